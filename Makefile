# Two commands on a fresh machine with Python 3.11:  make ask Q="…"   and   make test
SHELL := bash
BIN := .venv/bin
PULL := $(BIN)/python scripts/pull.py
export Q

.DEFAULT_GOAL := help
.PHONY: help setup models chat-model ask chat test test-fast lint check fix eval gate bench bench-scale bench-retrieval bench-answers bench-gate train-reader lock clean soak

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup:
	@scripts/setup.sh

chat-model: setup
	@$(PULL) encoder ranker $(or $(MODEL),chat)

ask: chat-model  ## answer a question over seeds/:  make ask Q="How many …?"  [MODEL=none] [ARGS="--json"]
	@[ -n "$$Q" ] || { echo 'What do you want to ask?  make ask Q="How many NRF members do the Taliban say they killed?"' >&2; exit 2; }
	@$(BIN)/ask $(if $(MODEL),--model $(MODEL)) $(ARGS) -- "$$Q" || { code=$$?; [ $$code = 3 ] || [ $$code = 4 ] || exit $$code; }  # 3, 4: answers too

chat: chat-model  ## ask in the terminal interface  [MODEL=none]
	@$(BIN)/footnote chat $(if $(MODEL),--model $(MODEL)) $(ARGS)

models: setup
	@$(PULL) encoder ranker bulk

test: chat-model models  ## everything, the real chat model included
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not chat" $(ARGS)
	@$(BIN)/python -m pytest -q -m chat $(ARGS)

test-fast: models  ## everything but the chat model
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not chat" $(ARGS)

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -n 8

check: lint test-fast  ## style, types, walls between rooms, fast tests

fix: setup  ## put style right where a machine can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python -m cli.reference > docs/cli.md

soak: setup  ## random keys in the terminal interface, three times ten minutes
	@FOOTNOTE_SOAK_SECONDS=600 $(BIN)/python -m pytest -q -s -k monkey tests/test_tui_soak.py $(ARGS)

eval: models  ## run the gold questions and print the figures
	@$(BIN)/footnote eval run --model none $(ARGS)

gate: models  ## the answers as they must be: red when one broke
	@$(BIN)/footnote eval gate --model none $(ARGS)

bench: models  ## where the time of a warm question and of reading files goes; appends to docs/benchmarks.md
	@$(BIN)/python -m bench $(ARGS)

bench-answers: models  ## reading and refusing on ../shared/bench; SET=squad2 for one set
	@$(BIN)/python -m bench.answers $(if $(SET),--sets $(SET)) $(ARGS)

bench-gate: models  ## eight faults put in on purpose, then one commit twenty times
	@$(BIN)/python -m bench.faults $(ARGS)
	@$(BIN)/python -m bench.repeats 20

bench-scale: models  ## 100,000 chunks against the plain recipe; WHAT=1m or WHAT=noop for the others
	@$(BIN)/python -m bench.scale $(or $(WHAT),100k)

bench-retrieval: models  ## retrieval on ../shared/bench; ARGS=--ablate for one setting changed at a time
	@$(BIN)/python -m bench.retrieval $(ARGS)

START ?= ../shared/reader/reader_v0_fp16.safetensors
DATA ?= ../shared/reader/data
OUT ?= ../reader-next
MINUTES ?= 90
train-reader: models  ## train the reader on; goes on where it stopped (training/reader/README.md)
	@mkdir -p $(OUT)
	@$(BIN)/pip install -q onnx
	@test -f $(OUT)/ranker.safetensors || $(BIN)/python -m training.reader.recover \
	  "$$($(BIN)/python -c 'from index.models import ensure; print(ensure("ms-marco-minilm-l-12-v2"))')/model.onnx" $(OUT)/ranker.safetensors
	@MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m training.reader.train \
	  $(DATA) qa/reader/tokenizer.json $(START) $(OUT)/reader.safetensors --ranker $(OUT)/ranker.safetensors --minutes $(MINUTES) $(ARGS)
	@$(BIN)/python -m training.reader.export $(OUT)/reader.safetensors qa/reader/tokenizer.json $(OUT)/export --name footnote-reader-5 --texts $(DATA)/squad2_26_articles.jsonl --check

lock:  ## write constraints.txt anew
	@scripts/lock.sh

clean:  ## remove .venv and caches of tools; models and indexes stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist
