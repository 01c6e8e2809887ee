# make install   .venv with everything that the toolkit, its notebooks and its tests need, from the lock file
# make reports   the reports on the seed article, in reports/, and on the invented negotiation, in reports/maren/
# make test      style, types, tests, and the proof that reports/ is what this version makes
# make lock      a new lock file from pyproject.toml (needs `uv`)

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export OMP_NUM_THREADS ?= 1

.PHONY: install reports test lock clean
.DELETE_ON_ERROR:

install: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than Python 3.11: run make with PYTHON=python3.11 or newer"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make a virtual environment: on Debian and Ubuntu install the package python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

reports: $(READY)
	$(BIN)/toolkit report seeds/000_05404934122fbd94.txt -o reports
	$(BIN)/toolkit report seeds/maren -o reports/maren --actors seeds/maren.csv

test: $(READY)
	$(BIN)/ruff format --check toolkit tests notebooks
	$(BIN)/ruff check toolkit tests notebooks
	$(BIN)/mypy
	$(BIN)/pytest

lock:
	uv pip compile --quiet pyproject.toml --extra notebooks --extra widgets --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-header --upgrade -o requirements.lock

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
