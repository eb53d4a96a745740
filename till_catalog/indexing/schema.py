"""The index `offers`: one document per offer, its current runs as parts."""

from search.contract import (
    IndexSchema,
    KeywordField,
    NumberField,
    PartSchema,
    Ranking,
    TextField,
)

from ..domain.access import possible
from ..enums import (
    CertificateType,
    Completeness,
    Daypart,
    DeliveryMode,
    Duration,
    Level,
    Need,
    OfferKind,
    Weekday,
)

WEEKEND = "wochenende"
ONLINE = "online"
PLACE_UNKNOWN = "unbekannt"
FREE, FREE_UNKNOWN = "frei", "unbekannt"  # of places; a run that is full has neither
NEWNESS = "neu"  # the least number is the newest offer
REMOTE_MODES = frozenset({DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE})

SCHEMA = IndexSchema(
    name="offers",
    texts=(
        TextField(name="title", weight=3.0, suggest=True),
        TextField(name="keywords", weight=2.0),
        TextField(name="description"),
    ),
    keywords=(
        KeywordField(name="thema", multiple=True),
        KeywordField(name="anbieter"),
        KeywordField(name="form", values=tuple(DeliveryMode.values)),
        KeywordField(name="niveau", multiple=True, values=tuple(Level.values)),
        KeywordField(name="sprache", multiple=True),
        KeywordField(name="unterrichtssprache", multiple=True),
        KeywordField(name="zielgruppe", multiple=True),
        KeywordField(name="foerderung", multiple=True),
        KeywordField(name="art", values=tuple(OfferKind.values)),
        KeywordField(name="abschluss", values=tuple(filter(None, CertificateType.values))),
        KeywordField(name="guete", values=tuple(Completeness.values)),
    ),
    numbers=(NumberField(name=NEWNESS),),
    parts=PartSchema(
        keywords=(
            KeywordField(name="wochentag", multiple=True, values=tuple(Weekday.values)),
            KeywordField(name="tageszeit", multiple=True, values=(*Daypart.values, WEEKEND)),
            KeywordField(name="ort", multiple=True),
            KeywordField(
                name="barrierefrei",
                multiple=True,
                values=(*Need.values, *map(possible, Need.values)),
            ),
            KeywordField(name="plaetze", values=(FREE, FREE_UNKNOWN)),
            KeywordField(name="dauer", values=tuple(Duration.values)),
        ),
        numbers=(
            NumberField(name="beginn"),
            NumberField(name="ende"),
            NumberField(name="preis"),
            NumberField(name="zeigen_ab"),
            NumberField(name="zeigen_bis"),
        ),
        geo=True,
    ),
    ranking=Ranking(
        field="guete",
        factors=((Completeness.GOOD, 0.95), (Completeness.FAIR, 0.9), (Completeness.POOR, 0.85)),
    ),
)
