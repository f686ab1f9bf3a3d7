package extract

import "slices"

// sharedPlace is the place of a clause, else the one that opens the sentence where its verb is coordinated with the first:
// "In Homs, rebels burned a bus and shot two men".
func (st *story) sharedPlace(n int, c *clause) int {
	p := st.placeOf(n, c)
	means := c.rel(c.verb) == "advcl" && c.Tokens[c.verb].XPOS == "VBG" && c.mark() == "" // "In Homs, rebels burned a bus, killing two men"
	if p >= 0 || c.rel(c.verb) != "conj" && !means || c.explicit {
		return p
	}
	first := st.clauses[n][c.head(c.verb)]
	if first == nil {
		return -1
	}
	if p := st.sharedPlace(n, first); p >= 0 && p < first.verb && !slices.Contains(c.subjects, p) {
		return p
	}
	return -1
}

// placeOf is the word for where a clause's event is: a place under a locative preposition that hangs on the verb, or on
// one of its obliques ("said in a press availability in Vienna"). It is -1 for none.
func (st *story) placeOf(n int, c *clause) int {
	for _, o := range c.obliques {
		if p := st.placeWord(n, o.head); p >= 0 && st.lex.Locative[o.preposition] && st.verb(c, o.preposition) == nil && !(o.preposition == "on" && st.isCountry(n, p)) {
			return p
		}
	}
	for _, o := range c.objects { // "met Hollande in Berlin", with the place hung on the person
		if e := st.entityAt(n, o, false); e >= 0 && st.entities[e].typ == "Person" {
			for _, k := range st.trees[n].kids[o] {
				if st.lex.Locative[st.trees[n].preposition(k)] && st.placeWord(n, k) >= 0 {
					return k
				}
			}
		}
	}
	for _, o := range c.obliques {
		if st.lex.Locative[o.preposition] {
			if p := st.placeWithin(n, o.head); p >= 0 {
				return p
			}
		}
	}
	for _, s := range append(slices.Clone(c.subjects), c.agents...) { // "A blast in Kabul killed", "was killed by a strike near Homs"
		s = st.counted(n, s)
		if st.doing(st.trees[n], s) != "" || st.lex.Happenings[st.trees[n].lemma(s)] {
			if p := st.placeWithin(n, s); p >= 0 {
				return p
			}
		}
	}
	return -1
}

// placeWord returns i where it names a place, else -1. A country as a place counts.
func (st *story) placeWord(n, i int) int {
	if e := st.entityAt(n, i, false); e >= 0 && class(st.schema, st.entities[e].typ) == "Place" {
		if r := st.at[n][i]; r == nil || !r.acting {
			return i
		}
	}
	return -1
}

// placeWithin finds a place under a locative preposition within a nominal: "a meeting at the UN headquarters in New York".
func (st *story) placeWithin(n, i int) int {
	t := st.trees[n]
	for _, k := range t.kids[i] {
		if t.rel(k) != "nmod" && t.rel(k) != "obl" {
			continue
		}
		if p := t.preposition(k); st.lex.Locative[p] && (p != "by" || !st.isCountry(n, k)) { // "a strike by Israel"
			if p := st.placeWord(n, k); p >= 0 {
				return p
			}
		}
		if p := st.placeWithin(n, k); p >= 0 {
			return p
		}
	}
	return -1
}
