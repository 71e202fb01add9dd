# make report   set up and run the main job: tables, figures, reports/index.html (of CORPUS=PATH: in runs/NAME)
# make figures  the same, and replace the figures/ that are under version control
# make test     set up and run the quick tests (make test-browser, make test-thorough, make test-all: the others)
# make lab      open JupyterLab on notebooks/

PYTHON ?= python3
CORPUS ?= seeds
BIN := .venv/bin
# Larger corpora for tests and benchmarks; without it they say "skipped".
export OFFICIAL_TEXTS_DATA ?= $(wildcard ../shared/data)
# Packages are compiled once, at installation, and our own at its first import, even where the environment says not
# to write bytecode: else each of the many processes of a run would compile all that it imports.
export UV_COMPILE_BYTECODE = 1
unexport PYTHONDONTWRITEBYTECODE

.PHONY: report figures test test-browser test-thorough test-all lint lab bench calibrate fuzz slowness audit sbom kills bombs soak mutate pages recorded lock clean

report: .venv/.run
	@$(BIN)/python -m analysis build "$(CORPUS)"

figures: .venv/.run
	@$(BIN)/python -m analysis build seeds --out . --figures

PYTEST = $(BIN)/python -m pytest --dist worksteal
# These wait for the browsers, clusters and processes that they start: one more worker than there are processors.
ONE_MORE = $(shell $(BIN)/python -c "import os; print(os.cpu_count() + 1)")

test: .venv/.dev
	$(PYTEST) -n auto -m "not slow and not thorough and not browser"

test-browser: .venv/.dev
	$(PYTEST) -n $(ONE_MORE) -m "not slow and not thorough and browser"

# simulations, more sizes of the figures, clusters, full disks: some fifteen minutes
test-thorough: .venv/.dev
	$(PYTEST) -n $(ONE_MORE) -m "not slow and thorough"

test-all: .venv/.dev
	$(PYTEST) -n auto

lint: .venv/.dev
	$(BIN)/ruff check analysis tests benchmarks
	$(BIN)/ruff format --check analysis tests benchmarks
	$(BIN)/lint-imports
	$(BIN)/mypy

lab: .venv/.run
	@$(BIN)/python -m analysis lab

# refits the calibration of the years' confidence, and prints how reliable it is
calibrate: .venv/.dev
	$(BIN)/python -m benchmarks.years --write

bench: .venv/.bench
	$(BIN)/python -m benchmarks

# ten minutes of random texts; FUZZ_SECONDS=60 make fuzz for less
fuzz: .venv/.dev
	$(BIN)/python -m tests.safety.fuzz

# twenty minutes in search of texts whose time grows faster than their length
slowness: .venv/.dev
	$(BIN)/python -m tests.safety.slowness

# what is known against the packages of the lock, and which licences and versions there are
audit: .venv/.dev
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.lock

# what a user gets, package by package, with licences: a bill of materials (CycloneDX) in sbom.json
sbom: .venv/.dev
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml $(BIN)/python \
		| $(BIN)/python -m tests.safety.licences --to sbom.json

# kill -9 at random moments, then SIGTERM and SIGINT in each stage of a build
kills: .venv/.dev
	$(BIN)/python -m tests.safety.kills --command timeline --moments 50
	$(BIN)/python -m tests.safety.kills --command build --moments 100
	$(BIN)/python -m tests.safety.stops --command build --times $(or $(TIMES),20)

# 20,000 small files with and without 20 that ask for hours or gigabytes: half an hour on two idle cores
bombs: .venv/.dev
	$(BIN)/python -m tests.safety.bombs

# runs over a corpus that grows, shrinks and changes, killed, doubled and damaged; MINUTES=5 make soak for less
soak: .venv/.dev
	$(BIN)/python -m tests.safety.soak --minutes $(or $(MINUTES),30)

# 200 places broken at random, each against the quick tests that execute its module
mutate: .venv/.dev
	$(BIN)/python -m tests.safety.mutations --count $(or $(MUTATIONS),200)

# how right the tables are on pages of many kinds (PAGES=score, second … twelfth for the other sets)
pages: .venv/.dev
	$(BIN)/python -m tests.pages --set $(or $(PAGES),look)

# records the results on 555 pages and the texts of tests anew, after a change that is meant to alter them
recorded: .venv/.dev
	$(BIN)/python -m tests.recorded --write

# Notebooks opened elsewhere (VS Code, a terminal in another folder) find the package too, with nothing to build.
FIND_PROJECT = from pathlib import Path; from sysconfig import get_path; \
  Path(get_path('purelib'), 'official_texts.pth').write_text(str(Path.cwd()) + '\n')

# pip fetches uv alone, checked by its hash; uv installs the lock, which is quicker by far.
.venv/.uv: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.x")'
	@echo "making the environment in .venv (once; about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.run: .venv/.uv requirements.lock
	@$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/python -c "$(FIND_PROJECT)"
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	@$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.bench: .venv/.dev requirements-bench.lock
	@$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements-bench.lock
	@touch $@

COMPILE = $(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate
lock: .venv/.uv
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group bench -c requirements.lock -c requirements-dev.lock -o requirements-bench.lock
	echo uv | $(COMPILE) - -o requirements-uv.lock

clean:
	rm -rf .venv .cache tables reports
