"""Images and documents that a page shows, and what their collections keep closed.

A document of a closed collection is handed out to those who may have it only. An image is a public file
whatever its collection says; that is why an open page may show none of a closed one.
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Collection, CollectionViewRestriction, Page

from portal.media.models import PortalDocument, PortalImage

File = type[PortalImage] | type[PortalDocument]
KINDS: tuple[File, ...] = (PortalImage, PortalDocument)


def files_of(page: Page) -> dict[File, set[int]]:
    """Return the numbers of the images and documents in the fields and blocks of `page`, as it is now."""
    found: dict[File, set[int]] = {kind: set() for kind in KINDS}
    for field in page._meta.get_fields():
        if hasattr(field, "extract_references"):
            for model, key, *_path in field.extract_references(field.value_from_object(page)):
                if model in found:
                    found[model].add(int(key))
        elif field.many_to_one and field.related_model in found:
            key = field.value_from_object(page)
            found[field.related_model] |= {key} - {None}
    return found


def closed_collections() -> QuerySet[Collection]:
    """Return the collections that are not for everybody: restricted, or below a restricted one."""
    above = CollectionViewRestriction.objects.alias(
        candidate=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(candidate__startswith=F("collection__path"))
    found: QuerySet[Collection] = Collection.objects.filter(Exists(above))
    return found


def closed_files(files: dict[File, set[int]]) -> list[tuple[File, int, str]]:
    """Return kind, number and title of those of `files` that lie in a closed collection."""
    return [
        (kind, row.pk, row.title)
        for kind, keys in files.items()
        if keys
        for row in kind.objects.filter(
            pk__in=keys, collection__in=closed_collections().values("pk")
        ).order_by("title", "pk")
    ]


def file_problems(page: Page, *, parent: Page | None = None) -> list[str]:
    """Return why an open page may not show its files; `parent` is where a new page will stand."""
    closed = closed_files(files_of(page))
    if not closed or (parent or page).get_view_restrictions():
        return []
    return [
        _(
            "„%(file)s“ liegt in einer Sammlung, die nicht für alle offen ist. Nehmen Sie eine andere Datei, "
            "oder legen Sie diese in eine offene Sammlung, wenn alle sie sehen dürfen."
        )
        % {"file": title}
        for _kind, _key, title in closed
    ]
