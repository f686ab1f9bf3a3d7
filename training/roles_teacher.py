"""Fine-tunes a teacher of semantic roles: the network of package role, reading a pretrained encoder's vectors too. It then annotates free text.

usage: roles_teacher.py DATA WORK NETWORK.safetensors.pt ENCODER_DIR OUT.pt [--minutes N]
       roles_teacher.py DATA WORK NETWORK.safetensors.pt ENCODER_DIR TEACHER.pt --label TEXT.parse.jsonl OUT.pkl"""
from roles import *
from teacher import Pieces
from transformers import AutoConfig, AutoModel

class Teacher(Roles):
    def __init__(s, f, encoder, inner, layers=9, frozen=2, **more):
        config = AutoConfig.from_pretrained(encoder)
        super().__init__(f, inner + config.hidden_size, **more)   # no branch: the encoder is its own
        s.bert = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        del s.bert.encoder.layer[layers:]
        for p in s.bert.embeddings.parameters(): p.requires_grad_(False)
        for l in s.bert.encoder.layer[:frozen]:
            for p in l.parameters(): p.requires_grad_(False)
        s.mix = nn.Parameter(torch.zeros(3))

    def words(s, b):
        ids, att, idx = b.pieces
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = s.bert(input_ids=ids, attention_mask=att, output_hidden_states=True).hidden_states
        w = s.mix.softmax(0)
        h = w[0] * h[-1].float() + w[1] * h[-2].float() + w[2] * h[-3].float()
        n = max(len(x.forms) for x in b.sents)
        out = h.new_zeros(h.shape[0], n + 1, h.shape[2]).scatter_add(1, idx.unsqueeze(-1).expand(-1, -1, h.shape[2]), h)
        out = out / h.new_zeros(h.shape[0], n + 1).scatter_add(1, idx, att.float()).clamp(min=1).unsqueeze(-1)
        b.x = torch.cat([b.x, torch.cat([out[i, 1:len(x.forms) + 1] for i, x in enumerate(b.sents)])], 1)
        return super().words(b)

def sorted_chunks(sents, words, rng):
    """Sentences alike in length together, so that little is read in vain."""
    order = sorted(sents, key=lambda x: len(x.forms) + rng.random() * 3)
    out, cur = [], []
    for x in order:
        if cur and (len(cur) + 1) * len(x.forms) > words: out.append(cur); cur = []
        cur.append(x)
    out.append(cur); rng.shuffle(out)
    return out

def teach(m, pieces, sents):
    """What the teacher thinks of sentences: of each word whether it is a predicate, of those that may be one the senses' shares and each candidate's roles."""
    m.eval(); out = {}
    with torch.inference_mode():
        for c in sorted_chunks(sents, 3000, random.Random(1)):
            b = batch(c); b.pieces = pieces(c); g = m.words(b); b.kids = m.bag(b.kids).sum(1)
            is_pred = m.predicates(g, b).sigmoid().numpy()
            z = log_softmax_by(m.senses(g, b), b.of_sense, len(b.preds)).exp().numpy()
            best = [int(z[i:j].argmax()) for i, j in zip(b.first_sense, b.first_sense[1:])]
            r = m.roles(g, b, torch.tensor([q.senses[k] for (q, _), k in zip(b.preds, best)], dtype=torch.long)).softmax(1).numpy()
            at, k = 0, 0
            for x in c:
                frames = []
                for q in x.todo:
                    if is_pred[at + q.p] > 0.3:
                        shares = dict(zip([m.sense_names[i] for i in q.senses], z[b.first_sense[k]:b.first_sense[k + 1]].tolist()))
                        frames.append((q.p, shares, r[b.first_pair[k]:b.first_pair[k + 1]].astype(np.float16)))
                    k += 1
                out[id(x)] = (is_pred[at:at + len(x.forms)].astype(np.float16), frames)
                at += len(x.forms)
    return [out[id(x)] for x in sents]

def evaluate(m, pieces, dev):
    """As analyse does, with the encoder."""
    words = m.words
    got = {}
    for c in sorted_chunks(dev, 3000, random.Random(1)):
        def with_pieces(b): b.pieces = pieces(b.sents); return words(b)
        m.words = with_pieces
        for x, fr in zip(c, analyse(m, c)): got[id(x)] = fr
    del m.words
    return score(dev, [got[id(x)] for x in dev])

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("work"); ap.add_argument("network"); ap.add_argument("encoder"); ap.add_argument("out")
    ap.add_argument("--label", nargs=2); ap.add_argument("--epochs", type=int, default=3); ap.add_argument("--examples", type=int, default=5000, help="of the shortest examples, so many an epoch")
    ap.add_argument("--lr", type=float, default=1e-3); ap.add_argument("--encoder-lr", type=float, default=6e-5); ap.add_argument("--words", type=int, default=700)
    ap.add_argument("--limit", type=int, default=0); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--width", type=int, default=256); ap.add_argument("--layers", type=int, default=9)
    a = ap.parse_args()
    torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    net, v = restore(torch.load(a.network, weights_only=False))
    f, train, more, dev = load(a)
    pieces = Pieces(a.encoder)
    for x in train + more + dev: x.before = x.after = ()
    inner = net.c.width + net.c.static
    m = Teacher(f, a.encoder, inner, layers=a.layers, d=a.width)
    if a.label:
        m.load_state_dict(torch.load(a.out))
        sents, start, out = parsed(a.label[0]), time.time(), []
        for i in range(0, len(sents), 2000):
            part = {k: x for k, x in enumerate(sents[i:i + 2000], i) if 3 <= len(x.forms) <= 80}
            for x in part.values(): ready(f, x); x.before = x.after = ()
            encode(net, v, list(part.values()))
            out += [(k, *t) for k, t in zip(part, teach(m, pieces, list(part.values())))]
            for k in part: sents[k] = None
            with open(a.label[1], "wb") as file: pickle.dump(out, file, protocol=5)
            print(i, f"{time.time() - start:.0f}s", flush=True)
        return
    encode(net, v, train + more + dev)
    fast = [p for n, p in m.named_parameters() if not n.startswith("bert.")]
    slow = [p for n, p in m.named_parameters() if n.startswith("bert.") and p.requires_grad]
    opt = torch.optim.AdamW([dict(params=fast, base=a.lr), dict(params=slow, base=a.encoder_lr)], lr=a.lr, weight_decay=0.01, betas=(0.9, 0.98))
    total, step, start = None, 0, time.time()
    for epoch in range(a.epochs):
        short = [x for x in more if len(x.forms) <= 25]
        todo = sorted_chunks(train, a.words, rng) + sorted_chunks(rng.sample(short, min(len(short), a.examples)), a.words, rng)
        rng.shuffle(todo); total = total or len(todo) * a.epochs; sum_ = 0
        m.train()
        for k, c in enumerate(todo):
            for g in opt.param_groups: g["lr"] = g["base"] * min(1, step / 100) * (0.5 * (1 + math.cos(math.pi * step / total)) * 0.98 + 0.02)
            b = batch(c); b.pieces = pieces(c)
            l = loss(m, b)
            opt.zero_grad(); l.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0); opt.step(); step += 1; sum_ += l.item()
            if k % 50 == 49: print(f"  {k + 1} of {len(todo)} {time.time() - start:.0f}s loss {sum_ / (k + 1):.4f}", flush=True)
        torch.save(m.state_dict(), a.out)
        print(f"epoch {epoch} {time.time() - start:.0f}s loss {sum_ / len(todo):.4f} | {evaluate(m, pieces, dev)}", flush=True)

if __name__ == "__main__": main()
