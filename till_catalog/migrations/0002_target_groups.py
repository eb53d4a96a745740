"""The target groups to begin with, with the spellings under which feeds name them."""

from django.db import migrations

# slug, label, further spellings
GROUPS = (
    ("aeltere", "Ältere Menschen", "Ältere\nSenioren\nSeniorinnen und Senioren\nAltersübergang"),
    ("arbeitsuchende", "Arbeitsuchende", "Arbeitslose\nArbeitssuchende\nErwerbslose"),
    ("beschaeftigte", "Berufstätige", "Beschäftigte\nArbeitnehmer\nArbeitnehmerinnen und Arbeitnehmer"),
    ("ehrenamtliche", "Ehrenamtliche", "Ehrenamt\nFreiwillige"),
    ("eltern", "Eltern", "Mütter\nVäter"),
    ("familien", "Familien", "Eltern und Kinder"),
    ("frauen", "Frauen", "Mädchen und Frauen"),
    ("gefluechtete", "Geflüchtete", "Flüchtlinge\nAsylsuchende"),
    ("jugendliche", "Jugendliche", "Junge Erwachsene\nJugendliche und junge Erwachsene"),
    ("kinder", "Kinder", "Schulkinder"),
    ("maenner", "Männer", ""),
    (
        "menschen-mit-behinderung",
        "Menschen mit Behinderung",
        "Behinderte\nMenschen mit Behinderungen\nMenschen mit Beeinträchtigung",
    ),
    (
        "lesen-lernen",
        "Menschen, die lesen und schreiben lernen",
        "Analphabeten\nAnalphabet/inn/en\nAnalphabeten nicht dt. Mutterspr.",
    ),
    (
        "zugewanderte",
        "Zugewanderte",
        "Menschen mit Migrationshintergrund\nMigranten\nMigrant/innen\nMigrant/innnen",
    ),
)  # fmt: skip


def add(apps, schema_editor):
    TargetGroup = apps.get_model("till_catalog", "TargetGroup")
    for slug, label, synonyms in GROUPS:
        TargetGroup.objects.get_or_create(
            slug=slug, defaults={"label": label, "synonyms": synonyms}
        )


class Migration(migrations.Migration):
    dependencies = [("till_catalog", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
