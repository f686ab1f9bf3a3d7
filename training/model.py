"""The network: hashed word features, window convolutions with a little attention, heads for tags, trees and mentions."""
import torch, torch.nn as nn, torch.nn.functional as F

class Config(dict):
    __getattr__ = dict.__getitem__

DEFAULT = Config(static=128, word=96, gram=96, buckets=1 << 15, width=192, blocks="CCACCA", heads=6, window=16,
                 arc=160, rel=160, drop=0.2)

class Conv(nn.Module):
    """x + relu(b) * a, where a and b read a window of three words."""
    def __init__(s, d):
        super().__init__()
        s.norm = nn.LayerNorm(d)
        s.lin = nn.Linear(3 * d, 2 * d)
        nn.init.xavier_normal_(s.lin.weight, 1.0)

    def forward(s, x, mask, drop):
        y = s.norm(x) * mask
        y = torch.cat([F.pad(y[:, :-1], (0, 0, 1, 0)), y, F.pad(y[:, 1:], (0, 0, 0, 1))], -1)
        a, b = s.lin(y).chunk(2, -1)
        return x + F.dropout(a * F.relu(b), drop, s.training)

    def silence(s):
        """Adds nothing to x until it has learnt to."""
        with torch.no_grad():
            for p in (s.lin.weight, s.lin.bias): p[:p.shape[0] // 2] = 0

class Attention(nn.Module):
    def __init__(s, d, heads, window):
        super().__init__()
        s.h, s.window = heads, window
        s.norm = nn.LayerNorm(d)
        s.qkv = nn.Linear(d, 3 * d)
        s.out = nn.Linear(d, d)
        s.bias = nn.Parameter(torch.zeros(heads, 2 * window + 1))

    def forward(s, x, mask, drop):
        b, n, d = x.shape
        q, k, v = s.qkv(s.norm(x)).view(b, n, 3, s.h, d // s.h).permute(2, 0, 3, 1, 4)
        pos = torch.arange(n, device=x.device)
        rel = (pos[None] - pos[:, None]).clamp(-s.window, s.window) + s.window
        bias = s.bias[:, rel] + (mask[:, None, None, :, 0] - 1) * 1e4
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        y = y.transpose(1, 2).reshape(b, n, d)
        return x + F.dropout(s.out(y), drop, s.training)

    def silence(s):
        """Adds nothing to x until it has learnt to."""
        for p in s.out.parameters(): nn.init.zeros_(p)

class Network(nn.Module):
    def __init__(s, c, n_words, static, n_tags, n_rels, n_mentions):
        super().__init__()
        s.c = c
        s.register_buffer("static", static)
        s.word = nn.Embedding(n_words, c.word)
        s.gram = nn.Embedding(c.buckets + 1, c.gram, padding_idx=c.buckets)
        nn.init.normal_(s.word.weight, 0, 0.5); nn.init.normal_(s.gram.weight, 0, 0.3)
        with torch.no_grad(): s.gram.weight[c.buckets] = 0
        s.root = nn.Parameter(torch.randn(c.width) * 0.5)
        s.inp = nn.Linear(c.static + c.word + c.gram, c.width)
        s.blocks = nn.ModuleList(Conv(c.width) if k == "C" else Attention(c.width, c.heads, c.window) for k in c.blocks)
        s.norm = nn.LayerNorm(c.width)
        s.tag = nn.Linear(c.width, n_tags)
        s.mention = nn.Linear(c.width, n_mentions)
        s.arc_dep = nn.Linear(c.width, c.arc); s.arc_head = nn.Linear(c.width, c.arc)
        s.arc_u = nn.Linear(c.arc, c.arc, bias=False); s.arc_b = nn.Linear(c.arc, 1, bias=False)
        s.rel_dep = nn.Linear(c.width, c.rel); s.rel_head = nn.Linear(c.width, c.rel, bias=False)
        s.rel = nn.Linear(c.rel, n_rels)

    def encode(s, static, word, grams, mask):
        """static, word: B x N ids; grams: B x N x K; row 0 of every sentence is the root."""
        g = s.gram(grams)
        cnt = (grams != s.c.buckets).sum(-1, keepdim=True).clamp(min=1)
        x = torch.cat([s.static[static], s.word(word), g.sum(2) / cnt.sqrt()], -1)
        x = F.dropout(x, s.c.drop * 0.5, s.training)
        x = s.inp(x)
        x = torch.cat([s.root.expand(x.shape[0], 1, -1), x[:, 1:]], 1)
        m = mask.unsqueeze(-1).float()
        for b in s.blocks:
            x = b(x, m, s.c.drop)
        return F.dropout(s.norm(x), s.c.drop, s.training)

    def tags(s, x): return s.tag(x)
    def mentions(s, x): return s.mention(x)

    def arcs(s, x, mask):
        d = F.dropout(F.relu(s.arc_dep(x)), s.c.drop, s.training)
        h = F.dropout(F.relu(s.arc_head(x)), s.c.drop, s.training)
        a = s.arc_u(d) @ h.transpose(1, 2) / s.c.arc ** 0.5 + s.arc_b(h).transpose(1, 2)
        a = a.masked_fill(~mask[:, None, :], -1e4)
        return a.masked_fill(torch.eye(a.shape[1], dtype=torch.bool, device=a.device)[None], -1e4)

    def rels(s, x, heads):
        """The relation of each word to the given head."""
        h = s.rel_head(x)
        h = h.gather(1, heads.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        return s.rel(F.dropout(F.relu(s.rel_dep(x) + h), s.c.drop, s.training))
