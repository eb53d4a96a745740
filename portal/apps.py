from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Carries what belongs to no single room: system checks and management commands."""

    name = "portal"
