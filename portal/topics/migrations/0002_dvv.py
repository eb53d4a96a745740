"""The topics to begin with: the programme areas of adult education and the categories seen in feeds.

Codes are those of the DVV categories 2.0; labels and plain words are ours and the office changes
them as it likes. A topic that somebody has changed is never touched again by a migration.
"""

from django.db import migrations

VERSION = "2.0"

# area: slug, label, plain words, synonyms
AREAS = {
    "4": ("sprachen", "Sprachen", "Eine Sprache lernen", "Fremdsprachen\nSprachkurs"),
    "6": (
        "grundbildung",
        "Grundbildung und Schulabschlüsse",
        "Lesen, Schreiben, Rechnen und Schulabschlüsse",
        "Alphabetisierung\nzweiter Bildungsweg",
    ),
    "5": ("arbeit-beruf", "Arbeit und Beruf", "Lernen für die Arbeit", "Weiterbildung\nEDV"),
    "3": ("gesundheit", "Gesundheit", "Gesund bleiben", "Bewegung\nErnährung"),
    "2": (
        "kultur-gestalten",
        "Kultur und Gestalten",
        "Kunst, Musik und selbst gestalten",
        "Kreativ",
    ),
    "1": (
        "politik-gesellschaft-umwelt",
        "Politik, Gesellschaft, Umwelt",
        "Zusammenleben, Politik und Umwelt",
        "Geschichte\nNatur",
    ),
}

# code: slug, label, plain words, synonyms
TOPICS = {
    "1.01": ("geschichte", "Geschichte und Heimatkunde", "Wie es früher war", "Stadtgeschichte\nZeitgeschichte"),
    "1.02": ("politik", "Politik und Zeitgeschehen", "Politik verstehen", "Demokratie"),
    "1.03": ("geld-recht-verbraucher", "Geld, Recht, Verbraucherfragen", "Geld und Verträge", "Finanzen\nAltersvorsorge"),
    "1.04": ("natur-umwelt", "Natur, Umwelt, Klima", "Natur und Umwelt", "Umweltschutz\nNachhaltigkeit"),
    "1.06": ("psychologie", "Psychologie", "Sich und andere verstehen", "Selbsterfahrung"),
    "1.07": ("medien-gesellschaft", "Medien und Gesellschaft", "Radio, Podcast, Nachrichten", "Medienkompetenz"),
    "1.08": ("philosophie-religion", "Philosophie, Ethik, Religion", "Über das Leben nachdenken", "Ethik"),
    "1.09": ("laender-reisen", "Länder und Reisen", "Andere Länder kennenlernen", "Länderkunde\nExkursion"),
    "1.11": ("ausdruck-auftreten", "Ausdruck und Auftreten", "Erzählen und auftreten", "Storytelling"),
    "2.01": ("kunsthandwerk", "Kunsthandwerk", "Mit den Händen arbeiten: Schmuck, Holz und mehr", "Goldschmieden\nHolz"),
    "2.02": ("literatur-schreiben", "Literatur und Schreiben", "Geschichten lesen und schreiben", "Kreatives Schreiben\nLesung"),
    "2.04": ("theater", "Theater und Schauspiel", "Theater spielen", "Schauspiel\nImprovisation"),
    "2.05": ("tanz", "Tanz", "Tanzen", "Salsa\nTango"),
    "2.06": ("kunst-kulturgeschichte", "Kunst- und Kulturgeschichte", "Kunst ansehen und verstehen", "Museum\nAusstellung"),
    "2.07": ("malen-zeichnen", "Malen und Zeichnen", "Malen und Zeichnen", "Aquarell\nAcryl\nDrucken"),
    "2.08": ("plastisches-gestalten", "Keramik und Bildhauerei", "Mit Ton und Stein gestalten", "Töpfern\nSkulptur"),
    "2.09": ("textil-mode", "Nähen, Textil, Mode", "Nähen und Stricken", "Schneidern\nHäkeln"),
    "2.11": ("fotografie", "Fotografie und Film", "Fotos und Filme machen", "Foto\nVideo\nBildbearbeitung"),
    "2.12": ("musik-hoeren", "Musik hören und verstehen", "Musik verstehen", "Musikgeschichte\nKonzert"),
    "2.13": ("musik-machen", "Singen und Instrumente", "Singen und Musik machen", "Gitarre\nChor\nTrommeln"),
    "3.01": ("entspannung", "Entspannung", "Zur Ruhe kommen", "Yoga\nQigong\nMeditation\nautogenes Training"),
    "3.02": ("bewegung-fitness", "Bewegung und Fitness", "Sport und Bewegung", "Gymnastik\nPilates\nRückenschule"),
    "3.03": ("gesund-wissen", "Gesundheitswissen", "Krankheiten vorbeugen", "Prävention\nWechseljahre"),
    "3.04": ("massage-naturheilkunde", "Massage und Naturheilkunde", "Massage und Hausmittel", "Babymassage\nFasten"),
    "3.05": ("kochen-ernaehrung", "Kochen und Ernährung", "Kochen und essen", "Backen\nErnährung"),
    "3.06": ("seelische-gesundheit", "Seelische Gesundheit", "Wenn es der Seele nicht gut geht", "Krisen\nTrauer"),
    "4.01": ("arabisch", "Arabisch", "Arabisch lernen", ""),
    "4.02": ("chinesisch", "Chinesisch", "Chinesisch lernen", "Mandarin"),
    "4.04": ("deutsch", "Deutsch als Fremd- oder Zweitsprache", "Deutsch lernen", "DaF\nDaZ\nIntegrationskurs\nDeutschkurs"),
    "4.06": ("englisch", "Englisch", "Englisch lernen", "English"),
    "4.08": ("franzoesisch", "Französisch", "Französisch lernen", "Français"),
    "4.09": ("italienisch", "Italienisch", "Italienisch lernen", "Italiano"),
    "4.10": ("japanisch", "Japanisch", "Japanisch lernen", ""),
    "4.14": ("niederlaendisch", "Niederländisch", "Niederländisch lernen", "Holländisch"),
    "4.15": ("norwegisch", "Norwegisch", "Norwegisch lernen", ""),
    "4.16": ("persisch", "Persisch", "Persisch lernen", "Farsi\nDari"),
    "4.17": ("polnisch", "Polnisch", "Polnisch lernen", ""),
    "4.19": ("russisch", "Russisch", "Russisch lernen", ""),
    "4.20": ("schwedisch", "Schwedisch", "Schwedisch lernen", ""),
    "4.22": ("spanisch", "Spanisch", "Spanisch lernen", "Español"),
    "4.24": ("tuerkisch", "Türkisch", "Türkisch lernen", ""),
    "4.26": ("weitere-sprachen", "Weitere Sprachen und Gebärdensprache", "Andere Sprachen und Gebärdensprache", "DGS"),
    "5.01": ("computer-internet", "Computer und Internet", "Computer, Handy und Internet", "EDV\nSmartphone\nWindows"),
    "5.02": ("buero-gestaltung", "Büroprogramme, Grafik, Online-Medien", "Excel, Bilder und Internetseiten", "Excel\nSocial Media\nLayout"),
    "5.03": ("programmieren-technik", "Programmieren und Technik", "Programmieren und zeichnen am Computer", "Python\nCAD"),
    "5.04": ("buchfuehrung-wirtschaft", "Buchführung und Wirtschaft", "Rechnungen, Buchführung, Steuern", "Rechnungswesen\nLohn"),
    "5.05": ("web-video", "Internetseiten und Video", "Internetseiten und Videos machen", "Webdesign\nWordPress"),
    "5.06": ("schluesselkompetenzen", "Kommunikation und Arbeitstechniken", "Reden, zuhören, sich organisieren", "Rhetorik\nKonflikte\nZeitmanagement"),
    "5.07": ("fuehrung-projekte", "Führung und Projekte", "Andere führen, Projekte leiten", "Projektmanagement\nExistenzgründung"),
    "5.08": ("coaching-verhandeln", "Coaching und Verhandeln", "Verhandeln und beraten", "Gesprächsführung"),
}  # fmt: skip

# Without a category that we know: slug, label, plain words, synonyms
BASICS = (
    ("lesen-schreiben", "Lesen und Schreiben", "Lesen und Schreiben lernen", "Alphabetisierung\nRechtschreibung"),
    ("rechnen", "Rechnen im Alltag", "Rechnen lernen", "Mathematik"),
    ("schulabschluss", "Schulabschlüsse", "Einen Schulabschluss nachholen", "Hauptschulabschluss\nmittlere Reife\nAbitur"),
)  # fmt: skip


def add(apps, schema_editor):
    Topic = apps.get_model("portal_topics", "Topic")
    areas = {}
    for position, (area, (slug, label, plain, synonyms)) in enumerate(AREAS.items()):
        areas[area], _ = Topic.objects.get_or_create(
            slug=slug,
            defaults={
                "label": label,
                "plain_label": plain,
                "synonyms": synonyms,
                "dvv_area": area,
                "dvv_version": VERSION,
                "position": position,
            },
        )
    for position, (code, (slug, label, plain, synonyms)) in enumerate(TOPICS.items()):
        Topic.objects.get_or_create(
            slug=slug,
            defaults={
                "parent": areas[code[0]],
                "label": label,
                "plain_label": plain,
                "synonyms": synonyms,
                "dvv_area": code[0],
                "dvv_code": code,
                "dvv_version": VERSION,
                "position": position,
            },
        )
    for position, (slug, label, plain, synonyms) in enumerate(BASICS):
        Topic.objects.get_or_create(
            slug=slug,
            defaults={
                "parent": areas["6"],
                "label": label,
                "plain_label": plain,
                "synonyms": synonyms,
                "dvv_area": "6",
                "position": position,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("portal_topics", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
