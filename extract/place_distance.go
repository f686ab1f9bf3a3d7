package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
)

// sideOf is what a word for a direction says that something lies to that side of, -1 for none, and the words that say
// so: of "south of Lyon" Lyon, "south of".
func (st *story) sideOf(n, i int) (of int, preposition string) {
	t := st.trees[n]
	if i < 0 || !st.lex.Sides[t.Lower(i)] || t.Child(i, "det") >= 0 { // "the north of France" is a part of it
		return -1, ""
	}
	for _, k := range t.Kids[i] {
		if k > i && t.Preposition(k) == "of" {
			side := t.Lower(i)
			if i > 1 && t.Tokens[i-1].Form == "-" && t.Head(i-2) == i && st.lex.Sides[t.Lower(i-2)] {
				side = t.Lower(i-2) + side // "north-east of"
			}
			return k, side + " of"
		}
	}
	return -1, ""
}

// distanceTo is the amount that says how far from a place something is, right before its preposition: of "landed six
// feet from the door", "sank two miles off the coast", "fell 30 km south of Lyon". It is nil for none.
func (st *story) distanceTo(n, place int) *quantity.Found {
	t := st.trees[n]
	before := -1
	if st.lex.Distancing[t.Preposition(place)] {
		before = t.Child(place, "case") - 1
	}
	if h := t.Head(place); h >= 0 && h < place {
		if of, _ := st.sideOf(n, h); of == place {
			before = h - 1
			for before >= 0 && t.Within(before, h) && st.amountsAt[n][before] == 0 { // "north-east"
				before--
			}
		}
	}
	if before > 0 && t.Tokens[before].Form == ")" { // "8 km (5 miles) south of"
		for before > 0 && t.Tokens[before].Form != "(" {
			before--
		}
		before--
	}
	if before > 0 && t.Lower(before) == "away" {
		before--
	}
	if before < 1 {
		return nil
	}
	k := st.amountsAt[n][before] - 1
	if k < 0 || st.amounts[n][k].Value.Kind != quantity.Length || st.amounts[n][k].Last != before+1 {
		return nil
	}
	return &st.amounts[n][k]
}

// isAwayFrom reports whether something happens so far from what stands under a preposition, and does not come from
// there: "exploded two miles from the base", but not "walked two miles from the base".
func (st *story) isAwayFrom(f *frame, place int, preposition string) bool {
	if f.clause == nil || f.nominal || !st.lex.Distancing[preposition] || st.distanceTo(f.sentence, place) == nil {
		return false
	}
	if preposition != "from" {
		return true
	}
	sense := frames.Get(f.sense)
	return sense == nil || !slices.ContainsFunc(sense.Roles(), func(r frames.Role) bool {
		return r.Function == "DIR" || slices.Contains(r.VerbNet, "source") || slices.Contains(r.VerbNet, "initial_location")
	})
}

// liesBeside is the place that a word behind a copula says something to lie near: of "is north of Lyon", "was ten miles
// off the coast" Lyon and the coast. It is -1 for none.
func (st *story) liesBeside(n, i int) int {
	if of, _ := st.sideOf(n, i); of >= 0 {
		return of
	}
	for _, k := range st.trees[n].Kids[i] {
		if d := st.distanceTo(n, k); d != nil && k > i && d.First <= i && i < d.Last {
			return k
		}
	}
	return -1
}

// distances gives an event the distance of what it was near.
func (st *story) distances(f *frame) {
	t := st.trees[f.sentence]
	for _, a := range slices.Clone(f.args) {
		if a.role != quadpress.PlaceRole {
			continue
		}
		if d := st.distanceTo(f.sentence, a.head); d != nil {
			if x := t.ArgumentHead(d.First, d.Last); x >= 0 { // "struck 30 km south of Lyon" strikes no 30 km
				f.args = slices.DeleteFunc(f.args, func(b frameArgument) bool { return d.First <= b.head && b.head < d.Last })
				f.args = append(f.args, frameArgument{"ARGM-EXT", quadpress.ExtentRole, x, ""})
			}
		}
	}
}

// beside states what a place lies near that is said to be to one side of it, or so far from it: "Talbiseh, a town north
// of Homs", "a village ten miles from Lyon".
func (st *story) beside(n, i int) {
	t := st.trees[n]
	name := st.nameDescribed(t, i)
	if name < 0 && (st.placeWord(n, i) >= 0 || t.Tokens[i].UPOS == "NOUN" && !st.lex.Sides[t.Lower(i)]) {
		name = i
	}
	if name < 0 || st.schema.Class(st.typeOfWord(n, name)) != "Place" {
		return
	}
	for _, k := range t.Kids[i] {
		if t.Rel(k) == "nmod" && k > i && st.distanceTo(n, k) != nil {
			st.besides(n, name, k, k)
			continue
		}
		of, _ := st.sideOf(n, k)
		if of < 0 || st.placeWord(n, of) < 0 {
			continue
		}
		if h := t.Head(i); t.Rel(i) == "nmod" && t.Preposition(i) != "of" && h >= 0 && st.lex.Settlements[t.Lemma(h)] {
			// "a city in Iran, south of Tehran": the city is
			if name = st.nameDescribed(t, h); name < 0 {
				return
			}
		}
		st.besides(n, name, k, of)
	}
}

// besides states that a place lies near another.
func (st *story) besides(n, place, word, other int) {
	f := given(byBeside, n, place, word, other, st.trees[n].Lower(word), 0.85)
	f.predicate = st.schema.Predicate("located_near")
	st.emit(f)
}
