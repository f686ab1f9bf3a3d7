"""Lets the teacher annotate free text.

usage: label.py TEACHER.pt ENCODER_DIR DOCUMENTS.json OUT_PREFIX [--words N]"""
import argparse, json, multiprocessing, os, pickle, random, time
import numpy as np, torch, torch.nn.functional as F
from data import *
from model import Config
import mst, train
from train import Vocabulary, batches, viterbi, DEVICE
from teacher import Teacher, Pieces

def top(p, k):
    """The k likeliest of each row, with their shares."""
    q, i = p.topk(min(k, p.shape[-1]), -1)
    return i.cpu().numpy().astype(np.uint16), (q / q.sum(-1, keepdim=True)).cpu().numpy().astype(np.float16)

def annotated(m, bs, pool, root):
    """For each sentence of some batches: its place, its words, the likeliest tags, heads and labels of names, its tree and its names."""
    read, arcs, labels = [], [], []
    with torch.inference_mode():
        for b in bs:
            m.pieces = b.pieces
            x = m.encode(b.static, b.word, b.grams, b.mask)
            z, a = m.mentions(x), m.arcs(x, b.mask)
            read.append((b, x, [top(F.softmax(y, -1), k) for y, k in ((m.tags(x), 3), (a, 4), (z, 3))]))
            a, z = (F.log_softmax(y, -1).cpu().numpy() for y in (a, z))
            for j, s in enumerate(b.sents):
                e = len(s.forms) + 1
                arcs.append(a[j, :e, :e].copy()); labels.append(z[j, 1:e].copy())
        trees, names = pool.map(mst.decode, arcs, 64), pool.map(viterbi, labels, 64)
        out, done = [], 0
        for b, x, likely in read:
            heads = np.zeros(b.mask.shape, np.int64)
            for j, s in enumerate(b.sents): heads[j, :len(s.forms) + 1] = trees[done + j]
            r = m.rels(x, torch.from_numpy(heads).to(DEVICE))
            r[..., root] = torch.where(torch.from_numpy(heads == 0).to(DEVICE), 1e4, -1e4)
            r = r.argmax(-1).cpu().numpy()
            for j, s in enumerate(b.sents):
                e = len(s.forms) + 1
                tags, (h, hp), marks = ((i[j, 1:e], p[j, 1:e]) for i, p in likely)
                out.append((s.place, s.forms, tags, (np.minimum(h, e - 1), hp), marks, heads[j, 1:e].astype(np.uint16), r[j, 1:e].astype(np.uint8), names[done + j]))
            done += len(b.sents)
    return out

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("teacher"); ap.add_argument("encoder"); ap.add_argument("documents"); ap.add_argument("out")
    ap.add_argument("--threads", type=int, default=2); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--shard", type=int, default=40000, help="words a file"); ap.add_argument("--words", type=int, default=10**9, help="how many to annotate")
    ap.add_argument("--batch", type=int, default=1500, help="words a batch")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    with open(a.documents) as f: sents = neighbours([Sentence(s, doc=i) for i, d in enumerate(json.load(f)) for s in d])
    c = torch.load(a.teacher, weights_only=False)
    v = Vocabulary.of(c, BILOU)
    m = Teacher(Config(c["config"]), a.encoder, len(v.words), c["state"]["static"], len(v.tags), len(v.rels), len(BILOU))
    m.load_state_dict(c["state"]); m.to(DEVICE).eval()
    cut, make = Pieces(a.encoder), train.make_batch
    def make_batch(v, sents):
        b = make(v, sents)
        b.pieces = cut(sents)
        return b
    train.make_batch = make_batch
    order = list(range(len(sents)))
    random.Random(a.seed).shuffle(order)
    i, k, done, t0 = 0, 0, 0, time.time()
    with multiprocessing.Pool(len(os.sched_getaffinity(0))) as pool:
        while i < len(order) and done < a.words:
            part, n = [], 0
            while i < len(order) and n < a.shard:
                s = sents[order[i]]; s.place = order[i]; i += 1
                part.append(s); n += len(s.forms)
            with open(f"{a.out}{k}.pkl", "wb") as f: pickle.dump(annotated(m, batches(v, part, a.batch), pool, v.rel_id["root"]), f)
            k += 1; done += n
            print(k, done, f"{time.time() - t0:.0f}s", flush=True)

if __name__ == "__main__":
    main()
