# Two stages: the first checks the hash of every package and installs it; the second carries only what runs.

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /venv
COPY requirements/run.txt /run.txt
RUN /venv/bin/python -m pip install --no-cache-dir --no-deps --only-binary :all: --require-hashes -r /run.txt

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Samenboom" \
      org.opencontainers.image.licenses="EUPL-1.2"

# All that is kept (database, secret) stands in one volume, owned by one user who owns nothing else.
RUN groupadd --gid 10001 samenboom \
 && useradd --no-log-init --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin samenboom \
 && install --directory --owner samenboom --mode 0700 /data

WORKDIR /srv/samenboom
COPY --from=packages /venv /venv
COPY LICENSE NOTICE pyproject.toml ./
COPY migrations/ migrations/
COPY app/ app/
# Compiled now, since the user who runs it may not write here.
RUN /venv/bin/python -m compileall -q app migrations

ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SAMENBOOM_VAR=/data

USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://localhost:8000/health/ready', timeout=4)"]

# Migrates first. The proxy in front of it is named by FORWARDED_ALLOW_IPS, the public address by SAMENBOOM_BASE_URL.
CMD ["python", "-m", "app", "serve", "--host", "0.0.0.0", "--port", "8000"]
