package quantity

import (
	"slices"
	"sort"
	"strings"

	"github.com/quadpress/quadpress"
)

// Counted is how many of a thing there are said to be.
type Counted struct {
	// First and Last are the indexes of the first token that says it and of the token after the last.
	First, Last int
	// Value is of kind Count.
	Value Value
	// Whole is how many there are in all where those are some of them, "1400" of "120 of its 1,400 workers", else nil.
	Whole *Value
}

// CountOf reads how many there are of the thing whose noun, or whose number that stands for one, is token head of a
// sentence: "at least 12 people", "thousands of containers", "both men", "120 of its 1,400 workers" (for "120" and for
// "workers" alike), "more than 30 injured". It reports false where no number is said: "several people", "half of the
// people", "a pair of shoes".
func CountOf(s *quadpress.Sentence, head int) (Counted, bool) {
	return CountIn(s, Find(s), head)
}

// CountIn is [CountOf] for a caller that has found the amounts of the sentence.
func CountIn(s *quadpress.Sentence, found []Found, head int) (Counted, bool) {
	c := counting{s, found}
	own := c.before(head)
	if own == nil {
		own = c.at(head)
	}
	if own != nil && c.at(head) == own { // "120 of its workers", asked for its number
		return c.some(own), true
	}
	if of := c.part(head); of != nil {
		counted := c.some(of)
		if counted.Whole == nil && own != nil {
			counted.Whole = &own.Value
		}
		return counted, true
	}
	if own != nil {
		return Counted{First: own.First, Last: own.Last, Value: own.Value}, true
	}
	if k := c.both(head); k >= 0 {
		return Counted{First: k, Last: k + 1, Value: Value{Kind: Count, Number: "2"}}, true
	}
	return Counted{}, false
}

type counting struct {
	s     *quadpress.Sentence
	found []Found
}

// at is the count that token k is part of, nil for none.
func (c counting) at(k int) *Found {
	n := sort.Search(len(c.found), func(n int) bool { return k < c.found[n].Last })
	if n < len(c.found) && c.found[n].First <= k && c.found[n].Value.Kind == Count {
		return &c.found[n]
	}
	return nil
}

// reach is how many words before a noun its number is looked for: a sentence without an end has thousands.
const reach = 40

// both is the word that says of a noun, or in its place, that there are two: "both men", "both of the men". It is -1
// for none.
func (c counting) both(head int) int {
	isBoth := func(k int) bool { return k >= 0 && load().Both[strings.ToLower(c.s.Tokens[k].Form)] }
	t := &c.s.Tokens[head]
	switch {
	case isBoth(head) && t.BaseRel() != "cc" && t.BaseRel() != "det":
		return head
	case isBoth(t.Head) && t.BaseRel() == "nmod" && c.hasOf(head):
		return t.Head
	}
	for k := max(0, head-reach); k < head; k++ {
		if isBoth(k) && c.s.Tokens[k].Head == head && c.s.Tokens[k].BaseRel() == "det" {
			return k
		}
	}
	return -1
}

// modifiers are the relations that a number has to the noun it counts.
var modifiers = []string{"nummod", "amod", "nmod", "det"}

// before is the count that a noun's number is part of, or an adjective's that stands for a noun ("30 injured"): nil for
// none.
func (c counting) before(head int) *Found {
	for k := max(0, head-reach); k < head; k++ {
		t := &c.s.Tokens[k]
		if t.Head == head && slices.Contains(modifiers, t.BaseRel()) && c.isPlain(k, head) {
			if f := c.at(k); f != nil && !c.isCompound(f, head) {
				return f
			}
		}
	}
	if f := c.at(head - 1); f != nil && f.Last == head {
		switch c.s.Tokens[head].XPOS {
		case "VBN", "VBD", "JJ", "JJR", "RBR":
			return f
		}
	}
	return nil
}

// isPlain reports whether between a number and its noun there is no preposition.
func (c counting) isPlain(k, head int) bool {
	for ; k < head; k++ {
		if c.s.Tokens[k].UPOS == "ADP" && c.s.Tokens[k].Head == head {
			return false
		}
	}
	return true
}

// isCompound reports whether a hyphen joins a number to the word behind it: the "four" of a four-member panel counts
// members.
func (c counting) isCompound(f *Found, head int) bool {
	last := f.Last
	return last+1 < len(c.s.Tokens) && last+1 <= head && c.s.Tokens[last-1].Joined && c.s.Tokens[last].XPOS == "HYPH"
}

// part is the count of which a noun behind "of" is the whole: "dozens" of "dozens of villages"; nil for none.
func (c counting) part(head int) *Found {
	t := &c.s.Tokens[head]
	if t.BaseRel() != "nmod" || t.Head < 0 || t.Head > head || !c.hasOf(head) {
		return nil
	}
	return c.at(t.Head)
}

// some is a count with the whole that it is of, where that has a number.
func (c counting) some(f *Found) Counted {
	counted := Counted{First: f.First, Last: f.Last, Value: f.Value}
	for k := f.Last; k < min(f.Last+reach, len(c.s.Tokens)); k++ {
		if h := c.s.Tokens[k].Head; h >= f.First && h < f.Last && c.s.Tokens[k].BaseRel() == "nmod" && c.hasOf(k) {
			if whole := c.before(k); whole != nil {
				counted.Whole = &whole.Value
			} else if whole := c.at(k); whole != nil && whole != f {
				counted.Whole = &whole.Value
			}
			break
		}
	}
	return counted
}

// hasOf reports whether "of" is the preposition of a noun.
func (c counting) hasOf(k int) bool {
	for n := max(0, k-reach); n < k; n++ {
		if t := &c.s.Tokens[n]; t.Head == k && t.BaseRel() == "case" && t.Form == "of" {
			return true
		}
	}
	return false
}
