"""Who writes the catalogue also looks after what visitors report, what looks alike, and broken links."""

from django.db import migrations

from portal.roles import grant

RIGHTS = (
    "till_catalog.view_offerreport",
    "till_catalog.change_offerreport",
    "till_catalog.view_duplicatesuggestion",
    "till_catalog.change_duplicatesuggestion",
    "till_catalog.view_linkcheck",
)


def share(apps, schema_editor):
    for group in ("TILL-Redaktion", "TILL-Leitung"):
        grant(apps, group, RIGHTS)


class Migration(migrations.Migration):
    dependencies = [("till_catalog", "0006_mapping_and_drafts")]

    operations = [migrations.RunPython(share, migrations.RunPython.noop)]
