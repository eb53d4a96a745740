"""The catalogue in the admin."""

from wagtail import hooks

from .import_viewsets import ImportGroup

# -- imports ------------------------------------------------------------------------------------


@hooks.register("register_admin_viewset")
def register_imports() -> ImportGroup:
    return ImportGroup()
