"""Writes a checkpoint as safetensors: matrices in 8 bits with a scale a row, vocabularies in the metadata.

usage: export.py MODEL.pt OUT.safetensors [PARITY.json]"""
import json, sys
import numpy as np, torch
from safetensors.numpy import save_file
from model import Network, Config
import data
from data import PARITY

def quantise(w):
    s = np.abs(w).max(1) / 127
    s[s == 0] = 1
    return np.round(w / s[:, None]).astype(np.int8), s.astype(np.float32)

STATIC = 75000  # of the static vectors, as many as are shipped: the most frequent words

def main(src, dst, parity=None):
    c = torch.load(src, weights_only=False)
    c["static_words"] = c["static_words"][:STATIC]
    c["state"]["static"] = c["state"]["static"][:STATIC]
    st = {k: x.float().numpy() for k, x in c["state"].items()}
    c["config"] = Config(c["config"])
    rename = {"word.weight": "word", "gram.weight": "gram", "static": "static"}
    st["gram.weight"] = st["gram.weight"][:c["config"]["buckets"]]
    out, deq = {}, {}
    for k, x in st.items():
        if k.startswith("mention."):  # helps training; names are found elsewhere
            deq[k] = x
            continue
        name = rename.get(k, k)
        if k == "arc_b.weight": out["arc_b"] = np.ascontiguousarray(x[0]); deq[k] = x
        elif x.ndim == 2:
            q, s = quantise(x)
            out[name], out[name + ".scale"] = q, s
            deq[k] = q.astype(np.float32) * s[:, None]
        else: out[name] = np.ascontiguousarray(x); deq[k] = x
    meta = dict(layers=c["config"]["blocks"], words="\n".join(c["words"]), static_words="\n".join(c["static_words"]),
                tags="\n".join(c["tags"]), rels="\n".join(c["rels"]))
    save_file(out, dst, metadata=meta)
    deq["gram.weight"] = np.concatenate([deq["gram.weight"], np.zeros((1, deq["gram.weight"].shape[1]), np.float32)])
    c["state"] = {k: torch.tensor(x) for k, x in deq.items()}
    torch.save(c, dst + ".pt")          # what the 8-bit file says, for scoring
    if parity:
        m, v = restore(c)
        cases = []
        for text in PARITY:
            forms = text.split()
            from train import make_batch
            b = make_batch(v, [data.Sentence(forms)])
            with torch.inference_mode():
                x = m.encode(b.static, b.word, b.grams, b.mask)
                arcs = m.arcs(x, b.mask)[0]
                t = m.tags(x)[0]
            r = lambda z: [[round(float(y), 5) for y in row] for row in z]
            cases.append(dict(forms=forms, encoded=r(x[0, :, :16]), arcs=r(arcs), tags=[c["tags"][i] for i in t[1:].argmax(-1)]))
        with open(parity, "w") as f:
            f.write("[\n" + ",\n".join(json.dumps(k, ensure_ascii=False) for k in cases) + "\n]\n")

def restore(c):
    """The network and a vocabulary out of a checkpoint."""
    from train import Vocabulary
    cfg = Config(c["config"])
    st = c["state"]
    m = Network(cfg, len(c["words"]), st["static"], len(c["tags"]), len(c["rels"]), len(c["mentions"]))
    m.load_state_dict(st); m.eval()
    v = Vocabulary.__new__(Vocabulary)
    v.buckets = cfg.buckets; v.count = {}; v.cache = {}
    v.words, v.static_words, v.tags, v.rels = c["words"], c["static_words"], c["tags"], c["rels"]
    v.word_id = {w: i for i, w in enumerate(v.words)}; v.static_id = {w: i for i, w in enumerate(v.static_words)}
    v.tag_id = {t: i for i, t in enumerate(v.tags)}; v.rel_id = {t: i for i, t in enumerate(v.rels)}
    v.mention_id = {t: i for i, t in enumerate(c["mentions"])}
    return m, v

if __name__ == "__main__":
    main(*sys.argv[1:])
