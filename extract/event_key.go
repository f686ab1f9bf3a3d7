package extract

import (
	"cmp"
	"slices"
	"strconv"
)

// eventKeys are what frames of one event may have in common: the sense, or the lemma where there is none; of a noun,
// and of what it takes up, also the schema's predicate of an event: "bombed the town" and "the strike".
func (st *story) eventKeys(f *frame) []string {
	keys := []string{cmp.Or(f.sense, f.lemma+" "+f.particle)}
	if f.state {
		return keys
	}
	if same := st.lex.Synonyms[f.lemma]; f.nominal && same != "" {
		keys = append(keys, same)
	}
	noun := st.eventNoun(st.trees[f.sentence], f.word)
	for _, preposition := range st.schema.NounPrepositions(noun) {
		if p := st.schema.Noun(noun, preposition); f.nominal && p.Event != "" {
			return append(keys, p.Name)
		}
	}
	if p := st.schema.Relation(st.word(f, "", "", "")); !f.nominal && p != nil && p.Event != "" {
		keys = append(keys, p.Name)
	}
	return keys
}

// retellingKeys are what frames have in common of which one tells by a noun what another tells by another word: "Two
// trains collided. The crash".
func (st *story) retellingKeys(f *frame) (out []string) {
	for k, set := range st.lex.Retelling {
		if set[f.lemma] || set[f.sense] || set[f.lemma+" "+f.particle] {
			out = append(out, retelling+strconv.Itoa(k))
		}
	}
	return out
}

// retelling begins the keys of [story.retellingKeys].
const retelling = "retelling "

// retells reports whether a noun can tell by another word what was told: as many, and all of those whom it says to act
// or to undergo it.
func (st *story) retells(f *frame, h *happening) bool {
	g := h.frames[0]
	several := func(f *frame) bool { return st.trees[f.sentence].Tokens[f.word].XPOS == "NNS" }
	if several(f) != several(g) {
		return false
	}
	for _, a := range f.args {
		if a.name != "ARG0" && a.name != "ARG1" || st.thingOrEvent(f.sentence, a.head) < 0 {
			continue
		}
		if !slices.ContainsFunc(h.frames[max(0, len(h.frames)-maxTellings):], func(g *frame) bool {
			return slices.ContainsFunc(g.args, func(b frameArgument) bool {
				return st.sameThing(f.sentence, a.head, g.sentence, b.head)
			})
		}) {
			return false
		}
	}
	return true
}

// isNewsOf reports whether a noun of the headline tells of nobody what the main verb of the first sentence tells:
// "Strike shuts port. Dockworkers walked out on Friday".
func (st *story) isNewsOf(f, g *frame) bool {
	first := slices.Index(st.headline[g.sentence:], false) + g.sentence
	return g.nominal && !g.has("ARG0") && !g.has("ARG1") && f.sentence == first && st.trees[first].Rels[f.word] == "root"
}
