"""Makes a checkpoint out of shipped weights, to go on training from.

usage: resume.py MODEL.safetensors OUT.pt"""
import sys
import torch
from safetensors import safe_open
from data import BILOU
from model import Network, Config, DEFAULT

def main(src, dst):
    with safe_open(src, "pt") as f:
        meta, st = f.metadata(), {k: f.get_tensor(k) for k in f.keys()}
    for k in [k for k in st if k + ".scale" in st]:
        st[k] = st[k].float() * st.pop(k + ".scale")[:, None]
    st["arc_b.weight"] = st.pop("arc_b")[None]
    st["word.weight"], gram = st.pop("word"), st.pop("gram")
    st["gram.weight"] = torch.cat([gram, torch.zeros(1, gram.shape[1])])
    words, static, tags, rels = (meta[k].split("\n") for k in ("words", "static_words", "tags", "rels"))
    c = Config(DEFAULT, blocks=meta["layers"], static=st["static"].shape[1])
    m = Network(c, len(words), st["static"], len(tags), len(rels), len(BILOU))
    missing, over = m.load_state_dict(st, strict=False)
    assert not over and all(k.startswith("mention.") for k in missing), (missing, over)
    torch.save(dict(config=dict(c), state=m.state_dict(), words=words, static_words=static, tags=tags, rels=rels, mentions=BILOU), dst)

if __name__ == "__main__":
    main(*sys.argv[1:])
