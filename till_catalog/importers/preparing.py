"""From a raw record to what will be stored: key, digest, mapped data, findings. No database."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from .context import ID, Context
from .data import OfferData
from .formats import MAPPING_VERSION, Format
from .issues import Findings, Issue
from .records import MAX_RECORD, RawRecord

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Identified:
    """A raw record with the key and digest under which it is kept. `named`: the provider gave it a
    usable identifier that no record before it in this file had."""

    record: RawRecord
    key: str
    digest: str
    named: bool
    duplicate: bool = False


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """`data` is None for a record that must be rejected."""

    key: str
    raw: str
    digest: str
    data: OfferData | None
    issues: tuple[Issue, ...]


def digest_salt(*, vocabulary_fingerprint: str, locked: Iterable[str]) -> str:
    """Return what besides the raw record decides what becomes of it."""
    return f"{MAPPING_VERSION}|{vocabulary_fingerprint}|{','.join(sorted(locked))}|"


def identify(record: RawRecord, *, key: str, salt: str, seen: set[str]) -> Identified:
    """Give a record its key; one without an own or with a used key is kept under its content."""
    digest = hashlib.sha256(f"{salt}{record.raw}".encode("utf-8", "replace")).hexdigest()
    duplicate = key in seen
    named = bool(key) and len(key) <= ID and not duplicate
    if named:
        seen.add(key)
    else:
        content = hashlib.sha256(record.raw.encode("utf-8", "replace")).hexdigest()
        key = f"?{content[:40]}"
    return Identified(record=record, key=key, digest=digest, named=named, duplicate=duplicate)


def prepare(identified: Identified, file_format: Format, context: Context) -> Prepared:
    """Map one record. Whatever its shape, this returns: a surprise rejects the record."""
    record = identified.record
    findings = Findings(identified.key, record.line)
    data: OfferData | None = None
    if identified.duplicate:
        findings.add("id_duplicate", field="guid", raw_value=file_format.key(record))
    elif len(record.raw) > MAX_RECORD:
        findings.add("record_too_large")
    else:
        try:
            data = file_format.map_offer(record, context, findings)
        except Exception as error:  # one strange record must never cost the others
            logger.exception("import: record %s, line %s", identified.key, record.line)
            findings.add("mapping_failed", detail=type(error).__name__)
    return Prepared(
        key=identified.key,
        raw=record.raw[:MAX_RECORD].replace("\x00", ""),
        digest=identified.digest,
        data=data,
        issues=tuple(findings.issues),
    )
