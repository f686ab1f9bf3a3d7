"""Fine-tunes a teacher of names: the network of package mention, reading a pretrained encoder's vectors too, which see the sentences around each one.
It then tells what it finds in text that people did not mark.

usage: names_teacher.py DATA WORK NETWORK.safetensors.pt ENCODER_DIR OUT.pt [--epochs N]
       names_teacher.py DATA WORK NETWORK.safetensors.pt ENCODER_DIR TEACHER.pt --label KEY ...

It goes on from OUT.pt, which it writes every four minutes, where that is there. A KEY is ewt, free or examples: what the teacher says of
its sentences becomes WORK/KEY.scores.npz, which mentions.py reads."""
from mentions import *
from teacher import Pieces
from transformers import AutoModel

# How often an epoch sees each text: only what people marked, the smallest most.
PASSES = dict(uner=2, wikigold=1, docred=1, gum=0.5, politics=1, science=1, literature=1, music=1, ai=1)

def document(e): return e.sent.doc
def anywhere(e): return None   # of free text, where most sentences are documents of their own

class Encoder(nn.Module):
    """The first layers of an encoder; the lowest stay as they are, so what they say of a passage is kept."""
    def __init__(s, path, layers, frozen):
        super().__init__()
        bert = AutoModel.from_pretrained(path, add_pooling_layer=False)
        s.embeddings, s.stack, layer = bert.embeddings, bert.encoder, bert.encoder.layer
        s.stack.layer = nn.ModuleList()
        s.low, s.high = layer[:frozen], layer[frozen:layers]
        s.width = bert.config.hidden_size
        for part in (s.embeddings, s.stack, s.low):
            for p in part.parameters(): p.requires_grad_(False)
        s.mix = nn.Parameter(torch.zeros(len(s.high)))

    def run(s, layers, h, mask):
        """The states after each of some layers."""
        bias, hide = s.stack.compute_position_bias(h), (1 - mask[:, None, None, :].to(h.dtype)) * -1e4
        out = []
        for l in layers: h = l(h, hide, position_bias=bias)[0]; out.append(h)
        return out

    def beneath(s, ids, mask):
        """What the layers that stay as they are say."""
        s.embeddings.eval(); s.low.eval()
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            return s.run(s.low, s.embeddings(input_ids=ids), mask)[-1].half()

    def forward(s, h, mask):
        with torch.autocast("cpu", dtype=torch.bfloat16): states = s.run(s.high, h.float(), mask)
        return sum(w * x.float() for w, x in zip(s.mix.softmax(0), states))

@dataclass
class Passage:
    """Sentences of one document that are read together."""
    exs: list
    ids: list            # pieces
    word: list           # of each piece, the word that it is part of, counted from 1 over all sentences; 0 for marks of the encoder
    low: object = None   # what the lower layers say of the pieces

def passages(exs, cut, room, of):
    """Cuts documents into passages of at most so many pieces. of: what the sentences of one document have in common."""
    out = []
    for _, doc in itertools.groupby(exs, key=of):
        ids, word, part, n = [], [], [], 0
        def close():
            if part: out.append(Passage(list(part), [cut.tok.cls_token_id] + ids + [cut.tok.sep_token_id], [0] + word + [0]))
        for e in doc:
            pieces = [cut.of(f)[:6] for f in e.sent.forms]
            if ids and len(ids) + sum(map(len, pieces)) > room: close(); ids, word, part, n = [], [], [], 0
            for p in pieces: n += 1; ids += p; word += [n] * len(p)
            part.append(e)
            if len(ids) > 500: ids, word = ids[:500], word[:500]; close(); ids, word, part, n = [], [], [], 0
        close()
    return out

class Teacher(Mentions):
    def __init__(s, inner, encoder, layers, frozen, width=256):
        bert = Encoder(encoder, layers, frozen)
        super().__init__(inner + bert.width, width)
        s.bert = bert

    def read(s, group):
        """What the encoder says of the words of some passages, a row each."""
        row = lambda x: torch.nn.utils.rnn.pad_sequence(x, batch_first=True)
        if new := [p for p in group if p.low is None]:
            ids = row([torch.tensor(p.ids) for p in new])
            for p, low in zip(new, s.bert.beneath(ids, row([torch.ones(len(p.ids)) for p in new]))): p.low = low[:len(p.ids)].clone()
        low, mask, idx = row([p.low for p in group]), row([torch.ones(len(p.ids)) for p in group]), row([torch.tensor(p.word) for p in group])
        h = s.bert(low, mask)
        words = max(sum(len(e.x) for e in p.exs) for p in group)
        out = h.new_zeros(len(group), words + 1, h.shape[2]).scatter_add(1, idx.unsqueeze(-1).expand(-1, -1, h.shape[2]), h)
        out = out / h.new_zeros(len(group), words + 1).scatter_add(1, idx, mask).clamp(min=1).unsqueeze(-1)
        return out[:, 1:]

    def batch(s, group, rng=None):
        """The sentences of some passages, and what forward and loss take of them."""
        exs = [e for p in group for e in p.exs]
        x, f, mask, allowed = pad(exs, rng)
        own, rows = s.read(group), []
        for i, p in enumerate(group):
            at = 0
            for e in p.exs: rows.append(F.pad(own[i, at:at + len(e.x)], (0, 0, 0, x.shape[1] - len(e.x)))); at += len(e.x)
        return exs, torch.cat([x, torch.stack(rows)], 2), f, mask, allowed

def groups(ps, pieces, rng):
    """Passages alike in length together."""
    order, out, cur = sorted(ps, key=lambda p: len(p.ids) + rng.random() * 8), [], []
    for p in order:
        if cur and (len(cur) + 1) * len(p.ids) > pieces: out.append(cur); cur = []
        cur.append(p)
    out.append(cur); rng.shuffle(out)
    return out

def scored(m, ps):
    """The examples of some passages, each with the scores of its words' labels."""
    m.eval()
    with torch.inference_mode():
        for g in groups(ps, 2000, random.Random(1)):
            exs, x, f, mask, _ = m.batch(g)
            z = m(x, f, mask).numpy()
            yield from ((e, z[i, :len(e.x)]) for i, e in enumerate(exs))

def evaluate(m, ps):
    step = torch.where(STEP_OK, m.step, -1e9).detach().numpy()
    exs, found = zip(*((e, run(z, step)) for e, z in scored(m, ps)))
    return marks(exs, found)

def annotate(m, cut, exs, path, of):
    """Writes the numbers of the examples that may hold a name, the scores of their words' labels, and of labels after each other. of: see passages."""
    at = [i for i, e in enumerate(exs) if any(w[:1].isupper() and w != "I" for w in e.sent.forms[1:])]
    out, start = [], time.time()
    for i in range(0, len(at), 2000):
        part = [exs[k] for k in at[i:i + 2000]]
        z = {id(e): z.astype(np.float16) for e, z in scored(m, passages(part, cut, 110, of))}
        out += [z[id(e)] for e in part]
        with open(path, "wb") as f: np.savez(f, at=at[:len(out)], scores=np.concatenate(out), step=m.step.detach().numpy())
        print(f"{len(out)} of {len(at)} {time.time() - start:.0f}s cpu {time.process_time():.0f}s", flush=True)

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("work"); ap.add_argument("network"); ap.add_argument("encoder"); ap.add_argument("out")
    ap.add_argument("--label", nargs="+", metavar="KEY"); ap.add_argument("--epochs", type=int, default=2)
    ap.add_argument("--lr", type=float, default=1e-3); ap.add_argument("--encoder-lr", type=float, default=8e-5)
    ap.add_argument("--layers", type=int, default=9); ap.add_argument("--frozen", type=int, default=6); ap.add_argument("--pieces", type=int, default=800)
    ap.add_argument("--limit", type=int, default=0); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--threads", type=int, default=2)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    net, v = restore(torch.load(a.network, weights_only=False))
    parts, _ = load(a.data, a.work)
    parts |= {k: free(a.work, k) for k in FREE}
    cut = Pieces(a.encoder)
    m = Teacher(net.c.width + net.c.static, a.encoder, a.layers, a.frozen)
    if a.label:
        m.load_state_dict(torch.load(a.out, weights_only=False)["model"], strict=False)
        for k in a.label:
            es = examples(net, v, k, parts[k], a.work)
            annotate(m, cut, es[:a.limit or None], f"{a.work}/{k}.scores.npz", anywhere if k in FREE else document)
        return
    train, test = {}, {}
    for k in PASSES:
        es = examples(net, v, k, parts[k], a.work)
        if a.limit: es = es[:a.limit] + [e for e in es[a.limit:] if e.sent.held][:a.limit]
        train[k] = passages([e for e in es if not e.sent.held], cut, 110, document)
        if held := [e for e in es if e.sent.held]: test[k] = passages(held, cut, 110, document)
    print({k: (len(p), sum(len(x.ids) for x in p)) for k, p in (train | {"held " + k: x for k, x in test.items()}).items()}, flush=True)
    slow = [p for n, p in m.named_parameters() if n.startswith("bert.high") and p.requires_grad]
    fast = [p for n, p in m.named_parameters() if not n.startswith("bert.high") and p.requires_grad]
    opt = torch.optim.AdamW([dict(params=fast, base=a.lr), dict(params=slow, base=a.encoder_lr)], weight_decay=0.01, betas=(0.9, 0.98))
    todo = []
    for _ in range(a.epochs): todo += groups([p for k, ps in train.items() for p in several(ps, PASSES[k], rng)], a.pieces, rng)
    step, start, total = 0, time.time(), 0
    if os.path.exists(a.out):
        c = torch.load(a.out, weights_only=False); m.load_state_dict(c["model"], strict=False); opt.load_state_dict(c["opt"]); step = c["step"]
    def keep():
        state = {k: x for k, x in m.state_dict().items() if not k.startswith(("bert.embeddings", "bert.low", "bert.stack"))}
        torch.save(dict(model=state, opt=opt.state_dict(), step=step), a.out + ".new"); os.replace(a.out + ".new", a.out)
    last = time.time()
    while step < len(todo):
        m.train()
        for g in opt.param_groups: g["lr"] = g["base"] * min(1, step / 60) * (0.5 * (1 + math.cos(math.pi * step / len(todo))) * 0.98 + 0.02)
        _, x, f, mask, allowed = m.batch(todo[step], rng)
        l = m.loss(x, f, mask, allowed)
        opt.zero_grad(); l.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step(); step += 1; total = 0.98 * total + 0.02 * l.item() if total else l.item()
        if step % 20 == 0: print(f"  {step} of {len(todo)} {time.time() - start:.0f}s cpu {time.process_time():.0f}s loss {total:.4f}", flush=True)
        if time.time() - last > 240: keep(); last = time.time()
        if step in (len(todo) // 2, len(todo)): keep(); print(f"{step} {time.time() - start:.0f}s | " + " | ".join(f"{k} {evaluate(m, t)}" for k, t in test.items()), flush=True)

if __name__ == "__main__": main()
