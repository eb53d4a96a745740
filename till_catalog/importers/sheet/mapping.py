"""From the rows of one number to one offer with its runs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from portal.enums import Tri

from ...domain.languages import LABELS, language_of
from ...enums import DeliveryMode, OfferKind
from ..cleaning import clean_html, has_mojibake, has_personal_data
from ..contact import contact, url_of
from ..context import ID, NUMBER, TITLE, Context
from ..data import FundingData, OfferData, RunData
from ..fields import Fields
from ..issues import Findings
from ..meaning import Meaning, kind, meaning
from ..records import RawRecord
from ..vocabulary import fold_name
from . import values
from .columns import COLUMNS, EXAMPLE_NUMBER
from .reading import SURPLUS
from .rows import Cells, run_of, stated

# Under this name an office keeps the leave for education among the fundings.
LEAVE = "bildungsfreistellung"
RECOGNITION = 80

_FORMS: dict[str, DeliveryMode] = {
    **{mode.value: mode for mode in DeliveryMode if mode != DeliveryMode.UNKNOWN},
    "vor ort": DeliveryMode.ONSITE,
    "präsenz": DeliveryMode.ONSITE,
    "blended": DeliveryMode.BLENDED,
    "selbstlernkurs": DeliveryMode.SELF_PACED,
    "fernunterricht": DeliveryMode.DISTANCE,
}
_KINDS: dict[str, OfferKind] = {
    **{kind.value: kind for kind in OfferKind},
    "prüfung": OfferKind.EXAM,
}
# Names that the shared rules give their fields -> our columns.
_NAMES = {"schlagwort": "stichworte", "zielgruppe": "zielgruppen", "level": "stufe"}


def rows_of(record: RawRecord) -> list[Cells]:
    """Return the rows of a record. Each collects its own findings."""
    fields = record.fields
    return [Cells(row["line"], row["cells"], fields["key"]) for row in fields["rows"]]


def map_offer(record: RawRecord, context: Context, findings: Findings) -> OfferData | None:
    """Return the offer, or None when it must be rejected; what was wrong stands in `findings`, with
    the line of the row and the name of the column."""
    rows = rows_of(record)
    try:
        return _offer(rows, record.fields["key"], context)
    finally:
        findings.issues.extend(issue for row in rows for issue in row.findings.issues)


def _offer(rows: list[Cells], key: str, context: Context) -> OfferData | None:
    head = rows[0]
    if not key:
        head.note("cell_required", "angebot_nr")
    elif len(key) > ID:
        head.note("id_too_long", "angebot_nr", key)
    elif key == EXAMPLE_NUMBER:
        head.note("example_row", "angebot_nr")
    for row in rows:
        if row.raw(SURPLUS):
            row.note("row_shifted", SURPLUS, row.raw(SURPLUS))
    title = _required(rows, "titel").line("titel", TITLE)
    _required(rows, "beschreibung")
    mode = _mode(_required(rows, "form"))
    _check_texts(rows)
    _check_agreement(rows)
    possible = not head.rejected
    taken: set[str] = set()
    runs = [(row, run_of(row, mode=mode or DeliveryMode.UNKNOWN, taken=taken)) for row in rows]
    good = [run for row, run in runs if not row.rejected]
    data = _data(rows, key, title, mode or DeliveryMode.UNKNOWN, good, context)
    if not possible or mode is None or not good:
        return None
    return replace(data, all_runs=len(good) == len(rows))


def _required(rows: list[Cells], name: str) -> Cells:
    """Return the row that says something in a column; where none does, the offer is rejected."""
    row = stated(rows, name)
    if not row.raw(name):
        row.note("cell_required", name)
    return row


def _mode(row: Cells) -> DeliveryMode | None:
    text = row.raw("form").strip()
    mode = _FORMS.get(fold_name(text.replace("_", " "))) or _FORMS.get(fold_name(text))
    if text and mode is None:
        row.note("form_unknown", "form", text)
    return mode


def _check_texts(rows: list[Cells]) -> None:
    for row in rows:
        for name in ("beschreibung", "vorkenntnisse", "preis_hinweis", "barriere_hinweis"):
            text = row.raw(name)
            if has_personal_data(text):
                row.note("personal_data", name)
            if has_mojibake(text):
                row.note("mojibake", name, text)


def _check_agreement(rows: list[Cells]) -> None:
    """What belongs to the offer stands once: of rows that say different things the first counts."""
    for column in COLUMNS if len(rows) > 1 else ():
        if column.of_offer:
            saying = [row for row in rows if row.raw(column.name)]
            for row in saying[1:]:
                if row.raw(column.name).split() != saying[0].raw(column.name).split():
                    row.note("differs", column.name, row.raw(column.name))


def _data(
    rows: list[Cells],
    key: str,
    title: str,
    mode: DeliveryMode,
    runs: list[RunData],
    context: Context,
) -> OfferData:
    about = _about(rows, title, context)
    words = list(_entries(rows, "stichworte"))
    description = _prose(rows, "beschreibung")
    booking = url_of(stated(rows, "link"), "link")
    office = contact(_office(rows))
    for row in rows:
        row.boolean("stufenfrei")  # belongs to the venue; what cannot be read is noted here, once
    funding = _funding(rows, context)
    return OfferData(
        external_id=key,
        number=key[:NUMBER],
        title=title,
        subtitle=stated(rows, "untertitel").line("untertitel", TITLE),
        description=description,
        kind=_kind(stated(rows, "art"), title, words),
        level_min=about.level.low if about.level else "",
        level_max=about.level.high if about.level else "",
        level_derived=bool(about.level and about.level.derived),
        languages_taught=about.taught,
        teaching_languages=_teaching_languages(rows) or about.spoken,
        delivery_mode=mode,
        certificate_title=stated(rows, "abschluss").line("abschluss", TITLE),
        easy_language=Tri.YES if about.easy_language else Tri.UNKNOWN,
        booking_url=booking,
        topics=about.topics,
        target_groups=about.groups,
        keywords=about.keywords,
        runs=tuple(runs),
        funding=funding,
        further={"prerequisites": _prose(rows, "vorkenntnisse"), **office},
    )


def _entries(rows: list[Cells], name: str) -> Iterator[str]:
    return values.parts(stated(rows, name).raw(name))


def _prose(rows: list[Cells], name: str) -> str:
    row = stated(rows, name)
    cleaned = clean_html(row.raw(name))
    if cleaned.hidden:
        row.note("hidden_text", name)
    return cleaned.html


def _office(rows: list[Cells]) -> Cells:
    """Return a row that says both telephone and mail, as the offer has them."""
    phone, mail = stated(rows, "telefon"), stated(rows, "mail")
    both = {"telefon": phone.record.get("telefon"), "mail": mail.record.get("mail")}
    office = Cells(phone.findings.line or 0, {k: v for k, v in both.items() if v}, "")
    office.findings = phone.findings
    return office


def _kind(row: Cells, title: str, words: list[str]) -> str:
    text = row.raw("art").strip()
    if not text:
        return kind(title=title, keywords=words)
    if fold_name(text) not in _KINDS:
        row.note("kind_unknown", "art", text)
    return _KINDS.get(fold_name(text), OfferKind.COURSE)


def _about(rows: list[Cells], title: str, context: Context) -> Meaning:
    topics: set[int] = set()
    row = stated(rows, "themen")
    for entry in values.parts(row.raw("themen")):
        if topic := context.vocabulary.topic_names.get(fold_name(entry)):
            topics.add(topic)
        else:
            row.note("topic_name_unknown", "themen", entry)
    head = stated(rows, "stufe")
    findings = Findings("", head.findings.line)
    pseudo: dict[str, Any] = {
        "zielgruppe": list(_entries(rows, "zielgruppen")),
        "level": head.raw("stufe"),
    }
    about = meaning(
        Fields(pseudo, findings),
        title=title,
        keywords=list(_entries(rows, "stichworte")),
        vocabulary=context.vocabulary,
        topics=topics,
    )
    for issue in findings.issues:
        name = _NAMES.get(issue.field, issue.field)
        where = stated(rows, name)
        where.findings.add(issue.code, field=name, raw_value=issue.raw_value)
    return about


def _teaching_languages(rows: list[Cells]) -> tuple[str, ...]:
    row = stated(rows, "unterrichtssprachen")
    found: dict[str, None] = {}
    for entry in values.parts(row.raw("unterrichtssprachen"), separators="|,;"):
        code = language_of(entry) or (entry.casefold() if entry.casefold() in LABELS else "")
        if code:
            found[code] = None
        else:
            row.note("language_unknown", "unterrichtssprachen", entry)
    return tuple(found)


def _funding(rows: list[Cells], context: Context) -> tuple[FundingData, ...]:
    known = context.vocabulary.funding
    row = stated(rows, "foerderung")
    found: dict[int, str] = {}
    for entry in values.parts(row.raw("foerderung")):
        if programme := known.get(fold_name(entry)):
            found[programme] = ""
        else:
            row.note("funding_unknown", "foerderung", entry)
    leave = stated(rows, "bildungsfreistellung_nr")
    if number := leave.line("bildungsfreistellung_nr", RECOGNITION):
        if programme := known.get(LEAVE):
            found[programme] = number
        else:
            leave.note("funding_unknown", "bildungsfreistellung_nr", number)
    return tuple(
        FundingData(programme=programme, recognition_number=number)
        for programme, number in sorted(found.items())
    )
