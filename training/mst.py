"""Maximum spanning tree with one root (Chu-Liu/Edmonds)."""
import numpy as np

def edmonds(s):
    """s[d, h]: score of head h for word d; node 0 is the root. Returns heads."""
    n = len(s)
    s = s.copy(); s[np.arange(n), np.arange(n)] = -1e18
    head = s.argmax(1); head[0] = 0
    # find a cycle
    color = [0] * n; cycle = None
    for i in range(1, n):
        path, j = [], i
        while j and color[j] == 0:
            color[j] = -i; path.append(j); j = head[j]
        if j and color[j] == -i:
            cycle = path[path.index(j):]; break
        for k in path: color[k] = 1
    if cycle is None:
        return head
    inc = np.zeros(n, bool); inc[cycle] = True
    rest = [i for i in range(n) if not inc[i]]
    m = len(rest)
    t = np.full((m + 1, m + 1), -1e18)
    t[:m, :m] = s[np.ix_(rest, rest)]
    cyc = np.array(cycle)
    # out of the cycle: word in rest takes its head from the cycle
    out = s[np.ix_(rest, cyc)]; t[:m, m] = out.max(1); out_arg = cyc[out.argmax(1)]
    # into the cycle
    gain = s[np.ix_(cyc, rest)] - s[cyc, head[cyc]][:, None]
    t[m, :m] = gain.max(0); in_arg = cyc[gain.argmax(0)]
    sub = edmonds(t)
    res = head.copy()
    for a in range(1, m):
        res[rest[a]] = out_arg[a] if sub[a] == m else rest[sub[a]]
    enter = sub[m]
    res[in_arg[enter]] = rest[enter]
    return res

def decode(s):
    """The best tree with one root: with roots dear enough there is no second."""
    n = len(s)
    if n <= 2:
        return np.zeros(n, np.int64)
    s = s.astype(np.float64)
    s[:, 0] -= 1e6
    return edmonds(s)
