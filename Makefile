# make run    build the graph of seeds/ and serve it on http://127.0.0.1:64210
# make test   everything that must pass: format, vet, staticcheck, tests with the race detector
# make kill   builds and updates killed at KILLS random moments each
# make bench  the benchmarks
# make golden write seeds/golden.nq anew; read the diff before you commit it
# make attack 1,000 hostile queries at a server, with bounds on time and memory
# make fuzz   each fuzz target for FUZZTIME
# make hostile a build of each of some 400 hostile files, within limits of time and memory; takes many minutes

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.7.0
FUZZTIME ?= 30s
KILLS ?= 60

.PHONY: run build test lint kill bench golden attack hostile fuzz clean

run: build
	bin/quadpress build --db quadpress.db seeds
	bin/quadpress serve --db quadpress.db

build:
	go build -o bin/quadpress ./cmd/quadpress

test: lint
	go test -race ./...

lint:
	@files=$$(gofmt -l .); if [ -n "$$files" ]; then echo "not formatted with gofmt:"; echo "$$files"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

kill:
	go test ./graph ./cmd/quadpress -run '^TestKill' -v -kills $(KILLS)

bench:
	go test -run '^$$' -bench . -benchmem ./...

golden: build
	bin/quadpress extract --format nquads seeds > bin/golden.nq
	mv bin/golden.nq seeds/golden.nq

attack:
	go test ./cmd/quadpress -run '^TestAttack$$' -v -attack 1000

fuzz:
	go test ./document -run '^$$' -fuzz '^FuzzText$$' -fuzztime $(FUZZTIME)
	go test ./document -run '^$$' -fuzz '^FuzzLines$$' -fuzztime $(FUZZTIME)
	go test ./document -run '^$$' -fuzz '^FuzzJSONLines$$' -fuzztime $(FUZZTIME)
	go test ./document -run '^$$' -fuzz '^FuzzCoNLLU$$' -fuzztime $(FUZZTIME)
	go test ./document -run '^$$' -fuzz '^FuzzGzip$$' -fuzztime $(FUZZTIME)
	go test ./document -run '^$$' -fuzz '^FuzzDate$$' -fuzztime $(FUZZTIME)
	go test ./document/conllu -run '^$$' -fuzz '^FuzzRead$$' -fuzztime $(FUZZTIME)
	go test ./language/segment -run '^$$' -fuzz '^FuzzDocument$$' -fuzztime $(FUZZTIME)
	go test ./language/neural -run '^$$' -fuzz '^FuzzRead$$' -fuzztime $(FUZZTIME)
	go test ./schema -run '^$$' -fuzz '^FuzzLoad$$' -fuzztime $(FUZZTIME)
	go test ./evaluate -run '^$$' -fuzz '^FuzzReadGold$$' -fuzztime $(FUZZTIME)
	go test ./evaluate -run '^$$' -fuzz '^FuzzReadNames$$' -fuzztime $(FUZZTIME)

hostile:
	rm -rf bin/hostile
	HOSTILE=$(CURDIR)/bin/hostile go test ./document -count=1 -run '^TestWriteHostile$$'
	HOSTILE=$(CURDIR)/bin/hostile go test ./cmd/quadpress -count=1 -timeout 3h -run '^TestHostileBuild$$' -v

clean:
	rm -rf bin quadpress.db
