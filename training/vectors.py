"""Static word vectors: GloVe beside what a pretrained encoder says of each word on its own, reduced by PCA.

usage: vectors.py DATA GLOVE.txt ENCODER_DIR OUT.npz"""
import sys, json, re
from collections import Counter, defaultdict
import numpy as np, torch
from transformers import AutoModel, AutoTokenizer
from data import *

torch.set_num_threads(2)
TOP = 90000

def frequencies(d):
    count = Counter()
    train = treebank(d + "/ud/en_ewt-ud-train.conllu.gz") + treebank(d + "/ud/en_gum-ud-train.conllu.gz") + masc(d + "/raw/masc-tagged.txt.gz")
    for s in train + [s for s in source(d, "wikigold") if not s.held]:
        count.update(normal(f) for f in s.forms)
    with opener(d + "/raw/us-presidential-addresses.txt.gz") as f:
        count.update(normal(w) for w in re.findall(r"\w+", f.read()))
    with opener(d + "/raw/wikinews-2020.jsonl.gz") as f:
        for line in f.readlines()[:-40]:
            count.update(normal(w) for w in re.findall(r"\w+", json.loads(line)["text"]))
    return count

def encoder_vectors(words, path):
    tok, model = AutoTokenizer.from_pretrained(path), AutoModel.from_pretrained(path).eval()
    feats = np.zeros((len(words), 3 * 384), np.float32)
    order = sorted(range(len(words)), key=lambda i: len(words[i]))
    with torch.inference_mode():
        for k in range(0, len(order), 256):
            ids = order[k:k + 256]
            b = tok([words[i].replace("0", "1") if words[i].isdigit() else words[i] for i in ids], return_tensors="pt", padding=True)
            m = b["attention_mask"].clone(); m[:, 0] = 0
            m[torch.arange(len(ids)), b["attention_mask"].sum(1) - 1] = 0
            m = m.float().unsqueeze(-1)
            h = model(**b, output_hidden_states=True).hidden_states
            e0 = model.embeddings.word_embeddings(b["input_ids"])
            fs = [(x * m).sum(1) / m.sum(1).clamp(min=1) for x in (e0, h[3], h[6])]
            feats[ids] = torch.cat([x - x.mean(-1, keepdim=True) for x in fs], 1).numpy()
    return feats

def main(data, glove_path, encoder, out, dim=128):
    count = frequencies(data)
    words = [w for w, c in count.most_common() if c >= 2 and len(w) < 40]
    seen = set(words)
    words += [w for w in open(encoder + "/vocab.txt", encoding="utf-8").read().split("\n") if re.fullmatch(r"[a-z]+", w) and normal(w) not in seen]
    fit = len(words)
    seen = set(words)
    glove, glove_weight = defaultdict(lambda: 0), Counter()
    with open(glove_path, encoding="utf-8") as f:
        for rank, line in enumerate(f):
            p = line.rstrip("\n").split(" ")
            w = normal(p[0])
            if rank < TOP and w not in seen and len(w) < 40:
                words.append(w); seen.add(w)
            if w in seen:
                glove[w] = glove[w] + np.array(p[1:101], np.float32) / (rank + 10)
                glove_weight[w] += 1 / (rank + 10)
    print(len(words), "words,", fit, "to fit on,", len(glove), "in GloVe")
    feats = encoder_vectors(words[:fit], encoder)  # words of GloVe alone go without
    w = np.array([np.sqrt(count[x] + 1) for x in words[:fit]]); w /= w.sum()
    for k in range(3):
        b = feats[:, k * 384:(k + 1) * 384]
        b -= (w[:, None] * b).sum(0); b /= np.sqrt((w * (b ** 2).sum(1)).sum())
    cov = (feats * w[:, None]).T @ feats
    val, vec = np.linalg.eigh(cov)
    val, vec = val[::-1][:dim], vec[:, ::-1][:, :dim]
    x = feats @ vec
    x /= np.sqrt(val) ** 0.5          # half-way to whitening
    x /= np.sqrt((w[:, None] * x ** 2).sum() / dim)
    x = np.clip(x, -6, 6)
    g = np.zeros((len(words), 100), np.float32)
    for i, k in enumerate(words):
        if k in glove: g[i] = glove[k] / glove_weight[k]
    g = np.clip(g / g[:20000].std(), -6, 6)
    x = np.concatenate([np.pad(x, ((0, len(words) - fit), (0, 0))), g], 1).astype(np.float32)
    np.savez(out, words=np.array(words, dtype=object), vectors=x)
    print(x.shape)
if __name__ == "__main__":
    main(*sys.argv[1:])
