package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
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
	m := st.mentionAt[n][i]
	if m != nil && m.form == named {
		m = nil // the name is an adjective's or a title's, or that of the body of whom only some are meant
	}
	var r *referent
	if m != nil {
		r = m.referent.meant()
		switch {
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
	var e *entity
	if m != nil && r.noun != nil && (m.form == pronominal || r.noun.before(m)) {
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

// isMultitude reports whether a name is only a part of what a noun counts: "two Hezbollah fighters".
func (st *story) isMultitude(n, i int) bool {
	r := st.at[n][i]
	return r != nil && r.some
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
		bodily := st.lex.Bodily[t.Lemma(t.Head(noun))]
		e.name, e.typ = "people", "Person"
		if m, k := st.countedNoun(n, noun); k >= 0 && (!bodily || st.typeOfNoun(m, k) == "Person") {
			e.name, e.typ = description(st.trees[m], k), st.typeOfNoun(m, k)
		} else if t.Rel(noun) == "obj" && !bodily { // "the firm earned 914"
			return nil
		}
	case "ADJ": // "the injured"
		if t.Child(noun, "det") < 0 && st.at[n][noun] == nil {
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
		e.typ = st.typeOfNoun(n, noun)
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

// countedBy is the noun for what a word only counts: "120 of its workers", "a series of strikes", "none of the tests".
// It is the word itself where it counts nothing.
func (st *story) countedBy(n, i int) int {
	t := st.trees[n]
	if k := st.fractionOf(n, i); k >= 0 {
		return k
	}
	if t.Tokens[i].UPOS == "NUM" || t.Lower(i) == "none" || st.lex.Multitudes[t.Lower(i)] || st.lex.Counting[t.Lemma(i)] &&
		!(st.lex.Figures[t.Lemma(i)] && t.Definite(i)) { // "the number of strikes" is a figure
		for _, k := range slices.Backward(t.Kids[i]) {
			if k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" {
				if st.lex.Multitudes[t.Lower(k)] { // "tens of thousands of women"
					return st.countedBy(n, k)
				}
				return k
			}
		}
	}
	return i
}

// isOneOfSeveral reports whether an adjective tells one from others that the story has spoken of: "the first", "the
// other".
func (st *story) isOneOfSeveral(n, i int) bool {
	w := st.trees[n].Lower(i)
	if k := st.amountsAt[n][i] - 1; k >= 0 && st.amounts[n][k].Value.Kind == quantity.Ordinal {
		return true
	}
	return st.lex.InARow[w] || st.lex.Indefinite[w] || st.lex.Bygone[w]
}

// pluralBefore is the last mention of several by a noun before a word, in its sentence or the one before: the articles
// of "two articles of a treaty. The first says". It is nil for none.
func (st *story) pluralBefore(n, i int) *mention {
	for k := n; k >= 0 && k >= n-1; k-- {
		for _, m := range slices.Backward(st.phrases[k]) {
			if m.form == described && !m.group && st.trees[k].Tokens[m.head].XPOS == "NNS" && (k < n || m.head < i) &&
				st.trees[k].Lemma(m.head) != "other" {
				return m
			}
		}
	}
	return nil
}

// isAloneNumber reports whether a number stands for things or people by itself: "twelve were killed and thirty
// injured", but not "on March 4 and 5", "24/7".
func (st *story) isAloneNumber(n, i int) bool {
	t := st.trees[n]
	switch t.Rels[i] {
	case "nsubj", "nsubj:pass", "obj":
	case "conj":
		if t.IsTime(t.Head(i)) {
			return false
		}
	default:
		return false
	}
	isPart := t.Tokens[i].Joined && t.Tokens[i+1].XPOS != "." && t.Tokens[i+1].XPOS != "," || i > 0 && t.Tokens[i-1].Joined
	return !isPart && !timex.IsYear(t.Tokens[i].Form) && !strings.Contains(t.Tokens[i].Form, "/")
}

// countedNoun is the noun for what a number by itself counts, with its sentence: the last one before it that has a
// number, or what the same verb has for an object in the sentence before ("Berg won eight delegates. Lind won six").
func (st *story) countedNoun(n, i int) (sentence, noun int) {
	t := st.trees[n]
	if k := countedBefore(t, i); k >= 0 {
		return n, k
	}
	if n == 0 || t.Rel(i) != "obj" || t.Head(i) < 0 || st.lex.Bodily[t.Lemma(t.Head(i))] {
		return n, -1
	}
	o := st.trees[n-1]
	for k := range o.Tokens {
		most := slices.ContainsFunc(o.Kids[k], func(m int) bool { return o.Rel(m) == "nummod" || o.Lower(m) == "most" })
		alike := o.Rel(k) == "obj" && o.Tokens[k].XPOS == "NNS" && o.Lemma(o.Head(k)) == t.Lemma(t.Head(i))
		if most && alike && !o.IsTime(k) && !lexicon.English().Measures[o.Lemma(k)] {
			return n - 1, k
		}
	}
	return n, -1
}

// countedBefore is the last noun before a number by itself that has a number too: the delegates of "Berg won eight
// delegates and Lind six". It is -1 for none.
func countedBefore(t *syntax.Tree, i int) int {
	if h := t.Head(i); t.Rel(i) == "conj" && t.Tokens[h].UPOS == "NOUN" && t.Child(h, "nummod") >= 0 {
		return h
	}
	for k := i - 1; k > 0; k-- {
		if t.Tokens[k].XPOS == "NNS" && t.Child(k, "nummod") >= 0 && !t.IsTime(k) && !lexicon.English().Measures[t.Lemma(k)] {
			return k
		}
	}
	return -1
}

// count notes how many an entity is, and reports whether its noun says it.
func (st *story) count(e *entity, n, i int) bool {
	t := st.trees[n]
	share := i
	if k := t.Child(i, "nummod"); k >= 0 && st.fractionOf(n, i) < 0 { // "7 out of 20 nurses"
		share = k
	}
	if st.fractionOf(n, share) >= 0 {
		a := &st.amounts[n][st.amountsAt[n][share]-1]
		text, _ := t.Cut(a.First, a.Last)
		e.countText = strings.ToLower(text)
		return true
	}
	counted, ok := quantity.CountIn(t.Sentence, st.amounts[n], i)
	switch v := &counted.Value; {
	case !ok:
	case v.High != "":
		e.count, e.countText = "", strings.TrimSpace(string(v.Bound)+" "+v.Number+"-"+v.High)
	case v.Bound != quantity.Exact:
		e.count, e.countText = v.Number, string(v.Bound)+" "+v.Number
	default:
		e.count = v.Number
	}
	return ok
}

// isWordRune reports whether a rune can be part of a word.
func isWordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
}

// isGeneral reports whether a noun speaks of something in general: a bare singular for what one cannot point at
// ("terrorism", "frostbite").
func (st *story) isGeneral(n, i int) bool {
	t := st.trees[n]
	ill := t.Tokens[i].XPOS == "NNP" && st.schema.IsA(st.typeOfNoun(n, i), "MedicalCondition") // "COVID-19"
	if t.Tokens[i].XPOS != "NN" && !ill {
		return false
	}
	for _, k := range t.Kids[i] {
		switch t.Rel(k) {
		case "flat":
			if !ill || t.Tokens[k].UPOS != "NUM" {
				return false
			}
		case "det", "nummod", "acl", "appos", "nmod":
			return false
		}
	}
	return wordnet.NatureOf(strings.ToLower(t.Lemma(i))) != wordnet.Thing || st.isAbstracted(n, i)
}

// typeOfNoun is the schema's type of what a common noun describes.
func (st *story) typeOfNoun(n, i int) string {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if st.isCitizen(t, i) {
		return "Person"
	}
	known := wordnet.IsNoun(lemma)
	if k := i - 1; !known && k >= 0 && t.Head(k) == i && wordnet.IsNoun(t.Lower(k)) &&
		(t.Rel(k) == "compound" || t.Rel(k) == "amod") {
		return st.typeOfNoun(n, k) // "the sedative lorvapam"
	}
	typ := cmp.Or(st.schema.TypeOf(wordnet.Noun(dictionaryWord(t, i))), st.schema.TypeOf(wordnet.Noun(lemma)))
	body := st.lex.BodyType(lemma)
	switch {
	case st.isAbstracted(n, i): // "limited government"
		return "Thing"
	case st.schema.IsA(typ, body): // a parliament is more than a body of the government
		return typ
	case body != "":
		return body
	case st.isSpeaker(n, i) && !st.schema.IsA(typ, "Agent") && (st.lex.Deputy[lemma] || st.schema.Class(typ) == "Place"):
		return "Organization" // "the campaign said", "the office said"
	case st.isSpeaker(n, i) && st.lex.Mouthpieces[lemma] && !st.schema.IsA(typ, "Agent"): // "a source said"
		return "Person"
	case t.Tokens[i].UPOS == "PROPN" && !known:
		return "Thing"
	case isWho(t, i) && !st.schema.IsA(typ, "Agent"): // "the source, who asked not to be named"
		return "Person"
	case typ != "":
		return typ
	case st.isPersonNoun(lemma) && lemma != "unit" && !slices.Contains(wordnet.Noun(lemma), "cognition"):
		return "Person" // but not "a discrete model"
	}
	return "Thing"
}

// isAbstracted reports whether a noun for a body is without an article for what such a body has or does: "lacked
// authority", "calls for limited government", but not "Government says".
func (st *story) isAbstracted(n, i int) bool {
	t := st.trees[n]
	return st.lex.Abstracted[strings.ToLower(t.Lemma(i))] && t.Tokens[i].XPOS == "NN" && t.Rel(i) != "nsubj" &&
		t.Child(i, "det", "nmod:poss", "compound", "nummod", "flat", "appos") < 0 && st.nameAt(n, i) < 0
}

// isSpeaker reports whether a noun is the subject of a verb that wants someone who acts.
func (st *story) isSpeaker(n, i int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(i)]
	if c != nil && c.Is(st.lex.Citing) && slices.Contains(c.Objects, i) { // "cited a security source"
		return true
	}
	return c != nil && t.Rels[i] == "nsubj" && c.Copula < 0 &&
		(c.Is(st.lex.Speech) || c.Is(st.lex.Commissive) || c.Is(st.lex.Directive))
}

// dictionaryWord is a noun's lemma with what the dictionary may have as one word with it: the word before it, with a
// hyphen ("shut-down") or without ("press office"), or the noun behind "of" ("state of emergency").
func dictionaryWord(t *syntax.Tree, i int) string {
	lemma := strings.ToLower(t.Lemma(i))
	if i > 1 && t.Tokens[i-1].Form == "-" && t.Tokens[i-1].Joined && t.Tokens[i-2].Joined {
		return t.Lower(i-2) + "-" + lemma
	}
	if k := i + 2; k < len(t.Tokens) && t.Lower(i+1) == "of" && t.Head(k) == i && t.Tokens[k].UPOS == "NOUN" {
		return lemma + " of " + strings.ToLower(t.Lemma(k))
	}
	if k := i - 1; k >= 0 && t.Head(k) == i && (t.Rel(k) == "compound" || t.Rel(k) == "amod") {
		return t.Lower(k) + " " + lemma
	}
	return lemma
}

// description is how a thing without a name is called: its noun with the adjectives and nouns before it, in small
// letters but for names, and what it is of, to or about in a few words. Articles, numbers and owners are no part of
// it: "the two burning apartment buildings" are "burning apartment buildings".
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
			lexicon.English().Determining[t.Lower(k)] {
			continue
		}
		sub := t.Subtree(k, func(c int) bool {
			return t.Rel(c) == "advmod" ||
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
		if _, nation := nations.Adjectives[w]; !nation && (u == "NOUN" || u != "PROPN" && j == 0) {
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
