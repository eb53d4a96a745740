"""Putting back what the migrations made after a test that really commits.

Such a test ends with a flush of all tables, and with them go Wagtail's root page, the locales and
the group "Redaktion". Django's `serialized_rollback` cannot restore them (it stumbles over Wagtail's
trees and generic relations), so the rows are kept as they are and written back.
"""

from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def keep_migrated_state() -> None:
    """Remember all rows now; from here on every transactional test ends with exactly them."""
    rows = _read()

    def restore(self: TransactionTestCase) -> None:
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        _write(rows)

    TransactionTestCase._fixture_teardown = restore  # type: ignore[attr-defined]


def _read() -> Rows:
    rows: Rows = {}
    with connection.cursor() as cursor:
        # Only tables of installed models are flushed; the full-text tables of Wagtail's own
        # search are filled by signals and belong to no migration.
        for table in connection.introspection.django_table_names(
            only_existing=True, include_views=False
        ):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found = cursor.fetchall()
            if found and table != "django_migrations":
                rows[table] = ([column[0] for column in cursor.description], found)
    return rows


def _write(rows: Rows) -> None:
    # Foreign keys are checked at the end of the transaction, so the order of tables is free.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, found) in rows.items():
            names = ", ".join(connection.ops.quote_name(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})",
                found,
            )
        models = connection.introspection.installed_models(list(rows))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
