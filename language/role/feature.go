package role

import "strings"

// vocabulary gives words their numbers; one that it does not hold has 0.
type vocabulary map[string]int

func vocabularyOf(words []string) vocabulary {
	v := make(vocabulary, len(words))
	for i, w := range words {
		v[w] = i
	}
	return v
}

// paths holds the ways through a tree that have numbers, as a tree of their steps. A way leads up from the predicate
// and down to a word: "<xcomp>nsubj" is the subject of the verb that the predicate completes.
type paths struct {
	next   map[pathStep]int32
	number []int32 // by node, -1 for one that is only on the way
}

type pathStep struct {
	node, rel int32
	down      bool
}

// The kinds of step, as ways are written.
const (
	stepUp   = '<'
	stepDown = '>'
)

func pathsOf(ways []string, rels map[string]int) *paths {
	p := &paths{next: make(map[pathStep]int32, 2*len(ways)), number: []int32{0}}
	for i, way := range ways {
		if i == 0 {
			continue // what stands for all others
		}
		var node int32
		for way != "" {
			down := way[0] == stepDown
			end := strings.IndexAny(way[1:], "<>") + 1
			if end == 0 {
				end = len(way)
			}
			node = p.add(pathStep{node, int32(rels[way[1:end]]), down})
			way = way[end:]
		}
		p.number[node] = int32(i)
	}
	return p
}

func (p *paths) add(s pathStep) int32 {
	node, ok := p.next[s]
	if !ok {
		node = int32(len(p.number))
		p.number = append(p.number, 0)
		p.next[s] = node
	}
	return node
}

// nowhere is the node of ways that have no number, however they go on.
const nowhere = -1

func (p *paths) walk(node int32, rel int, down bool) int32 {
	if node == nowhere {
		return nowhere
	}
	if next, ok := p.next[pathStep{node, int32(rel), down}]; ok {
		return next
	}
	return nowhere
}

// numberOf is 0 for a way without a number.
func (p *paths) numberOf(node int32) int {
	if node == nowhere {
		return 0
	}
	return int(p.number[node])
}

// wayTo returns the number of the way from the predicate to a candidate.
func (t *tree) wayTo(p int, c candidate, known *paths) int {
	var node int32
	x := p
	for range c.up {
		node = known.walk(node, t.rels[x], false)
		x = t.heads[x]
	}
	if c.down > 1 {
		node = known.walk(node, t.rels[t.heads[c.word]], true)
	}
	if c.down > 0 {
		node = known.walk(node, t.rels[c.word], true)
	}
	return known.numberOf(node)
}

// lastStep is the last step of the way to a candidate, and how far that is.
type lastStep struct {
	rel      int
	up, down int
}

func (t *tree) lastStep(p int, c candidate) lastStep {
	if c.down > 0 {
		return lastStep{t.rels[c.word], c.up, c.down}
	}
	x := p
	for range c.up - 1 {
		x = t.heads[x]
	}
	return lastStep{t.rels[x], c.up, 0}
}

// lastStepsOf reads last steps as they are written: ">nsubj01", "<xcomp10".
func lastStepsOf(words []string, rels map[string]int) map[lastStep]int {
	m := make(map[lastStep]int, len(words))
	for i, w := range words {
		if n := len(w); n > 3 {
			m[lastStep{rels[w[1:n-2]], int(w[n-2] - '0'), int(w[n-1] - '0')}] = i
		}
	}
	return m
}

// caseOf returns the lemma of the word that marks a word's part in its clause, a preposition, a conjunction or a
// question word; "_" where there is none.
func (t *tree) caseOf(w int) string {
	for _, c := range t.children(w) {
		if rel := t.tokens[c].Rel; rel == "case" || rel == "mark" {
			return lower(t.tokens[c].Lemma)
		}
	}
	for _, c := range t.children(w) {
		if t.tokens[c].Rel == "advmod" && t.tokens[c].XPOS == "WRB" {
			return lower(t.tokens[c].Lemma)
		}
	}
	return "_"
}

// lower is strings.ToLower, at no cost for what has no capitals.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}

// distances is the number of classes of distance.
const distances = 16

// distance is the class of the distance from a predicate to a word; those before it have classes of their own.
func distance(p, w int) int {
	d, before := w-p, 0
	if d < 0 {
		d, before = -d, distances/2
	}
	switch {
	case d < 4:
	case d < 6:
		d = 4
	case d < 10:
		d = 5
	case d < 20:
		d = 6
	default:
		d = 7
	}
	return d + before
}

// mostKids is how many of the words that depend on a predicate are looked at.
const mostKids = 12

// side is the relation of a word that depends on a predicate, and whether it stands before it.
type side struct {
	rel    int
	before bool
}

// sidesOf reads sides as they are written: "Lnsubj", "Robj".
func sidesOf(words []string, rels map[string]int) map[side]int {
	m := make(map[side]int, len(words))
	for i, w := range words {
		if i > 0 {
			m[side{rels[w[1:]], w[0] == 'L'}] = i
		}
	}
	return m
}
