"""The settings of the tests: the portal's own, on a database of its own, without production's cost."""

import os
import tempfile

from purwakarta_ptsp import embedded_postgres

# A test run must not read the settings of the installation it happens to run on.
os.environ["ENV_FILE"] = os.devnull
os.environ["DEMO"] = "1"
os.environ["DEBUG"] = "0"
os.environ["SECRET_KEY"] = "tests"
os.environ["RECEIPT_CODE_KEY"] = "tests" * 7
embedded_postgres.use_for_this_process()

from purwakarta_ptsp.network_address import networks
from purwakarta_ptsp.settings import *

# No thread of a test server may keep a connection when the test database goes.
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="ptsp-files-")
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Tests fill in forms faster than people, and all from one place.
QUICKEST_FORM_SECONDS = 0
QUOTA_FREE_NETWORKS = networks(["127.0.0.0/8"])
# What one test counted is not true for the next.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
