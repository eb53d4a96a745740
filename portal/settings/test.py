"""Tests: a file database (20 threads need one), everything written below one temporary folder."""

import os
import tempfile
from pathlib import Path

# A worker of pytest-xdist inherits its parent's environment and still needs a folder of its own.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if "PORTAL_VAR_DIR" not in os.environ or os.environ.get("PORTAL_TEST_WORKER", "") != _worker:
    os.environ["PORTAL_VAR_DIR"] = tempfile.mkdtemp(prefix="portal-test-")
    os.environ["PORTAL_TEST_WORKER"] = _worker

from .local import *
from .local import DATABASES, VAR_DIR

SECRET_KEY = "only-for-tests"
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PORTAL_MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "limits")
}
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # has tests of its own
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR_DIR) / "test.sqlite3")}
# Tasks are collected, not run; the queue itself has tests of its own.
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "QUEUES": ["default", "slow"],
    }
}
PORTAL_DEMO_LOGINS = False  # the tests' people have a second factor
AXES_ENABLED = False  # Client.login() has no request; the lock has tests of its own
PORTAL_API_PER_MINUTE = 0  # a run asks more in a minute; the limit has tests of its own
