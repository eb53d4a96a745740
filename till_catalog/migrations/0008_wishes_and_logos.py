"""Reports are counted in the cache; fields get words that no other catalogue translates; a wish may be
of certain people; who edits providers may choose and upload their logos."""

from django.db import migrations, models

from portal.roles import grant_in_all_collections


def share_images(apps, schema_editor):
    """Whoever adds an image may also change and delete that one; nobody else's."""
    for group in ("TILL-Redaktion", "TILL-Leitung"):
        grant_in_all_collections(
            apps, group, ["wagtailimages.choose_image", "wagtailimages.add_image"]
        )


class Migration(migrations.Migration):
    dependencies = [
        ("till_catalog", "0007_rights_of_quality"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [
        migrations.DeleteModel(name="ReportCount"),
        migrations.AlterField(
            model_name="offer",
            name="funding",
            field=models.ManyToManyField(
                blank=True,
                related_name="offers",
                through="till_catalog.OfferFunding",
                to="till_catalog.fundingprogramme",
                verbose_name="Förderungen",
            ),
        ),
        migrations.AlterField(
            model_name="sessiondate",
            name="date",
            field=models.DateField(verbose_name="Datum"),
        ),
        migrations.AddField(
            model_name="wish",
            name="target_groups",
            field=models.ManyToManyField(
                blank=True,
                help_text="Gefunden wird, was für wenigstens eine dieser Gruppen ist. Haben Sie auch"
                " Themen gewählt, muss beides passen.",
                related_name="wishes",
                to="till_catalog.targetgroup",
                verbose_name="Zielgruppen",
            ),
        ),
        migrations.AlterField(
            model_name="wish",
            name="words",
            field=models.CharField(
                blank=True,
                help_text="Wo nichts davon passt: was Sie selbst in die Suche eingeben würden.",
                max_length=80,
                verbose_name="Suchwörter",
            ),
        ),
        migrations.RunPython(share_images, migrations.RunPython.noop),
    ]
