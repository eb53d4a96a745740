"""News as an education office might write them. Facts about places are real, what happens is an example."""

from dataclasses import dataclass

from portal.pages.demo.parts import Part, button, heading, notice, points, text

_EXAMPLE = "Beispielmeldung: Was hier geschieht, ist erfunden."


@dataclass(frozen=True, kw_only=True)
class Correction:
    days_ago: int
    wrong: str
    right: str


@dataclass(frozen=True, kw_only=True)
class DemoArticle:
    """A piece of news. `picture` names one of `pictures.PICTURES`, as do the parts made by `figure`."""

    slug: str
    title: str
    teaser: str
    days_ago: int
    picture: str
    body: tuple[Part, ...]
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str = ""
    corrections: tuple[Correction, ...] = ()


def figure(picture: str, caption: str) -> Part:
    """A picture in the text; the build puts the image in the place of its name."""
    return "image", {"image": picture, "caption": caption}


def quote(words: str, source: str) -> Part:
    return "quote", {"quote": words, "source": source}


def downloads(*names: str) -> Part:
    """Documents; the build puts them in the place of their names."""
    return "documents", {"title": "Zum Herunterladen", "documents": list(names)}


RESULTS = "bildungskonferenz-ergebnisse"
_RESULTS = """Ergebnisse der Bildungskonferenz (Beispiel)

1. Übergänge: Kita, Schule und Beruf reden früher miteinander.
2. Grundbildung: Beratung kommt dorthin, wo Menschen ohnehin sind.
3. Ankommen: Ein Wegweiser in einfacher Sprache.
4. Zahlen: Ein Bericht im Jahr, den alle verstehen.
"""
DOCUMENTS = {RESULTS: ("Ergebnisse der Bildungskonferenz (Beispiel)", _RESULTS)}

ARTICLES = (
    DemoArticle(
        slug="bildungskonferenz-rueckblick",
        title="Bildungskonferenz: Vier Vorhaben für das nächste Jahr",
        teaser="Einmal im Jahr treffen sich alle, die in Trier mit Bildung zu tun haben. Diesmal ging "
        "es um Übergänge: Was hilft, wenn ein neuer Abschnitt beginnt?",
        days_ago=6,
        picture="saal",
        topics=("politik",),
        tags=("Bildungskonferenz", "Übergänge"),
        corrections=(
            Correction(
                days_ago=3,
                wrong="Wir haben zuerst geschrieben, das zweite Vorhaben beginne im Januar.",
                right="Es beginnt nach den Osterferien.",
            ),
        ),
        body=(
            notice(_EXAMPLE),
            text(
                "Rund 120 Menschen aus Kitas, Schulen, Betrieben, Vereinen und Verwaltung kamen zur "
                "Bildungskonferenz der Stadt. Am Vormittag hörten sie zu, am Nachmittag arbeiteten "
                "sie in vier Gruppen.",
            ),
            heading("Was uns beschäftigt hat"),
            text(
                "Wer von der Kita in die Schule kommt, von der Schule in den Beruf oder aus einem "
                "anderen Land nach Trier, muss vieles auf einmal verstehen. Die Gruppen haben "
                "gesammelt, was dabei gut läuft und wo etwas fehlt.",
            ),
            figure("wand", "In den Arbeitsgruppen: erst sammeln, dann ordnen."),
            quote(
                "Wir wissen viel voneinander, aber wir erzählen es uns zu selten.",
                "aus der Arbeitsgruppe „Von der Schule in den Beruf“",
            ),
            heading("Was daraus wird"),
            points(
                "<b>Übergänge:</b> Kita, Schule und Beruf laden sich gegenseitig ein.",
                "<b>Grundbildung:</b> Die Beratung geht nach den Osterferien in zwei Stadtteile.",
                "<b>Ankommen:</b> Ein Wegweiser in einfacher Sprache entsteht.",
                "<b>Zahlen:</b> Der Bildungsbericht bekommt eine kurze Fassung für alle.",
            ),
            figure("tisch", "Am Nachmittag sprachen vier Gruppen über je ein Vorhaben."),
            downloads(RESULTS),
        ),
    ),
    DemoArticle(
        slug="lerntreff-neue-zeiten",
        title="Lerntreff in der Stadtbibliothek: jetzt auch am Samstag",
        teaser="Lernen, üben, fragen: Der Lerntreff ist künftig auch am Samstagvormittag offen.",
        days_ago=15,
        picture="lerntreff",
        topics=("lesen-schreiben",),
        tags=("Lerntreff", "Stadtbibliothek"),
        author="Stadtbibliothek (Beispiel)",
        body=(
            notice(_EXAMPLE),
            text(
                "Viele haben danach gefragt: Wer in der Woche arbeitet, kann nachmittags nicht in den "
                "Lerntreff kommen. Deshalb ist er nun auch samstags von 10 bis 13 Uhr offen.",
                "Sie müssen sich nicht anmelden. Es kostet nichts. Eine Lernbegleiterin oder ein "
                "Lernbegleiter ist da und hilft, wenn Sie möchten.",
            ),
            button("Alles über den Lerntreff", "/programme/lerntreff/"),
        ),
    ),
    DemoArticle(
        slug="bildungsgespraech-kita-schule",
        title="Bildungsgespräch: Von der Kita in die Grundschule",
        teaser="Etwa viermal im Jahr laden wir zum Bildungsgespräch. Diesmal reden Eltern, Kitas und "
        "Schulen über den ersten Schultag.",
        days_ago=34,
        picture="tisch",
        topics=("politik",),
        tags=("Bildungsgespräch", "Übergänge"),
        body=(
            notice(_EXAMPLE),
            text(
                "Was braucht ein Kind, damit der Anfang in der Schule gelingt? Darüber sprachen "
                "dreißig Menschen einen Abend lang. Sie waren sich einig: Am meisten hilft, wenn "
                "Kinder ihre Schule schon vorher kennen.",
            ),
            heading("Drei Ideen zum Mitnehmen"),
            points(
                "Patenklassen: Ein Kind aus der vierten Klasse begleitet ein Kind aus der Kita.",
                "Ein Blatt für alle: Was Eltern bis zum Sommer erledigen müssen, auf einer Seite.",
                "Ein Schnuppertag in jedem Schulhof.",
            ),
        ),
    ),
    DemoArticle(
        slug="mint-woche",
        title="MINT-Woche: Eine Brücke aus Papier trägt ein Buch",
        teaser="Bauen, messen, staunen: In der MINT-Woche konnten Kinder und Jugendliche alles anfassen.",
        days_ago=62,
        picture="bruecke",
        topics=("programmieren-technik",),
        tags=("MINT", "Ferien"),
        body=(
            notice(_EXAMPLE),
            text(
                "Wie viel Gewicht hält ein Blatt Papier? Mehr, als man denkt, wenn man es richtig "
                "faltet. In der MINT-Woche haben Kinder Brücken gebaut, Wasser aus der Mosel unter dem "
                "Mikroskop angeschaut und kleine Roboter programmiert.",
                "Schulen, Hochschulen und Betriebe haben dafür ihre Türen geöffnet.",
            ),
            button("MINT-Kurse ansehen", "/kurse/?thema=programmieren-technik"),
        ),
    ),
    DemoArticle(
        slug="buendnis-tagt",
        title="Bündnis für Grundbildung: Beratung, die zu den Menschen kommt",
        teaser="Das Bündnis für Alphabetisierung und Grundbildung plant Sprechstunden in den Stadtteilen.",
        days_ago=95,
        picture="buchstaben",
        topics=("lesen-schreiben",),
        tags=("Grundbildung",),
        body=(
            notice(_EXAMPLE),
            text(
                "Wer nicht gut lesen und schreiben kann, sucht selten von sich aus eine Beratung auf. "
                "Deshalb möchte das Bündnis dorthin gehen, wo Menschen ohnehin sind: in Quartierszentren, "
                "Kitas und Betriebe.",
                "Die Mitglieder haben vereinbart, wer welche Sprechstunde übernimmt.",
            ),
            button("Mehr über das Bündnis", "/programme/lesen-und-schreiben/"),
        ),
    ),
    DemoArticle(
        slug="lesepaten-gesucht",
        title="Lesepatinnen und Lesepaten: Wer hat eine Stunde Zeit?",
        teaser="Ein Buch, ein Kind, eine Stunde in der Woche. Drei Grundschulen suchen Verstärkung.",
        days_ago=160,
        picture="vorlesen",
        topics=("lesen-schreiben", "literatur-schreiben"),
        tags=("Lesepaten", "Ehrenamt"),
        body=(
            notice(_EXAMPLE),
            text(
                "Lesepatinnen und Lesepaten hören zu, wenn Kinder vorlesen, und lesen selbst vor. Sie "
                "brauchen dafür keine Ausbildung. Wir führen Sie ein und sind für Sie da.",
            ),
            button("So werden Sie Lesepatin oder Lesepate", "/mitmachen/lesepaten/"),
        ),
    ),
    DemoArticle(
        slug="neu-in-trier-wegweiser",
        title="Neu in Trier: Wer hilft beim Ankommen?",
        teaser="Die Bildungskoordination für Neuzugewanderte hat gefragt, was den Anfang leichter macht.",
        days_ago=410,
        picture="willkommen",
        topics=("deutsch",),
        tags=("Ankommen",),
        body=(
            notice(_EXAMPLE),
            text(
                "Ein Sprachkurs, ein Platz in der Kita, ein anerkanntes Zeugnis: Wer neu nach Trier "
                "kommt, braucht oft alles zugleich. Wir haben mit Menschen gesprochen, die das gerade "
                "erleben, und mit denen, die sie begleiten.",
                "Was sie sagen, fließt in die zentrale Bildungsdatenbank ein. Aus ihr entstehen die "
                "Berichte für den Stadtrat, immer ohne Angaben zu einzelnen Menschen.",
            ),
            button("Deutschkurse ansehen", "/kurse/?thema=deutsch"),
        ),
    ),
)
