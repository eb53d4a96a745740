"""The test database, as processes of their own must be told it."""

from django.db import connection


def database_url() -> str:
    """Return the DATABASE_URL of the database this test works on."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    access = f"{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}"
    return f"postgres://{access}/{values['NAME']}"
