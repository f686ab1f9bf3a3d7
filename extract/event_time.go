package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// frameTime is the word for when a frame's event was, -1 for none.
func (st *story) frameTime(f *frame) int {
	if f.when == 0 {
		f.when = st.findTime(f) + 2
	}
	return f.when - 2
}

func (st *story) findTime(f *frame) int {
	if f.participle {
		return -1
	}
	if !f.nominal {
		i := st.timeOf(f.sentence, f.clause)
		if i >= 0 && (st.isScheduled(f, i) || st.saysHowLongBefore(f.sentence, i) || st.isBesideTime(f.sentence, i)) {
			return -1
		}
		return i
	}
	first := st.firstOfList(f.sentence, f.word)
	return st.nominalTime(f.sentence, f.word, first, st.clauses[f.sentence][st.trees[f.sentence].Governor(first,
		st.clauses[f.sentence])])
}

// isBesideTime reports whether a word for a time tells by its preposition something else than when: "more willing than
// in the past".
func (st *story) isBesideTime(n, i int) bool {
	if !st.lex.Dateless[st.trees[n].TimePreposition(i)] {
		return false
	}
	date, _ := st.when(n, i).Schema()
	return date == ""
}

// isScheduled reports whether a time is the one that a frame's verb plans something for, not that of the planning:
// "the vote is scheduled for Friday".
func (st *story) isScheduled(f *frame, i int) bool {
	if f.clause == nil || f.nominal {
		return false
	}
	if st.trees[f.sentence].TimePreposition(i) == "for" {
		return f.clause.Is(st.lex.Scheduling) || st.isSlatedFor(f.sentence, i)
	}
	return st.slates(f.clause) && st.slatedEvent(f.sentence, f.clause) >= 0
}

// timeRoles are the times of a frame's event that a word heads: in ISO 8601 with a type where it can be told, else in
// its words, and beside it what XML Schema has no type for.
func (st *story) timeRoles(f *frame, i int) []quadpress.EventRole {
	t := st.trees[f.sentence]
	tokens := t.Trim(slices.DeleteFunc(t.TimeTokens(i), func(k int) bool { return t.Rel(k) == "cc" && t.Head(k) == i }))
	if len(tokens) == 0 {
		tokens = []int{i}
	}
	term := quadpress.Term{Entity: quadpress.NoEntity}
	term.Text, term.Span = t.Cut(tokens[0], tokens[len(tokens)-1]+1)
	if term.Literal, term.Datatype = st.when(f.sentence, i).Schema(); term.Literal == "" {
		term.Literal = term.Text
	}
	out := []quadpress.EventRole{{Role: quadpress.TimeRole, Term: term, Preposition: t.TimePreposition(i)}}
	if stretch := st.stretch(f.sentence, i); stretch != "" {
		term.Literal, term.Datatype = stretch, ""
		out = append(out, quadpress.EventRole{Role: quadpress.TimeRole, Term: term, Preposition: t.TimePreposition(i)})
	}
	return out
}

// stretch is a time as ISO 8601 and TIMEX3 write what is no date: a part of a day ("2015-10-01TEV", yesterday evening),
// a week or a season ("2015-W40", "2015-SU"), from then to then ("2012/2019"), and since or until then ("2015-10/..",
// "../2015-10-02"). It is empty for any other time.
func (st *story) stretch(n, i int) string {
	t := st.trees[n]
	if t.IsLeft(i) { // "with three weeks to go"
		return ""
	}
	m := st.times[n][i]
	value := m.Value()
	if value == "" {
		return ""
	}
	switch p := t.TimePreposition(i); p {
	case "since", "from", "between":
		h := t.Head(i)
		for _, k := range slices.Concat(t.Kids[i], t.Kids[max(h, 0)]) {
			q, end := t.TimePreposition(k), st.times[n][k]
			to := q == "to" || q == "until" || q == "till" || q == "through" || p == "between" && t.Rel(k) == "conj"
			if k > i && to && end.Unit != timex.None && !end.Begin.Before(m.Begin) {
				return value + "/" + end.Value()
			}
		}
		if p == "since" {
			return value + "/.."
		}
	case "until", "till":
		return "../" + value
	}
	switch m.Unit {
	case timex.DayPart, timex.Week, timex.Weekend, timex.Quarter, timex.Season, timex.Half, timex.Decade:
		return value
	}
	return ""
}

// shareTimes gives events without a time that of the one that they are part of ("During Friday's raid ten men were
// arrested") or that was while they were ("On Friday she was driving when she fell ill").
func (st *story) shareTimes() {
	of := map[int]*happening{}
	for _, h := range st.events {
		if h.entity >= 0 {
			of[h.entity] = h
		}
	}
	for _, h := range st.events {
		for _, r := range h.event.Roles {
			g := of[r.Term.Entity]
			if g != nil && g != h && r.Role == quadpress.AgentRole && h.event.TimeType == "date" && st.harms(h) {
				g.takeTimeOf(h) // "a fire killed two on Friday"
			}
			if g == nil || g == h || r.Role != quadpress.TimeRole && r.Role != quadpress.PlaceRole {
				continue
			}
			switch p := r.Preposition; {
			case p == "during", p == "at", p == "amid", p == "in" && r.Role == quadpress.PlaceRole:
				h.takeTimeOf(g)
			case p == "" && r.Role == quadpress.TimeRole: // "when", "while"
				h.takeTimeOf(g)
				g.takeTimeOf(h)
			}
		}
	}
}

// harms reports whether an event is the harm that another does as it happens: "killed", "injured", "destroyed".
func (st *story) harms(h *happening) bool {
	lemma := h.frames[0].lemma
	return st.lex.Harming[lemma] || st.lex.Bodily[lemma]
}

// takeTimeOf gives an event that was and has no time the time of another.
func (h *happening) takeTimeOf(g *happening) {
	ev, other := &h.event, &g.event
	if ev.Time != "" || ev.TimeText != "" || other.Time == "" || ev.Modality != quadpress.Asserted ||
		ev.Polarity != quadpress.Affirmed || other.Modality != quadpress.Asserted {
		return
	}
	ev.Time, ev.TimeType = other.Time, other.TimeType
	for _, o := range other.Roles {
		if o.Role == quadpress.TimeRole && o.Term.Literal == ev.Time {
			ev.Roles = append(slices.Clone(ev.Roles), o)
			sortRoles(ev.Roles)
			return
		}
	}
}

// takeTime gives an event without a time the only date among its roles.
func takeTime(ev *quadpress.Event) {
	var dates []quadpress.Term
	for _, r := range ev.Roles {
		if r.Role == quadpress.TimeRole && r.Term.Datatype != "" && r.Term.Datatype != "duration" {
			dates = append(dates, r.Term)
		}
	}
	if ev.Time == "" && len(dates) == 1 {
		ev.Time, ev.TimeType, ev.TimeText = dates[0].Literal, dates[0].Datatype, ""
	}
}
