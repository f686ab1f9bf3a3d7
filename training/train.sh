#!/bin/sh
# Retrains everything that package language has learnt, from data alone: the network that tags and parses, with a teacher, and
# the network for mentions upon it. docs/training.md names the files, the time and the scores.
# usage: training/train.sh DATA GLOVE.txt ENCODER_DIR SPACY_MODEL_DIR OUT
#   TRIAL=1     a few sentences and epochs of everything: minutes instead of hours, to see that each step runs
#   PYTHON, SPACY_PYTHON   the interpreters with requirements.txt and with requirements-spacy.txt
set -eu
data=$1 glove=$2 encoder=$3 spacy=$4 out=$5
here=$(dirname "$0")
python=${PYTHON:-python3} spacy_python=${SPACY_PYTHON:-python3}
stories= first= teach= label= second= mentions=
if [ -n "${TRIAL:-}" ]; then
  stories=60 first="--epochs 1 --limit 200" teach="--minutes 0.5 --limit 100" label="--words 6000 --shard 3000"
  second="--epochs 1 --limit 200" mentions="--epochs 1 --limit 200"
fi
mkdir -p "$out"
(cd "$here/.." && go build -o bin/ ./cmd/quadpress ./cmd/quadtrain)
bin=$here/../bin

# Text as words, what lists know of them, and what a model of OntoNotes' types marks in it.
$python "$here/prepare.py" "$data" "$out" "$bin/quadpress" $stories
for docs in "$out"/*.docs.json; do
  "$bin/quadtrain" features "$docs" > "${docs%.docs.json}.features.json"
done
$spacy_python "$here/names.py" "$spacy" "$out"

# The network from people's annotation; a teacher from network and encoder; the network again, from what the teacher says too.
$python "$here/vectors.py" "$data" "$glove" "$encoder" "$out/vectors.npz"
$python "$here/train.py" "$data" "$out" "$out/vectors.npz" "$out/first.pt" $first
$python "$here/teacher.py" "$data" "$out" "$out/first.pt" "$encoder" "$out/teacher.pt" $teach
$python "$here/label.py" "$out/teacher.pt" "$encoder" "$out/free.docs.json" "$out/soft" ${label:---words 320000 --shard 40000}
$python "$here/train.py" "$data" "$out" "$out/vectors.npz" "$out/model.pt" --init "$out/first.pt" --silver "$out/soft*.pkl" --shards 4 --lr 8e-4 ${second:---epochs 9}
$python "$here/export.py" "$out/model.pt" "$out/model.safetensors" "$out/parity.json"

# Mentions, on the network as it is shipped: the teacher tells the names in EWT's sentences too.
$python "$here/label.py" "$out/teacher.pt" "$encoder" "$out/ewt.docs.json" "$out/names-ewt" $label
$python "$here/mentions.py" "$data" "$out" "$out/model.safetensors.pt" "$out/mentions.safetensors" "$out/mentions-parity.json" "free=$out/soft*.pkl" "ewt=$out/names-ewt*.pkl" $mentions
