package extract

import "strings"

// gender is what is known of a person from titles and pronouns.
type gender int

const (
	unknownGender gender = iota
	female
	male
)

func (e *entity) noteGender(word string, lex *lexicon) {
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
	if r := st.at[n][i]; r != nil {
		if p := st.titled(n, i); p != nil {
			return p.entity
		}
		if r.acting && !doer {
			return -1
		}
		return r.entity
	}
	if t.Tokens[i].UPOS == "PRON" || t.Tokens[i].UPOS == "DET" {
		if t.Tokens[i].XPOS == "PRP$" && t.rels[i] != "nmod:poss" { // "ended his"
			return -1
		}
		return st.pronoun(n, i)
	}
	if t.Tokens[i].UPOS != "NOUN" && t.Tokens[i].UPOS != "PROPN" {
		return -1
	}
	if r := st.namedBeside(n, i); r != nil {
		return r.entity
	}
	// "his counterpart, Russian Foreign Minister Sergei Lavrov", "the city of Homs", "the Islamic State group"
	for _, k := range t.kids[i] {
		r := st.at[n][k]
		if r == nil || r.acting {
			continue
		}
		switch t.rel(k) {
		case "appos", "flat":
			if r.typ == "Person" && st.lex.Roles[strings.ToLower(t.lemma(i))] || r.typ == "Person" && st.lex.Relational[t.lemma(i)] ||
				r.typ != "Person" && st.lex.Generic[t.lemma(i)] {
				return r.entity
			}
		case "nmod":
			if st.lex.Generic[t.lemma(i)] && t.preposition(k) == "of" && class(st.schema, r.typ) == "Place" {
				return r.entity
			}
			if t.rels[k] == "nmod:desc" && r.typ == "Person" {
				return r.entity
			}
		case "compound":
			if st.lex.Generic[t.lemma(i)] && k == i-1 && r.last == i && (class(st.schema, r.typ) == "Organization" || r.typ == "Place") {
				return r.entity
			}
		}
	}
	if e := st.knownAs(n, i); e >= 0 {
		return e
	}
	return st.roleHolder(n, i)
}

// titled is the person in whose title a word stands that the parse takes for the head of the whole: "met European Union
// foreign policy chief Federica Mogherini" is no meeting with the Union.
func (st *story) titled(n, i int) *reference {
	h := st.trees[n].head(i)
	for _, p := range st.refs[n] {
		if p.start <= i && i < p.first && (h < p.start || h >= p.last) {
			return p
		}
	}
	return nil
}

// namedBeside is the name right after the noun for someone's office or relation: "his counterpart, Foreign Minister Sergei
// Lavrov, at". Between commas only one reading is left, whatever the parse.
func (st *story) namedBeside(n, i int) *reference {
	t := st.trees[n]
	lemma := strings.ToLower(t.lemma(i))
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

// knownAs is the thing that a generic noun is said to be called: "the terror group, also known as ISIS".
func (st *story) knownAs(n, i int) int {
	t := st.trees[n]
	if !st.lex.Generic[t.lemma(i)] {
		return -1
	}
	for _, k := range t.kids[i] {
		if t.rel(k) != "acl" || t.lower(k) != "known" && t.lower(k) != "called" && t.lower(k) != "named" {
			continue
		}
		for _, o := range t.kids[k] {
			if r := st.at[n][o]; r != nil && (t.rel(o) == "obl" || t.rel(o) == "xcomp" || t.rel(o) == "obj") {
				return r.entity
			}
		}
	}
	return -1
}

// roleHolder finds the one person of the story who holds the office that a definite noun phrase names: "the Russian
// foreign minister".
func (st *story) roleHolder(n, i int) int {
	t := st.trees[n]
	if !st.lex.Roles[strings.ToLower(t.lemma(i))] || t.Tokens[i].XPOS == "NNS" {
		return -1
	}
	definite := false
	want := []string{strings.ToLower(t.lemma(i))}
	for _, k := range t.kids[i] {
		switch rel := t.rels[k]; rel {
		case "det":
			if t.lower(k) != "the" {
				return -1
			}
			definite = true
		case "amod", "compound", "nmod:poss":
			if r := st.at[n][k]; r != nil && r.known != "" {
				want = append(want, r.known)
				definite = definite || rel == "nmod:poss"
			} else if rel != "nmod:poss" {
				want = append(want, t.lower(k))
			} else {
				return -1
			}
		case "nmod", "appos", "acl", "acl:relcl":
			return -1
		}
	}
	if !definite {
		return -1
	}
	// A bare "the president" may be any; ask for a modifier, or for the only bearer.
	found := -1
	for e, ent := range st.entities {
		if ent.typ != "Person" {
			continue
		}
		for role := range ent.roles {
			if st.roleHas(role, want) {
				if found >= 0 && found != e {
					return -1
				}
				found = e
			}
		}
	}
	return found
}

// roleHas tells whether an office holds all the words, nationalities counting as their country: "Russian Foreign
// Minister" has "minister" and Russia.
func (st *story) roleHas(role string, want []string) bool {
	have := words{}
	for w := range strings.FieldsSeq(role) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if k, ok := st.gaz.adjectives[w]; ok {
			have[k.id] = true
		}
		if k, ok := st.gaz.find(w); ok {
			have[k.id] = true
		}
		have[strings.ToLower(w)] = true
	}
	for _, w := range want {
		if !have[w] {
			return false
		}
	}
	return true
}

// pronoun resolves a personal pronoun to what the text last spoke of that it can stand for, subjects first (the
// precision-ordered part of Lee et al., 2013). Inside a quotation "I" is the speaker; "we" and "you" are left alone.
func (st *story) pronoun(n, i int) int {
	key := [2]int{n, i}
	if e, ok := st.pronouns[key]; ok {
		return e
	}
	e := st.resolvePronoun(n, i)
	st.pronouns[key] = e
	return e
}

func (st *story) resolvePronoun(n, i int) int {
	t := st.trees[n]
	w := t.lower(i)
	quoted := st.quotes[n][i]
	switch w {
	case "i", "me", "my":
		if quoted != nil && quoted.speaker >= 0 {
			return quoted.speaker
		}
	case "he", "him", "his", "she", "her", "hers":
		g := male
		if strings.HasPrefix(w, "s") || strings.HasPrefix(w, "her") {
			g = female
		}
		// A person in the same sentence or the one before may stand anywhere, further back only where sentences are about them.
		least := func(back int) int {
			if back <= 1 {
				return 1
			}
			return 2
		}
		return st.antecedent(n, i, func(e *entity) bool {
			return e.typ == "Person" && (e.gender == unknownGender || e.gender == g)
		}, 3, least)
	case "it", "its":
		if t.rel(i) == "expl" || t.expletive(i) || quoted != nil || t.rel(i) == "obl" { // "decided against it" is mostly about an act
			return -1
		}
		// A thing is taken up from the sentence before only where that is about it.
		least := func(back int) int {
			if back == 0 {
				return 2
			}
			return 4
		}
		return st.antecedent(n, i, func(e *entity) bool {
			return e.typ != "Person" && e.typ != "Event" && e.typ != "Thing" && e.typ != "Group"
		}, 1, least)
	}
	return -1
}

// expletive tells whether "it" stands for a clause: "It is estimated that", "it is good that".
func (t *tree) expletive(i int) bool {
	h := t.head(i)
	if h < 0 || t.rel(i) != "nsubj" {
		return false
	}
	if t.child(h, "csubj") >= 0 {
		return true
	}
	impersonal := t.child(h, "cop") >= 0 || t.rels[i] == "nsubj:pass" || t.lemma(h) == "seem" || t.lemma(h) == "appear"
	return impersonal && t.child(h, "ccomp", "xcomp", "advcl", "acl") >= 0
}

// antecedent looks for an entity that fits: before the pronoun in its own sentence, then in the sentences before, in each
// the subjects first and then what comes first. least is the prominence it must have so many sentences back.
func (st *story) antecedent(n, i int, fits func(*entity) bool, back int, least func(back int) int) int {
	t := st.trees[n]
	quoted := st.quotes[n][i]
	clause := t.clauseHead(i)
	possessive := t.rels[i] == "nmod:poss"
	if e := st.subjectAbove(n, i, possessive, fits); e >= 0 {
		return e
	}
	for m := n; m >= 0 && m >= n-back; m-- {
		best, bestScore := -1, -1
		consider := func(e, score int) {
			if score > bestScore || m == n && score == bestScore {
				best, bestScore = e, score
			}
		}
		u := st.trees[m]
		for _, r := range st.refs[m] {
			switch {
			case r.acting || !fits(st.entities[r.entity]) || m == n && r.head >= i:
			case quoted != nil && quoted.speaker == r.entity: // a speaker says "I"
			case m == n && !possessive && u.clauseHead(r.head) == clause && !u.within(i, r.head): // two arguments of one verb are two things
			default:
				consider(r.entity, u.prominence(u.outer(r)))
			}
		}
		if m < n { // "He ... He ... His": what a pronoun took up goes on
			for k := range u.Tokens {
				if u.Tokens[k].UPOS != "PRON" || st.quotes[m][k] != nil {
					continue
				}
				if e := st.pronoun(m, k); e >= 0 && fits(st.entities[e]) {
					outer := k
					if u.rels[k] == "nmod:poss" {
						outer = u.head(k)
					}
					consider(e, u.prominence(outer))
				}
			}
		}
		if best >= 0 && bestScore >= least(n-m) {
			return best
		}
	}
	return -1
}

// prominence is how much a sentence is about what a token names: 5 for the subject of its main clause, 4 for any subject, 3
// for an object, 2 for an oblique, 1 for anything else.
func (t *tree) prominence(i int) int {
	switch t.rel(i) {
	case "nsubj":
		if t.depth(i) <= 1 {
			return 5
		}
		return 4
	case "obj", "iobj":
		return 3
	case "obl", "conj":
		return 2
	}
	return 1
}

// subjectAbove looks for a subject that fits in the clauses around a pronoun, the innermost first (Hobbs, 1978): "Assad is
// unacceptable because his crackdown sparked the war". A possessive can mean its own clause's subject.
func (st *story) subjectAbove(n, i int, possessive bool, fits func(*entity) bool) int {
	t := st.trees[n]
	quoted := st.quotes[n][i]
	for h := t.clauseHead(i); h >= 0; h = t.clauseHead(h) {
		c := st.clauses[n][h]
		if c != nil && (possessive || h != t.clauseHead(i)) {
			for _, s := range c.subjects {
				r := st.at[n][s]
				if r != nil && s < i && !r.acting && !t.within(i, s) && fits(st.entities[r.entity]) && (quoted == nil || quoted.speaker != r.entity) {
					return r.entity
				}
			}
		}
	}
	return -1
}

// outer is the token by which a reference and its title hang in the sentence: "Minister" of "Foreign Minister Lavrov"
// where the parse makes that the head.
func (t *tree) outer(r *reference) int {
	i := r.head
	for h := t.head(i); h >= r.start && h < r.last; h = t.head(i) {
		i = h
	}
	if h := t.head(i); t.rel(i) == "appos" && h >= 0 { // "Syria's foreign minister, Walid al-Mouallem, told"
		if lex := loadLexicon(); lex.Roles[strings.ToLower(t.lemma(h))] || lex.Relational[t.lemma(h)] {
			i = h
		}
	}
	return i
}

// clauseHead is the nearest predicate above a token.
func (t *tree) clauseHead(i int) int {
	for h := t.head(i); h >= 0; h = t.head(h) {
		if t.isPredicate(h) {
			return h
		}
	}
	return -1
}
