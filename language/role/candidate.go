package role

// candidate is a word that may head an argument: where it stands, and how far up the tree from the predicate and down
// again one goes to it.
type candidate struct{ word, up, down int }

// How far from a predicate in the tree its arguments are looked for. In UD EWT 99 % of them stand within.
const (
	farthestUp   = 4
	farthestDown = 2
)

// appendCandidates appends the words near the predicate p in the tree: what depends on it and what depends on that, the
// words above it, and what depends on these.
func (t *tree) appendCandidates(list []candidate, p int) []candidate {
	list = t.appendBelow(list, p, 0, 1, farthestDown, -1)
	for below, up := p, 1; up <= farthestUp; up++ {
		x := t.heads[below]
		if x < 0 {
			break
		}
		list = append(list, candidate{x, up, 0})
		depth := 1
		if up == 1 {
			depth = farthestDown
		}
		list = t.appendBelow(list, x, up, 1, depth, below)
		below = x
	}
	return list
}

// appendBelow appends what depends on x but for the word passed over, down to a depth.
func (t *tree) appendBelow(list []candidate, x, up, down, depth, over int) []candidate {
	for _, c := range t.children(x) {
		if int(c) == over {
			continue
		}
		list = append(list, candidate{int(c), up, down})
		if down < depth {
			list = t.appendBelow(list, int(c), up, down+1, depth, -1)
		}
	}
	return list
}
