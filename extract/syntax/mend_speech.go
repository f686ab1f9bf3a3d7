package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// invertedSpeakers makes the speaker of a person right behind "said" at the end of what is said, whom a parse made its
// object: "Prices are likely to rise, said Governor Ann Lee". One says no person.
func (t *Tree) invertedSpeakers() (changed bool) {
	for v := 1; v+1 < len(t.Tokens); v++ {
		h := t.Head(v)
		if r := t.Rel(v); t.Lower(v) != "said" || r != "conj" && r != "parataxis" || h < 0 || h > v ||
			t.Tokens[v-1].Form != "," || t.Child(v, "nsubj", "cc", "ccomp", "aux") >= 0 {
			continue
		}
		o := t.Child(v, "obj")
		if o < v || t.Subtree(o, nil)[0] != v+1 {
			continue
		}
		if name := t.Child(o, "flat", "appos"); t.IsPerson(o) || name > o && t.IsPerson(name) { // or his title
			t.Rels[o], t.Rels[v], changed = "nsubj", "parataxis", true
		}
	}
	return changed
}

// adviceBesideFacts joins a verb of speech behind "and" to the one before it, where a parse joined it to what that says
// of a thing: the report that "warned that the dam had cracks and urged the city to act" urged it, and in "The ministry
// said some votes had been counted twice and apologised" the votes did not.
func (t *Tree) adviceBesideFacts() (changed bool) {
	lex := lexicon.English()
	for v := range t.Tokens {
		x, w := t.Head(v), &t.Tokens[v]
		if t.Rel(v) != "conj" || x < 0 || x > v || t.Rel(x) != "ccomp" ||
			!lex.Directive[t.Lemma(v)] && !lex.GoingOn[t.Lemma(v)] ||
			t.Child(v, "nsubj", "csubj", "expl", "mark", "aux") >= 0 {
			continue
		}
		past := w.XPOS == "VBD" && t.finite(v, -1) || w.XPOS == "VBN" && lex.GoingOn[t.Lemma(v)] && t.passive(x)
		said, s := t.Head(x), t.Child(x, "nsubj")
		if !past || said < 0 || said > x || !lex.Speech[t.Lemma(said)] || !t.finite(said, -1) || s < 0 || !t.isLifeless(s) {
			continue
		}
		if t.attach(v, said, "conj") {
			w.XPOS, w.Feats, changed = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", true
		}
	}
	return changed
}

// whatTheyCall gives an active verb behind "what" the subject that a parse made that of a passive: "what managers
// described as a shortfall".
func (t *Tree) whatTheyCall() (changed bool) {
	for v := range t.Tokens {
		what := t.Head(v)
		if what < 0 || what > v || t.Lower(what) != "what" || t.Rel(v) != "acl" || t.Tokens[v].XPOS != "VBD" ||
			t.Child(v, "aux", "cop", "obj") >= 0 {
			continue
		}
		if s := t.Child(v, "nsubj:pass"); s > what && s < v {
			t.Rels[s], changed = "nsubj", true
		}
	}
	return changed
}

// contentClauses tells "that" the conjunction from "that" the pronoun: in "evidence that Russia attacked Turkey"
// nothing is left for it to stand for, for the verb has its subject and its object.
func (t *Tree) contentClauses() (changed bool) {
	lex := lexicon.English()
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Lower(i) != "that" || v < 0 || t.Rel(v) != "acl" || t.Rel(i) != "obj" && t.Rel(i) != "mark" {
			continue
		}
		said := v
		for t.Rel(said) == "acl" && t.Head(said) >= 0 {
			said = t.Head(said)
		}
		// "the claim that the dam broke", but "the claim that Lind made"
		if lemma := t.Lemma(v); lex.Content[t.Lemma(said)] && t.Child(v, "nsubj") > i &&
			!lex.Speech[lemma] && !lex.Light[lemma] && !lex.Evaluating[lemma] && !lex.Weighed[lemma] {
			t.Rels[i], t.Rels[v], changed = "mark", "acl", true
			continue
		}
		objects := t.Children(v, "obj")
		if s := t.Child(v, "nsubj"); s > i && len(objects) > 1 && objects[1] > v {
			t.Rels[i], t.Rels[v], changed = "mark", "acl", true
		}
	}
	return changed
}

// clausesAfterSpeech hangs what happened before or after on the verb that is said, not on that of speech between them:
// "Volta cut jobs, Lind said, hours after its rival had closed".
func (t *Tree) clausesAfterSpeech() (changed bool) {
	lex := lexicon.English()
	for x := range t.Tokens {
		said, mark := t.Head(x), t.Child(x, "mark")
		if r := t.Rel(x); r != "ccomp" && r != "advcl" || said < 0 || said > x || mark < 0 ||
			!lex.Opening[t.Lower(mark)] || !lex.Speech[t.Lemma(said)] {
			continue
		}
		content := t.Child(said, "ccomp")
		if t.Rel(said) == "parataxis" {
			content = t.Head(said)
		}
		if s := t.Child(said, "nsubj"); content >= 0 && content < s && s < said && t.Tokens[content].UPOS == "VERB" {
			changed = t.attach(x, content, "advcl") || changed
		}
	}
	return changed
}

// subjectsAcrossSpeech gives back subjects that a parse mixes up around an inserted verb of speech: in "Russia attacked
// Turkey, a senior official said" the official said it, in "“Turkey,” Lavrov said, “attacked Syria”" Turkey attacked,
// and in "“Lee and I fled,” said Hart" Lee fled.
func (t *Tree) subjectsAcrossSpeech() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || !lexicon.English().Quotative[t.Lemma(v)] {
			continue
		}
		x := t.Child(v, "ccomp")
		subjects := t.Children(v, "nsubj")
		if parts := t.Children(v, "ccomp"); len(parts) == 2 && parts[0] < v && v < parts[1] &&
			t.Tokens[parts[0]].UPOS == "PROPN" &&
			t.Child(parts[0], "cop") < 0 && t.Child(parts[1], "nsubj", "csubj", "expl") < 0 {
			changed = t.attach(parts[0], parts[1], "nsubj") || changed
			continue
		}
		switch {
		case x < 0:
		case x < v && len(subjects) == 0:
			own := t.Children(x, "nsubj")
			if last := len(own) - 1; last >= 0 && own[last] > x && own[last] == v-1 &&
				(last > 0 || t.WordBefore(own[last]) > x) {
				changed = t.attach(own[last], v, "nsubj") || changed
			}
		case x < v && len(subjects) == 2 && subjects[0] < x && (subjects[1] > v ||
			subjects[1] > x && t.Child(x, "nsubj", "csubj", "expl") < 0): // "Lee, 20, was put on trial, the court said"
			changed = t.quotedSubject(subjects[0], x) || changed
		case x > v && len(subjects) == 2 && subjects[1] < v && t.Child(x, "nsubj", "csubj", "expl") < 0:
			if w := t.WordBefore(subjects[1]); w >= 0 && subjects[1]-1 > subjects[0] && t.Tokens[w].UPOS == "PUNCT" &&
				t.Tokens[v+1].UPOS == "PUNCT" {
				changed = t.attach(subjects[0], x, "nsubj") || changed
			}
		}
	}
	return changed
}

// quotedSubject gives a word before the verb of what is said to that verb, as the first of its subjects.
func (t *Tree) quotedSubject(i, verb int) bool {
	own, rel := t.Child(verb, "nsubj"), "nsubj"
	if slices.ContainsFunc(t.Children(verb, "aux"), func(k int) bool { return t.Rels[k] == "aux:pass" }) {
		rel = "nsubj:pass"
	}
	if !t.attach(i, verb, rel) {
		return false
	}
	if and := t.Child(verb, "cc"); own > i && and == own-1 {
		t.Heads[and], t.Rels[own] = own, "conj"
		t.Heads[own] = i
	}
	return true
}

// contentSubjects gives a clause that says what is said or reckoned the noun before it for its subject, where a parse
// gave that to the verb of speech: "Officials acknowledged their army had fired", "reckoned the number of dead may
// rise". Who is told something hears it. So does the noun before an aside: "allege Lind, who runs a bank, stole it".
func (t *Tree) contentSubjects() (changed bool) {
	lex := lexicon.English()
	for x := range t.Tokens {
		v := t.Head(x)
		if t.Rel(x) != "ccomp" && t.Rel(x) != "conj" || v < 0 || v > x || !lex.Speech[t.Lemma(v)] ||
			lex.Telling[t.Lemma(v)] || t.Child(x, "nsubj", "csubj", "expl", "mark") >= 0 || !t.isFinite(x) {
			continue
		}
		nouns := t.Children(v, "nsubj", "obj")
		s := -1
		if last := len(nouns) - 1; last >= 0 {
			s = nouns[last]
		}
		if s < v || s > x || t.Preposition(s) != "" || t.Rel(s) == "nsubj" && len(nouns) == 1 {
			continue
		}
		if t.Rel(x) == "conj" { // "allege that" without its "that"
			if t.Child(x, "cc") >= 0 || t.Child(s, "acl", "appos", "nmod:unmarked") < s || t.Tokens[x-1].Form != "," ||
				!t.attach(x, v, "ccomp") {
				continue
			}
		}
		rel := "nsubj"
		if t.passive(x) {
			rel = "nsubj:pass"
		}
		changed = t.attach(s, x, rel) || changed
	}
	return changed
}

// isFinite reports whether the verb of a clause, or its first auxiliary or copula, is finite.
func (t *Tree) isFinite(v int) bool {
	if k := t.Child(v, "aux", "cop"); k >= 0 {
		v = k
	}
	switch t.Tokens[v].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// speechParticiples hangs a participle by which one goes on to speak, behind a comma, on the verb whose subject speaks:
// in "Lind criticized his refusal to resign, accusing him of theft" she accuses, and in "Police said the man was
// arrested, citing a witness" they cite.
func (t *Tree) speechParticiples() (changed bool) {
	lex := lexicon.English()
	for p := 2; p < len(t.Tokens); p++ {
		h := t.Head(p)
		if t.saysQuote(p) {
			speaks := p - 1
			for speaks >= 0 && (t.Tokens[speaks].UPOS != "VERB" || !t.isFinite(speaks)) {
				speaks--
			}
			if speaks >= 0 && h != speaks {
				changed = t.attach(p, speaks, "advcl") || changed
			}
			continue
		}
		if t.Tokens[p].XPOS != "VBG" || t.Rel(p) != "advcl" || h < 0 || h > p || t.Tokens[p-1].Form != "," ||
			!lex.Quotative[t.Lemma(p)] && !lex.Accusing[t.Lemma(p)] && !lex.Citing[t.Lemma(p)] ||
			t.Child(p, "nsubj", "mark") >= 0 {
			continue
		}
		passive := t.Rel(h) == "ccomp" && t.passive(h) && lex.Speech[t.Lemma(t.Head(h))]
		if t.isFinite(h) && !passive {
			continue
		}
		speaks := t.Head(h)
		for speaks >= 0 && t.Tokens[speaks].XPOS != "VBG" && !(t.Tokens[speaks].UPOS == "VERB" && t.isFinite(speaks)) {
			speaks = t.Head(speaks)
		}
		if speaks >= 0 && t.isFinite(speaks) && t.Tokens[h].XPOS != "VBG" {
			changed = t.attach(p, speaks, "advcl") || changed
		}
	}
	return changed
}

// saysQuote reports whether a participle of speech without a comma before it introduces a quotation: "explained the
// decision to leave saying, “We had to.”"
func (t *Tree) saysQuote(p int) bool {
	next := p + 1
	if t.Tokens[p].XPOS != "VBG" || !lexicon.English().Quotative[t.Lemma(p)] || t.Tokens[p-1].UPOS == "PUNCT" ||
		t.Rel(p) != "acl" && t.Rel(p) != "advcl" || t.Child(p, "mark", "aux", "cop") >= 0 {
		return false
	}
	if next < len(t.Tokens) && (t.Tokens[next].Form == "," || t.Tokens[next].Form == ":") {
		next++
	}
	return next < len(t.Tokens) && IsOpeningQuote(t.Tokens[next].Form, false)
}

// saidOnDay hangs what is said on the verb of speech, not on the day or the circumstance between them: "said on Tuesday
// that Turkey attacked", "denied over the years that he was the spy", "said in a statement on Tuesday that".
func (t *Tree) saidOnDay() (changed bool) {
	lex := lexicon.English()
	for v := range t.Tokens {
		day := t.Head(v)
		if t.Rel(v) != "acl" || day < 0 || day > v || t.Child(v, "nsubj") < 0 {
			continue
		}
		said, that := t.Head(day), t.Child(v, "mark")
		words := t.Preposition(day) == "in" && slices.Contains(wordnet.Noun(t.Lemma(day)), "utterance")
		if !lex.Times[t.Lower(day)] && (t.Rel(day) != "obl" || lex.Content[t.Lemma(day)] && !words) {
			continue
		}
		if said >= 0 && (that == day+1 || words && that > day) && t.Lower(that) == "that" && lex.Speech[t.Lemma(said)] &&
			t.Child(said, "ccomp") < 0 {
			changed = t.attach(v, said, "ccomp") || changed
		}
	}
	return changed
}

// daysOfSpeech hangs a day right behind a verb of speech on that verb, not on what is said: "said late on Tuesday Berg
// would leave".
func (t *Tree) daysOfSpeech() (changed bool) {
	for _, m := range t.Mentions {
		i := t.SpanHead(m.First, m.Last)
		x := t.Head(i)
		if m.Type != quadpress.Date || x < m.Last || t.Rel(x) != "ccomp" ||
			!slices.ContainsFunc(t.Children(x, "nsubj", "expl"), func(s int) bool { return s >= m.Last }) {
			continue
		}
		v, before := t.Head(x), m.First-1
		for before > v && (t.Tokens[before].UPOS == "ADP" || t.Tokens[before].UPOS == "ADV") {
			before--
		}
		if before == v && lexicon.English().Speech[t.Lemma(v)] {
			changed = t.attach(i, v, "obl") || changed
		}
	}
	return changed
}

// quotedConjuncts makes the content of a verb of speech of what the parse joins to it although it stands in quotation
// marks behind it: "He went on, “and we have won”". What "so" adds to what is said is said too: "Lind said it would
// rain, so people should leave".
func (t *Tree) quotedConjuncts() (changed bool) {
	lex := lexicon.English()
	for x := 2; x < len(t.Tokens); x++ {
		v := t.Head(x)
		if v < 0 || v > x || !lex.Quotative[t.Lemma(v)] || t.Tokens[v].UPOS != "VERB" {
			continue
		}
		first := t.Subtree(x, func(k int) bool { return t.Rel(k) == "punct" })[0]
		said := t.Child(v, "ccomp")
		switch {
		case t.Rel(x) == "conj" && said < 0 && first > v+2 && IsOpeningQuote(t.Tokens[first-1].Form, true) &&
			t.Tokens[first-2].UPOS == "PUNCT":
			changed = t.attach(x, v, "ccomp") || changed
		case t.Rel(x) == "parataxis" && said > v && said < x && t.Lower(first) == "so" && t.Tokens[first-1].Form != ";" &&
			t.Child(x, "nsubj") > first:
			changed = t.attach(x, said, "conj") || changed
		}
	}
	return changed
}

// toldClauses hangs what someone is told on the verb, not on the one who is told: in "Hollande told the assembly that
// Assad must go" the clause, with a subject of its own, tells nothing of the assembly. Nor does it of an occasion:
// "told a rally that she would win".
func (t *Tree) toldClauses() (changed bool) {
	for x := range t.Tokens {
		whom := t.Head(x)
		if t.Rels[x] == "acl:relcl" && whom >= 0 && t.toldOccasion(x, whom) {
			changed = t.attach(x, t.Head(whom), "ccomp") || changed
			continue
		}
		if t.Rel(x) != "acl" || whom < 0 || whom > x || t.Rel(whom) != "obj" && t.Rel(whom) != "iobj" {
			continue
		}
		v, that, subject := t.Head(whom), t.Child(x, "mark"), t.Child(x, "nsubj", "expl")
		if v < 0 || !lexicon.English().Telling[t.Lemma(v)] || that < 0 || t.Lower(that) != "that" ||
			t.WordBefore(x) != whom || subject <= that || t.IsRelativePronoun(subject) || t.Child(v, "ccomp") >= 0 {
			continue
		}
		changed = t.attach(x, v, "ccomp") || changed
	}
	return changed
}

// toldOccasion makes a conjunction of the "that" right behind the occasion at which a verb of telling says something,
// if the parse took the clause for a relative one. It reports whether the clause is what is told.
func (t *Tree) toldOccasion(x, whom int) bool {
	v, subject := t.Head(whom), t.Child(x, "nsubj", "expl")
	if rel := t.Rel(whom); rel != "obj" && rel != "iobj" || whom > x || v < 0 || !lexicon.English().Telling[t.Lemma(v)] ||
		t.Tokens[whom].UPOS != "NOUN" || wordnet.NatureOf(t.Lemma(whom)) != wordnet.Event || subject <= whom ||
		t.IsRelativePronoun(subject) || t.Child(v, "ccomp") >= 0 || t.WordBefore(x) != whom {
		return false
	}
	if that := whom + 1; t.Lower(that) == "that" && that < subject {
		w := &t.Tokens[that]
		w.UPOS, w.XPOS, w.Feats = "SCONJ", "IN", ""
		t.Heads[that], t.Rels[that] = x, "mark"
	}
	t.Rels[whom] = "iobj"
	return true
}

// spokenOn gives a verb of speech all that is said where a comma has ended it after the first clause: in "Police said
// the bridge fell, and two drivers were hurt" they said both. What people then did goes on with the story: "Lind said
// Chad had agreed, and Lee flew home".
func (t *Tree) spokenOn() (changed bool) {
	lex := lexicon.English()
	closed := -1 // the last mark that ends a quotation
	for v := range t.Tokens {
		if IsClosingQuote(t.Tokens[v].Form) {
			closed = v
		}
		said := t.Head(v)
		if t.Rel(v) != "conj" || said < 0 || said > v || !lex.Quotative[t.Lemma(said)] || lex.Speech[t.Lemma(v)] ||
			lex.Siding[t.Lemma(v)] {
			continue
		}
		x, subject, and := t.Child(said, "ccomp"), t.Child(v, "nsubj", "expl"), t.Child(v, "cc")
		if x < said || x > v || and < 0 {
			continue
		}
		if that := t.Child(v, "mark"); that > and && t.Lower(that) == "that" { // "said the bridge fell and that it was old"
			changed = t.attach(v, x, "conj") || changed
			continue
		}
		if subject < 0 { // "said it has sold one and plans to sell more"
			now := t.Tokens[said].XPOS == "VBD" && (t.Tokens[v].XPOS == "VBZ" || t.Tokens[v].XPOS == "VBP")
			changed = now && t.attach(v, x, "conj") || changed
			continue
		}
		if t.Lower(and) == "and" && closed < x && t.Child(x, "nsubj", "expl") >= 0 && t.Child(v, "mark") < 0 &&
			!t.isDeed(v, subject) {
			changed = t.attach(v, x, "conj") || changed
		}
	}
	return changed
}

// isDeed reports whether a verb tells in the simple past what a person did.
func (t *Tree) isDeed(v, subject int) bool {
	if t.Tokens[v].XPOS != "VBD" || t.Child(v, "aux", "cop") >= 0 {
		return false
	}
	m := t.MentionAround(subject)
	person := t.Tokens[subject].UPOS == "PRON" && t.Lower(subject) != "it" && t.Lower(subject) != "there"
	return person || m != nil && m.Type == quadpress.Person
}

// ascribedTo hangs what something is said to be on the verb that says so, not on what is said to be that: "cited the
// move as an abuse of power".
func (t *Tree) ascribedTo() (changed bool) {
	lex := lexicon.English()
	for i := range t.Tokens {
		thing := t.Head(i)
		if t.Rel(i) != "nmod" || thing < 0 || thing > i || t.Rel(thing) != "obj" || t.Preposition(i) != "as" {
			continue
		}
		if v := t.Head(thing); v >= 0 && v < thing && lex.Ascribing[t.Lemma(v)] {
			changed = t.attach(i, v, "obl") || changed
		}
	}
	return changed
}

// judgedFor hangs what someone is judged for on the verb, not on him: "accused Lind of stealing the ring", "accused the
// party of fraud".
func (t *Tree) judgedFor() (changed bool) {
	for x := range t.Tokens {
		whom := t.Head(x)
		if whom < 0 || whom > x || t.Rel(whom) != "obj" || t.WordBefore(x) != whom ||
			!strings.HasSuffix(t.Lower(x), "ing") && !t.isMisdeed(x, whom) {
			continue
		}
		rel := map[string]string{"acl": "advcl", "nmod": "obl"}[t.Rels[x]]
		if rel != "" && t.Tokens[x].UPOS == "VERB" {
			rel = "advcl"
		}
		under := t.Child(x, "mark", "case")
		if v := t.Head(whom); rel != "" && v >= 0 && under >= 0 && lexicon.English().Judging[t.Lemma(v)] &&
			(t.Lower(under) == "of" || t.Lower(under) == "for") {
			changed = t.attach(x, v, rel) || changed
		}
	}
	return changed
}

// isMisdeed reports whether a bare noun behind the object of "accuse" and its like is what that is accused of.
func (t *Tree) isMisdeed(x, whom int) bool {
	v := t.Head(whom)
	return v >= 0 && lexicon.English().Accusing[t.Lemma(v)] && t.Tokens[x].UPOS == "NOUN" && t.Preposition(x) == "of" &&
		t.Child(x, "det", "nummod", "nmod:poss") < 0 && wordnet.NatureOf(t.Lemma(x)) != wordnet.Thing
}

// citedAfter hangs from whom one has what one tells on the verb of telling: in "Reuters reported that Chad had left,
// citing two officials" Chad cited nobody.
func (t *Tree) citedAfter() (changed bool) {
	lex := lexicon.English()
	for x := range t.Tokens {
		v := t.Head(x)
		if t.Tokens[x].XPOS != "VBG" || !lex.Citing[t.Lemma(x)] || t.Rel(x) != "advcl" || v < 0 || v > x ||
			t.Rel(v) != "ccomp" ||
			t.Tokens[x-1].Form != "," {
			continue
		}
		told, source := t.Head(v), t.Child(x, "obj")
		if source < 0 || told > v || !lex.Speech[t.Lemma(told)] {
			continue
		}
		lemma := strings.ToLower(t.Lemma(source))
		m := t.MentionAround(source)
		if lex.Sources[lemma] || lex.Roles[lemma] || lex.People[lemma] || m != nil &&
			(m.Type == quadpress.Person || m.Type == quadpress.Organization) {
			changed = t.attach(x, told, "advcl") || changed
		}
	}
	return changed
}

// sourcesOfClauses hangs according to whom something is so on the clause, not on a noun in it: "The sale, according to
// Lind, is too small". Behind a comma at the end of a sentence it is the source of all of it: "The bridge fell when a
// ship hit it, according to Lind".
func (t *Tree) sourcesOfClauses() (changed bool) {
	for i := range t.Tokens {
		if t.Preposition(i) != "according to" || t.Rel(i) != "nmod" && t.Rel(i) != "obl" {
			continue
		}
		v := t.ClauseHead(i)
		words := t.Trim(t.Subtree(i, nil))
		if first, last := words[0], words[len(words)-1]; first > 0 && t.Tokens[first-1].Form == "," && !t.followed(last) {
			for v >= 0 && !t.AfterSemicolon(v) && t.Head(v) >= 0 && t.Head(v) < i {
				v = t.Head(v)
			}
		}
		if v >= 0 && v != t.Head(i) {
			changed = t.attach(i, v, "obl") || changed
		}
	}
	return changed
}
