"""A developer's machine and `make demo`: no TLS, readable errors, a secret made per checkout."""

from .base import *
from .base import SECRET_KEY, VAR_DIR, env

VAR_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("PORTAL_DEBUG", default=False)
if not SECRET_KEY:
    from django.core.management.utils import get_random_secret_key

    _secret = VAR_DIR / "secret-key"
    if not _secret.exists():
        _secret.touch(mode=0o600)
        _secret.write_text(get_random_secret_key())
    SECRET_KEY = _secret.read_text()

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.str('PORT', default='8000')}"
SESSION_COOKIE_NAME = "sessionid"
CSRF_COOKIE_NAME = "csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PORTAL_DEMO_LOGINS = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# Static files are taken from where they lie, and a changed one is seen without a restart.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PORTAL_SERVE_MEDIA = True
PORTAL_CHECK_LINKS = env.bool("PORTAL_CHECK_LINKS", default=False)
PORTAL_MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
