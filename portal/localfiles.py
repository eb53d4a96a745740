"""Images for the local server; in production nginx serves the media folder by the same rule."""

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# Renditions and avatars only. Documents have permissions, originals have GPS positions.
PUBLIC_FOLDERS = ("images", "avatar_images")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a public file below MEDIA_ROOT; 404 for every other folder."""
    # `serve` would resolve "images/../documents/x.pdf" only after this check.
    path = posixpath.normpath(path)
    if path.split("/", 1)[0] not in PUBLIC_FOLDERS:
        raise Http404
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))
