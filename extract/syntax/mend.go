package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// mend puts right what parsers get wrong and the order of English words leaves no doubt about.
func (t *Tree) mend() {
	changed := t.firms()
	changed = t.joinedNames() || changed
	if changed {
		t.link()
	}
	changed = t.strayMarks() || changed
	changed = t.demoteSubjects() || changed
	changed = t.bracketed() || changed
	changed = t.inCompanyOf() || changed
	changed = t.filledIn() || changed
	changed = t.openingParticiples() || changed
	changed = t.openingCircumstances() || changed
	changed = t.gerundsOfAspect() || changed
	changed = t.gerundsUnderTo() || changed
	changed = t.gerundsAsSubjects() || changed
	changed = t.perceivedParticiples() || changed
	changed = t.infinitives() || changed
	changed = t.recipients() || changed
	changed = t.reducedRelatives() || changed
	changed = t.releases() || changed
	changed = t.placesInPlaces() || changed
	changed = t.sidesOfPlaces() || changed
	changed = t.namesTakeNone() || changed
	changed = t.bordersWith() || changed
	changed = t.namedKinds() || changed
	changed = t.distances() || changed
	changed = t.worths() || changed
	changed = t.calledByAge() || changed
	changed = t.ownSubjects() || changed
	changed = t.daysOfSources() || changed
	changed = t.datelines() || changed
	changed = t.otherNames() || changed
	changed = t.coordinate() || changed
	changed = t.officesOfOne() || changed
	changed = t.oneOfSeveral() || changed
	changed = t.countsByPlace() || changed
	changed = t.lists() || changed
	changed = t.instances() || changed
	changed = t.withParticiples() || changed
	changed = t.adnominal() || changed
	changed = t.records() || changed
	changed = t.tools() || changed
	changed = t.tasks() || changed
	changed = t.deputies() || changed
	changed = t.hyphenatedTitles() || changed
	changed = t.doubleTitles() || changed
	changed = t.ofTheLast() || changed
	changed = t.holders() || changed
	changed = t.titles() || changed
	changed = t.secondSubjects() || changed
	changed = t.namedSubjects() || changed
	changed = t.hyphens() || changed
	changed = t.series() || changed
	changed = t.futureBe() || changed
	changed = t.outerSubjects() || changed
	changed = t.openingAppositions() || changed
	changed = t.progressives() || changed
	changed = t.contentClauses() || changed
	changed = t.contentSubjects() || changed
	changed = t.speechParticiples() || changed
	changed = t.saidOnDay() || changed
	changed = t.daysOfSpeech() || changed
	changed = t.subjectsAcrossSpeech() || changed
	changed = t.namesBesideOffices() || changed
	changed = t.timesOfOffices() || changed
	changed = t.closeRelatives() || changed
	changed = t.saidAsides() || changed
	changed = t.closingSpeech() || changed
	changed = t.closingSpeakers() || changed
	changed = t.speakersBehindQuotes() || changed
	changed = t.quotedConjuncts() || changed
	changed = t.ascribedTo() || changed
	changed = t.notOnly() || changed
	changed = t.leftAs() || changed
	changed = t.toldClauses() || changed
	changed = t.saidInText() || changed
	changed = t.spokenOn() || changed
	changed = t.bodiesOfOffices() || changed
	changed = t.judgedFor() || changed
	changed = t.citedAfter() || changed
	changed = t.sourcesOfClauses() || changed
	changed = t.forSubjects() || changed
	changed = t.clauseOpeners() || changed
	changed = t.compoundPrepositions() || changed
	changed = t.quotedConditions() || changed
	changed = t.outOfQuotes() || changed
	changed = t.delegatesTo() || changed
	changed = t.itSays() || changed
	if changed {
		t.link()
	}
	if t.means() {
		t.link()
	}
	if t.gerundSubjects() {
		t.link()
	}
	if t.chargesOf() {
		t.link()
	}
	if t.provisos() {
		t.link()
	}
	if t.claimSubjects() {
		t.link()
	}
	if t.afterCircumstance() {
		t.link()
	}
	if t.nominalRoot() {
		t.link()
	}
	if t.reattach() {
		t.link()
	}
	if t.imperatives() {
		t.link()
	}
}

// openingAppositions makes an apposition of the noun that opens a sentence before a pronoun for the same: "A poet and a
// scholar, she was admired", "The first in years, it followed two storms".
func (t *Tree) openingAppositions() (changed bool) {
	for v := range t.Tokens {
		subjects := t.Children(v, "nsubj")
		if len(subjects) != 2 || subjects[1] > v {
			continue
		}
		noun, who := subjects[0], subjects[1]
		if t.Tokens[noun].UPOS == "NOUN" && t.Child(noun, "det") >= 0 && t.Preposition(noun) == "" &&
			t.Tokens[who].XPOS == "PRP" && t.Tokens[who-1].Form == "," && t.WordBefore(noun) < 0 {
			if t.Lower(who) == "it" { // the noun says more
				t.Rels[who], changed = "dislocated", true
				continue
			}
			changed = t.attach(noun, who, "appos") || changed
		}
	}
	return changed
}

// attach hangs a token on another one, unless that one hangs on it. It reports whether it did.
func (t *Tree) attach(i, head int, rel string) bool {
	if t.Within(head, i) {
		return false
	}
	t.Heads[i], t.Rels[i] = head, rel
	return true
}

// demoteSubjects makes obliques of subjects that stand under a preposition: "Following talks with Lavrov, Kerry said".
// Numbers keep theirs: "Between 50 and 60 people died". Nor is an apposition what a preposition introduces: "in Vienna,
// with his counterpart Sergei Lavrov".
func (t *Tree) demoteSubjects() (changed bool) {
	for i := range t.Tokens {
		if p := t.Preposition(i); t.Rel(i) == "appos" && t.Head(i) < i &&
			(p == "with" || p == "by" || p == "for" || p == "to" || p == "from" || p == "at" || p == "on" || p == "in") {
			t.Rels[i], changed = "nmod", true
		}
		if t.Rel(i) != "nsubj" || t.Child(i, "nummod") >= 0 || t.Tokens[i].UPOS == "NUM" || t.Child(i, "cop") >= 0 {
			continue
		}
		if p := t.Preposition(i); p != "" && p != "like" && p != "than" && p != "as" {
			t.Rels[i], changed = "obl", true
		}
	}
	return changed
}

// bracketed takes what stands in brackets out of the clause around them: "(Jane Roe) The city has nine districts".
func (t *Tree) bracketed() (changed bool) {
	open := make([]int, len(t.Tokens)) // how many brackets are open at each token
	depth := 0
	for i := range t.Tokens {
		switch t.Tokens[i].Form {
		case "(", "[", "((":
			depth++
		case ")", "]", "))":
			depth = max(0, depth-1)
		}
		open[i] = depth
	}
	for i := range t.Tokens {
		h := t.Head(i)
		if h < 0 || open[i] <= open[h] {
			continue
		}
		switch t.Rel(i) {
		case "nsubj", "obj", "iobj":
			t.Rels[i], changed = "dislocated", true
		}
	}
	return changed
}

// inCompanyOf makes a preposition of "in the company of" and its like: "He left in the company of his wife" speaks of
// no company.
func (t *Tree) inCompanyOf() (changed bool) {
	for i := 2; i+1 < len(t.Tokens); i++ {
		if t.Lower(i-2) != "in" || t.Lower(i-1) != "the" || t.Lower(i+1) != "of" ||
			!lexicon.English().Accompanying[t.Lower(i)] || t.Head(i) < 0 {
			continue
		}
		for _, k := range t.Children(i, "nmod") {
			if of := t.Child(k, "case"); of == i+1 && t.attach(k, t.Head(i), t.Rels[i]) {
				in := i - 2
				t.Heads[in], t.Rels[in] = k, "case"
				for _, part := range [...]int{i - 1, i, of} {
					t.Heads[part], t.Rels[part] = in, "fixed"
				}
				changed = true
				break
			}
		}
	}
	return changed
}

// filledIn joins a name that an editor has put in square brackets to what "and" joins to it: "“[Kari] and I are
// ill,” he wrote".
func (t *Tree) filledIn() (changed bool) {
	for _, m := range t.Mentions {
		and := m.Last + 1
		if m.First < 1 || and+1 >= len(t.Tokens) || t.Tokens[m.First-1].Form != "[" || t.Tokens[m.Last].Form != "]" ||
			t.Lower(and) != "and" {
			continue
		}
		i, other := t.SpanHead(m.First, m.Last), and+1
		for t.Head(other) > other && t.Rel(other) != "nsubj" && t.Rel(other) != "obj" {
			other = t.Head(other)
		}
		if r := t.Rel(other); r != "nsubj" && r != "obj" && r != "obl" || t.Within(other, i) {
			continue
		}
		t.Heads[i], t.Rels[i] = t.Heads[other], t.Rels[other]
		t.Heads[other], t.Rels[other], changed = i, "conj", true
		t.Heads[and], t.Rels[and] = other, "cc"
	}
	return changed
}

// openingParticiples makes adverbial clauses of participles that open a sentence and were taken for what is said:
// "Speaking after talks in Vienna, Kerry said".
func (t *Tree) openingParticiples() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if t.Rel(i) != "ccomp" || t.Tokens[i].XPOS != "VBG" || h < i || t.Child(i, "nsubj", "aux") >= 0 {
			continue
		}
		if s := t.Child(h, "nsubj"); s > i {
			t.Rels[i], changed = "advcl", true
		}
	}
	return changed
}

// openingCircumstances gives a participle that opens a sentence what stands between commas right behind its own time or
// place: "Born on 3 May 1935, in Lom, Vik began his career in Oslo".
func (t *Tree) openingCircumstances() (changed bool) {
	for v := range t.Tokens {
		h := t.Head(v)
		if x := t.Tokens[v].XPOS; v > 1 || x != "VBN" && x != "VBG" || t.Rel(v) != "advcl" || h < v || t.Child(v, "obl") < v {
			continue
		}
		own := t.Subtree(v, func(c int) bool { return t.Tokens[c].UPOS == "PUNCT" })
		next := own[len(own)-1] + 1
		if next+1 >= h || t.Tokens[next].Form != "," || t.Tokens[next+1].UPOS != "ADP" {
			continue
		}
		for _, k := range t.Children(h, "obl") {
			words := t.Subtree(k, func(c int) bool { return t.Tokens[c].UPOS == "PUNCT" })
			if end := words[len(words)-1] + 1; words[0] == next+1 && end < h && t.Tokens[end].Form == "," {
				changed = t.attach(k, v, "obl") || changed
				break
			}
		}
	}
	return changed
}

// gerundsOfAspect makes a gerund right after a verb of aspect its complement: in "began striking Homs" it is no
// attribute of Homs.
func (t *Tree) gerundsOfAspect() (changed bool) {
	aspect := lexicon.English().Aspect
	for v := 0; v+1 < len(t.Tokens); v++ {
		g := v + 1
		noun := t.Head(g)
		if t.Tokens[v].UPOS != "VERB" || !aspect[t.Lemma(v)] || t.Tokens[g].XPOS != "VBG" || noun <= g ||
			t.Rel(g) != "amod" && t.Rel(g) != "compound" {
			continue
		}
		if h := t.Head(noun); h != v && t.Rel(noun) != "obj" {
			continue
		}
		if t.attach(g, v, "xcomp") {
			t.attach(noun, g, "obj")
			changed = true
		}
	}
	return changed
}

// otherNames hangs "known as" on the noun right before it: "struck the group, also known as ISIS".
func (t *Tree) otherNames() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		if t.Lower(i) != "known" || t.Lower(i+1) != "as" || t.Rel(i) != "advcl" && t.Rel(i) != "acl" {
			continue
		}
		noun := i - 1
		for noun > 0 && (t.Tokens[noun].UPOS == "ADV" || t.Tokens[noun].Form == "," || t.Tokens[noun].Form == "(") {
			noun--
		}
		// "Al Qaeda in Iraq, also known as AQI"
		if h := t.Head(noun); t.Rel(noun) == "nmod" && h >= 0 && t.Tokens[h].UPOS == "PROPN" {
			noun = h
		}
		if u := t.Tokens[noun].UPOS; (u == "NOUN" || u == "PROPN") && t.attach(i, noun, "acl") {
			changed = true
		}
	}
	return changed
}

// coordinate makes a conjunct of an apposition that "and" introduces: "President Obama and President Putin met".
func (t *Tree) coordinate() (changed bool) {
	for i := range t.Tokens {
		if t.Rel(i) != "appos" || t.Head(i) > i {
			continue
		}
		if first := t.Subtree(i, nil)[0]; t.Lower(first) == "and" && first < i {
			t.Rels[i], changed = "conj", true
		}
	}
	return changed
}

// officesOfOne joins what someone is to what stands before it behind a name, not to the name: in "Ann Lee, president
// and chief executive of the bank, left" Lee is both, as in "Ann Lee, the mayor and a friend of the king, left".
func (t *Tree) officesOfOne() (changed bool) {
	lex := lexicon.English()
	for i := range t.Tokens {
		name := t.Head(i)
		if t.Rel(i) != "appos" || name < 0 || name > i {
			continue
		}
		own := t.Subtree(i, nil)
		last := own[len(own)-1]
		for _, k := range t.Children(name, "conj") {
			bare := t.Child(k, "det", "nmod:poss") < 0
			if first := t.Subtree(k, nil)[0]; first == last+1 && t.Tokens[last].UPOS != "PUNCT" && t.Lower(first) == "and" &&
				t.Tokens[k].XPOS == "NN" && (lex.IsOffice(t.OfficeLemma(i)) && lex.IsOffice(t.OfficeLemma(k)) && bare ||
				!bare && t.Tokens[i].XPOS == "NN" && t.Child(i, "det") >= 0) {
				changed = t.attach(k, i, "conj") || changed
			}
		}
	}
	return changed
}

// countsByPlace joins a number to what is counted before it, not to where that is: "won three seats in Oslo and one in
// Bergen".
func (t *Tree) countsByPlace() (changed bool) {
	for i := range t.Tokens {
		place := t.Head(i)
		if t.Rel(i) != "conj" || t.Tokens[i].UPOS != "NUM" || t.Tokens[place].UPOS != "PROPN" || t.Rel(place) != "nmod" {
			continue
		}
		k, noun := t.Child(i, "nmod"), t.Head(place)
		if k > i && t.Preposition(k) != "" && t.Preposition(k) == t.Preposition(place) && t.Child(noun, "nummod") >= 0 {
			changed = t.attach(i, noun, "conj") || changed
		}
	}
	return changed
}

// oneOfSeveral hangs a name on the one that it tells of several: in "One of the directors, Ann Lee, left" Lee left.
func (t *Tree) oneOfSeveral() (changed bool) {
	for _, m := range t.Mentions {
		name := t.SpanHead(m.First, m.Last)
		of := t.Head(name)
		if m.Type != quadpress.Person || of < 0 || t.Rel(name) != "appos" || t.Preposition(of) != "of" || !t.SetOff(name) {
			continue
		}
		if x := t.Tokens[of].XPOS; x != "NNS" && x != "NNPS" {
			continue
		}
		if one := t.Head(of); one >= 0 && t.Lower(one) == "one" && t.Rel(of) == "nmod" {
			changed = t.attach(name, one, "appos") || changed
		}
	}
	return changed
}

// holders hangs a person's name on the office that it stands beside, not on what the office is of: "the mayor of Paris,
// Anne Leroy, said".
func (t *Tree) holders() (changed bool) {
	roles := lexicon.English().Roles
	for _, m := range t.Mentions {
		name := t.SpanHead(m.First, m.Last)
		if r := t.Rel(name); m.Type != quadpress.Person || r != "appos" && (r != "conj" || t.Child(name, "cc") >= 0) ||
			m.First == 0 || t.Tokens[m.First-1].Form != "," {
			continue
		}
		h := t.Head(name)
		// "the mayor, Ann Lee, and his deputy, Bo Hart"
		if h >= 0 && (roles[strings.ToLower(t.Lemma(h))] || lexicon.English().Relational[t.Lemma(h)]) {
			continue
		}
		for steps := 0; h >= 0 && steps < 4 && (t.Rel(h) == "nmod" || t.Rel(h) == "conj" || t.Rel(h) == "flat" ||
			t.Rel(h) == "compound"); steps++ {
			h = t.Head(h)
			if h >= 0 && roles[strings.ToLower(t.Lemma(h))] {
				changed = t.attach(name, h, "appos") || changed
				break
			}
		}
	}
	return changed
}

// titles makes a person's name the head over the title right before it: in "the Russian leader Ivan Orlov and his wife
// left" it is Orlov who left and whose wife it is.
func (t *Tree) titles() (changed bool) {
	roles := lexicon.English().Roles
	for _, m := range t.Mentions {
		h, name := m.First-1, t.SpanHead(m.First, m.Last)
		if m.Type != quadpress.Person || h < 0 {
			continue
		}
		follower := t.Heads[name] == h && t.Rel(name) == "flat" &&
			slices.ContainsFunc(t.Mentions, func(o quadpress.Mention) bool {
				return o.Type == quadpress.Group && o.First == h && o.Last == h+1
			})
		if follower { // "Democrat Ole Vik"
			for k := m.First; k < m.Last; k++ {
				if k != name && t.Heads[k] == h {
					t.Heads[k] = name
				}
			}
		} else if !roles[strings.ToLower(t.Lemma(h))] {
			continue
		}
		switch {
		case follower, t.Head(name) == h && t.Rel(name) == "appos":
			t.Heads[name], t.Rels[name] = t.Heads[h], t.Rels[h]
			for k := range t.Heads { // what follows the name, and what joins it to others, is the name's
				if t.Heads[k] == h && (k > name || t.Rel(k) == "cc" || t.Rel(k) == "case" || t.Rel(k) == "cop") {
					t.Heads[k] = name
				}
			}
			t.Heads[h], t.Rels[h] = name, "nmod:desc"
			changed = true
		case t.Rel(h) == "conj" && t.Head(h) == t.Head(name) && t.Rel(name) == "conj":
			for k := range t.Heads {
				if t.Heads[k] == h && t.Rel(k) == "cc" {
					t.Heads[k] = name
				}
			}
			t.Heads[h], t.Rels[h] = name, "nmod:desc"
			changed = true
		}
	}
	return changed
}

// secondSubjects makes an object of what follows a verb that has its subject before it: "Lavrov met Minister Ivan
// Orlov", "Lavrov asked Minister Ivan Orlov to leave".
func (t *Tree) secondSubjects() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" {
			continue
		}
		before, after, object := -1, -1, false
		for _, k := range t.Kids[v] {
			switch {
			case t.Rels[k] == "nsubj" && k < v:
				before = k
			case t.Rels[k] == "nsubj" && k > v:
				after = k
			case t.Rel(k) == "obj" || t.Rel(k) == "ccomp" || t.Rel(k) == "xcomp" && t.Tokens[k].Feat("VerbForm") != "Inf":
				object = true
			}
		}
		if before >= 0 && after >= 0 && !object && t.Preposition(after) == "" {
			t.Rels[after], changed = "obj", true
		}
	}
	return changed
}

// namedSubjects makes a subject of a name that was taken for a modifier of the finite verb right after it: "as
// Barcelona beat Real Madrid".
func (t *Tree) namedSubjects() (changed bool) {
	for i := 0; i+1 < len(t.Tokens); i++ {
		if v := t.Head(i); v == i+1 && t.Rel(i) == "compound" && t.Tokens[i].UPOS == "PROPN" &&
			t.Tokens[v].UPOS == "VERB" && t.Child(v, "nsubj", "det") < 0 &&
			(t.Tokens[v].XPOS == "VBD" || t.Tokens[v].XPOS == "VBP" || t.Tokens[v].XPOS == "VBZ") {
			t.Rels[i], changed = "nsubj", true
		}
	}
	return changed
}

// hyphens hangs a word on the participle that a hyphen joins it to, and that on the noun after it: "Syria and ISIL-held
// buildings" are no list of names.
func (t *Tree) hyphens() (changed bool) {
	for p := 2; p+1 < len(t.Tokens); p++ {
		if t.Tokens[p].XPOS != "VBN" || t.Tokens[p-1].Form != "-" || t.Head(p) <= p || t.Within(p-2, t.Head(p)) {
			continue
		}
		name := p - 2
		for h := t.Head(name); (t.Rel(name) == "flat" || t.Rel(name) == "compound") && h >= 0 && h < p; h = t.Head(name) {
			name = h
		}
		for k := range t.Heads { // what hung on the name beside its own words: "and"
			if t.Head(k) == name && t.Rel(k) == "cc" {
				t.Heads[k] = t.Head(p)
			}
		}
		changed = t.attach(name, p, "compound") || changed
	}
	return changed
}

// series makes a conjunct of a verb without a subject after a semicolon: "Strikes hit two camps; destroyed a bridge".
func (t *Tree) series() (changed bool) {
	for v := 1; v < len(t.Tokens); v++ {
		// "; damaged roads"
		if noun := t.Head(v); t.Tokens[v-1].Form == ";" && t.Tokens[v].XPOS == "VBN" && t.Rel(v) == "amod" && noun > v &&
			t.Child(noun, "det") < 0 {
			if first := t.finiteAbove(noun); first >= 0 && t.attach(v, first, "conj") && t.attach(noun, v, "obj") {
				changed = true
			}
			continue
		}
		if r := t.Rel(v); t.Tokens[v-1].Form != ";" || t.Tokens[v].XPOS != "VBD" && t.Tokens[v].XPOS != "VBN" ||
			r == "conj" || r == "root" || t.Child(v, "nsubj", "aux") >= 0 {
			continue
		}
		if first := t.finiteAbove(v); first >= 0 {
			changed = t.attach(v, first, "conj") || changed
		}
	}
	return changed
}

// finiteAbove is the nearest verb in the past tense above a token and before it, -1 for none.
func (t *Tree) finiteAbove(i int) int {
	for h := t.Head(i); h >= 0; h = t.Head(h) {
		if t.Tokens[h].XPOS == "VBD" && h < i {
			return h
		}
	}
	return -1
}

// means hangs "using" on the verb whose object it follows: in "conducted strikes using bombers" those who struck used
// them.
func (t *Tree) means() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if t.Lower(i) != "using" || t.Rel(i) != "acl" || h < 0 || t.Rel(h) != "obj" && t.Rel(h) != "obl" {
			continue
		}
		if v := t.Head(h); v >= 0 && t.Tokens[v].UPOS == "VERB" {
			changed = t.attach(i, v, "advcl") || changed
		}
	}
	return changed
}

// claimSubjects makes the name right before a finite verb its subject where the parse leaves it none: "..., Secretary
// of State John Kerry said"; or where it took for the subject what describes the name: "A former president of the club,
// Macri founded the party".
func (t *Tree) claimSubjects() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || t.Tokens[v].Feat("VerbForm") != "Fin" || t.Tokens[v].Feat("Mood") != "Ind" ||
			t.Child(v, "csubj", "expl") >= 0 {
			continue
		}
		subject := t.Child(v, "nsubj")
		if r := t.Rel(v); r == "conj" || t.Rels[v] == "acl:relcl" {
			continue
		}
		for _, m := range t.Mentions {
			if subject < 0 && t.setOff(m, v) {
				changed = t.attach(t.SpanHead(m.First, m.Last), v, "nsubj") || changed
				break
			}
			if m.Last != v || !m.Type.Names() {
				continue
			}
			name := t.SpanHead(m.First, m.Last)
			if r := t.Rel(name); r == "obj" || r == "iobj" || r == "obl" {
				continue
			}
			if m.First > 0 && t.Tokens[m.First-1].UPOS == "ADP" || name == subject {
				continue
			}
			if subject >= 0 {
				if t.Tokens[subject].UPOS != "NOUN" || m.First == 0 || t.Tokens[m.First-1].Form != "," || subject > name ||
					t.Rel(name) == "conj" {
					continue
				}
			}
			if t.attach(name, v, "nsubj") {
				if subject >= 0 {
					t.attach(subject, name, "appos")
				}
				changed = true
			}
		}
	}
	return changed
}

// afterCircumstance makes the subject of a verb that has none of what was taken for an apposition to the place or time
// before it: "In Syria, the army has retaken two towns".
func (t *Tree) afterCircumstance() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || t.Child(v, "nsubj", "csubj", "expl", "mark") >= 0 ||
			t.Rel(v) != "root" && t.Rel(v) != "ccomp" {
			continue
		}
		if a := t.Child(v, "aux"); t.Tokens[v].Feat("VerbForm") != "Fin" && (a < 0 || t.Tokens[a].Feat("VerbForm") != "Fin") {
			continue
		}
		for _, k := range t.Children(v, "obl") {
			a := t.Child(k, "appos")
			if k > v || a < k || a > v || t.Preposition(k) == "" || t.Preposition(a) != "" || t.Tokens[a].UPOS == "NUM" {
				continue
			}
			if first := t.Subtree(a, func(c int) bool { return t.Rel(c) == "punct" })[0]; first > 0 &&
				t.Tokens[first-1].Form == "," {
				changed = t.attach(a, v, "nsubj") || changed
				break
			}
		}
	}
	return changed
}

// nominalRoot makes the root of a finite verb after a comma that was hung within its subject: "The coalition, a group
// based in Doha, accused Iran".
func (t *Tree) nominalRoot() bool {
	root := slices.Index(t.Heads, -1)
	if root < 0 || t.Tokens[root].UPOS != "PROPN" || t.Child(root, "cop", "nsubj") >= 0 {
		return false
	}
	for v := root + 1; v < len(t.Tokens); v++ {
		if t.Tokens[v].XPOS == "VBD" && t.Rels[v] == "acl" && t.Tokens[v-1].Form == "," &&
			t.Child(v, "nsubj", "mark", "aux") < 0 && t.Within(v, root) {
			t.Heads[v], t.Rels[v] = -1, "root"
			t.Heads[root], t.Rels[root] = v, "nsubj"
			return true
		}
	}
	return false
}

// setOff reports whether a person's name and what describes it, between commas, stand right before a verb: "After the
// vote, Ann Lee, a senator, said". The parse has hung them on what stands before.
func (t *Tree) setOff(m quadpress.Mention, v int) bool {
	if m.Type != quadpress.Person || m.First == 0 || m.Last+2 >= v || t.Tokens[m.First-1].Form != "," ||
		t.Tokens[m.Last].Form != "," || t.Tokens[v-1].Form != "," {
		return false
	}
	name := t.SpanHead(m.First, m.Last)
	phrase := t.Subtree(name, func(k int) bool { return t.Rel(k) == "punct" })
	return t.Rel(name) == "appos" && phrase[0] == m.First && phrase[len(phrase)-1] == v-2
}

// reattach hangs what follows an inserted verb of speech on that verb, not on the words said before it. "“The fight is
// against ISIL,” Kerry said in Vienna" says where Kerry spoke.
func (t *Tree) reattach() (changed bool) {
	quotative := lexicon.English().Quotative
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || !quotative[t.Lemma(v)] || t.Child(v, "nsubj") < 0 {
			continue
		}
		said := -1 // the head of what is said, before the verb
		if x := t.Child(v, "ccomp"); x >= 0 && x < v {
			said = x
		} else if h := t.Head(v); t.Rel(v) == "parataxis" && h >= 0 && h < v {
			said = h
		}
		if said < 0 {
			continue
		}
		start := min(v, t.Child(v, "nsubj"))
		for k := v + 1; k < len(t.Tokens); k++ {
			if IsOpeningQuote(t.Tokens[k].Form, true) { // the quotation goes on
				break
			}
			if h := t.Head(k); h >= 0 && h < start && t.Rel(k) != "punct" && t.Within(h, said) {
				rel := t.Rels[k]
				if t.Rel(k) == "nmod" {
					rel = "obl"
				}
				changed = t.attach(k, v, rel) || changed
			}
		}
	}
	return changed
}
