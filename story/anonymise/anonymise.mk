# Lists, tagger and evaluation of the anonymiser. Building the programs needs
# none of these: what they write is kept beside the code.
ANON := story/anonymise
NER ?= ../shared/data/ner

.PHONY: lists tagger evaluate
$(ANON)/tools/packaged/node_modules: $(ANON)/tools/packaged/package.json
	cd $(ANON)/tools/packaged && npm install --no-audit --no-fund --ignore-scripts --silent && touch node_modules

lists: $(ANON)/tools/packaged/node_modules
	mkdir -p var && node $(ANON)/tools/packaged/lists.mjs > var/packaged.json
	go run ./$(ANON)/tools/lists -packaged var/packaged.json -corpora $(NER) -names $(ANON)/lists/names -out $(ANON)/data/lists

tagger:
	go run ./$(ANON)/tools/tagger -corpora $(NER) -out $(ANON)/data/tagger

evaluate: $(ANON)/tools/packaged/node_modules
	go run ./$(ANON)/tools/evaluate -stories $(ANON)/evaluation -peers $(ANON)/tools/packaged/peers.mjs
