"""The index `offers`: one document per offer, its current runs as parts."""

from search.contract import IndexSchema, KeywordField, NumberField, PartSchema, TextField

from ..enums import Daypart, DeliveryMode, Level, Weekday

WEEKEND = "wochenende"
ONLINE = "online"
PLACE_UNKNOWN = "unbekannt"
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
    ),
    parts=PartSchema(
        keywords=(
            KeywordField(name="wochentag", multiple=True, values=tuple(Weekday.values)),
            KeywordField(name="tageszeit", multiple=True, values=(*Daypart.values, WEEKEND)),
            KeywordField(name="ort", multiple=True),
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
)
