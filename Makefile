# make run       the app, in a window
# make test      every test, those in a real window included
# make tour      pictures of every page, in build/tour
# make pictures  the pictures of the guides, in docs/pictures, taken anew
# make ordeal    kills the app 300 times and looks each time whether all is there; some twenty minutes
# make bench     the app beside what its toolkit alone takes, then the Go benchmarks
# make package   all that is handed out, in build/package, each started once as far as it can be here
# make surroundings  the tests with no fonts of the system's, and with others, in another language, zone and scale
# make website   the web site of a course, judged by Chromium and axe-core, and the schemas by yaml-language-server
# make test-windows  makes what is for Windows alone, and tries it under wine
# make reproducible  makes everything twice, from two folders, and compares the bytes
# make lint      go vet, staticcheck, gofumpt, actionlint, and all types as macOS and Windows compile them
# make fmt       put the code in order
# Each installs what it needs first, or says what is missing: see .ci/setup.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.1
GOFUMPT = mvdan.cc/gofumpt@v0.12.0
# Our own files: build/ has copies of modules, with which programs are shipped
OWN = find . -path ./build -prune -o -name "*.go" -print0
ACTIONLINT = github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

# Packages without the toolkit: their tests are quick to build, so they go first.
PLAIN = ./assets/... ./content/... ./study/... ./cmd/coursekit/... ./cmd/internal/...

export LANG = en_US.UTF-8

# AVIF is read by the program itself, never by a library that the system happens to have.
export GOFLAGS = -tags=nodynamic

# What the cuts of Inter keep: see assets/fonts/README.md.
SIGNS = U+0000-024F,U+0259,U+02B0-03FF,U+0400-052F,U+1E00-1EFF,U+2000-22FF,U+2300-23FF,U+25A0-27BF,U+FB00-FB06,U+FFFD
FEATURES = kern,mark,mkmk,ccmp,locl

# What a language or a zone may change beside the pages; fonts and scale are the pages' alone. The bounds of markup
# are left out: they take minutes, and only measure.
SPOKEN = $(shell go list ./assets/... ./content/... ./study/... | grep -v content/markup)

.PHONY: surroundings surroundings-none surroundings-noto website fonts run test test-windows tour pictures ordeal bench package reproducible lint fmt race clean

run:
	@.ci/display
	@.ci/setup build
	go run ./cmd/stagecraft

# The tests in a real window take some ten minutes. Both calls have the same flags, else Go runs again in the second
# what passed in the first. What go vet finds is left to make lint, which has more of it look.
test:
	@.ci/setup test
	go test -vet=off -timeout 30m $(PLAIN)
	go test -vet=off -timeout 30m ./...

tour:
	@.ci/setup test
	go run ./cmd/tour

pictures:
	@.ci/setup test
	go run ./cmd/tour -guides

# A short form of it is one of the tests.
ordeal:
	@.ci/setup test
	go run ./cmd/ordeal

bench:
	@.ci/setup test
	go run ./cmd/bench
	go test -run '^$$' -bench . -benchmem ./...

# PARTS=linux,windows,coursekit, or any of them, makes those alone. What is for Linux on arm64 is compiled with
# libraries that apt has.
package:
	@.ci/setup package
	@case "$(or $(PARTS),linux-arm64)" in *arm64*) .ci/sysroot arm64 ;; esac
	go run ./cmd/package $(if $(PARTS),-only $(PARTS))

test-windows:
	@.ci/setup package
	go run ./cmd/package -only windows

reproducible:
	@.ci/setup package
	@.ci/sysroot arm64
	go run ./cmd/package -twice

# The tests of the shell, one package, take as long as those of all other pages together: by halves both cores have
# work to the end. HALVES COMMAND... -- PACKAGES... runs the command on ./ui in two, and on the packages.
HALVES = .ci/halves

# Under the race detector, and in other surroundings, the tests that only measure are left out: they tell of time
# and memory as learners never see them. What go vet finds it finds in make lint.
QUICK = -short -vet=off -timeout 30m

# The race detector watches what is the project's own, and the toolkit and Go's own library with it. The other
# libraries are left unwatched: with SQLite among them the tests take twice as long.
UNWATCHED = $(foreach of,modernc.org github.com golang.org/x codeberg.org,-gcflags=$(of)/...=-race=false)

race:
	@.ci/setup test
	go test -race $(UNWATCHED) $(QUICK) $$(.ci/concurrent $(PLAIN))
	$(HALVES) go test -race $(UNWATCHED) $(QUICK) -- $$(.ci/concurrent ./ui/...)

surroundings: surroundings-none surroundings-noto

surroundings-none:
	@.ci/setup test
	.ci/surroundings none $(HALVES) go test -count=1 $(QUICK) -- ./ui/...

surroundings-noto:
	@.ci/setup test
	export LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 TZ=Pacific/Honolulu FYNE_SCALE=1.5; \
		.ci/surroundings noto go test -count=1 $(QUICK) $(SPOKEN) && \
		.ci/surroundings noto $(HALVES) go test -count=1 $(QUICK) -- ./ui/...

website:
	.ci/website go test -count=1 -run Judged ./cmd/coursekit

lint:
	@.ci/setup test
	go vet ./...
	go run $(STATICCHECK) ./...
	@files=$$($(OWN) | xargs -0 go run $(GOFUMPT) -l) && if [ -n "$$files" ]; then \
		printf 'gofumpt would change these (make fmt does it):\n%s\n' "$$files" >&2; exit 1; fi
	go run ./cmd/crosscheck
	go run $(ACTIONLINT) .github/workflows/*.yml

fmt:
	@.ci/setup build
	$(OWN) | xargs -0 go run $(GOFUMPT) -w

fonts:
	@command -v pyftsubset >/dev/null || { echo 'make fonts needs fonttools (Debian: apt install fonttools)' >&2; exit 1; }
	@test -n "$(FROM)" || { echo 'say where the whole fonts are: make fonts FROM=/usr/share/fonts/opentype/inter' >&2; exit 1; }
	for cut in Regular SemiBold Bold Italic BoldItalic; do \
		pyftsubset $(FROM)/Inter-$$cut.otf --output-file=assets/fonts/Inter-$$cut.otf --unicodes=$(SIGNS) \
			--layout-features=$(FEATURES) --no-hinting --desubroutinize --notdef-outline --name-IDs='*' || exit 1; \
	done

clean:
	rm -rf build
