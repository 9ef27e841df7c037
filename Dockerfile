# docker build --tag purwakarta-ptsp .      podman and buildah build it as well.
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
# requirements-s3.txt for files in a store that speaks S3.
ARG REQUIREMENTS=requirements.txt
ENV PYTHONDONTWRITEBYTECODE=1
COPY ${REQUIREMENTS} /requirements.txt
RUN python3 -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: --requirement /requirements.txt
COPY . /portal
WORKDIR /portal
# Collecting opens no database and keeps no key: these values end with this line.
RUN SECRET_KEY=build RECEIPT_CODE_KEY=build-build-build-build-build-build- ALLOWED_HOSTS=build DATABASE_URL=postgres://build@build/build \
    /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    # Readable for the server whatever the umask of the clone was.
    && chmod -R a+rX /portal /venv

FROM ${BASE}
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/venv/bin:$PATH BIND=0.0.0.0:8000
COPY --from=build /venv /venv
COPY --from=build /portal /portal
WORKDIR /portal
# What people hand in: a volume takes over the owner of the folder it covers.
RUN mkdir /files && chown 10001:10001 /files
# A number, so that an orchestrator can see that it is not root; nothing in the image belongs to it.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "--config", "python:purwakarta_ptsp.gunicorn_conf", "purwakarta_ptsp.wsgi"]
