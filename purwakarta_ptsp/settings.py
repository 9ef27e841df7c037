"""The only settings file. Values come from the environment; production fails loudly when one is missing."""

import re
from datetime import timedelta

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from complaints.reminders import office_hours
from purwakarta_ptsp.demo_keys import demo_key
from purwakarta_ptsp.files.storage import file_storage
from purwakarta_ptsp.network_address import BadNetwork, networks
from purwakarta_ptsp.places import BASE_DIR, DATA_DIR, installation_file

env = environ.Env()
if installation_file().is_file():
    # What the process's own environment says comes first.
    env.read_env(installation_file())

DEBUG = env.bool("DEBUG", default=False)
# The demonstration of `make run`: loopback only, a banner on every page, keys made at random.
DEMO = env.bool("DEMO", default=False)
PRODUCTION = not (DEBUG or DEMO)

_required = ["DATABASE_URL"]
if PRODUCTION:
    _required += ["SECRET_KEY", "ALLOWED_HOSTS", "RECEIPT_CODE_KEY"]
if _missing := [name for name in _required if not env.str(name, default="")]:
    raise ImproperlyConfigured(
        f"Pengaturan belum lengkap: {', '.join(_missing)}. Isi di {installation_file()} atau di environment; "
        "untuk peragaan di komputer sendiri, jalankan dengan DEMO=1."
    )

if not env.str("DATABASE_URL").startswith(("postgres://", "postgresql://")):
    raise ImproperlyConfigured(
        "DATABASE_URL harus menunjuk PostgreSQL: postgres://pengguna:sandi@tempat/nama"
    )

SECRET_KEY = env.str("SECRET_KEY", default="") or demo_key("secret-key")
# Without this key every receipt is dead: back it up apart from the database.
RECEIPT_CODE_KEY = env.str("RECEIPT_CODE_KEY", default="") or demo_key("receipt-code-key")
if len(RECEIPT_CODE_KEY) < 32:
    raise ImproperlyConfigured(
        "RECEIPT_CODE_KEY terlalu pendek: sedikitnya 32 huruf dan angka acak, misalnya dari "
        "`openssl rand -hex 32`."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "purwakarta_ptsp.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "standards",
    "complaints",
]

MIDDLEWARE = [
    "purwakarta_ptsp.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    # Outside the session, so that it sees whether the answer sets a cookie.
    "purwakarta_ptsp.caching.CacheControlMiddleware",
    "purwakarta_ptsp.hostile_input.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "purwakarta_ptsp.return_path.ReturnPathMiddleware",
    "purwakarta_ptsp.idle.IdleSignOutMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "purwakarta_ptsp.second_factor_gate.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "purwakarta_ptsp.post_only.PostOnlyMiddleware",
    # Answers instead of the sign-in page once an account is locked.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "purwakarta_ptsp.urls"
WSGI_APPLICATION = "purwakarta_ptsp.wsgi.application"

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
                "purwakarta_ptsp.demonstration.banner",
                "standards.letterhead.letterhead",
                "purwakarta_ptsp.sitemap.canonical",
            ],
        },
    },
]
# Our own field templates in templates/django/forms/ come before Django's.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
# Every query here is short, and compiling one first costs PostgreSQL 100 ms and more: when its guess
# of the work passes a limit it does so even where the answer takes 5 ms.
DATABASES["default"]["OPTIONS"]["options"] = " ".join(
    ["-c jit=off", DATABASES["default"]["OPTIONS"].get("options", "")]
).strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/petugas/"
LOGOUT_REDIRECT_URL = "/"

# The first only counts and refuses; who somebody is and may do is asked of the second.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "purwakarta_ptsp.role_backend.RoleBackend",
]
# By account, not by address: a guesser with many addresses gets five tries, too. What it costs: whoever
# knows a name can close it for a quarter of an hour, until an administrator opens it.
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "complaints.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "complaints.lockout.address_of"
# No list of who signed in when, no page that shows typed names and addresses, no log of them.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

# Roles that can see an identity give a second factor; only the demonstration on loopback may go without.
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
BIND = env.str("BIND", default="127.0.0.1:8000")
ON_LOOPBACK = {*ALLOWED_HOSTS, BIND.rpartition(":")[0] or BIND} <= LOOPBACK
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=not (DEMO and ON_LOOPBACK))
if not SECOND_FACTOR and not (DEMO and ON_LOOPBACK):
    raise ImproperlyConfigured("SECOND_FACTOR hanya boleh dimatikan pada peragaan (DEMO=1) di loopback.")
OTP_TOTP_ISSUER = "Portal DPMPTSP Purwakarta"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
# Django's Indonesian, mended where it is English or clumsy.
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "purwakarta_ptsp.formats"
USE_TZ = True

# When staff are reminded, on working days: nobody is to read of a case at night.
try:
    OFFICE_HOURS = office_hours(env.str("OFFICE_HOURS", default="08:00-16:00"))
except ValueError as error:
    raise ImproperlyConfigured("OFFICE_HOURS ditulis seperti 08:00-16:00.") from error

# Names and contacts of complainants are erased this many days after their case was closed.
IDENTITY_RETENTION_DAYS = env.int("IDENTITY_RETENTION_DAYS", default=365)
if not 1 <= IDENTITY_RETENTION_DAYS <= 3650:
    raise ImproperlyConfigured("IDENTITY_RETENTION_DAYS berisi jumlah hari, 1 sampai 3650.")

# The touch screen at /kios/ goes home and forgets after so long without a touch.
KIOSK_IDLE_SECONDS = env.int("KIOSK_IDLE_SECONDS", default=90)
if not 30 <= KIOSK_IDLE_SECONDS <= 3600:
    raise ImproperlyConfigured("KIOSK_IDLE_SECONDS antara 30 dan 3600 detik.")

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Files that people hand in: never served by the web server, only by views that ask who may read them.
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(DATA_DIR / "files"))
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o640, 0o750
STORAGES = {
    "default": file_storage(env),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A citizen's unfinished complaint lives a day; signed-in staff are signed out after 30 idle minutes.
SESSION_COOKIE_AGE = 24 * 60 * 60
STAFF_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_SAMESITE = "Lax"
# In a cookie of its own: in the session, every page that asks for messages would vary by cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# Keeps what staff typed on a long page where the token is of an earlier sign-in.
CSRF_FAILURE_VIEW = "purwakarta_ptsp.kept_typing.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
# Entering browsers' preload lists is the decision of the domain's owner, not of this program.
# axes would rather lock by address; by account no rotation of addresses or browsers gets round it.
SILENCED_SYSTEM_CHECKS = ["security.W021", "axes.W006"]
if PRODUCTION and env.bool("BEHIND_PROXY", default=True):
    # The proxy in front overwrites this header (deploy/Caddyfile); without a proxy set BEHIND_PROXY=0.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Our own proxies in front: each adds one entry to X-Forwarded-For, and none before them is believed.
PROXIES = env.int("PROXIES", default=int(PRODUCTION and env.bool("BEHIND_PROXY", default=True)))
if not 0 <= PROXIES <= 9:
    raise ImproperlyConfigured("PROXIES berisi jumlah proksi di depan portal, 0 sampai 9.")
# The counter and the public service mall: many people hand in their complaints from one address.
try:
    QUOTA_FREE_NETWORKS = networks(env.list("QUOTA_FREE_NETWORKS", default=[]))
except BadNetwork as error:
    raise ImproperlyConfigured(f"QUOTA_FREE_NETWORKS: {error}.") from error

# A citizen's form sent sooner than this after its first page goes into quarantine.
QUICKEST_FORM_SECONDS = 4

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# Files go to the disk while they arrive; where /tmp is memory, name a folder that is not.
FILE_UPLOAD_HANDLERS = ["purwakarta_ptsp.files.uploads.BoundedUploadHandler"]
FILE_UPLOAD_TEMP_DIR = env.str("UPLOAD_TEMP_DIR", default="") or None

# Where mails to complainants lead. Mails are written outside any request, so no request names the host.
_first_host = ALLOWED_HOSTS[0].lstrip(".") if ALLOWED_HOSTS else ""
PORTAL_URL = env.str("PORTAL_URL", default=f"https://{_first_host}" if PRODUCTION else f"http://{BIND}")
PORTAL_URL = PORTAL_URL.rstrip("/")
if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[\w./-]*)?", PORTAL_URL):
    raise ImproperlyConfigured("PORTAL_URL berisi alamat portal, misalnya https://ptsp.purwakarta.go.id.")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="ptsp@localhost")
_mail = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(_mail)
# Without a mail server the console is a log, and complainants' addresses are in no log.
TELLS_BY_MAIL = not PRODUCTION or not _mail["EMAIL_BACKEND"].endswith("console.EmailBackend")
EMAIL_TIMEOUT = 30  # seconds; far less than the lease of a message (complaints/retrying.py)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would print a second time, and mail to nobody.
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Every wrong password would be a line with an address in it.
        "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
