package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// thing returns the entity that a nominal stands for. What has no name is made one, once for all mentions of it that
// coreference has joined: a described thing ("the ten-storey building"), or a concept where the word speaks of
// something in general ("terrorism"). It is -1 where the word stands for no thing: a time, a pronoun for something
// unknown, a clause. A doer is taken for whom it acts: of "Russian warplanes" Russia.
func (st *story) thing(n, i int, doer bool) int {
	t := st.trees[n]
	if e := st.entityAt(n, i, doer); e >= 0 && (doer || !st.isMultitude(n, i)) {
		return e
	}
	if f := st.carrier(n, i); f != nil && f.happening != nil {
		return st.eventEntity(f.happening)
	}
	switch t.Tokens[i].UPOS {
	case "DET":
		if st.countedBy(n, i) == i && st.mentionAt[n][i] == nil { // but "both", which takes up two
			return -1
		}
	case "PUNCT", "VERB", "AUX", "ADV", "ADP", "PART", "CCONJ", "SCONJ", "INTJ":
		return -1
	}
	if t.IsTime(i) || t.IsRelativePronoun(i) || st.amountAt(n, i) != nil || st.isAdverbial(n, i) {
		return -1
	}
	if a := st.describesOne(n, i); a >= 0 {
		return st.thing(n, a, doer)
	}
	m := st.mentionAt[n][i]
	if m != nil && m.form == named {
		m = nil // the name is an adjective's or a title's, or that of the body of whom only some are meant
	}
	var r *referent
	if m != nil {
		r = m.referent.meant()
		switch {
		case r.entity >= 0 && st.lex.Reflexives[t.Lower(i)]:
			return r.entity // "Ole Vik shot himself. The actor"
		case r != m.referent.root() && st.isPersonal(r):
			return st.company(m.referent.root(), r)
		case r.entity >= 0 && r != m.referent.root():
			return r.entity
		case r.thing > 0:
			return r.thing - 1
		case len(r.members) > 0:
			return -1
		}
	} else if e, ok := st.nouns[[2]int{n, i}]; ok {
		return e
	}
	if c := st.counterOf(n, i); c >= 0 && (m == nil || r.times == 1) {
		return st.thing(n, c, doer)
	}
	var e *entity
	if m != nil && r.noun != nil && (m.form == pronominal || r.noun.before(m) || st.headline[n]) {
		noun := r.noun
		if f := st.frameAt[noun.sentence][noun.head]; f != nil && f.happening != nil {
			return st.eventEntity(f.happening)
		}
		e = st.makeThing(noun.sentence, noun.head)
	} else {
		e = st.makeThing(n, i)
	}
	if e == nil {
		return -1
	}
	index := len(st.entities)
	e.order = index
	st.entities = append(st.entities, e)
	if m != nil {
		r.thing = index + 1
	} else {
		st.nouns[[2]int{n, i}] = index
	}
	return index
}

// isAdverbial reports whether a noun is only a part of a preposition: "in front of a boy", "in addition to the tax".
func (st *story) isAdverbial(n, i int) bool {
	t := st.trees[n]
	return st.lex.Adverbial[t.Lemma(i)] && t.Preposition(i) != "" && t.Child(i, "det", "amod", "nummod") < 0 &&
		t.Child(i, "nmod:poss") < 0
}

// makeThing makes the entity of a nominal without a name, nil where it describes nothing.
func (st *story) makeThing(n, i int) *entity {
	t := st.trees[n]
	noun := st.countedBy(n, i)
	e := &entity{kind: quadpress.KindDescribed, names: map[string]int{}, roles: map[string]bool{}, types: map[string]int{}}
	switch tok := &t.Tokens[noun]; tok.UPOS {
	case "PRON":
		switch t.Lower(noun) {
		case "he", "him", "his":
			e.name, e.typ, e.gender = "man", "Person", male
		case "she", "her", "hers":
			e.name, e.typ, e.gender = "woman", "Person", female
		case "i", "me", "my":
			e.name, e.typ = cmp.Or(st.officeOf(n, noun), "writer"), "Person"
		case "everyone", "everybody", "someone", "somebody":
			e.name, e.typ = t.Lower(noun), "Person"
		case "anyone", "anybody":
			e.name, e.typ = anyone, "Person"
		case "those": // "those responsible", "those who had fled"
			if t.Child(noun, "amod", "acl", "nmod") < 0 {
				return nil
			}
			e.name, e.typ = description(t, noun), "Person"
		default:
			if !isNoOne(t, noun) {
				return nil
			}
			e.name, e.typ = anyone, "Person" // of whom it is denied
		}
	case "NUM":
		if !st.isAloneNumber(n, noun) {
			return nil
		}
		h := t.Head(noun)
		bodily := st.lex.Bodily[t.Lemma(h)]
		if h >= 0 && t.Lemma(h) == "leave" && t.Child(h, "xcomp") >= 0 {
			bodily = st.lex.LeftAs[t.Lower(t.Child(h, "xcomp"))] // "left three dead"
		}
		e.name, e.typ = "people", "Person"
		if m, k := st.countedNoun(n, noun); k >= 0 && (!bodily || st.typeOfNoun(m, k) == "Person") {
			e.name, e.typ = description(st.trees[m], k), st.typeOfNoun(m, k)
		} else if t.Rel(noun) == "obj" && !bodily { // "the firm earned 914"
			return nil
		}
	case "ADJ": // "the injured"
		if t.Child(noun, "det") < 0 && (st.at[n][noun] == nil || t.Rel(noun) == "amod") { // "her European tour"
			return nil
		}
		e.name, e.typ = description(t, noun), "Person"
		if w := t.Lower(noun); st.isOneOfSeveral(n, noun) {
			of := st.pluralBefore(n, noun)
			if of == nil || st.countOf(of) == "" {
				return nil
			}
			o := st.trees[of.sentence]
			e.name = strings.TrimSpace(w + " " + o.Lemma(of.head) + " " + o.Join(shortComplement(o, of.head)))
			e.typ = st.typeOfNoun(of.sentence, of.head)
		}
	case "NOUN", "PROPN", "X", "SYM":
		e.name = description(t, noun)
		e.typ = st.typeOfThing(n, noun)
		if t.Lemma(noun) == "other" { // "three others were injured"
			e.typ = "Person"
			if of := st.pluralBefore(n, noun); of != nil && of.sentence == n {
				if typ := st.typeOfNoun(n, of.head); st.schema.Class(typ) != "Organization" { // "police wounded two others"
					e.typ = typ
				}
			}
		}
		if e.typ == "Thing" && t.IsMissedName(noun) {
			e.kind = quadpress.KindNamed
		}
	default:
		return nil
	}
	if !strings.ContainsFunc(e.name, isWordRune) {
		return nil
	}
	isCounted := st.count(e, n, i) || st.count(e, n, noun)
	if tok := &t.Tokens[noun]; t.Lower(i) == "one" && noun != i && tok.XPOS == "NNS" { // "one of the buses"
		e.name = strings.Replace(e.name, strings.ToLower(tok.Form), tok.Lemma, 1)
	}
	if !isCounted && e.kind == quadpress.KindDescribed && t.Tokens[noun].UPOS != "PRON" && st.isGeneral(n, noun) {
		e.kind = quadpress.KindConcept
	}
	e.key = name.Key(e.name)
	e.names[e.name], e.types[e.typ] = 1, 1
	return e
}

// anyone is what is called of whom something is denied who is nobody in particular: "no one was hurt".
const anyone = "anyone"

// isNoOne reports whether a word is a pronoun for nobody: "nobody", "no one".
func isNoOne(t *syntax.Tree, i int) bool {
	switch t.Lower(i) {
	case "nobody", "no-one":
		return true
	case "one":
		return i > 0 && t.Lower(i-1) == "no" && t.Head(i-1) == i
	}
	return false
}

// description is how a thing without a name is called: its noun with the adjectives and nouns before it, in small
// letters but for names and acronyms, and what it is of, to or about in a few words. Articles, numbers and owners are
// no part of it: "the two burning apartment buildings" are "burning apartment buildings".
func description(t *syntax.Tree, i int) string {
	out := []int{i}
	for _, k := range t.Kids[i] {
		switch t.Rel(k) {
		case "amod", "compound", "nmod", "flat":
		case "obl": // "the 22-year-old"
			if t.Lemma(i) != "old" || k > i {
				continue
			}
		default:
			continue
		}
		if k > i && t.Rel(k) != "flat" || t.Rels[k] == "nmod:poss" || t.Preposition(k) != "" ||
			t.Rels[k] == "nmod:unmarked" && t.Child(k, "nummod") >= 0 || // "ten miles off the coast"
			k < i && t.Lower(k) == "estimated" && t.Tokens[k+1].UPOS == "NUM" || // "an estimated two million people"
			lexicon.English().Determining[t.Lower(k)] {
			continue
		}
		sub := t.Subtree(k, func(c int) bool {
			// but "the third-largest city", "her most famous song", "a much-loved teacher"
			return t.Rel(c) == "advmod" && t.Tokens[c].Feat("NumType") != "Ord" && t.Tokens[c].XPOS != "RBS" &&
				(c+1 == len(t.Tokens) || t.Tokens[c+1].XPOS != "HYPH") ||
				t.Rel(c) == "punct" && t.Tokens[c].XPOS != "HYPH"
		})
		if t.Lemma(k) == "old" && len(sub) > 1 { // "a 34-year-old man"
			continue
		}
		out = append(out, sub...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	out = append(out, shortComplement(t, i)...)
	var b strings.Builder
	nations := name.DefaultGazetteer()
	for k, j := range out {
		w := t.Tokens[j].Form
		u := t.Tokens[j].UPOS
		if _, nation := nations.Adjectives[w]; !nation && (u == "NOUN" || u != "PROPN" && j == 0) && !t.KeepsCapitals(j) {
			w = strings.ToLower(w)
		}
		if k > 0 && !(out[k-1] == j-1 && t.Tokens[j-1].Joined) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// maxComplement is how many words of what a noun is of, to, for or about its description holds, the preposition
// included.
const maxComplement = 8

// shortComplement are the words of what a noun is of, to, for or about, without articles and pronouns, where they are
// few: of "access to the site" the last two. Where they are many it is without what those words have behind them: of
// "a team of nurses from the hospitals of the north" the nurses; but the members of a list stay together.
func shortComplement(t *syntax.Tree, i int) []int {
	for _, k := range t.Kids[i] {
		if t.Rel(k) != "nmod" || k < i || t.Tokens[k].XPOS == "PRP" || t.IsTime(k) || t.Subtree(k, nil)[0] != i+1 {
			continue
		}
		switch p := t.Preposition(k); {
		case p == "of", p == "to":
		case p == "about" && !slices.Contains(wordnet.Noun(t.Lemma(i)), "person"): // "told doctors about it"
		case p == "for" && lexicon.English().Roles[strings.ToLower(t.Lemma(i))]:
			// "a spokesman for the mine", but "blamed them for it"
		default:
			continue
		}
		for _, short := range [...]bool{false, true} {
			if out := complementWords(t, k, short); len(out) <= maxComplement {
				return out
			}
		}
		return nil
	}
	return nil
}

// complementWords are the words of a complement as a description holds them; short ones are without other complements
// in it.
func complementWords(t *syntax.Tree, k int, short bool) (out []int) {
	for _, j := range t.Trim(t.Subtree(k, func(c int) bool {
		switch t.Rel(c) {
		case "acl", "appos":
			return true
		case "nmod":
			return short && t.Rels[c] != "nmod:poss" && c > t.Head(c)
		}
		return false
	})) {
		tok := &t.Tokens[j]
		if t.Rel(j) != "det" && tok.XPOS != "PRP$" && (tok.UPOS != "PUNCT" || tok.Form == "," || tok.XPOS == "HYPH") {
			out = append(out, j)
		}
	}
	return out
}

// describedTerm is the term of a nominal as a thing of its own, whatever name stands in it: of "ten Hezbollah fighters"
// the fighters. It is the nominal's words where they describe nothing.
func (st *story) describedTerm(n, i int) quadpress.Term {
	t := st.trees[n]
	words := cmp.Or(t.Written(t.Phrase(i)), t.Tokens[i].Form)
	e, ok := st.nouns[[2]int{n, i}]
	if f := st.carrier(n, i); f != nil && f.happening != nil {
		e, ok = st.eventEntity(f.happening), true
	} else if m := st.mentionAt[n][i]; m != nil && m.form == described && m.referent.root().entity < 0 {
		if thing := st.thing(n, i, false); thing >= 0 { // the one that the rest of the story speaks of
			e, ok = thing, true
		}
	}
	if !ok {
		thing := st.makeThing(n, i)
		if thing == nil {
			return literal(t, i, words)
		}
		e = len(st.entities)
		thing.order = e
		st.entities = append(st.entities, thing)
		st.nouns[[2]int{n, i}] = e
	}
	term := literal(t, i, words)
	term.Entity, term.Literal = e, ""
	return term
}
