"""The saved list: its page, what changes it, and what people take home from it."""

import hashlib
from collections.abc import Callable, Sequence
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_cookie

from portal import clock, ical
from portal.conditional import A_WHILE, unless_known, version_of
from portal.pdf import CONTENT_TYPE, PdfBusyError, PdfUnavailableError
from portal.same_origin import is_same_origin
from portal.siteconfig.house import house_of

from .calendars import entries
from .models import Offer
from .queries import with_expired_page
from .saving import cookie, leaflet
from .saving.lines import lines

View = Callable[[HttpRequest], HttpResponse]

# A message stands in a cookie until it is shown; a longer title would not fit.
TITLE_LENGTH = 80


@require_safe
def saved_list(request: HttpRequest) -> HttpResponse:
    """The visitor's own list, or with `angebot` in the address the list somebody has shared."""
    if shared := _asked(request):
        return render(
            request, "till_catalog/saving/list.html", _context(request, shared, own=False)
        )
    return _own_list(request)


@cache_control(private=True, no_store=True)
@vary_on_cookie
def _own_list(request: HttpRequest) -> HttpResponse:
    ids = cookie.saved(request)
    return render(request, "till_catalog/saving/list.html", _context(request, ids, own=True))


def _context(request: HttpRequest, ids: Sequence[int], *, own: bool) -> dict[str, object]:
    query = urlencode([("angebot", pk) for pk in ids])
    address = reverse("till_catalog:saved_list")
    return {
        "own": own,
        "ids": ids,
        "most": cookie.MOST,
        "lines": lines(ids),
        "query": query,
        "share_url": request.build_absolute_uri(f"{address}?{query}"),
    }


def _asked(request: HttpRequest) -> tuple[int, ...]:
    return cookie.read_ids(request.GET.getlist("angebot"))


def _changes(view: View) -> View:
    """Let `view` change the list by POST, from our own pages only.

    No token, because the cookie holds no right: where a request comes from is enough (ADR 0022).
    """

    @csrf_exempt
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not is_same_origin(request):
            return render(request, "403_csrf.html", status=403)
        return view(request)

    return guarded


@_changes
def save(request: HttpRequest) -> HttpResponse:
    """Put one offer on the list and go back to where the visitor was."""
    offer = _offer(request)
    ids = cookie.saved(request)
    title = Truncator(offer.title).chars(TITLE_LENGTH)
    if offer.pk in ids:
        text = _("„%(title)s“ steht schon auf Ihrer Merkliste.") % {"title": title}
    elif len(ids) >= cookie.MOST:
        return _answer(request, ids, _full(), refused=True)
    else:
        ids = (*ids, offer.pk)
        text = _("„%(title)s“ steht jetzt auf Ihrer Merkliste.") % {"title": title}
    return _answer(request, ids, text, seen=offer.pk)


@_changes
def adopt(request: HttpRequest) -> HttpResponse:
    """Put all offers of a shared list on the visitor's own, as far as there is room."""
    wanted = cookie.read_ids(request.POST.getlist("angebot"))
    public = set(_public().filter(pk__in=wanted).values_list("pk", flat=True))
    old = cookie.saved(request)
    new = [pk for pk in wanted if pk in public and pk not in old]
    taken = new[: cookie.MOST - len(old)]
    text = ngettext(
        "%(count)s Angebot ist dazugekommen.", "%(count)s Angebote sind dazugekommen.", len(taken)
    ) % {"count": len(taken)}
    if len(taken) < len(new):
        text = f"{text} {_full()}"
    ids = (*old, *taken)
    return _answer(request, ids, text, to_list=True, refused=len(taken) < len(new))


@_changes
def remove(request: HttpRequest) -> HttpResponse:
    """Take one offer off the list; also one that no longer exists."""
    (pk,) = cookie.read_ids(request.POST.getlist("angebot")[:1]) or (0,)
    offer = _public().filter(pk=pk).first()
    title = Truncator(offer.title).chars(TITLE_LENGTH) if offer else ""
    ids = tuple(saved for saved in cookie.saved(request) if saved != pk)
    text = (
        _("„%(title)s“ steht nicht mehr auf Ihrer Merkliste.") % {"title": title}
        if title
        else _("Das Angebot steht nicht mehr auf Ihrer Merkliste.")
    )
    return _answer(request, ids, text)


@_changes
def clear(request: HttpRequest) -> HttpResponse:
    """Empty the list; the browser forgets the cookie."""
    return _answer(request, (), _("Ihre Merkliste ist leer."), to_list=True)


def _public() -> QuerySet[Offer]:
    return with_expired_page(Offer.objects.all())


def _offer(request: HttpRequest) -> Offer:
    ids = cookie.read_ids(request.POST.getlist("angebot")[:1])
    offer = _public().filter(pk__in=ids).first()
    if offer is None:
        raise Http404(_("Dieses Angebot gibt es nicht."))
    return offer


def _full() -> str:
    return _("Ihre Merkliste ist voll (%(most)s Angebote). Nehmen Sie zuerst eines herunter.") % {
        "most": cookie.MOST
    }


def _answer(
    request: HttpRequest,
    ids: Sequence[int],
    text: str,
    *,
    seen: int = 0,
    to_list: bool = False,
    refused: bool = False,
) -> HttpResponse:
    """Answer a script with the sentence, a form with the way back, where the sentence stands then.

    `seen`: the offer whose button was pressed, so that a person finds their place in the list again.
    """
    response: HttpResponse
    if request.headers.get("Accept") == "application/json":
        response = JsonResponse({"message": text, "refused": refused})
    else:
        address = reverse("till_catalog:saved_list")
        back = address if to_list else _where_from(request, address)
        if seen and urlsplit(back).path != address:
            text = format_html(
                '{} <a href="{}">{}</a> · <a href="#merken-{}">{}</a>',
                text,
                address,
                _("Merkliste ansehen"),
                seen,
                _("Weiter, wo Sie waren"),
            )
        (messages.warning if refused else messages.success)(request, text)
        response = HttpResponseRedirect(back)
    cookie.keep(response, ids)
    return response


def _where_from(request: HttpRequest, otherwise: str) -> str:
    """Return the address of the page that the form stood on."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    ):
        return otherwise
    return page


@require_safe
def saved_calendar(request: HttpRequest) -> HttpResponse:
    """All dates of the offers in the address, for a calendar."""
    ids = _asked(request)
    body = ical.calendar(
        uid=f"merkliste-{hashlib.sha256(repr(ids).encode()).hexdigest()[:16]}",
        name=_("Meine Merkliste"),
        description=_("Termine der Kurse, die Sie sich gemerkt haben"),
        source=request.build_absolute_uri(),
        entries=[
            entry
            for line in lines(ids)
            if line.offer and line.listed
            for entry in entries(
                line.offer,
                line.runs,
                url=request.build_absolute_uri(line.offer.get_absolute_url()),
            )
        ],
    )
    return ical.response(request, body, filename="merkliste.ics")


@require_safe
def saved_pdf(request: HttpRequest) -> HttpResponse:
    """The offers in the address as a leaflet to print, two on each page."""
    ids = _asked(request)
    address = f"{reverse('till_catalog:saved_list')}?{urlencode([('angebot', pk) for pk in ids])}"
    found = lines(ids)
    if not found:
        return redirect("till_catalog:saved_list")
    house = house_of(request)
    html = leaflet.markup(
        leaflet.Leaflet(
            lines=found,
            host=request.get_host(),
            house=house.name,
            phone=house.phone,
            today=clock.today(),
        )
    )
    headers = {"Content-Disposition": 'inline; filename="merkliste.pdf"'}
    try:
        return unless_known(
            request,
            lambda: HttpResponse(leaflet.pdf(html), content_type=CONTENT_TYPE, headers=headers),
            version=version_of(html.encode()),
            caching=A_WHILE,
        )
    except (PdfUnavailableError, PdfBusyError) as reason:
        busy = isinstance(reason, PdfBusyError)
        context = {"busy": busy, "list_url": address}
        response = render(request, "till_catalog/saving/no_pdf.html", context, status=503)
        response["Retry-After"] = "60" if busy else "86400"
        return response
