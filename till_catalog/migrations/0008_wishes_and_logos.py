"""Reports are counted in the cache; fields get words that no other catalogue translates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("till_catalog", "0007_rights_of_quality")]

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
    ]
