"""What a searcher types into the example catalogue, and what must come, with the reason each.

Offers are named by their key in `till_catalog.demo`; `titles` turns keys into titles. The table is
run on every engine. Conditions: `first`: these are the top hits, in any order among themselves;
`contains`: these are among all hits; `exactly`: these and no others; `absent`: these are not.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from till_catalog.demo.catalogue import OFFERS

_TITLES = {offer.key: offer.title for offer in OFFERS}


@dataclass(frozen=True, kw_only=True)
class Golden:
    """One question with the parameters of /kurse/, and what its answer must be."""

    reason: str
    ask: dict[str, str | tuple[str, ...]]
    first: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    exactly: tuple[str, ...] | None = None
    absent: tuple[str, ...] = field(default=())
    no_words: bool = False
    did_you_mean: str = ""

    @property
    def address(self) -> str:
        """Return the question as it stands in an address."""
        return urlencode(self.ask, doseq=True)

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}"


def titles(keys: tuple[str, ...]) -> set[str]:
    """Return the titles of offers given by key."""
    return {_TITLES[key] for key in keys}


_EXCEL = ("excel-grundlagen", "excel-aufbau")
_DGS = ("dgs-1", "dgs-2")
_INTEGRATION = ("integrationskurs-allgemein", "integrationskurs-eltern", "integrationskurs-alpha")
_ALPHABET = ("lesen-alpha1", "alphabetisierungskurs-2", "integrationskurs-alpha", "elternabc")

GOLDEN: tuple[Golden, ...] = (
    # -- words and their forms
    Golden(reason="the word itself", ask={"q": "Zumba"}, exactly=("zumba",)),
    Golden(reason="singular and plural meet", ask={"q": "Integrationskurse"}, first=_INTEGRATION),
    Golden(
        reason="a compound finds its parts", ask={"q": "Alphabetisierungskurs"}, contains=_ALPHABET
    ),
    Golden(
        reason="its own title comes first",
        ask={"q": "Alphabetisierungskurs"},
        first=("alphabetisierungskurs-2",),
    ),
    Golden(
        reason="parts written apart find compounds",
        ask={"q": "Integration Kurs"},
        first=_INTEGRATION,
    ),
    Golden(
        reason="a part inside a compound title", ask={"q": "Bäume"}, contains=("obstbaumschnitt",)
    ),
    Golden(reason="ss for ß", ask={"q": "schweissen"}, exactly=("schweissen",)),
    Golden(reason="ß itself", ask={"q": "schweißen"}, exactly=("schweissen",)),
    Golden(reason="an umlaut", ask={"q": "Gebärdensprache"}, first=_DGS),
    Golden(reason="ae for ä", ask={"q": "Gebaerdensprache"}, first=_DGS),
    Golden(reason="an umlaut forgotten", ask={"q": "Gebardensprache"}, first=_DGS),
    Golden(reason="ue for ü", ask={"q": "Fuehrerschein"}, first=("fuehrerschein-theorie",)),
    Golden(reason="case does not matter", ask={"q": "eXCEL"}, first=_EXCEL),
    Golden(
        reason="a slip finds what is written alike, and the right spelling is proposed",
        ask={"q": "Pfelgekräfte"},
        exactly=("deutsch-pflege",),
        did_you_mean="Pflegekräfte",
    ),
    Golden(
        reason="a word nobody uses finds those that begin like it",
        ask={"q": "Alphabetisieren"},
        contains=("alphabetisierungskurs-2",),
    ),
    Golden(
        reason="a minus leaves out what the word would find",
        ask={"q": "Erste Hilfe -Grundkurs"},
        absent=("erste-hilfe",),
    ),
    Golden(
        reason="a phrase stands in the text as it was typed",
        ask={"q": '"Grundkurs an einem Tag"'},
        exactly=("erste-hilfe",),
    ),
    Golden(reason="nothing at all", ask={"q": "xyzabcquark"}, exactly=()),
    # -- forms of gender
    Golden(
        reason="the male form finds both",
        ask={"q": "Lehrer"},
        contains=("lehrkraefte-ki", "deutsch-online-a1"),
    ),
    Golden(
        reason="the female plural finds both",
        ask={"q": "Lehrerinnen"},
        contains=("lehrkraefte-ki", "deutsch-online-a1"),
    ),
    Golden(
        reason="a colon is no word's end", ask={"q": "Gründer"}, contains=("existenzgruendung",)
    ),
    Golden(
        reason="typed with a colon", ask={"q": "Gründer:innen"}, contains=("existenzgruendung",)
    ),
    Golden(
        reason="the ending :innen is no word",
        ask={"q": "Bürger:innen"},
        contains=("demokratie-werkstatt",),
    ),
    # -- names that a tokeniser breaks
    Golden(reason="C++ is not C", ask={"q": "C++"}, exactly=("cpp-aufbau",)),
    Golden(reason="C# is not C", ask={"q": "C#"}, exactly=("csharp-net",)),
    Golden(
        reason="C is not C++",
        ask={"q": "programmieren in C"},
        first=("c-mikrocontroller",),
    ),
    Golden(
        reason="B 2 typed with a blank",
        ask={"q": "Deutsch B 2"},
        exactly=("deutsch-b2-abend", "berufssprachkurs-b2", "deutsch-pflege"),
    ),
    Golden(
        reason="B2 finds the title with a blank",
        ask={"q": "Deutsch B2"},
        exactly=("deutsch-b2-abend", "berufssprachkurs-b2", "deutsch-pflege"),
    ),
    # -- stop words
    Golden(reason="stop words alone are no words", ask={"q": "der die das"}, no_words=True),
    Golden(
        reason="a title of stop words cannot be asked for, but is listed",
        ask={"q": "So sein, wie wir sind"},
        no_words=True,
        contains=("so-sein-wie-wir-sind",),
    ),
    Golden(reason="stop words do not narrow", ask={"q": "der C++ Kurs"}, first=("cpp-aufbau",)),
    # -- what stands beside the title
    Golden(
        reason="a topic's synonym", ask={"q": "DaF"}, contains=("deutsch-b2-abend", "deutsch-c1")
    ),
    Golden(reason="a provider", ask={"q": "Tüftelwerk"}, contains=("roboter", "mint-samstag")),
    Golden(reason="a place as a word", ask={"q": "Yoga Saarburg"}, first=("yoga-abend",)),
    Golden(
        reason="a keyword",
        ask={"q": "MINT"},
        first=("mint-samstag", "roboter", "maedchen-technik", "sternwarte"),
    ),
    Golden(
        reason="a keyword not in the title",
        ask={"q": "Bildungsurlaub"},
        first=("business-english",),
    ),
    # -- filters
    Golden(
        reason="a language",
        ask={"sprache": "lb"},
        exactly=("luxemburgisch-a1", "luxemburgisch-a2-online"),
    ),
    Golden(
        reason="a level in a range",
        ask={"niveau": "alpha2"},
        exactly=("alphabetisierungskurs-2", "elternabc"),
    ),
    Golden(
        reason="two values of one filter mean either",
        ask={"sprache": ("ja", "pl")},
        exactly=("japanisch-a1", "polnisch-a1"),
    ),
    Golden(
        reason="a weekend run has no day from Monday to Thursday",
        ask={"tageszeit": "wochenende", "sprache": "en"},
        exactly=("englisch-reise",),
    ),
    Golden(
        reason="a topic with the topics below it",
        ask={"thema": "grundbildung", "niveau": "alpha4"},
        exactly=("rechtschreibung-alpha4", "lesekreis-leicht"),
    ),
    Golden(
        reason="free is free: an unknown price is none",
        ask={"kostenlos": "1", "thema": "gesund-wissen"},
        exactly=("wechseljahre",),
    ),
    Golden(
        reason="the cheapest run counts",
        ask={"preis_max": "15", "thema": "psychologie"},
        exactly=("papa-samstag", "oma-opa-kurs", "psychologie-schlaf"),
    ),
    # -- place
    Golden(
        reason="far away by distance, online offers stay in",
        ask={"q": "Englisch", "ort": "Hermeskeil", "umkreis": "5"},
        exactly=("englisch-reise", "englisch-b1-konversation"),
    ),
    Golden(
        reason="a run of unknown place is outside every radius",
        ask={"q": "Schwimmen", "ort": "54290", "umkreis": "200"},
        exactly=(),
    ),
    Golden(
        reason="without a radius it is there", ask={"q": "Schwimmen"}, exactly=("schwimmen-frauen",)
    ),
    Golden(
        reason="across the border",
        ask={"thema": "franzoesisch", "ort": "Wasserbillig", "umkreis": "5"},
        exactly=("franzoesisch-grenze",),
    ),
    # -- one and the same run
    Golden(
        reason="Thursday is in Saarburg, Trier is on other days",
        ask={"q": "Yoga", "wochentag": "do", "ort": "54290", "umkreis": "5"},
        contains=("yoga-stuhl",),
        absent=("yoga-abend",),
    ),
    Golden(
        reason="the Sunday of Erste Hilfe is in Wittlich",
        ask={"q": "Erste Hilfe", "wochentag": "so", "ort": "54290", "umkreis": "10"},
        absent=("erste-hilfe",),
    ),
    Golden(
        reason="a cancelled run is none",
        ask={"q": "Irland", "ort": "Schweich", "umkreis": "5"},
        exactly=(),
    ),
    # -- language, persons, money, form
    Golden(
        reason="taught in a language is not teaching it",
        ask={"unterrichtssprache": "ar"},
        exactly=("deutsch-einstufung", "vorlesestunde", "mietrecht"),
        absent=("arabisch-a1",),
    ),
    Golden(
        reason="English in English",
        ask={"sprache": "en", "unterrichtssprache": "en"},
        exactly=("englisch-b1-konversation", "englisch-c1", "business-english"),
    ),
    Golden(
        reason="an empty teaching language is unknown, not German",
        ask={"q": "Zumba", "unterrichtssprache": "de"},
        exactly=(),
    ),
    Golden(
        reason="a target group",
        ask={"zielgruppe": "maenner"},
        exactly=("papa-samstag", "schweissen", "kinderbetreuung-qualifizierung"),
    ),
    Golden(
        reason="paid leave, by its recognition and not by a word",
        ask={"foerderung": "bildungsfreistellung_rlp"},
        exactly=("projektmanagement", "business-english", "italienisch-a2-kompakt"),
    ),
    Golden(
        reason="two ways of funding mean either",
        ask={"foerderung": ("avgs", "berufssprachkurs")},
        exactly=(
            "existenzgruendung",
            "wiedereinstieg-frauen",
            "beratung-frauen",
            "deutsch-pflege",
            "berufssprachkurs-b2",
        ),
    ),
    Golden(
        reason="exams of languages",
        ask={"art": "pruefung", "thema": "sprachen"},
        exactly=("deutsch-pruefung-b1",),
    ),
    Golden(
        reason="a certificate of a trade",
        ask={"abschluss": "industry"},
        exactly=("schweissen",),
    ),
    Golden(
        reason="a week of leave",
        ask={"dauer": "woche", "foerderung": "bildungsfreistellung_rlp"},
        exactly=("business-english", "italienisch-a2-kompakt", "projektmanagement"),
    ),
    Golden(
        reason="more than half a year",
        ask={"dauer": "laenger", "thema": "grundbildung"},
        exactly=("integrationskurs-alpha", "berufsreife", "realschulabschluss", "abitur-online"),
    ),
    # -- access
    Golden(
        reason="an interpreter for signs",
        ask={"barrierefrei": "gebaerdensprache", "thema": "gesundheit"},
        exactly=("wechseljahre",),
    ),
    Golden(
        reason="several needs must all be met",
        ask={"barrierefrei": ("kinderbetreuung", "leichte-sprache")},
        exactly=("elternabc", "ernaehrung-guenstig"),
    ),
    Golden(
        reason="of house and course together",
        ask={"barrierefrei": ("hoeranlage", "langsam"), "sprache": "en"},
        exactly=("englisch-a2-vormittag",),
    ),
    Golden(
        reason="nobody said so: unknown is not yes",
        ask={"barrierefrei": "hoeranlage", "q": "Zumba"},
        exactly=(),
    ),
    Golden(
        reason="nobody said no: on request unknown is enough",
        ask={"barrierefrei": ("hoeranlage", "auch-ohne-angabe"), "q": "Zumba"},
        exactly=("zumba",),
    ),
    Golden(
        reason="a no stays a no",
        ask={
            "barrierefrei": ("digital", "auch-ohne-angabe"),
            "form": "selbstlernen",
        },
        exactly=("niederlaendisch-selbst", "word-selbst"),
        absent=("meditation-app",),
    ),
    Golden(
        reason="at home there are no steps",
        ask={"barrierefrei": "stufenfrei", "form": "online", "sprache": "lb"},
        exactly=("luxemburgisch-a2-online",),
    ),
    # -- places, and everything at once
    Golden(
        reason="what needs no registration has a place",
        ask={"plaetze": "frei", "thema": "sprachen", "art": "beratung"},
        exactly=("deutsch-einstufung", "sprachberatung"),
    ),
    Golden(
        reason="an evening course B1 with a free place and no steps for under 150 euro",
        ask={
            "sprache": "de",
            "niveau": "b1",
            "ort": "54290",
            "umkreis": "10",
            "tageszeit": "abend",
            "preis_max": "150",
            "plaetze": "frei",
            "barrierefrei": "stufenfrei",
        },
        exactly=("deutsch-b1-abend",),
    ),
    Golden(
        reason="the cheaper run of the same course has steps",
        ask={
            "sprache": "de",
            "niveau": "b1",
            "tageszeit": "abend",
            "preis_max": "140",
            "plaetze": "frei",
            "barrierefrei": "stufenfrei",
        },
        exactly=(),
    ),
    Golden(
        reason="the run with the hearing loop is full, the free one is in the morning",
        ask={
            "sprache": "de",
            "niveau": "b1",
            "tageszeit": "abend",
            "plaetze": "frei",
            "barrierefrei": "hoeranlage",
        },
        exactly=(),
    ),
    # -- what must not be found
    Golden(reason="what is over", ask={"q": "Weinlese"}, absent=("weinlese-vortrag",)),
    Golden(reason="what is a draft", ask={"q": "Bürgerhaushalt"}, absent=("buergerhaushalt",)),
)

# What was typed -> a completion that must be offered.
SUGGESTIONS: tuple[tuple[str, str], ...] = (
    ("übu", "Übungen"),
    ("uebu", "Übungen"),
    ("ubu", "Übungen"),
    ("integ", "Integrationskurs"),
    ("fran", "Französisch"),
    ("franzö", "Französisch"),
)
