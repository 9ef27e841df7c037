"""Where files are kept: a folder (MEDIA_ROOT), or a store that speaks S3, by the environment alone."""

from importlib.util import find_spec
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

FOLDER = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
_NEEDED = ("S3_ACCESS_KEY", "S3_SECRET_KEY")


def file_storage(env: environ.Env) -> dict[str, Any]:
    """The entry "default" of STORAGES. Raises ImproperlyConfigured for a store that is half named."""
    bucket = env.str("S3_BUCKET", default="")
    if not bucket:
        return FOLDER
    if missing := [name for name in _NEEDED if not env.str(name, default="")]:
        raise ImproperlyConfigured(f"S3_BUCKET diisi, tetapi belum: {', '.join(missing)}.")
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured("S3_BUCKET diisi: pasang requirements-s3.txt, bukan requirements.txt.")
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": _store(env, bucket)}


def _client() -> Any:
    """A store that does not answer costs a visitor seconds, not minutes."""
    from botocore.config import Config

    return Config(
        # Stores of one's own rarely answer at a name for each bucket.
        s3={"addressing_style": "path"},
        signature_version="s3v4",
        connect_timeout=3,
        read_timeout=20,
        retries={"total_max_attempts": 2},
    )


def _store(env: environ.Env, bucket: str) -> dict[str, Any]:
    """Nobody reads from the store but the portal: private objects, no addresses of their own."""
    return {
        "bucket_name": bucket,
        "access_key": env.str("S3_ACCESS_KEY"),
        "secret_key": env.str("S3_SECRET_KEY"),
        "endpoint_url": env.str("S3_ENDPOINT", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "client_config": _client(),
        "default_acl": None,
        "querystring_auth": True,
        # Names are made at random; one that exists is never written over.
        "file_overwrite": False,
        "max_memory_size": 1024 * 1024,  # above this the content waits on the disk
    }
