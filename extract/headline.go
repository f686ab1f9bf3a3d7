package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// isHeadline reports whether a sentence's words stand in the headline of its story.
func (st *story) isHeadline(text string) bool {
	return st.doc.Title != "" && strings.Contains(st.doc.Title, strings.Join(strings.Fields(text), " "))
}

// headlineLast are the sentences in reading order with those of the headline behind the others: "Northgate to buy
// Halden" cuts the names short that the story gives in full.
func (st *story) headlineLast() []int {
	var order, headline []int
	for n := range st.trees {
		if st.headline[n] {
			headline = append(headline, n)
		} else {
			order = append(order, n)
		}
	}
	return append(order, headline...)
}

// reachHeadline is how many sentences behind the headline its events are told in full.
const reachHeadline = 4

// isHeadlineOf reports whether an event has so far been told by the headline alone, and a frame stands where the story
// tells in full what the headline has said.
func (st *story) isHeadlineOf(h *happening, f *frame) bool {
	return !st.headline[f.sentence] && f.sentence <= h.frames[0].sentence+reachHeadline &&
		!slices.ContainsFunc(h.frames, func(g *frame) bool { return !st.headline[g.sentence] })
}

// partInFull is what takes the same part in an event where the story tells it in full as an argument of a frame of the
// headline: of "Storm sinks ferry" what "The storm sank a car ferry" calls a car ferry. ok is false where there is
// none.
func (st *story) partInFull(f *frame, a frameArgument, told []quadpress.EventRole) (r quadpress.EventRole, ok bool) {
	if !st.headline[f.sentence] || a.role == "" {
		return r, false
	}
	i := slices.IndexFunc(told, func(r quadpress.EventRole) bool { return r.Role == a.role && r.Term.IsEntity() })
	if i < 0 {
		return r, false
	}
	r = told[i]
	if t := st.trees[f.sentence]; len(t.Phrase(a.head)) > 0 {
		words := t.Phrase(a.head)
		r.Term.Text, r.Term.Span = t.Cut(words[0], words[len(words)-1]+1)
	}
	return r, true
}

// dropHeadlines leaves out what the headline says of events that the story states in full.
func (st *story) dropHeadlines() {
	type key struct {
		event     int
		predicate string
	}
	of := func(s *quadpress.Statement) key { return key{s.Event.Entity, s.Predicate} }
	inFull := map[key]bool{}
	for i := range st.statements {
		if s := &st.statements[i]; s.Event != nil && !st.isHeadline(s.Evidence) {
			inFull[of(s)] = true
		}
	}
	st.statements = slices.DeleteFunc(st.statements, func(s quadpress.Statement) bool {
		return s.Event != nil && st.isHeadline(s.Evidence) && inFull[of(&s)]
	})
}
