package extract

import (
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
)

// gender is what is known of a person from titles and pronouns.
type gender int

const (
	unknownGender gender = iota
	female
	male
)

// String is "female" or "male", empty for what is not known.
func (g gender) String() string { return [...]string{"", "female", "male"}[g] }

func (e *entity) noteGender(word string, lex *lexicon.Lexicon) {
	switch {
	case e.gender != unknownGender:
	case lex.Female[word]:
		e.gender = female
	case lex.Male[word]:
		e.gender = male
	}
}

// entityAt returns the entity that a nominal stands for, -1 when it stands for none that is known. doer says that the
// nominal is one who acts: only then do a country's warplanes stand for the country.
func (st *story) entityAt(n, i int, doer bool) int {
	t := st.trees[n]
	if r := st.at[n][i]; r != nil && !(r.acting && st.isCitizen(t, i)) {
		if p := st.titled(n, i); p != nil {
			return p.entity
		}
		if r.acting && !doer {
			return -1
		}
		return r.entity
	}
	if t.Tokens[i].XPOS == "PRP$" && t.Rels[i] != "nmod:poss" { // "ended his"
		return -1
	}
	if m := st.mentionAt[n][i]; m != nil && !st.lex.Reflexives[t.Lower(i)] { // what one does to oneself is no relation
		return m.referent.root().entity
	}
	if u := t.Tokens[i].UPOS; u == "ADJ" || u == "NUM" || u == "PRON" || u == "DET" { // "the other, Ole Vik, fled"
		if a := t.Child(i, "appos"); a > i && t.SetOff(a) && st.at[n][a] != nil && t.Child(a, "conj") < 0 {
			return st.entityAt(n, a, doer)
		}
	}
	return -1
}

// titled is the person in whose title a word stands that the parse takes for the head of the whole: "met European Union
// foreign policy chief Federica Mogherini" is no meeting with the Union.
func (st *story) titled(n, i int) *reference {
	h := st.trees[n].Head(i)
	for _, p := range st.titles[[2]int{n, i}] {
		if h < p.start || h >= p.last {
			return p
		}
	}
	return nil
}

// noteTitles notes in whose titles words stand.
func (st *story) noteTitles() {
	st.titles = map[[2]int][]*reference{}
	for n, refs := range st.refs {
		for _, p := range refs {
			for i := p.start; i < p.first; i++ {
				st.titles[[2]int{n, i}] = append(st.titles[[2]int{n, i}], p)
			}
		}
	}
}

// namedBeside is the name right after the noun for someone's office or relation: "his counterpart, Foreign Minister
// Sergei Lavrov, at". Between commas only one reading is left, whatever the parse.
func (st *story) namedBeside(n, i int) *reference {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if !st.lex.Roles[lemma] && !st.lex.Relational[lemma] || t.Tokens[i].XPOS == "NNS" {
		return nil
	}
	next := i + 1
	comma := next < len(t.Tokens) && t.Tokens[next].Form == ","
	if comma {
		next++
	}
	if next >= len(t.Tokens) {
		return nil
	}
	for _, r := range st.refs[n] {
		if r.start == next && r.typ == "Person" && (!comma || r.last >= len(t.Tokens) || t.Tokens[r.last].UPOS == "PUNCT") {
			return r
		}
	}
	return nil
}

// knownAs is the thing that a noun is said to be called: "the terror group, also known as ISIS", "the attacker,
// identified as Ole Vik", "a vaccine called Zelvax".
func (st *story) knownAs(n, i int) int {
	t := st.trees[n]
	person := st.isPersonNoun(strings.ToLower(t.Lemma(i))) && t.Tokens[i].XPOS == "NN"
	if !person && t.Tokens[i].XPOS != "NN" && !st.lex.Generic[t.Lemma(i)] && !st.lex.Collectives[t.Lemma(i)] {
		return -1
	}
	for _, k := range t.Kids[i] {
		if t.Rel(k) != "acl" || t.Lower(k) != "known" && t.Lower(k) != "called" && t.Lower(k) != "named" &&
			t.Lower(k) != "identified" {
			continue
		}
		for _, o := range t.Kids[k] {
			r, as := st.at[n][o], t.Rel(o) == "obl" && t.Preposition(o) == "as"
			if r != nil && o > k && (r.typ == "Person") == person && (as || t.Rel(o) == "xcomp" || t.Rel(o) == "obj") {
				return r.entity
			}
		}
	}
	return -1
}

// nameFrom is the name that begins at a word, nil for none.
func (st *story) nameFrom(n, i int) *reference {
	for _, r := range st.refs[n] {
		if r.start == i {
			return r
		}
	}
	return nil
}

// outer is the token by which a reference and its title hang in the sentence: "Minister" of "Foreign Minister Lavrov"
// where the parse makes that the head.
func outer(t *syntax.Tree, r *reference) int {
	i := r.head
	for h := t.Head(i); h >= r.start && h < r.last; h = t.Head(i) {
		i = h
	}
	if h := t.Head(i); t.Rel(i) == "appos" && h >= 0 { // "Norway's foreign minister, Kari Lund, told"
		if lex := lexicon.English(); lex.Roles[strings.ToLower(t.Lemma(h))] || lex.Relational[t.Lemma(h)] {
			i = h
		}
	}
	return i
}

// corefer finds which mentions of the story mean the same, by sieves from the most precise to the least (Lee et al.,
// 2013): names, then nouns beside names, roles, repeated nouns, pronouns. Each builds on what those before it have
// joined.
func (st *story) corefer() {
	st.findMentions()
	st.noteOffices()
	st.themes = map[string]int{}
	for _, sieve := range [...]func(*mention) *referent{st.besideName, st.byList, st.byAge, st.byAgeGroup, st.byRole,
		st.byCalling, st.byNameHead, st.byNoun, st.bySynonym, st.byKind, st.byPair, st.byHeadline, st.byEpithet,
		st.byFate, st.bySomeone, st.byEpithet, st.byHome, st.byTrade, st.byTheme, st.byIdentity, st.byOpening,
		st.byLead, st.byFate} {
		for n := range st.trees {
			for _, m := range st.phrases[n] {
				if m.form != described || m.group {
					continue
				}
				if r := sieve(m); r != nil {
					r.join(m.referent)
				}
			}
		}
	}
	st.resolvePronouns()
	st.identifyPronouns()
	for n := range st.trees {
		for _, m := range st.phrases[n] {
			if m.form == described && !m.group && st.owner(m) >= 0 {
				if r := st.byHead(m); r != nil {
					r.join(m.referent)
				}
			}
		}
	}
	st.homelands()
	st.joinConverse()
	st.unnamedPeople()
}
