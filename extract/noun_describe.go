package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// describe makes statements of the phrases that say what someone or something is: titles, appositions, relational
// nouns.
func (st *story) describe(n int) {
	t := st.trees[n]
	for _, r := range st.refs[n] {
		if r.role != "" {
			st.position(n, r.head, r.role, r.start)
			if noun := st.officeNoun(n, r); noun >= 0 {
				st.office(n, r.head, r.start, noun, stance{speaker: -1})
			}
			for _, h := range st.sharedTitles(n, r) {
				st.position(n, h, r.role, r.start)
			}
			st.possessor(n, r)
		}
		st.doubleTitle(n, r)
	}
	for _, r := range st.refs[n] { // "The commanding general, Lt. Gen. Ann Lee"
		for _, k := range t.Kids[r.head] {
			if t.Rels[k] == "nmod:desc" && k < r.start-1 && st.at[n][k] == nil && t.Tokens[r.start-1].Form == "," {
				st.identity(n, r.head, k, stance{speaker: noSpeaker}, byAppositionOffice, byAppositionRelation)
			}
		}
	}
	for i := range t.Tokens {
		if r := st.namedBeside(n, i); r != nil && st.at[n][i] == nil {
			st.related(n, r.head, i, stance{speaker: -1}, byNameBeside)
		}
		if t.Rel(i) != "appos" || t.Head(i) < 0 {
			continue
		}
		// "Walid al-Mouallem, Syria's foreign minister" and "Syria's foreign minister, Walid al-Mouallem"
		a, b := t.Head(i), i
		if r := st.nameBefore(n, i); r != nil && st.describes(n, i) {
			a = r.head
		}
		if r := st.namedBeside(n, b); r != nil && r.head != a { // "Trump, his wife Melania": the wife is Melania
			continue
		}
		if all := listOf(t, t.Head(i)); len(all) > 1 && (t.Tokens[b].XPOS == "NNS" || saysOfAll(t, b)) && st.describes(n, b) {
			// "Homs and Hama, two cities in Syria", "Homs, Hama and Idlib, all part of Syria"
			for _, h := range all {
				if st.nameAt(n, h) >= 0 {
					st.related(n, h, b, stance{speaker: -1}, byAppositionRelation)
				}
			}
			continue
		}
		if st.nameAt(n, a) >= 0 && st.describes(n, b) {
			if !st.identity(n, a, b, stance{speaker: -1}, byAppositionOffice, byAppositionRelation) {
				st.plainly(n, a, b)
			}
		} else if r := st.namedBeside(n, a); r != nil && st.at[n][b] != nil && r != st.at[n][b] {
			// "the minister, Ann Lee, and her counterpart, Bo Hart"
			continue
		} else if t.Child(a, "cop") >= 0 && st.schema.Class(st.typeAt(n, b)) == "Place" { // "is a village in Lom, Norway"
			continue
		} else if st.nameAt(n, b) >= 0 && st.describes(n, a) {
			st.identity(n, b, a, stance{speaker: -1}, byAppositionOffice, byAppositionRelation)
			st.listedOffices(n, b, a)
		}
	}
}

// listedOffices states what several people are by the noun that their names stand beside: "Two ministers, Ann Lee and
// Bo Roe, resigned".
func (st *story) listedOffices(n, first, noun int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(noun))
	if m := st.mentionAt[n][noun]; !st.lex.Roles[lemma] || m == nil || len(m.referent.root().members) == 0 {
		return
	}
	from := noun
	for from > 0 && (t.Tokens[from-1].UPOS == "ADJ" || t.Tokens[from-1].UPOS == "NOUN") && t.Head(from-1) == noun &&
		!st.lex.Indefinite[t.Lower(from-1)] {
		from--
	}
	role := lemma
	if from < noun {
		before, _ := t.Cut(from, noun)
		role = before + " " + lemma
	}
	for _, h := range t.Conjuncts(first) {
		if st.nameAt(n, h) >= 0 {
			st.position(n, h, role, noun)
		}
	}
}

// listOf is what "and" joins, from one of it on.
func listOf(t *syntax.Tree, i int) []int {
	for t.Rel(i) == "conj" && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	return t.Conjuncts(i)
}

// saysOfAll reports whether a phrase says something of each of several: "all part of Syria".
func saysOfAll(t *syntax.Tree, i int) bool {
	words := t.Trim(t.Subtree(i, nil))
	if len(words) == 0 {
		return false
	}
	first := t.Lower(words[0])
	return first == "all" || first == "both" || first == "each"
}

// plainly states what a common noun beside a name says it is: "Raqqa, a city on the river".
func (st *story) plainly(n, name, noun int) {
	t := st.trees[n]
	if t.Tokens[noun].UPOS != "NOUN" || t.Child(noun, "det", "nmod:poss", "amod", "compound", "nmod") < 0 ||
		t.IsTime(noun) {
		return
	}
	if noun+1 < len(t.Tokens) && st.at[n][noun+1] != nil { // "the agency, spokesman Ivan Orlov"
		return
	}
	if tokens := t.Phrase(noun); len(tokens) > 1 && len(tokens) <= maxPhrase && tokens[0] > name {
		st.emit(finding{rule: byAppositionIdentity, sentence: n, subject: name, word: -1, object: noun, name: "was",
			value: t.Written(tokens), place: -1, time: -1,
			stance: stance{speaker: -1}, confidence: 0.8, lemma: "be"})
	}
}

// nameBefore is the name right before an apposition: of "Lavrov and de Mistura, the U.N. envoy" the second is the
// envoy.
func (st *story) nameBefore(n, i int) *reference {
	t := st.trees[n]
	k := t.Subtree(i, func(c int) bool { return t.Rel(c) == "punct" })[0] - 1
	for k >= 0 && t.Tokens[k].Form == "," {
		k--
	}
	if k < 0 {
		return nil
	}
	if r := st.at[n][k]; r != nil && !r.acting && k == r.last-1 {
		return r
	}
	return nil
}

// nameAt is the entity that a token names, as opposed to describes; -1 for none.
func (st *story) nameAt(n, i int) int {
	if r := st.at[n][i]; r != nil && !r.acting && (outer(st.trees[n], r) == i || r.head == i) {
		return r.entity
	}
	return -1
}

// doubleTitle states the titles before the last one before a name: "Singer and actor Ole Vik".
func (st *story) doubleTitle(n int, r *reference) {
	t := st.trees[n]
	for _, k := range t.Kids[r.head] {
		joined := k+1 < r.first && (t.Lower(k+1) == "and" || t.Tokens[k+1].Form == ",")
		if joined && r.typ == "Person" && t.Rels[k] == "nmod:desc" && st.at[n][k] == nil {
			st.position(n, r.head, t.Written(t.Phrase(k)), k)
			st.office(n, r.head, k, k, stance{speaker: noSpeaker})
		}
	}
}

// describes reports whether a token is no part of a name or of the title before one.
func (st *story) describes(n, i int) bool {
	r := st.at[n][i]
	return r == nil || r.acting
}

// sharedTitles are the names that share a title in the plural before the first of them: "presidents Lind and Berg".
func (st *story) sharedTitles(n int, r *reference) (out []int) {
	t := st.trees[n]
	if x := t.Tokens[r.first-1].XPOS; x != "NNS" && x != "NNPS" {
		return nil
	}
	for _, h := range t.Conjuncts(r.head)[1:] {
		if o := st.at[n][h]; o != nil && o.typ == "Person" && o.role == "" && o.head == h && !o.acting {
			out = append(out, h)
		}
	}
	return out
}

// position states an office. Only people hold offices.
func (st *story) position(n, person int, role string, from int) {
	st.emit(finding{rule: byTitle, sentence: n, subject: person, word: from, object: from, value: withoutArticle(role),
		predicate: st.schema.Predicate("position"), place: -1, time: -1,
		stance: stance{speaker: -1}, confidence: 0.95})
}

// possessor states the relation in a title that is someone's: "his Russian counterpart Sergei Lavrov".
func (st *story) possessor(n int, r *reference) {
	t := st.trees[n]
	for k := r.start; k < r.first; k++ {
		if st.lex.Relational[t.Lemma(k)] {
			st.related(n, r.head, k, stance{speaker: -1}, byTitleRelation)
		}
	}
}

// identity reads a noun phrase that says what a named thing is: an office ("the UN secretary-general"), a relation to
// another thing ("an ally of Syria", "capital of France"), or a kind of place ("a city in Homs province").
// It reports whether it found an office.
func (st *story) identity(n, name, noun int, s stance, byOffice, byRelation *Rule) (office bool) {
	t := st.trees[n]
	e := st.entityAt(n, name, false)
	if e < 0 || t.Tokens[noun].UPOS != "NOUN" && t.Tokens[noun].UPOS != "PROPN" {
		return false
	}
	nouns := slices.DeleteFunc(t.Conjuncts(noun), func(h int) bool {
		return noun < name && name < h && t.Child(h, "nmod:poss") >= 0 // "her boss, Ann Lee, and their lawyer"
	})
	for _, h := range nouns {
		st.related(n, name, h, s, byRelation)
	}
	if st.entities[e].typ != "Person" || s.modality != "" || t.Tokens[noun].XPOS == "NNS" {
		return false
	}
	for _, h := range nouns {
		if !st.lex.Roles[strings.ToLower(t.Lemma(h))] && !st.lex.Roles[t.OfficeLemma(h)] && !t.IsElect(h) ||
			t.Tokens[h].XPOS == "NNS" || ranked(t, h) || st.at[n][h] != nil || h != noun && st.namedBeside(n, h) != nil {
			continue
		}
		if value := st.officeValue(n, name, h); value != "" {
			f := finding{rule: byOffice, sentence: n, subject: name, word: h, object: h, value: value,
				predicate: st.schema.Predicate("position"), place: -1, time: st.heldWhen(n, h), stance: s, confidence: 0.9}
			st.emit(f)
			st.entities[e].roles[value] = true
			if h == noun {
				st.office(n, name, st.officeTokens(n, name, noun)[0], noun, s)
				office = true
			}
		}
	}
	return office
}

// officeValue are the words of an office that a phrase says someone has, empty where they are too many. One that is
// over says so, whatever the phrase calls it: "formerly the mayor of Oslo". What an office is of may stand behind the
// next one: "president and chief executive of the bank".
func (st *story) officeValue(n, name, noun int) string {
	t := st.trees[n]
	tokens := st.officeTokens(n, name, noun)
	if len(tokens) == 0 || len(tokens) > maxPhrase || t.Tokens[tokens[0]].UPOS == "PRON" {
		return ""
	}
	value := withoutArticle(t.Written(tokens))
	if len(tokens) == 1 {
		first := noun
		for t.Rel(first) == "conj" {
			first = t.Head(first)
		}
		for _, h := range t.Conjuncts(first) {
			if k := t.Child(h, "nmod"); k > max(h, noun) && t.Preposition(k) == "of" && st.lex.IsOffice(t.OfficeLemma(h)) {
				value += " " + t.Written(t.Trim(t.Subtree(k, nil)))
				break
			}
		}
	}
	value = paired(value)
	if first, _, _ := strings.Cut(strings.ToLower(value), " "); st.isBygone(n, noun) && !st.lex.Bygone[first] {
		return "former " + value
	}
	return value
}

// officeTokens are the words of an office beside a name or behind a copula, with what it is of.
func (st *story) officeTokens(n, name, noun int) []int {
	t := st.trees[n]
	copula := t.Child(noun, "cop")
	tokens := t.Trim(t.Subtree(noun, func(k int) bool {
		if k < copula && t.Head(k) == noun { // "From 1948 he was the editor"
			return true
		}
		switch t.Rel(k) {
		case "amod": // "a 44-year-old doctor"
			return t.Head(k) == noun && t.Lemma(k) == "old" && t.Child(k, "obl") >= 0
		case "appos": // "commander of the Popular Forces (PF)", but "president of the club Boca Juniors"
			return t.Head(k) == noun || t.Tokens[t.Subtree(k, nil)[0]].UPOS == "PUNCT" ||
				t.Tokens[t.Subtree(k, nil)[0]-1].UPOS == "PUNCT"
		case "nmod": // "vice president under Jane Roe", "professor until his death"
			return t.Preposition(k) == "under" || st.lex.Temporal[t.Preposition(k)] || t.IsTime(k)
		case "acl", "parataxis", "advcl", "det", "conj", "cc", "cop", "nsubj", "aux", "advmod", "punct", "case", "obl",
			"mark", "ccomp":
			return t.Head(k) == noun && t.Tokens[k].XPOS != "HYPH"
		}
		return t.Within(name, k)
	}))
	if len(tokens) > 1 && t.Rels[tokens[0]] == "nmod:poss" && t.Tokens[tokens[0]].UPOS == "PRON" {
		// "Its foreign minister, Kari Lund"
		return t.Trim(tokens[1:])
	}
	return tokens
}

// isBygone reports whether a phrase says that what someone is he is no more: "a former president of the bank",
// "formerly the mayor", "was president until 2011".
func (st *story) isBygone(n, noun int) bool {
	t := st.trees[n]
	copula := t.Child(noun, "cop")
	for _, k := range t.Kids[noun] {
		if copula >= 0 && t.Tokens[copula].XPOS == "VBD" && t.IsTime(k) && st.lex.Lasting[t.Preposition(k)] ||
			st.lex.Bygone[t.Lower(k)] && (t.Lower(k) != "late" || st.lex.Roles[t.OfficeLemma(noun)]) {
			return true
		}
	}
	h := t.Head(noun) // "formerly president and head of the bank"
	return t.Rel(noun) == "conj" && h >= 0 && t.Child(noun, "det") < 0 && t.Child(h, "advmod") >= 0 && st.isBygone(n, h)
}

// heldWhen is the word for when someone has an office, or something is what a noun says: "mayor since 2011", "was mayor
// from 2010 to 2014". It is -1 for none.
func (st *story) heldWhen(n, noun int) int {
	t, found := st.trees[n], -1
	for _, k := range t.Kids[noun] {
		if k < noun || t.Rel(k) != "nmod" && t.Rel(k) != "obl" {
			continue
		}
		if _, given := st.dates(n, k, t.TimePreposition(k)); given {
			found = st.better(n, found, k)
		}
	}
	return found
}

// ranked reports whether a noun is one of a row that an infinitive tells of: "the third diplomat to try" is no office.
func ranked(t *syntax.Tree, noun int) bool {
	for _, k := range t.Kids[noun] {
		if t.Rel(k) == "acl" && k > noun && t.Child(k, "mark") >= 0 && t.Lower(t.Child(k, "mark")) == "to" {
			return true
		}
	}
	return false
}

// related states what a relational noun says: "Syria's ally Russia", "the capital of France", "his counterpart".
func (st *story) related(n, name, noun int, s stance, rule *Rule) {
	t := st.trees[n]
	lemma := t.OfficeLemma(noun)
	f := finding{rule: rule, sentence: n, subject: name, word: noun, place: -1, time: st.heldWhen(n, noun), stance: s,
		confidence: 0.85, lemma: lemma}
	past := st.isBygone(n, noun)
	if st.lex.Roles[lemma] && slices.ContainsFunc(t.Kids[noun], func(k int) bool { return st.lex.Ahead[t.Lower(k)] }) {
		return // "the president-elect of France"
	}
	if e := st.entityAt(n, name, false); e >= 0 && (st.lex.Female[lemma] && st.entities[e].gender == male ||
		st.lex.Male[lemma] && st.entities[e].gender == female) {
		return // "to Robert Lee, his sister and his aides": Lee is no sister
	}
	relational := st.lex.Relational[lemma] && t.Child(noun, "nmod:poss") < 0 // "Biden's Senate opponent" is Biden's
	for _, k := range t.Kids[noun] {
		prep := t.Preposition(k)
		switch rel := t.Rels[k]; {
		case rel == "nmod:poss":
			if st.lex.Heads[lemma] && noun+1 < len(t.Tokens) && t.Lower(noun+1) == "of" { // "her chief of staff"
				continue
			}
			prep = "of"
			if a := t.Whose(k); a >= 0 {
				k = a
			}
		case t.Rel(k) == "nmod" && prep != "" && k > noun:
		case (rel == "amod" || rel == "compound") && relational && st.modifierEntity(n, k) >= 0 && lemma != "counterpart" &&
			lemma != "leader":
			prep = "of"
		default:
			continue
		}
		f.predicate, f.name = st.relationalNoun(t, noun, prep), ""
		if f.predicate == nil {
			if (st.lex.Settlements[lemma] || st.lex.Sites[lemma] && st.schema.Class(st.typeAt(n, name)) == "Place") &&
				(prep == "in" || prep == "of" || prep == "on" || prep == "near") {
				f.predicate = st.schema.Predicate("located_in")
				if prep == "near" {
					f.predicate = st.schema.Predicate("located_near")
				}
			} else if relational && prep == "of" {
				f.name = openName(lemma, "", "of")
			}
		}
		if f.predicate == nil && st.lex.Roles[lemma] && st.typeAt(n, name) == "Person" {
			// "an analyst with the bank", "a writer from Mali"
			switch e := st.typeAt(n, k); {
			case st.schema.Class(e) == "Organization" && (prep == "at" || prep == "for" || prep == "with" || prep == "from"):
				f.predicate = st.schema.Predicate("worked_for")
			case st.schema.Class(e) == "Place" && prep == "from":
				f.predicate = st.schema.Predicate("came_from")
			}
		}
		if lemma == "partner" && st.typeAt(n, name) == "Person" { // states are allies, people live or work together
			f.predicate, f.name = nil, "partner_of"
		}
		if prep == "under" && st.lex.Roles[lemma] && st.typeAt(n, k) == "Person" && st.typeAt(n, name) == "Person" {
			// "vice president under Jane Roe"
			f.predicate, f.name = nil, "served_under"
		}
		if f.predicate != nil && f.predicate.Name == "leader_of" && st.subordinate(t, noun) && lemma == "leader" &&
			st.schema.Class(st.typeAt(n, k)) == "Place" {
			f.predicate = st.schema.Predicate("nationality") // "Norway's opposition leader"
		} else if f.predicate != nil && f.predicate.Name == "leader_of" && st.subordinate(t, noun) {
			f.predicate = st.schema.Predicate("official_of") // "deputy director of the bank"
		}
		if past { // "a former member of the party", "then part of Prussia"
			f.predicate, f.name = st.bygone(f.predicate), ""
		}
		partners := f.predicate != nil && f.predicate.Symmetric && st.lex.Relational[lemma] // "Norway's main trading partner"
		if f.predicate != nil && (f.predicate.Event != "" && !partners ||
			len(f.predicate.Verbs) > 0 && !st.lex.Relational[lemma] &&
				!st.lex.Roles[lemma] && !st.lex.Settlements[lemma]) {
			continue // what is done, not what something is: "her organization" organizes no one
		}
		for _, h := range t.Conjuncts(k) {
			if st.entityAt(n, h, false) >= 0 {
				f.object = h
				st.emit(f)
			}
		}
	}
}

// subordinate reports whether an office is one under its head: "deputy director of the bank", "a director of the bank",
// "the city's security chief", "the front's military commander".
func (st *story) subordinate(t *syntax.Tree, noun int) bool {
	owned := t.Child(noun, "nmod:poss") >= 0
	return slices.ContainsFunc(t.Kids[noun], func(k int) bool {
		w := t.Lower(k)
		if owned && k > noun && t.Rel(k) == "nmod" && t.Preposition(k) == "of" && t.Tokens[k].UPOS == "NOUN" {
			return true // "the team's director of personnel"
		}
		return k < noun && (st.lex.Deputizing[w] || w == "a" && t.Lemma(noun) == "director" ||
			st.lex.Domains[w] ||
			owned && t.Rel(k) == "compound" && (t.Tokens[k].UPOS == "NOUN" || t.Tokens[k].Form == w) && !st.lex.Ranking[w] &&
				!st.lex.Roles[w])
	})
}

// typeAt is the type of what a nominal stands for, empty for none.
func (st *story) typeAt(n, i int) string {
	if e := st.entityAt(n, i, false); e >= 0 {
		return st.entities[e].typ
	}
	return ""
}
