# make run   the practice project: server, tablet program, a day of stories
# make test  everything that is tested
# The rest is listed by `make help`.
SHELL := /bin/sh
GO ?= go
TAGS := x11
export CGO_ENABLED := 1

.PHONY: help run test build bench clean
help:
	@grep -hE '^# make|^#: ' $(MAKEFILE_LIST) | sed 's/^#:* *//'

run:
	@scripts/deps.sh run
	@$(MAKE) --no-print-directory build
	@scripts/run.sh

build:
	@mkdir -p bin
	$(GO) build -tags $(TAGS) -o bin/ . ./cmd/hearme-server ./cmd/hearme-field

test:
	@scripts/deps.sh test
	@bad=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "gofmt would change: $$bad"; exit 1; }
	$(GO) vet -tags $(TAGS) ./...
	$(GO) test -tags $(TAGS) -timeout 20m ./...

#: make bench      speed, each figure beside a reference measured in the same run
bench:
	$(GO) test -tags $(TAGS) -run '^$$' -bench . -benchtime 2s ./...

#: make clean      takes away bin, out and the practice data in var
clean:
	rm -rf bin out var

-include assets/fonts.mk story/anonymise/anonymise.mk platforms.mk

#: make pictures   rewrites the README's pictures from the program itself
.PHONY: pictures
pictures:
	@scripts/pictures.sh
