package parse

import (
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

// word is what the features see of one word.
type word struct {
	form   uint64 // in lower case
	pos    uint64 // universal and Penn tag
	upos   uint64
	fine   uint64
	medium uint64
	coarse uint64
	both   uint64 // form and pos
	kind   uint8  // index of the universal tag
	// punct, verbs and joins count the words up to and with this one that are punctuation, verbs and conjunctions or
	// subordinators; differences tell what stands between two words.
	punct, verbs, joins uint16
}

// absent is the word at a place that is empty.
var absent = word{form: 1, pos: 2, upos: 3, fine: 1 << 20, medium: 1 << 20, coarse: 1 << 20, both: 4}

func appendWords(b []word, tokens []quadpress.Token, clusters *cluster.Clusters) []word {
	var punct, verbs, joins uint16
	for i := range tokens {
		t := &tokens[i]
		switch t.UPOS {
		case "PUNCT":
			punct++
		case "VERB":
			verbs++
		case "CCONJ", "SCONJ":
			joins++
		}
		lower := strings.ToLower(t.Form)
		class := clusters.Of(lower)
		w := word{
			form:   perceptron.String(lower),
			upos:   perceptron.String(t.UPOS),
			kind:   kinds[t.UPOS],
			fine:   uint64(class.Fine),
			medium: uint64(class.Medium),
			coarse: uint64(class.Coarse),
			punct:  punct,
			verbs:  verbs,
			joins:  joins,
		}
		w.pos = perceptron.Join(w.upos, perceptron.String(t.XPOS))
		w.both = perceptron.Join(w.form, w.pos)
		b = append(b, w)
	}
	return b
}

// kinds numbers the universal tags, those that matter to a phrase's role by name.
var kinds = map[string]uint8{
	"ADP": kindADP, "SCONJ": kindSCONJ, "PART": kindPART, "NOUN": kindNOUN, "PROPN": kindPROPN, "PRON": kindPRON, "NUM": kindNUM,
	"VERB": kindVERB, "AUX": 9, "ADJ": 10, "ADV": 11, "DET": 12, "CCONJ": 13, "INTJ": 14, "PUNCT": 15, "SYM": 16, "X": 17,
}

const (
	kindADP = iota + 1
	kindSCONJ
	kindPART
	kindNOUN
	kindPROPN
	kindPRON
	kindNUM
	kindVERB
)

// role is the kind of phrase that a word heads, given the kind of its first dependent (0 for none), as a bit: a noun with
// a preposition is another one than a noun, a verb with a subordinator or "to" another one than a verb.
func role(head, first uint8) uint32 {
	switch {
	case first == kindADP && (head == kindNOUN || head == kindPROPN || head == kindPRON || head == kindNUM):
		return 1 << 20
	case first == kindSCONJ && head == kindVERB:
		return 1 << 21
	case first == kindPART && head == kindVERB:
		return 1 << 22
	}
	return 1 << head
}

// between describes what stands between two words, the first one not counted.
func between(a, b *word) uint64 {
	return uint64(min(b.punct-a.punct, 3))<<4 | uint64(min(b.verbs-a.verbs, 3))<<2 | uint64(min(b.joins-a.joins, 3))
}

// distance sorts distances into few classes.
func distance(a, b int32) uint64 {
	d := b - a
	if d < 0 {
		d = -d
	}
	switch {
	case d <= 5:
		return uint64(d)
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}
