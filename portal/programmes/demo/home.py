"""The ways in and the doors of the start page."""

from portal.pages.demo.parts import Door, Way

WAYS = (
    Way(label="Lesen und Schreiben", address="/kurse/?thema=lesen-schreiben"),
    Way(label="Deutsch lernen", address="/kurse/?thema=deutsch"),
    Way(label="Arbeit und Beruf", address="/kurse/?thema=arbeit-beruf"),
    Way(label="Computer und Handy", address="/kurse/?thema=computer-internet"),
    Way(label="Schulabschluss", address="/kurse/?thema=schulabschluss"),
    Way(label="Mit Kindern", address="/kurse/?q=Kinder"),
)

DOORS = (
    Door(
        slug="lerntreff",
        title="Lerntreff",
        text="Beratung und Lernplätze in der Stadtbibliothek. Einfach vorbeikommen.",
        illustration="lamp",
    ),
    Door(
        slug="mint",
        title="MINT-Lernen in Trier",
        text="Ausprobieren, bauen, verstehen: Angebote für Kinder und Jugendliche.",
        illustration="mint",
    ),
    Door(
        slug="lesen-und-schreiben",
        title="Lesen und Schreiben",
        text="Das Bündnis für Alphabetisierung und Grundbildung hilft weiter.",
        illustration="book",
    ),
)
