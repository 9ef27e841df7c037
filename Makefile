# Perintah proyek; `make help` menjelaskan satu per satu.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

# Values good enough for `check --deploy`, which reads production's settings and opens no database.
PRODUCTION_LIKE := ENV_FILE=/dev/null DEBUG=0 DEMO=0 ALLOWED_HOSTS=ptsp.example.id \
	SECRET_KEY=$(shell od -An -N40 -tx1 /dev/urandom | tr -d ' \n') \
	RECEIPT_CODE_KEY=$(shell od -An -N32 -tx1 /dev/urandom | tr -d ' \n') \
	DATABASE_URL=postgres://check@localhost/check

.PHONY: help run test check bench lock clean venv

help: ## daftar perintah
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: venv ## peragaan di http://127.0.0.1:8000 (PORT= untuk port lain)
	@PORT=$(PORT) exec $(BIN)/python -m purwakarta_ptsp.demonstration

test: venv ## semua uji, pada PostgreSQL tertanam (atau DATABASE_URL)
	@$(BIN)/python -m pytest

check: venv ## gaya, tipe, migrasi, pengaturan produksi, lalu semua uji
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/mypy --no-error-summary
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION_LIKE) $(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(MAKE) --no-print-directory test

bench: venv ## ukur waktu: mutu 2.000 standar (10 detik), lampiran 1.000 standar (60 detik), pencarian 100.000, meja 1.000.000 perkara, tampil di ponsel murah, sepuluh pengaduan diketik di loket (beberapa menit)
	@$(BIN)/python bench/quality.py
	@$(BIN)/python bench/annex.py
	@$(BIN)/python -m bench.search
	@$(BIN)/python -m bench.desk
	@$(BIN)/python -m bench.phone
	@$(BIN)/python -m bench.counter

lock: venv ## kunci versi pustaka ke requirements*.txt (UPGRADE=--upgrade untuk versi terbaru)
	$(BIN)/uv pip compile $(LOCKING) pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile $(LOCKING) --extra pdf pyproject.toml --output-file requirements-pdf.txt
	$(BIN)/uv pip compile $(LOCKING) --extra s3 pyproject.toml --output-file requirements-s3.txt
	$(BIN)/uv pip compile $(LOCKING) --extra pdf --extra dev pyproject.toml --output-file requirements-dev.txt

# No registry's address in a committed file; wheels for every Python the project supports.
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-config $(UPGRADE)

clean: ## hapus .venv, basis data peragaan, dan berkas bentukan
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m purwakarta_ptsp.embedded_postgres; fi
	rm -rf .venv staticfiles .pytest_cache .ruff_cache .mypy_cache .hypothesis

venv:
	@$(PYTHON) -m purwakarta_ptsp.prepare
