"""Drafts of uploaded tables, and the rules for keywords with those to begin with.

The rules are what the code held until then, so that every feed is understood as before.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from portal.roles import grant


# Names of areas, shouted. They become topics and say nothing as keywords.
AREAS = {
    "POLITIK-GESELLSCHAFT-UMWELT": "1",
    "KULTUR": "2",
    "KULTUR-GESTALTEN": "2",
    "GESUNDHEIT": "3",
    "SPRACHEN": "4",
    "ARBEIT-BERUF-EDV": "5",
    "ARBEIT-BERUF": "5",
    "GRUNDBILDUNG": "6",
    "GRUNDBILDUNG-SCHULABSCHLÜSSE": "6",
}
# Keywords that stand for a DVV category 2.0, as observed together with it.
CODES = {
    "alphabetisierung": "6",
    "aquarellmalerei": "2.07",
    "acrylmalerei": "2.07",
    "edv": "5.01",
    "entspannung": "3.01",
    "excel": "5.02",
    "ernährung": "3.05",
    "foto": "2.11",
    "geschichte": "1.01",
    "gymnastik": "3.02",
    "kochen": "3.05",
    "kunsthandwerk": "2.01",
    "literatur": "2.02",
    "länderkunde": "1.09",
    "malen": "2.07",
    "musik": "2.13",
    "office": "5.02",
    "pilates": "3.02",
    "plastisches gestalten": "2.08",
    "politik": "1.02",
    "psychologie": "1.06",
    "rechnen": "6",
    "rechnungswesen": "5.04",
    "schauspiel": "2.04",
    "schlüsselqualifikationen": "5.06",
    "schreiben": "2.02",
    "tanz": "2.05",
    "textilgestaltung": "2.09",
    "theater": "2.04",
    "umwelt": "1.04",
    "yoga": "3.01",
    "zeichnen": "2.07",
}
# Weak words: an English course for work is about English. They count where nothing else is said.
WEAK_CODES = {"beruf": "5", "ehrenamt": "1"}
STOP = (
    "alle",
    "andere adressaten-gruppen",
    "bamf-kursplanung gemeldet",
    "bezirke",
    "präsenzkurs",
    "sonstige",
    "sonstiges",
    "veranstaltung",
    "welt",
)
ACRONYMS = (
    "BAMF BWL C CAD CMS CNC CSS DGS DTP DTZ DSH EDV GIMP GPS HTML IHK IT MPU NLP PC PHP SAP SQL "
    "TELC TOEFL VBA XML"
)


def share_rules(apps, schema_editor):
    """Who keeps topics and keywords keeps the rules, too."""
    kept = [f"till_catalog.{action}_keywordrule" for action in ("add", "change", "view")]
    grant(apps, "TILL-Redaktion", kept)
    grant(apps, "TILL-Leitung", [*kept, "till_catalog.delete_keywordrule"])


def add_rules(apps, schema_editor):
    KeywordRule = apps.get_model("till_catalog", "KeywordRule")
    Topic = apps.get_model("portal_topics", "Topic")
    codes = dict(Topic.objects.filter(dvv_version="2.0").values_list("dvv_code", "pk"))
    areas = Topic.objects.filter(parent=None, dvv_code="").values_list("dvv_area", "pk")
    topics = dict(areas) | codes

    def sorting(words, action):
        for word, code in words.items():
            # A city may have deleted a category: then its area is right.
            topic = topics.get(code) or topics.get(code[0])
            if topic is not None:
                yield KeywordRule(word=word, action=action, topic_id=topic)

    KeywordRule.objects.bulk_create(
        [
            *sorting(AREAS, "topic"),
            *sorting(CODES, "topic"),
            *sorting(WEAK_CODES, "weak_topic"),
            *(KeywordRule(word=word, action="stop") for word in (*AREAS, *STOP)),
            *(KeywordRule(word=word, action="rename", spelling=word) for word in ACRONYMS.split()),
        ]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("portal_topics", "0002_dvv"),
        ("till_catalog", "0005_life_of_offers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="importsource",
            name="format",
            field=models.CharField(
                choices=[
                    ("openvhs", "Open-vhs 1.2 (XML)"),
                    ("berlin", "Kurse Berlin (JSON)"),
                    ("csv", "Tabelle (CSV)"),
                ],
                max_length=10,
                verbose_name="Format",
            ),
        ),
        migrations.CreateModel(
            name="ImportDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="Dateiname")),
                (
                    "columns",
                    models.JSONField(
                        default=list, help_text="Die Spalten der Datei in ihrer Reihenfolge."
                    ),
                ),
                (
                    "notes",
                    models.JSONField(
                        default=list, help_text="Hinweise, die die ganze Datei betreffen."
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="hochgeladen")),
                ("changed_at", models.DateTimeField(verbose_name="zuletzt geändert")),
                ("version", models.PositiveIntegerField(default=1)),
                ("checked", models.BooleanField(default=False)),
                ("published_version", models.PositiveIntegerField(default=0)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hochgeladen von",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="drafts",
                        to="till_catalog.importrun",
                        verbose_name="Importlauf",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="till_catalog.importsource",
                        verbose_name="Importquelle",
                    ),
                ),
            ],
            options={
                "verbose_name": "Entwurf",
                "verbose_name_plural": "Entwürfe",
                "ordering": ("-changed_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="Zeile")),
                (
                    "key",
                    models.CharField(blank=True, max_length=200, verbose_name="Angebotsnummer"),
                ),
                ("cells", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "neu"),
                            ("changed", "geändert"),
                            ("unchanged", "unverändert"),
                            ("rejected", "abgelehnt"),
                        ],
                        max_length=9,
                        verbose_name="Ergebnis",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("error", "Fehler"), ("warning", "Warnung")],
                        max_length=7,
                        verbose_name="Schwere",
                    ),
                ),
                ("problems", models.JSONField(default=list)),
                ("shown", models.JSONField(default=dict)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="till_catalog.importdraft",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zeile eines Entwurfs",
                "verbose_name_plural": "Zeilen eines Entwurfs",
                "ordering": ("number",),
                "indexes": [
                    models.Index(fields=["draft", "key"], name="till_catalog_draftrow_key")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "number"), name="till_catalog_draftrow_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeywordRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        help_text="Ein Wort ganz in Großbuchstaben (KULTUR) gilt nur für diese Schreibweise. Bei allen anderen ist es gleich, wie Groß- und Kleinbuchstaben verteilt sind.",
                        max_length=100,
                        verbose_name="Schlagwort",
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("topic", "gehört zu einem Thema"),
                            (
                                "weak_topic",
                                "gehört zu einem Thema, wenn kein anderes Wort eines nennt",
                            ),
                            ("stop", "wird nicht gezeigt"),
                            ("rename", "wird so geschrieben"),
                        ],
                        max_length=10,
                        verbose_name="Was geschieht",
                    ),
                ),
                (
                    "spelling",
                    models.CharField(
                        blank=True,
                        help_text="Nur wenn das Wort anders geschrieben wird, zum Beispiel EDV.",
                        max_length=100,
                        verbose_name="Schreibweise",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nur wenn das Wort zu einem Thema gehört.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keyword_rules",
                        to="portal_topics.topic",
                        verbose_name="Thema",
                    ),
                ),
            ],
            options={
                "verbose_name": "Regel für Schlagwörter",
                "verbose_name_plural": "Regeln für Schlagwörter",
                "ordering": ("word", "action"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("word", "action"),
                        name="till_catalog_keywordrule_unique",
                        violation_error_message="Für dieses Wort gibt es schon eine solche Regel.",
                    )
                ],
            },
        ),
        migrations.RunPython(add_rules, migrations.RunPython.noop),
        migrations.RunPython(share_rules, migrations.RunPython.noop),
    ]
