"""Fine-tunes the teacher: the trained network, reading a pretrained encoder's vectors too.

usage: teacher.py DATA WORK NETWORK.pt ENCODER_DIR OUT.pt [--minutes N]        NETWORK.pt: the network, or a teacher to go on from"""
import argparse, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from collections import Counter
from transformers import AutoConfig, AutoModel, AutoTokenizer
from data import *
from model import Network, Config
import train
from train import *

class Conventions(nn.Module):
    """Two readings of one vector: names as our corpora mark them, and as the product found them (prepare.py), which differs."""
    def __init__(s, width, n):
        super().__init__()
        s.ours, s.silver, s.use_silver = nn.Linear(width, n), nn.Linear(width, n), False

    def forward(s, x):
        return s.silver(x) if s.use_silver else s.ours(x)

class Wide(nn.Module):
    """Scores for tags, arcs and relations from the encoder's vectors themselves; at first they are all nought."""
    def __init__(s, inner, n_tags, n_rels, arc=384, rel=256):
        super().__init__()
        s.tag = nn.Linear(inner, n_tags)
        s.arc_dep, s.arc_head, s.arc_u = nn.Linear(inner, arc), nn.Linear(inner, arc), nn.Linear(arc, arc, bias=False)
        s.rel_dep, s.rel_head, s.rel = nn.Linear(inner, rel), nn.Linear(inner, rel, bias=False), nn.Linear(rel, n_rels)
        for l in (s.tag, s.arc_u, s.rel):
            for p in l.parameters(): nn.init.zeros_(p)

    def arcs(s, h, drop):
        d, e = (F.dropout(F.relu(l(h)), drop, s.training) for l in (s.arc_dep, s.arc_head))
        return s.arc_u(d) @ e.transpose(1, 2) / d.shape[-1] ** 0.5

    def rels(s, h, heads, drop):
        e = s.rel_head(h)
        e = e.gather(1, heads.unsqueeze(-1).expand(-1, -1, e.shape[-1]))
        return s.rel(F.dropout(F.relu(s.rel_dep(h) + e), drop, s.training))

class Teacher(Network):
    """The network reading a pretrained encoder's vectors too: at its input, and beside its own in the heads' scores."""
    def __init__(s, c, encoder, n_words, static, n_tags, n_rels, n_mentions, frozen=2):
        """encoder: the directory that describes it; its weights are the checkpoint's or those of pretrained."""
        super().__init__(c, n_words, static, n_tags, n_rels, n_mentions)
        s.bert = AutoModel.from_config(AutoConfig.from_pretrained(encoder), add_pooling_layer=False)
        del s.bert.encoder.layer[c.encoder_layers:]   # trees are read best from the layers in the middle
        for p in s.bert.embeddings.parameters(): p.requires_grad_(False)
        for l in s.bert.encoder.layer[:frozen]:
            for p in l.parameters(): p.requires_grad_(False)
        inner = s.bert.config.hidden_size
        s.context = nn.Linear(inner, c.width, bias=False)
        nn.init.normal_(s.context.weight, 0, 0.01)
        s.mix = nn.Parameter(torch.zeros(3))
        s.wide = Wide(inner, n_tags, n_rels)
        s.names = Conventions(c.width + inner, n_mentions)
        s.pieces = None

    def pretrained(s, encoder):
        """The encoder's weights as they were published."""
        s.bert.load_state_dict({k: x for k, x in AutoModel.from_pretrained(encoder, add_pooling_layer=False).state_dict().items() if k in s.bert.state_dict()})

    def contextual(s, n):
        ids, att, idx = s.pieces
        with torch.autocast(ids.device.type, dtype=torch.bfloat16):
            h = s.bert(input_ids=ids, attention_mask=att, output_hidden_states=True).hidden_states
        w = s.mix.softmax(0)
        h = w[0] * h[-1].float() + w[1] * h[-2].float() + w[2] * h[-3].float()
        out = h.new_zeros(h.shape[0], n + 1, h.shape[2]).scatter_add(1, idx.unsqueeze(-1).expand(-1, -1, h.shape[2]), h)
        cnt = h.new_zeros(h.shape[0], n + 1).scatter_add(1, idx, att.float()).clamp(min=1)
        return (out / cnt.unsqueeze(-1))[:, :n]

    def encode(s, static, word, grams, mask):
        g = s.gram(grams)
        cnt = (grams != s.c.buckets).sum(-1, keepdim=True).clamp(min=1)
        own = F.dropout(torch.cat([s.static[static], s.word(word), g.sum(2) / cnt.sqrt()], -1), 0.4, s.training)
        h = F.dropout(s.contextual(mask.shape[1]), 0.1, s.training)
        x = s.inp(own) + s.context(h)
        x = torch.cat([s.root.expand(x.shape[0], 1, -1), x[:, 1:]], 1)
        m = mask.unsqueeze(-1).float()
        for k in s.blocks: x = k(x, m, s.c.drop)
        return torch.cat([F.dropout(s.norm(x), s.c.drop, s.training), h], -1)

    def tags(s, x): return super().tags(x[..., :s.c.width]) + s.wide.tag(x[..., s.c.width:])
    def mentions(s, x): return s.names(x)
    def arcs(s, x, mask): return super().arcs(x[..., :s.c.width], mask) + s.wide.arcs(x[..., s.c.width:], s.c.drop)
    def rels(s, x, heads): return super().rels(x[..., :s.c.width], heads) + s.wide.rels(x[..., s.c.width:], heads, s.c.drop)

class Pieces:
    """Cuts the words of a batch into the encoder's pieces, and those around its sentences, which it reads them with."""
    def __init__(s, encoder):
        s.tok, s.cache = AutoTokenizer.from_pretrained(encoder), {}

    def of(s, form):
        if form not in s.cache: s.cache[form] = s.tok(form, add_special_tokens=False)["input_ids"][:12] or [s.tok.unk_token_id]
        return s.cache[form]

    def __call__(s, sents):
        """Pieces, which of them are some, and the word that each is part of: 0 is the root, one past the longest sentence what stands around."""
        out, rows, where = max(len(x.forms) for x in sents) + 1, [], []
        for x in sents:
            ids, idx = [], []
            for j, f in enumerate(x.forms, 1):
                p = s.of(f)
                if len(ids) + len(p) > 480: p = p[:1]
                ids += p; idx += [j] * len(p)
            before, after = (flat(map(s.of, words)) for words in (x.before, x.after))
            room = max(0, 500 - len(ids))
            before = before[max(0, len(before) - room // 2):]
            after = after[:max(0, room - len(before))]
            rows.append([s.tok.cls_token_id] + before + ids[:509] + after + [s.tok.sep_token_id])
            where.append([0] + [out] * len(before) + idx[:509] + [out] * len(after) + [0])
        L = max(map(len, rows))
        ids = np.full((len(rows), L), s.tok.pad_token_id, np.int64)
        att, idx = (np.zeros((len(rows), L), np.int64) for _ in range(2))
        for i, (r, w) in enumerate(zip(rows, where)):
            ids[i, :len(r)] = r; att[i, :len(r)] = 1; idx[i, :len(w)] = w
        return tuple(torch.from_numpy(x).to(train.DEVICE) for x in (ids, att, idx))

NEW = ("context.", "mix", "wide.", "names.")  # what a teacher has besides the network and the encoder

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("work"); ap.add_argument("network"); ap.add_argument("encoder"); ap.add_argument("out")
    ap.add_argument("--minutes", type=float, default=60); ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--words", type=int, default=700); ap.add_argument("--limit", type=int, default=0, help="sentences of each source, for a trial")
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--encoder-lr", type=float, default=8e-5)
    ap.add_argument("--layers", type=int, default=9, help="of the encoder, how many are kept"); ap.add_argument("--frozen", type=int, default=2, help="of these, how many stay as they were")
    ap.add_argument("--keep", action="store_true", help="batches are made once and kept on the device")
    ap.add_argument("--names", type=int, default=1, help="passes over Universal NER and Wikigold, an epoch"); ap.add_argument("--every", type=int, default=1, help="epochs from one report to the next")
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed)
    rng, gen = random.Random(a.seed), torch.Generator(train.DEVICE).manual_seed(a.seed)
    old = torch.load(a.network, weights_only=False)
    c = Config(old["config"]); c["drop"], c["encoder_layers"] = 0.25, a.layers
    parts, dev = load(a.data, a.work)
    for sents in (*parts.values(), *dev.values()): neighbours(sents)
    test = {k: [s for s in parts[k] if s.held] for k in ("uner", "wikigold")}
    groups = [(parts["ewt"], True), (parts["gum"], False), ([s for s in parts["uner"] + parts["wikigold"] if not s.held] * a.names, False)]
    if a.limit: groups, dev, test = [(s[:a.limit], k) for s, k in groups], *({k: s[:a.limit] for k, s in x.items()} for x in (dev, test))
    v = Vocabulary.of(old, BILOU)
    v.count = counted(parts["ewt"] + parts["gum"])
    m = Teacher(c, a.encoder, len(v.words), old["state"]["static"], len(v.tags), len(v.rels), len(BILOU), a.frozen)
    if "mix" not in old["state"]: m.pretrained(a.encoder)
    missing, over = m.load_state_dict({k: x for k, x in old["state"].items() if not k.startswith("mention.")}, strict=False)
    assert not over and all(k.startswith(("bert.", "mention.") + NEW) for k in missing), (missing, over)
    m.to(train.DEVICE)
    cut = Pieces(a.encoder)
    make = train.make_batch
    def make_batch(v, sents):
        b = make(v, sents)
        b.pieces = m.pieces = cut(sents)
        return b
    train.make_batch = make_batch
    enc = [p for n, p in m.named_parameters() if n.startswith("bert.") and p.requires_grad]
    fresh = [p for n, p in m.named_parameters() if n.startswith(NEW)]
    rest = [p for n, p in m.named_parameters() if not n.startswith(("bert.", "word.", "gram.", "mention.") + NEW)]
    m.word.weight.requires_grad_(False); m.gram.weight.requires_grad_(False)
    opt = torch.optim.AdamW([dict(params=enc, top=a.encoder_lr), dict(params=rest, top=4e-4), dict(params=fresh, top=1e-3)], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    weight = dict(tag=1.0, arc=1.0, rel=0.7, ner=1.0)
    step, start, epoch, frac = 0, time.time(), 0, 0
    todo = []
    while frac < 1:
        if not (a.keep and todo): todo = [(b, silver) for part, silver in groups for b in batches(v, part, a.words, rng)]
        rng.shuffle(todo)
        sums, t0 = Counter(), time.time()
        m.train()
        for b, silver in todo:
            m.pieces, m.names.use_silver = b.pieces, silver
            frac = (time.time() - start) / 60 / a.minutes
            if frac >= 1: break
            f = min(1, step / 80) * (0.98 * (1 - frac) + 0.02)
            for g in opt.param_groups: g["lr"] = g["top"] * f
            ls = losses(m, b, gen)
            loss = sum(weight[k] * l for k, l in ls.items()) * (1 if b.head is not None else 1.5)
            opt.zero_grad(set_to_none=True); loss.backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
            opt.step(); step += 1
            for k, l in ls.items(): sums[k] += l.detach(); sums["n" + k] += 1
            if step % 100 == 0: print(step, len(todo), f"{time.time() - t0:.0f}s", " ".join(f"{k} {sums[k] / sums['n' + k]:.3f}" for k in weight if sums["n" + k]), flush=True)
        m.names.use_silver = False
        if frac >= 1 or epoch % a.every == a.every - 1:
            save(m, c, v, a.out)
            print(f"epoch {epoch} {(time.time() - start) / 60:.1f} min", report(m, v, dev, test), flush=True)
        epoch += 1

if __name__ == "__main__":
    main()
