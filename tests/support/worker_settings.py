"""Settings of a worker process that a test starts on its own database (DATABASE_URL)."""

from portal.settings.local import *

SECRET_KEY = "only-for-tests"
