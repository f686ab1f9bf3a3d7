#!/bin/sh
# Retrains the network of language/neural: static vectors, training, export with the parity cases of its tests.
# usage: training/train.sh DATA GLOVE.txt ENCODER_DIR OUT_DIR     (docs/training.md names the files)
set -eu
data=$1 glove=$2 encoder=$3 out=$4
here=$(dirname "$0")
mkdir -p "$out"
python3 "$here/vectors.py" "$data" "$glove" "$encoder" "$out/vectors.npz"
python3 "$here/train.py" "$data" "$out/vectors.npz" "$out/model.pt"
python3 "$here/export.py" "$out/model.pt" "$out/model.safetensors" "$out/parity.json"
