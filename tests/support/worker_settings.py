"""Settings of a worker process that a test starts on its own database."""

import os

from portal.settings.local import *
from portal.settings.local import DATABASES

SECRET_KEY = "only-for-tests"
DATABASES["default"]["NAME"] = os.environ["PORTAL_TEST_DATABASE"]
