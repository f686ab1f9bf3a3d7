# make run    build the graph of seeds/ and serve it on http://127.0.0.1:64210
# make test   format, vet, staticcheck, and the tests with the race detector, but for those that take long
# make slow   the tests that take long, each in full
# make kill   builds and updates killed at KILLS random moments each
# make bench  the benchmarks
# make bench-web what the explorer's scripts take with 2,000 and 10,000 nodes; needs node, npm and Chromium
# make web    build the explorer anew, into web/dist; needs node and npm
# make test-web the explorer's tests in a real browser; needs node, npm and Chromium
# make test-python the tests of the Python client; needs a Python, QUADPRESS_PYTHON or python3, with .ci/python.txt
# make beam   build quadbeam, which reads a corpus on a cluster; the first time takes minutes
# make test-beam the tests of quadbeam, on Beam's runner for one machine
# make golden write seeds/golden.nq and press/reading.sum anew; read the diff before you commit it
# make attack 1,000 hostile queries and 500 hostile requests at a server, with bounds on time and memory
# make fuzz   every fuzz target for FUZZTIME (make fuzz FUZZTIME=10m)
# make dist   archives of the program for six systems with checksums and a bill of materials, into dist/
# make docs   the docs as one site with its search, into bin/docs; needs Python, and PyPI the first time
# make image  the container image quadpress, with docker or what DOCKER names
# make cross  go vet as for Windows and macOS; the first time takes minutes
# make hostile a build of each of some 1,100 hostile files, within limits of time and memory; takes many minutes

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.7.0
FUZZTIME ?= 30s
DOCKER ?= docker
KILLS ?= 60

SLOW = TestStepsGrowWithLength|TestStockCayleyOpensStore|TestDamage

.PHONY: run build test slow lint kill bench bench-web web test-web beam test-beam golden attack hostile fuzz
.PHONY: dist docs image cross clean

run: build
	bin/quadpress build --db quadpress.db seeds
	bin/quadpress serve --db quadpress.db

build:
	go build -o bin/quadpress ./cmd/quadpress

test: lint
	go test -race -short ./...

slow:
	go test ./press ./graph -run '^($(SLOW))$$'

lint:
	@files=$$(gofmt -l .); if [ -n "$$files" ]; then echo "not formatted with gofmt:"; echo "$$files"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

kill:
	go test ./graph ./cmd/quadpress -run '^TestKill' -v -kills $(KILLS)

bench:
	go test -run '^$$' -bench . -benchmem ./...

bench-web: build
	cd web && npm run --silent bench -- 2000 10000

web:
	cd web && npm ci --no-audit --no-fund && npm run build

test-web: build
	cd web && npm test

.PHONY: test-python
test-python: build
	cd clients/python && $${QUADPRESS_PYTHON:-python3} -m pytest -q -p no:cacheprovider

beam:
	cd cmd/quadbeam && go build -o ../../bin/quadbeam .

test-beam:
	cd cmd/quadbeam && go vet ./... && go run $(STATICCHECK) ./... && go test ./...

golden:
	go generate ./press
	$(MAKE) build
	bin/quadpress extract --format nquads seeds > bin/golden.nq
	mv bin/golden.nq seeds/golden.nq

attack:
	go test ./cmd/quadpress -run '^TestAttack$$' -v -attack 1000

# Every target that there is; what one finds is written to testdata/fuzz beside it and ends the run.
fuzz:
	@grep -r '^func Fuzz' --include='*_test.go' . | sed -E 's|^(.*)/[^/]*:func (Fuzz[A-Za-z0-9_]*).*|\1 \2|' | sort | \
	while read -r folder target; do \
		echo "$$folder $$target"; \
		go test $$folder -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x </dev/null || exit 1; \
	done

hostile:
	rm -rf bin/hostile
	HOSTILE=$(CURDIR)/bin/hostile go test ./document/... -count=1 -run '^TestWriteHostile$$'
	HOSTILE=$(CURDIR)/bin/hostile go test ./cmd/quadpress -count=1 -timeout 3h -run '^TestHostileBuild$$' -v

# VERSION=1.2.3 makes another version than the source's.
dist:
	rm -rf dist
	go run ./internal/dist -out dist -version '$(VERSION)'

docs: bin/mkdocs
	NO_MKDOCS_2_WARNING=1 bin/mkdocs/bin/mkdocs build --strict --quiet

bin/mkdocs: docs/site/requirements.txt
	python3 -m venv bin/mkdocs
	bin/mkdocs/bin/pip install --quiet --disable-pip-version-check -r docs/site/requirements.txt
	touch bin/mkdocs

image:
	$(DOCKER) build -t quadpress .

cross:
	GOOS=windows go vet ./...
	GOOS=darwin go vet ./...

clean:
	rm -rf bin dist quadpress.db
