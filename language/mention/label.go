package mention

import "github.com/quadpress/quadpress"

// label is what the network says about one token: outside of every mention, or the first, an inner, the last or the
// only token of a mention of some type.
type label = uint8

const outside label = 0

// The parts of a mention, in the order of the labels of a type.
const (
	first = iota
	inner
	last
	only
	parts
)

// types are the types of mention in the order of their labels, which training/data.py has too.
var types = [...]quadpress.MentionType{
	quadpress.Person, quadpress.Organization, quadpress.Place, quadpress.Group, quadpress.NamedEvent, quadpress.Date,
	quadpress.Number,
	quadpress.Quantity, quadpress.Money, quadpress.Facility, quadpress.Product, quadpress.Law, quadpress.Other,
}

const labels = 1 + parts*len(types)

func partOf(l label) int { return int(l-1) % parts }

// labelOf is the label of a part of a mention, whose type is an index in types.
func labelOf(kind, part int) label { return label(1 + kind*parts + part) }

// kindOf is an index in types.
func kindOf(l label) int { return int(l-1) / parts }

// opens reports whether a mention may start with the label, or none is open: what may stand at the start of a sentence.
func opens(l label) bool { return l == outside || partOf(l) == first || partOf(l) == only }

// closes reports whether no mention is open after the label: what may stand at the end of a sentence.
func closes(l label) bool { return l == outside || partOf(l) == last || partOf(l) == only }

// follows reports whether label b may follow label a.
func follows(a, b label) bool {
	if closes(a) {
		return opens(b)
	}
	return !opens(b) && kindOf(a) == kindOf(b)
}

// before lists, for each label, the labels that it may follow.
var before = func() (list [labels][]label) {
	for b := range label(labels) {
		for a := range label(labels) {
			if follows(a, b) {
				list[b] = append(list[b], a)
			}
		}
	}
	return list
}()

// appendNames appends the names that a valid run of labels tells of. Dates and amounts are left to rules, which are
// surer of where they end; the network tells them apart from names.
func appendNames(mentions []quadpress.Mention, path []label) []quadpress.Mention {
	start := 0
	for i, l := range path {
		if l == outside {
			continue
		}
		if opens(l) {
			start = i
		}
		if kind := types[kindOf(l)]; closes(l) && kind.Names() {
			mentions = append(mentions, quadpress.Mention{First: start, Last: i + 1, Type: kind})
		}
	}
	return mentions
}
