package mention

import "github.com/quadpress/quadpress"

// label is what the learned tagger says about one token: outside of every name, or the first, an inner, the last or the
// only token of a name of some kind.
type label = uint8

const outside label = 0

// The parts of a name, in the order of the labels of a kind.
const (
	first = iota
	inner
	last
	only
	parts
)

// learned are the kinds of name that the tagger learns. Events, dates and numbers are told by rules.
var learned = [...]quadpress.MentionType{
	quadpress.Person, quadpress.Organization, quadpress.Place, quadpress.Group, quadpress.Other,
}

const labels = 1 + parts*len(learned)

func makeLabel(kind, part int) label { return label(1 + kind*parts + part) }

// kindOf gives the index in learned; an event counts as any other name.
var kindOf = map[quadpress.MentionType]int{
	quadpress.Person: 0, quadpress.Organization: 1, quadpress.Place: 2, quadpress.Group: 3, quadpress.Other: 4, quadpress.Event: 4,
}

func partOf(l label) int { return int(l-1) % parts }

func typeOf(l label) quadpress.MentionType {
	if l == outside {
		return ""
	}
	return learned[int(l-1)/parts]
}

// opens tells whether a name may start with the label, or none is open: what may stand at the start of a sentence.
func opens(l label) bool { return l == outside || partOf(l) == first || partOf(l) == only }

// closes tells whether no name is open after the label: what may stand at the end of a sentence.
func closes(l label) bool { return l == outside || partOf(l) == last || partOf(l) == only }

// follows tells whether label b may follow label a.
func follows(a, b label) bool {
	if closes(a) {
		return opens(b)
	}
	return !opens(b) && typeOf(a) == typeOf(b)
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

// setLabels writes the labels of a sentence's mentions over all of out.
func setLabels(out []label, mentions []quadpress.Mention) {
	clear(out)
	for _, m := range mentions {
		kind, ok := kindOf[m.Type]
		if !ok {
			continue
		}
		if m.Last-m.First == 1 {
			out[m.First] = makeLabel(kind, only)
			continue
		}
		out[m.First] = makeLabel(kind, first)
		for i := m.First + 1; i < m.Last-1; i++ {
			out[i] = makeLabel(kind, inner)
		}
		out[m.Last-1] = makeLabel(kind, last)
	}
}

// appendMentions appends the names that a valid run of labels tells of.
func appendMentions(mentions []quadpress.Mention, path []label) []quadpress.Mention {
	start := 0
	for i, l := range path {
		if l == outside {
			continue
		}
		if opens(l) {
			start = i
		}
		if closes(l) {
			mentions = append(mentions, quadpress.Mention{First: start, Last: i + 1, Type: typeOf(l)})
		}
	}
	return mentions
}
