"""Production settings. They are the base: `local` and `test` loosen them, never the other way round.

A missing secret or a setting that only makes sense on a developer's machine stops the start with a
sentence that names it. Every variable is listed in docs/operations.md.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.str("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))

SECRET_KEY = env.str("PORTAL_SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("PORTAL_ALLOWED_HOSTS", default=[])
WAGTAILADMIN_BASE_URL = env.str("PORTAL_BASE_URL", default="")
CSRF_TRUSTED_ORIGINS = env.list("PORTAL_CSRF_TRUSTED_ORIGINS", default=[])

# The day the portal believes in. Production always uses the real one (see the end of this file).
PORTAL_TODAY = env.str("PORTAL_TODAY", default="")

INSTALLED_APPS = [
    "portal.accounts",
    "portal.media",
    "portal.siteconfig",
    "portal.pages",
    "portal.places",
    "portal.organisations",
    "portal.topics",
    "portal.programmes",
    "portal.contact",
    "portal.legal",
    "portal.news",
    "portal.mail",
    "portal.jobs",
    "portal.editorial",
    "portal.privacy",
    "portal",
    "search",
    "till_catalog",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.apps.PeopleConfig",  # wagtail.users, with our views
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.locales",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.pagecache.PageCacheMiddleware",
    # BREACH: Django masks CSRF tokens per response and pads compressed answers by a random length.
    "portal.middleware.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.TranslatedLanguagesMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.accounts.gate.SessionLimitsMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "portal.accounts.gate.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.pages.redirects.RedirectMiddleware",
    "portal.middleware.StillNeededMiddleware",
    "portal.brokenforms.BrokenFormMiddleware",
    "portal.pages.refusing.UnfinishedPageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.siteconfig.context_processors.house",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "portal_accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Five wrong passwords lock the pair of name and address for a quarter of an hour.
AXES_USERNAME_FORM_FIELD = "username"  # as the log-in form calls it, not as the model does
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "portal.accounts.lockout.client_address"
AXES_USERNAME_CALLABLE = "portal.accounts.lockout.login_name"
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60  # seconds; the link works once
# Without a call, and at all; then people log in anew, with the second factor.
PORTAL_SESSION_IDLE = timedelta(hours=2)
PORTAL_SESSION_LONGEST = timedelta(hours=12)
SESSION_COOKIE_AGE = 12 * 60 * 60
# The demo's people get in without a second factor, from this machine only. Never in production.
PORTAL_DEMO_LOGINS = False
OTP_TOTP_ISSUER = "Bildungsportal"
# Accounts are made by invitation; nobody ever types the password of somebody else.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the address is the name; the office changes it
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAILADMIN_USER_LOGIN_FORM = "portal.accounts.forms.LoginForm"

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("Deutsch")),
    ("en", _("Englisch")),
    ("uk", _("Ukrainisch")),
    ("ar", _("Arabisch")),
]
# Languages whose interface is translated. The others answer 404 and stay out of the menu.
PORTAL_INTERFACE_LANGUAGES = ["de"]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PORTAL_SERVE_MEDIA = False  # nginx does, and leaves out everything but images and avatar_images
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Import originals and other files that only permission-checked views may hand out.
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    },
    # Counters of requests apart: many visitors must not push out what others have cached.
    "limits": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / "limits",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
    # Whole pages, in the memory of each process: nothing of them is ever written to a disk.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "slow"],
    }
}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
# What sends the outbox' mails; whatever libraries send is written into the outbox first.
PORTAL_MAIL_TRANSPORT = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "portal.mail.backend.OutboxBackend"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
EMAIL_TIMEOUT = 10  # a mail server that hangs must not hold up the queue
DEFAULT_FROM_EMAIL = env.str("PORTAL_MAIL_FROM", default="bildung@localhost")

# The last approval publishes only what is finished (docs/decisions/0028).
WAGTAIL_FINISH_WORKFLOW_ACTION = "portal.pages.approving.publish_finished"
WAGTAIL_SITE_NAME = "Bildungsportal"
# As people here write a day; what is sent in the form of machines is understood, too.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
# Addresses are printed and read aloud: no percent signs in them.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "portal_media.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "portal_media.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # every document is a download
# No format in which a browser would run a script (SVG, HTML, XML).
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "epub", "ics", "mp4", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "vtt",
    "webm", "xlsx", "zip",
]  # fmt: skip
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024  # videos; DocumentForm allows less for the rest
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.media.forms.DocumentForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Both would otherwise make the browsers of the staff call third parties.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "german"}
}
TAGGIT_CASE_INSENSITIVE = True

# Whether the links of offers are checked, which asks the servers of the providers.
PORTAL_CHECK_LINKS = env.bool("PORTAL_CHECK_LINKS", default=True)

# The public catalogue and the site search (see docs/architecture.md). ENGINE names a package of search/engines.
SEARCH = {
    "ENGINE": env.str("SEARCH_ENGINE", default="embedded"),
    "DIRECTORY": VAR_DIR / "search",
    "ELASTICSEARCH": {
        "URLS": env.list("ELASTICSEARCH_URL", default=[]),  # all nodes, separated by commas
        "API_KEY": env.str("ELASTICSEARCH_API_KEY", default=""),
        "CA_CERTS": env.str("ELASTICSEARCH_CA_CERTS", default=""),
        # Names of indexes begin with it; portals that share a cluster need different ones.
        "PREFIX": env.str("ELASTICSEARCH_PREFIX", default="portal"),
    },
}

# Dumps of the catalogue for everybody; False takes all of /open-data/ away (docs/operations.md).
PORTAL_OPEN_DATA = env.bool("PORTAL_OPEN_DATA", default=True)
OPEN_DATA_ROOT = VAR_DIR / "open-data"
# Calls of the JSON interface from one network address in a minute; 0 sets no limit.
PORTAL_API_PER_MINUTE = env.int("PORTAL_API_PER_MINUTE", default=120)

# Public pages; without a nonce, so that they may be cached. Previews get frame-ancestors 'self'.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}
PORTAL_ADMIN_PATH = "/admin/"
# As strict as the pages, but pictures may come from memory (uploads before they are sent, Wagtail's own
# icons), its text editor (Draftail) writes style elements whose text changes with every block, and the
# admin frames its previews. Style attributes stay forbidden.
# Wagtail's inline scripts are gone: portal/adminscripts.py. One handler written as text is refused: the
# focal point of images asks with it for a touch screen, and is then drawn with a mouse or pen only.
PORTAL_ADMIN_CSP = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "style-src": [SELF, UNSAFE_INLINE],
    "style-src-attr": [NONE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Only with a proxy of ours in front may its headers be believed: anybody else can send them too.
PORTAL_BEHIND_PROXY = env.bool("PORTAL_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PORTAL_BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page forms are large

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "portal": {"level": "INFO"},
        "search": {"level": "INFO"},
        "till_catalog": {"level": "INFO"},
    },
}


def require(**values: object) -> None:
    """Refuse to start, naming the variables that are missing."""
    missing = sorted(name for name, value in values.items() if not value)
    if missing:
        raise ImproperlyConfigured(
            "Die Einstellungen für den Betrieb sind unvollständig. Es fehlt: " + ", ".join(missing)
        )


if env.str("DJANGO_SETTINGS_MODULE", default="") == "portal.settings.base":
    require(
        PORTAL_SECRET_KEY=SECRET_KEY,
        PORTAL_ALLOWED_HOSTS=ALLOWED_HOSTS,
        PORTAL_BASE_URL=WAGTAILADMIN_BASE_URL,
    )
    if PORTAL_TODAY:
        raise ImproperlyConfigured(
            "PORTAL_TODAY stellt die Uhr des Portals und ist im Betrieb nicht erlaubt."
        )
