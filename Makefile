# make demo     build and print the winners of four real lots
# make test     build and run all tests
# make ties     hold select and allocate against every resolution of thousands of tenders, minutes
# make explanations  reckon again what thousands of explained bids are told, minutes
# make wins     hold the intervals of `vbp win` against `select` at hundreds of thousands of prices, minutes
# make workbooks  read ten thousand changed workbooks: findings or rows, never a crash; minutes
# make test-office  open workbooks that vbp writes in LibreOffice; skipped where there is none
# make growth   count the work of inputs that are long in one way: no more than n log n; minutes
# make bench-check  compare results with those of DuckDB and Polars; skipped where pip cannot install them
# make bench    measure beside DuckDB and Polars, minutes; make bench-quick in less than one
# make bench-simulate  lot evaluations of `vbp simulate` in a second, beside NumPy that only ranks
# make docs     write the pages of the Swift modules to .build/docs/vbp.doccarchive
# make install  copy the binary to PREFIX/bin, its manual page and completions to PREFIX/share
PREFIX ?= /usr/local
SWIFT ?= swift
TOOLS = $(dir $(realpath $(shell command -v $(SWIFT))))
# One file that runs anywhere, with the C++ library that Swift's own needs in it where the system
# has it as an archive: to look up its symbols would take a tenth of a short run. LLVM's linker, as
# the default one remarks on the toolchain's own static libraries.
RELEASE = -c release --static-swift-stdlib --product vbp -Xswiftc -use-ld=lld \
  -Xlinker -L.build/archives -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
VBP = .build/release/vbp
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: demo build test browser ties explanations wins workbooks test-office growth bench-check bench bench-quick bench-simulate golden lint format docs install clean

demo: build
	@$(VBP) select Data/examples/tender/round2-four-lots.csv --rules cn-2020-round2 \
	  --format table || [ $$? -eq 3 ]

build: data-list archives
	@$(SWIFT) build $(RELEASE) >&2

test: oracles lint data-list
	$(SWIFT) test
	@$(MAKE) --no-print-directory browser

# Every report is opened in a browser, with the program that the tests have built; skipped where
# there is none and none can be installed. Screenshots land in .build/screenshots.
browser:
	@for name in chromium chromium-browser google-chrome; do \
	  command -v $$name >/dev/null && exit 0; done; \
	  { apt-get update -q && apt-get install -yq chromium fonts-noto-cjk; } >/dev/null 2>&1 || true
	@python3 Tests/Browser/check_reports.py "$$($(SWIFT) build --show-bin-path)/vbp"

# A folder with nothing but the archive, as a linker takes a shared library where it finds both.
.PHONY: archives
archives:
	@mkdir -p .build/archives
	@archive=$$($(TOOLS)clang -print-file-name=libstdc++.a 2>/dev/null); \
	  ! test -f "$$archive" || ln -sf "$$archive" .build/archives

# Which files Data/ has is read only together with the manifest.
.PHONY: data-list
data-list:
	@mkdir -p .build && ls -R Data >.build/data-list.new
	@cmp -s .build/data-list.new .build/data-list || \
	  { mv .build/data-list.new .build/data-list; touch Package.swift; }

# The tests compare with independent implementations in Python.
.PHONY: oracles
oracles:
	@command -v python3 >/dev/null || { apt-get update -q && apt-get install -yq python3; }
	@python3 -c 'import scipy' 2>/dev/null || python3 -m pip install -q scipy || \
	  apt-get install -yq python3-scipy
	@python3 -c 'import openpyxl' 2>/dev/null || python3 -m pip install -q openpyxl || \
	  apt-get install -yq python3-openpyxl

# The long form of the check of ties: every resolution of thousands of random tenders.
TENDERS ?= 5000
ties: build
	python3 Tests/Oracle/check_ties.py $(VBP) --tenders $(TENDERS)

# The long form of the check of explanations: many random lots under every rule set.
LOTS ?= 60
explanations: build
	python3 Tests/Oracle/check_explanations.py $(VBP) --lots $(LOTS) --runs 5

# The long form of the check of `vbp win`: real lots, and random ones under every rule set.
wins: build
	python3 Tests/Oracle/check_win.py $(VBP) --lots 300 --prices 100 \
	  --bids Data/examples/tender/round2-four-lots.csv cn-2020-round2

# The long form of the check of workbooks: ten thousand that were changed at random.
WORKBOOKS ?= 10000
workbooks:
	VBP_WORKBOOKS=$(WORKBOOKS) $(SWIFT) test --filter HostileWorkbooksTests

# Workbooks that vbp writes, opened in LibreOffice: skipped where there is none and none can be installed.
test-office: build
	@command -v soffice >/dev/null || { apt-get update -q && apt-get install -yq libreoffice-calc; } \
	  >/dev/null 2>&1 || true
	@python3 Tests/Office/check_workbooks.py $(VBP)

# The work of inputs that are long in one way, in instructions that valgrind counts; skipped where
# there is none and none can be installed.
growth: build
	@command -v valgrind >/dev/null || { apt-get update -q && apt-get install -yq valgrind; } \
	  >/dev/null 2>&1 || true
	@python3 Tests/Growth/check_growth.py $(VBP)

bench: build
	python3 Tests/Benchmarks/run.py $(BENCH)

bench-check: build
	@python3 Tests/Benchmarks/run.py --check

# Lot evaluations of `vbp simulate` in a second.
bench-simulate: build
	python3 Tests/Benchmarks/simulate.py $(VBP)

bench-quick: build
	python3 Tests/Benchmarks/run.py --quick $(BENCH)

lint:
	$(SWIFT) format lint --strict -r Sources Tests Plugins Package.swift

format:
	$(SWIFT) format -i -r Sources Tests Plugins Package.swift

# Writes what every golden case must print, and the outputs in docs/, anew; read the difference
# before you commit it.
golden:
	VBP_GOLDEN_UPDATE=1 $(SWIFT) test --filter 'GoldenTests|DocumentationTests'

# The pages of all modules, made from their comments by the toolchain's own docc. A web server that
# serves the folder shows them; a comment that names what is not there is an error.
DOCC ?= $(TOOLS)docc
MODULES = $(filter-out EmbedData vbp, $(notdir $(wildcard Sources/*)))
docs: data-list
	@test -x '$(DOCC)' || { echo 'this toolchain has no docc: $(DOCC)' >&2; exit 1; }
	$(SWIFT) package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >&2
	@rm -rf .build/docs
	@for module in $(MODULES); do \
	  mkdir -p .build/docs/graphs/$$module || exit; \
	  cp .build/*/symbolgraph/$$module.symbols.json .build/*/symbolgraph/$$module@*.symbols.json \
	    .build/docs/graphs/$$module 2>/dev/null; \
	  '$(DOCC)' convert --additional-symbol-graph-dir .build/docs/graphs/$$module \
	    --fallback-display-name $$module --fallback-bundle-identifier vbp.$$module \
	    --warnings-as-errors --output-path .build/docs/$$module.doccarchive || exit; \
	done
	'$(DOCC)' merge .build/docs/*.doccarchive --synthesized-landing-page-name vbp \
	  --output-path .build/docs/vbp.doccarchive

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(VBP) $(DESTDIR)$(PREFIX)/bin/vbp
	install -d $(SHARE)/man/man1 $(SHARE)/man/zh_CN/man1 $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(VBP) manual -o $(SHARE)/man/man1/vbp.1
	$(VBP) manual --lang zh -o $(SHARE)/man/zh_CN/man1/vbp.1
	$(VBP) completions bash -o $(SHARE)/bash-completion/completions/vbp
	$(VBP) completions zsh -o $(SHARE)/zsh/site-functions/_vbp
	$(VBP) completions fish -o $(SHARE)/fish/vendor_completions.d/vbp.fish

clean:
	rm -rf .build
