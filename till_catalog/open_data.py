"""`/open-data/`: the page that explains, and the files for programs."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.conditional import ASK_AGAIN, FOR_EVER, unless_known
from portal.interfaces import current_json, for_programs, open_to_all
from portal.siteconfig.house import house_of

from .domain.licences import BY_CODE
from .exporters import dcat, editions
from .exporters.editions import CHANGES, RECORDS, TABLE, DumpFile, Edition
from .exporters.fields import OFFER_FIELDS, RUN_FIELDS

SHOWN = 7  # editions on the page; index.json has all


@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """What there is, under which licence, from whom, and how to use it."""
    _switched_on()
    found = editions.all_editions()
    newest = found[0] if found else None
    response = render(
        request,
        "till_catalog/open_data.html",
        {
            "edition": newest,
            "files": [_shown(newest, file) for file in newest.files] if newest else [],
            "licences": [BY_CODE[code] for code in newest.licences] if newest else [],
            "earlier": [
                {"edition": one, "files": [_shown(one, file) for file in one.files]}
                for one in found[1 : SHOWN + 1]
            ],
            "offer_fields": OFFER_FIELDS,
            "run_fields": RUN_FIELDS,
            "kept_days": editions.KEPT.days,
            "limit": settings.PORTAL_API_PER_MINUTE,
        },
    )
    return open_to_all(response)


@for_programs
def index(request: HttpRequest) -> HttpResponse:
    """All editions with their files, for programs; the newest first."""
    _switched_on()
    found = editions.all_editions()
    return current_json(
        request,
        {
            "latest": _contents(found[0]) if found else None,
            "editions": [_described(request, one) for one in found],
        },
    )


@for_programs
def catalogue(request: HttpRequest) -> HttpResponse:
    """The description as DCAT-AP.de, for open-data portals that collect it."""
    _switched_on()
    city = house_of(request).city
    publisher = dcat.Publisher(
        name=city.office, city=city.city, email=city.email, phone=city.phone,
        homepage=request.build_absolute_uri("/"),
    )  # fmt: skip
    described = dcat.catalogue(
        editions.latest(),
        title=_("Offene Daten: %(name)s") % {"name": city.name},
        publisher=publisher,
        page=request.build_absolute_uri(reverse("open_data_page:page")),
        api=request.build_absolute_uri(reverse("api:openapi")),
    )
    return current_json(request, described, content_type="application/ld+json")


@for_programs
def latest_file(request: HttpRequest, file: str) -> HttpResponseBase:
    """A file of the newest edition, under an address that stays."""
    _switched_on()
    return _file(request, editions.latest(), file, ASK_AGAIN)


@for_programs
def dated_file(request: HttpRequest, edition: str, file: str) -> HttpResponseBase:
    """A file of one edition. It never changes, and goes with the edition after 30 days."""
    _switched_on()
    return _file(request, editions.find(edition), file, FOR_EVER)


def file_path(edition: Edition, file: DumpFile) -> str:
    """Return the lasting address of one file of an edition."""
    name = {RECORDS: "records", TABLE: "table", CHANGES: "changes"}[file.name]
    return reverse(f"open_data:{name}", kwargs={"edition": edition.name})


def _lasting_path(file: DumpFile) -> str:
    """Return the address that always leads to the newest file of this kind; a delta has none."""
    name = {RECORDS: "latest_records", TABLE: "latest_table"}.get(file.name)
    return reverse(f"open_data:{name}") if name else ""


def _switched_on() -> None:
    if not settings.PORTAL_OPEN_DATA:
        raise Http404(_("Dieses Portal gibt keine offenen Daten heraus."))


def _file(
    request: HttpRequest, edition: Edition | None, name: str, caching: str
) -> HttpResponseBase:
    """Answer with a file; only names that stand in a manifest are ever opened."""
    file = edition.file(name) if edition else None
    if edition is None or file is None:
        raise Http404(
            _("Diese Datei gibt es nicht, oder nicht mehr. Was es gibt, steht in index.json.")
        )
    return unless_known(
        request,
        lambda: _opened(request, edition, file),
        version=file.sha256[:32],
        caching=caching,
        last_modified=edition.moment,
    )


def _opened(request: HttpRequest, edition: Edition, file: DumpFile) -> HttpResponseBase:
    name = f"{file.name.partition('.')[0]}-{edition.name}.{file.name.partition('.')[2]}"
    if request.method == "HEAD":
        head = HttpResponse(content_type="application/gzip")
        head["Content-Length"] = str(file.size)
        head["Content-Disposition"] = f'attachment; filename="{name}"'
        return head
    try:
        opened = edition.path(file.name).open("rb")
    except FileNotFoundError:  # tidied away since the manifest was read
        raise Http404(_("Diese Datei gibt es nicht mehr.")) from None
    return FileResponse(opened, as_attachment=True, filename=name, content_type="application/gzip")


def _shown(edition: Edition, file: DumpFile) -> dict[str, Any]:
    labels = {
        RECORDS: _("Alle Angebote als JSON Lines"),
        TABLE: _("Alle Angebote als CSV-Tabelle"),
        CHANGES: _("Nur was sich geändert hat, als JSON Lines"),
    }
    return {
        "label": labels[file.name],
        "name": file.name,
        "file": file,
        "url": file_path(edition, file),
        "lasting_url": _lasting_path(file),
    }


def _described(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.name,
        "created": edition.created,
        "since": edition.since,
        "offers": edition.offers,
        "runs": edition.runs,
        "files": [
            {
                "name": file.name,
                "url": request.build_absolute_uri(file_path(edition, file)),
                "size": file.size,
                "sha256": file.sha256,
                "entries": file.entries,
            }
            for file in edition.files
        ],
    }


def _contents(edition: Edition) -> dict[str, Any]:
    """Whose offers are in it, under which licences. Of earlier editions nobody is named any more."""
    return {
        "edition": edition.name,
        "examples": edition.examples,
        "licences": [
            {"code": code, "label": BY_CODE[code].label, "uri": BY_CODE[code].uri}
            for code in edition.licences
        ],
        "attributions": list(edition.attributions),
        "providers": [
            {"code": one.code, "label": one.label, "offers": one.offers}
            for one in edition.contributors
        ],
    }
