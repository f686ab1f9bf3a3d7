#!/bin/sh
# Retrains everything that package language has learnt, from data alone: the network that cuts sentences, the one that tags and
# parses, with a teacher, and those for mentions and for semantic roles upon it. docs/training.md names the files, the time and the scores.
# usage: training/train.sh DATA GLOVE.txt MINILM_DIR MPNET_DIR OUT
#   TRIAL=1   a few sentences and epochs of everything: minutes instead of hours, to see that each step runs
#   PYTHON    the interpreter with requirements.txt
set -eu
data=$1 glove=$2 minilm=$3 mpnet=$4 out=$5
here=$(dirname "$0")
python=${PYTHON:-python3}
stories= sentences= first= teach="--minutes 60" label= vary=2 second="--epochs 20" mentions= roles_teacher= roles=
if $python -c 'import sys, torch; sys.exit(not torch.cuda.is_available())'; then
  teach="--minutes 3.3 --words 1500 --frozen 0 --names 2 --keep --every 4" label="--batch 8000 --shard 120000" vary=5
  second="--minutes 3.4 --epochs 1000 --words 5000 --keep --every 8"
fi
if [ -n "${TRIAL:-}" ]; then
  stories=60 sentences="--epochs 1 --limit 20" first="--epochs 1 --limit 200" teach="--minutes 0.3 --limit 100"
  label="--words 6000 --shard 3000" vary=1
  second="--epochs 1 --limit 200" mentions="--epochs 1 --limit 200" roles_teacher="--epochs 1 --limit 200" roles="--epochs 1 --limit 200"
fi
mkdir -p "$out"
(cd "$here/.." && go build -o bin/ ./cmd/quadpress ./cmd/quadtrain)
bin=$here/../bin

# Text as words, what lists know of them, and what the product as it stands finds in it.
$python "$here/prepare.py" "$data" "$out" "$bin/quadpress" $stories
for docs in "$out"/*.docs.json; do
  "$bin/quadtrain" features "$docs" > "${docs%.docs.json}.features.json"
done

# Static vectors of words; where sentences begin in raw text.
$python "$here/vectors.py" "$data" "$glove" "$minilm" "$out/vectors.npz"
for part in ewt-train ewt-dev gum-train gum-dev; do
  "$bin/quadtrain" boundaries "$data/ud/en_${part%-*}-ud-${part#*-}.conllu.gz" > "$out/$part.boundaries.jsonl"
done
"$bin/quadtrain" boundaries "$data/raw/wikinews-2020.jsonl.gz" > "$out/wikinews.boundaries.jsonl"
$python "$here/sentences.py" "$out" "$out/vectors.npz" "$out/sentences.safetensors" "$out/sentences-parity.json" $sentences

# The network from people's annotation; a teacher from network and encoder; the network again, six blocks deeper, from what the
# teacher says too.
$python "$here/train.py" "$data" "$out" "$out/vectors.npz" "$out/first.pt" $first
$python "$here/teacher.py" "$data" "$out" "$out/first.pt" "$mpnet" "$out/teacher.pt" $teach
$python "$here/vary.py" "$data" "$out/first.pt" "$out/varied.docs.json" $vary
$python "$here/label.py" "$out/teacher.pt" "$mpnet" "$out/free.docs.json" "$out/soft-free" $label
$python "$here/label.py" "$out/teacher.pt" "$mpnet" "$out/varied.docs.json" "$out/soft-varied" $label
$python "$here/train.py" "$data" "$out" "$out/vectors.npz" "$out/model.pt" --init "$out/first.pt" --set blocks=CCACCACCACCA drop=0.15 --silver "$out/soft-*.pkl" --shards 8 --lr 1e-3 --names 2 $second
$python "$here/export.py" "$out/model.pt" "$out/model.safetensors" "$out/parity.json"

# Mentions, on the network as it is shipped.
$python "$here/mentions.py" "$data" "$out" "$out/model.safetensors.pt" "$out/mentions.safetensors" "$out/mentions-parity.json" $mentions

# Semantic roles, on the trees of the new network: a teacher first, then what it says of free text besides.
$python "$here/tokens.py" "$data" "$out"
root=$(cd "$here/.." && pwd) new=$(cd "$out" && pwd)
echo "{\"Replace\": {\"$root/language/neural/model.safetensors\": \"$new/model.safetensors\"}}" > "$out/overlay.json"
(cd "$root" && go build -overlay "$new/overlay.json" -o "$new/quadpress" ./cmd/quadpress)
gzip -dc "$data/ud/en_ewt-ud-train.conllu.gz" > "$out/ewt-train.conllu"
gzip -dc "$data/ud/en_ewt-ud-dev.conllu.gz" > "$out/ewt-dev.conllu"
for text in ewt-train ewt-dev examples free parity; do
  "$out/quadpress" parse --input conllu --format json "$out/$text.conllu" > "$out/$text.parse.jsonl"
done
$python "$here/roles_teacher.py" "$data" "$out" "$out/model.safetensors.pt" "$mpnet" "$out/roles-teacher.pt" $roles_teacher
$python "$here/roles_teacher.py" "$data" "$out" "$out/model.safetensors.pt" "$mpnet" "$out/roles-teacher.pt" --label "$out/free.parse.jsonl" "$out/roles-free.pkl"
$python "$here/roles.py" "$data" "$out" "$out/model.safetensors.pt" "$out/roles.safetensors" "$out/roles-parity.json" --soft "$out/free.parse.jsonl" "$out/roles-free.pkl" $roles

# What "it" takes up, by the reading with the new networks.
was=$root/language
cat > "$out/overlay.json" <<END
{"Replace": {
  "$was/neural/model.safetensors": "$new/model.safetensors",
  "$was/mention/model.safetensors": "$new/mentions.safetensors",
  "$was/role/model.safetensors": "$new/roles.safetensors"
}}
END
(cd "$root" && go build -overlay "$new/overlay.json" -o "$new/quadtrain" ./cmd/quadtrain)
"$out/quadtrain" antecedents "$data/ud/en_gum-ud-train.conllu.gz" -o "$out/it.yaml"
