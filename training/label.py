"""Lets the teacher annotate free text.

usage: label.py TEACHER.pt ENCODER_DIR DOCUMENTS.json OUT_PREFIX [--words N]"""
import argparse, json, pickle, random, time
import numpy as np, torch, torch.nn.functional as F
from data import *
from model import Config
import mst, train
from train import Vocabulary, batches, viterbi
from teacher import Teacher, Pieces

def top(p, k):
    """The k likeliest of each row, with their shares."""
    q, i = p.topk(k, -1)
    return i.numpy().astype(np.uint16), (q / q.sum(-1, keepdim=True)).numpy().astype(np.float16)

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("teacher"); ap.add_argument("encoder"); ap.add_argument("documents"); ap.add_argument("out")
    ap.add_argument("--threads", type=int, default=2); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--shard", type=int, default=100000, help="words a file"); ap.add_argument("--words", type=int, default=10**9, help="how many to annotate")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    c = torch.load(a.teacher, weights_only=False)
    v = Vocabulary.of(c, BILOU)
    m = Teacher(Config(c["config"]), a.encoder, len(v.words), c["state"]["static"], len(v.tags), len(v.rels), len(BILOU))
    m.load_state_dict(c["state"]); m.eval()
    cut, make = Pieces(a.encoder), train.make_batch
    def make_batch(v, sents):
        m.pieces = cut(sents)
        return make(v, sents)
    train.make_batch = make_batch
    root = v.rel_id["root"]
    with open(a.documents) as f: sents = [Sentence(s) for s in flat(json.load(f))]
    order = list(range(len(sents)))
    random.Random(a.seed).shuffle(order)
    i, k, done, t0 = 0, 0, 0, time.time()
    while i < len(order) and done < a.words:
        part, n, out = [], 0, []
        while i < len(order) and n < a.shard:
            s = sents[order[i]]; s.place = order[i]; i += 1
            part.append(s); n += len(s.forms)
        with torch.inference_mode():
            for b in batches(v, part, 1500):
                x = m.encode(b.static, b.word, b.grams, b.mask)
                z = m.mentions(x)
                pt, pm, ln = F.softmax(m.tags(x), -1), F.softmax(z, -1), F.log_softmax(z, -1).numpy()
                la = F.log_softmax(m.arcs(x, b.mask), -1)
                pa, la = la.exp(), la.numpy()
                heads = np.zeros(la.shape[:2], np.int64)
                for j, s in enumerate(b.sents):
                    e = len(s.forms) + 1
                    heads[j, :e] = mst.decode(la[j, :e, :e])
                r = m.rels(x, torch.from_numpy(heads))
                r[..., root] = torch.where(torch.from_numpy(heads == 0), 1e4, -1e4)
                r = r.argmax(-1).numpy()
                for j, s in enumerate(b.sents):
                    e = len(s.forms) + 1
                    out.append((s.place, s.forms, top(pt[j, 1:e], 3), top(pa[j, 1:e, :e], min(4, e)), top(pm[j, 1:e], 3), heads[j, 1:e].astype(np.uint16), r[j, 1:e].astype(np.uint8), viterbi(ln[j, 1:e])))
        with open(f"{a.out}{k}.pkl", "wb") as f: pickle.dump(out, f)
        k += 1; done += n
        print(k, done, f"{time.time() - t0:.0f}s", flush=True)

if __name__ == "__main__":
    main()
