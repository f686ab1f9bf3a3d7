package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// tieEvents states what caused and what followed what: "collapsed because of an explosion", "after the talks", "fell,
// killing two".
func (st *story) tieEvents() {
	for n, t := range st.trees {
		for _, f := range st.frames[n] {
			if f.happening == nil {
				continue
			}
			first := f.word
			if t.Rel(first) == "conj" { // "killing two and injuring six"
				first = t.Head(first)
			}
			if c := f.clause; c != nil && !f.nominal && t.Rel(first) == "advcl" && t.Tokens[first].XPOS == "VBG" &&
				t.Tokens[f.word].XPOS == "VBG" && st.clauses[n][first] != nil && st.clauses[n][first].Mark() == "" &&
				!c.Is(st.lex.Effecting) && (c.Is(st.lex.Resulting) || st.lex.Resulting[f.lemma]) {
				if g := st.carrier(n, t.Head(first)); g != nil && g.word < f.word {
					st.tie(g, f, "caused")
				}
			}
			if x := t.Head(f.word); f.clause != nil && t.IsUpshot(f.word) && x >= 0 && st.frameAt[n][x] != nil {
				st.tie(st.frameAt[n][x], f, "caused")
			}
			for _, a := range f.args {
				g := st.carrier(n, a.head)
				if g == nil {
					continue
				}
				switch follows := st.follows(&a); {
				case a.name == "ARGM-CAU", st.harmedWhen(f, g):
					st.tie(g, f, "caused")
				case a.role != quadpress.TimeRole:
				case follows > 0:
					st.tie(f, g, "followed")
				case follows < 0:
					st.tie(g, f, "followed")
				}
			}
		}
	}
}

// harmedWhen reports whether a clause with "when" says what harmed those of whom the clause before it says that they
// were: "was killed when a wall fell on his car", but not "when he was 18" or "when he was riding home".
func (st *story) harmedWhen(f, g *frame) bool {
	c, when := f.clause, g.clause
	if c == nil || when == nil || f.nominal || g.nominal || g.word < f.word || when.Copula >= 0 ||
		st.fateBy(c, c.Passive)&harmed == 0 || c.Particle != "" || when.Is(st.lex.Attempting) ||
		when.Tokens[g.word].XPOS == "VBG" {
		return false
	}
	caused := func(a frameArgument) bool { return a.role == quadpress.CauseRole || a.role == quadpress.SourceRole }
	if slices.ContainsFunc(f.args, caused) || st.frameStance(f).polarity == quadpress.Denied {
		return false
	}
	w := when.Child(g.word, "advmod", "mark")
	return w >= 0 && w < g.word && when.Lower(w) == "when"
}

// follows is 1 where a preposition says that an event comes after what stands under it, -1 where it says that it comes
// before, else 0.
func (st *story) follows(a *frameArgument) int {
	switch a.preposition {
	case "after", "following":
		return 1
	case "before", "ahead of", "prior to":
		return -1
	}
	return 0
}

// tie states a relation between the events of two frames of a sentence, put forward as the weaker of the two. What did
// not happen can be caused and cause ("did not sail because of the storm"), but follows nothing.
func (st *story) tie(f, g *frame, name string) {
	if f.happening == nil || g.happening == nil || f.happening == g.happening {
		return
	}
	tie := finding{
		rule: byFrameTie, sentence: f.sentence, word: -1, place: -1, time: -1, confidence: 0.7,
		subject: f.word, object: g.word, name: name, stance: st.frameStance(f),
	}
	other := st.frameStance(g)
	if name == "followed" && (tie.stance.polarity == quadpress.Denied || other.polarity == quadpress.Denied) {
		return
	}
	if other.modality != quadpress.Asserted {
		tie.stance = other
	}
	tie.stance.polarity = quadpress.Affirmed
	st.emit(tie)
}

// tellsOfNobody reports whether a verb of no known type of event says why something was, or during what, and not what:
// "with a week remaining", "affected you". Most verbs tell something when they say where or on what day.
func (st *story) tellsOfNobody(h *happening) bool {
	f := h.frames[0]
	return len(h.frames) == 1 && !f.nominal && !f.state && h.event.Type == "" &&
		!slices.ContainsFunc(h.event.Roles, func(r quadpress.EventRole) bool {
			switch r.Role {
			case quadpress.TimeRole:
				return !r.Term.IsEntity() && !st.lex.Vacuous[f.lemma]
			case quadpress.PlaceRole:
				return !st.lex.Vacuous[f.lemma]
			case quadpress.CauseRole:
				return false
			}
			return isParticipation(r)
		}) && !st.wasNot(h)
}

// tiesEvents reports whether an event is no more than that one thing caused another or came after it, which a relation
// says: "the frost caused delays".
func (st *story) tiesEvents(h *happening) bool {
	f := h.frames[0]
	return len(h.frames) == 1 && !f.nominal && st.lex.Tying[f.sense] && len(h.event.Roles) == 2 &&
		h.event.Polarity == quadpress.Affirmed && h.event.Modality == quadpress.Asserted &&
		!slices.ContainsFunc(h.event.Roles, func(r quadpress.EventRole) bool {
			return r.Role == quadpress.TimeRole || r.Role == quadpress.MannerRole ||
				r.Role == quadpress.PlaceRole && verbOf(f.sense) != "result"
		}) && !slices.ContainsFunc(f.args, func(a frameArgument) bool { return st.isSomeone(f.sentence, a.head) })
}

// isHarm reports whether a frame says that someone or something was hurt, killed or damaged.
func (st *story) isHarm(f *frame) bool {
	switch st.schema.EventOf(f.sense, "", "") {
	case "DISASTER", "ASSAULT", "HEALTH":
		return true
	}
	return slices.Contains(st.lex.Deaths, f.sense)
}

// isHarmful reports whether a noun tells of an event that does harm: "the crash", "the attack".
func (st *story) isHarmful(n, i int) bool {
	if st.forceAt(n, i) != "" {
		return true
	}
	switch st.eventOfNoun(strings.ToLower(st.trees[n].Lemma(i))) {
	case "DISASTER", "ASSAULT":
		return true
	}
	return false
}
