package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/timex"
	"github.com/quadpress/quadpress/language/wordnet"
)

// clausesInNames makes one subject of a name whose last word a parse has for the subject of a relative clause about
// what stands before that: "Senior advisor Hope Lind had tested positive".
func (t *Tree) clausesInNames() (changed bool) {
	for _, m := range t.Mentions {
		for k := m.First + 1; k < m.Last; k++ {
			v := t.Head(k)
			if v < m.Last || t.Rel(k) != "nsubj" || t.Rel(v) != "acl" {
				continue
			}
			about, first := t.Head(v), m.First
			switch {
			case about >= m.First && about < k:
				first = about
			case about >= m.First || t.Head(first) != about:
				continue
			}
			t.Heads[v], t.Rels[v] = t.Heads[about], t.Rels[about]
			t.Heads[first], t.Rels[first] = v, t.Rels[k]
			t.Heads[k], t.Rels[k] = first, "flat"
			if about != first {
				t.Heads[about], t.Rels[about] = first, "nmod:desc"
			}
			for i := m.Last; i < len(t.Heads); i++ {
				if t.Heads[i] == about {
					t.Heads[i] = v
				}
			}
			changed = true
		}
	}
	return changed
}

// casesOfNames hangs a preposition or an article before a name on the head of the name, not on another word of it:
// "flown to Ann Lind Medical Center".
func (t *Tree) casesOfNames() (changed bool) {
	for _, m := range t.Mentions {
		if !m.Type.Names() || m.Last-m.First < 2 {
			continue
		}
		head := t.SpanHead(m.First, m.Last)
		for i := range m.First {
			r := t.Rel(i)
			if h := t.Head(i); h >= m.First && h < m.Last && h != head && (r == "case" || r == "det") {
				changed = t.attach(i, head, t.Rels[i]) || changed
			}
		}
	}
	return changed
}

// ofAges are the relations from the number of an age up to the noun for whom it is of.
var ofAges = []string{"nummod", "nmod", "compound", "obl:unmarked", "nmod:unmarked", "amod", "nmod:desc"}

// casesOfAges hangs a preposition before the age of someone on the noun for whom, not on the number: "lost to
// 19-year-old qualifier Ole Vik".
func (t *Tree) casesOfAges() (changed bool) {
	for p := range t.Tokens {
		number := t.Head(p)
		if t.Rel(p) != "case" || number != p+1 || t.Tokens[number].UPOS != "NUM" {
			continue
		}
		noun, old := number, false
		for h := t.Head(noun); h > noun && slices.Contains(ofAges, t.Rels[noun]); h = t.Head(noun) {
			noun, old = h, old || t.Lower(h) == "old"
		}
		if !old || t.Tokens[noun].UPOS != "NOUN" && t.Tokens[noun].UPOS != "PROPN" || !t.attach(p, noun, "case") {
			continue
		}
		if t.Rel(noun) == "obj" {
			t.Rels[noun] = "obl"
		}
		changed = true
	}
	return changed
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

// closingAppositions makes an apposition of the noun for a relative that stands behind a clause: "Lind was born in
// Lom, the daughter of a fisherman".
func (t *Tree) closingAppositions() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if of := t.Child(i, "nmod"); t.Rel(i) == "conj" || v < 0 || v > i || t.Tokens[i].UPOS != "NOUN" || of < i ||
			t.Preposition(of) != "of" || t.Child(i, "nsubj", "cop", "case", "aux") >= 0 ||
			!lexicon.English().Relational[t.Lemma(i)] || !lexicon.English().Persons[t.Lemma(i)] {
			continue
		}
		first, who := t.Child(i, "det"), t.Child(v, "nsubj", "nsubj:pass")
		if t.Tokens[v].UPOS == "VERB" && who >= 0 && who < v && first > v && t.Tokens[first-1].Form == "," {
			changed = t.attach(i, who, "appos") || changed
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
		if first := t.MentionAround(h); t.Rel(name) == "conj" && first != nil && first.Type == quadpress.Person &&
			slices.ContainsFunc(t.Children(h, "conj"), func(k int) bool { return k > name && t.Child(k, "cc") >= 0 }) {
			continue // "artists like Ole Vik, Ann Lee and Jan Berg"
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

// agesBesideNames hangs on a name or on "aged" the number right behind it that a parse took for a member of a list or
// for an object: "named as Ann Lee, 24, and Bo Roe, 31", "has died aged 79".
func (t *Tree) agesBesideNames() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		if t.Tokens[i].XPOS != "CD" {
			continue
		}
		if aged := i - 1; t.Lower(aged) == "aged" && t.Head(i) == t.Head(aged) && t.Rel(i) == "obj" {
			changed = t.attach(i, aged, "obj") || changed
		}
		if t.Rel(i) != "conj" || t.Head(i) < 0 || t.Tokens[i-1].Form != "," || t.Tokens[i+1].Form != "," ||
			t.Child(i, "cc") >= 0 || !slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
			return m.Type == quadpress.Person && m.Last == i-1 && m.First <= t.Head(i) && t.Head(i) < m.Last
		}) {
			continue
		}
		t.Rels[i], changed = "nmod:unmarked", true
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
		case t.Rel(h) == "appos" && t.Head(h) == t.Head(name) && t.Rel(name) == "appos": // "the victim, nurse Ann Lee, died"
			t.Heads[h], t.Rels[h] = name, "nmod:desc"
			changed = true
		case t.Rel(h) == "nmod" && t.Head(h) == t.Head(name) && t.Rel(name) == "nmod" && t.Child(h, "det", "nmod:poss") < 0 &&
			t.Child(name, "case") < 0: // "the murder of student Ann Lee, who disappeared"
			t.Rels[name] = t.Rels[h]
			for k := range t.Heads {
				if t.Heads[k] == h && t.Rel(k) == "case" {
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

// namesBesideOffices hangs a name between commas, right before a verb of speech, on the office that is the verb's
// subject: in "the director of Greenland's Ice Office, Ane Holm, said" it is no name of the office.
func (t *Tree) namesBesideOffices() (changed bool) {
	for _, m := range t.Mentions {
		if m.Type != quadpress.Person || m.First < 2 || m.Last+1 >= len(t.Tokens) || t.Tokens[m.First-1].Form != "," ||
			t.Tokens[m.Last].Form != "," {
			continue
		}
		v, name := m.Last+1, t.SpanHead(m.First, m.Last)
		s := t.Child(v, "nsubj")
		second := t.Rel(name) == "nsubj" && t.Head(name) == v && s != name // "the head of the union (RMT), Mick Cash, said"
		if s < 0 || s >= m.First-1 || !second && (t.Rel(name) != "appos" || t.Head(name) == s || !t.Within(name, s)) ||
			!lexicon.English().Roles[t.Lower(s)] || !lexicon.English().Speech[t.Lemma(v)] {
			continue
		}
		changed = t.attach(name, s, "appos") || changed
	}
	return changed
}

// timesOfOffices hangs the time since or until when someone has an office on the office between commas: in "Lind, mayor
// since 2011, resigned" it is none of the resigning.
func (t *Tree) timesOfOffices() (changed bool) {
	for i := range t.Tokens {
		p := t.Preposition(i)
		if t.Rel(i) != "obl" || p != "since" && p != "until" && p != "from" ||
			!timex.IsYear(t.Lower(i)) && !timex.IsMonth(t.Lower(i)) {
			continue
		}
		phrase := t.Subtree(i, nil)
		first, last := phrase[0], phrase[len(phrase)-1]
		if first == 0 || last+1 >= len(t.Tokens) || t.Tokens[last+1].Form != "," {
			continue
		}
		for o := first - 1; o >= 0; o = t.Head(o) {
			if t.Rel(o) == "appos" && lexicon.English().Roles[strings.ToLower(t.Lemma(o))] && !t.Within(i, o) {
				changed = t.attach(i, o, "nmod") || changed
				break
			}
		}
	}
	return changed
}

// bodiesOfOffices gives a body before an office the name that says which it is: of "a Kent Police spokesman" Kent goes
// with the police.
func (t *Tree) bodiesOfOffices() (changed bool) {
	lex := lexicon.English()
	for i := 1; i < len(t.Tokens); i++ {
		office := t.Head(i)
		if t.Rel(i) != "compound" || t.Tokens[i].UPOS != "PROPN" || office < i || t.Rel(i-1) != "compound" ||
			t.Head(i-1) != office ||
			t.Tokens[i-1].UPOS != "PROPN" || !lex.IsOffice(strings.ToLower(t.Lemma(office))) || lex.BodyType(t.Lower(i)) == "" {
			continue
		}
		changed = t.attach(i-1, i, "compound") || changed
	}
	return changed
}

// namesTakeNone hangs on a noun what a parse hung on the name under it, which takes no such complement: "airstrikes by
// France on Raqqa", "criticism of Turkey from Germany".
func (t *Tree) namesTakeNone() (changed bool) {
	takes := map[string]string{"on": "by", "against": "by", "over": "by", "from": "of", "by": "of"}
	for i := range t.Tokens {
		name := t.Head(i)
		if t.Rel(i) != "nmod" || name < 0 || name > i || t.Tokens[name].UPOS != "PROPN" || t.Rel(name) != "nmod" {
			continue
		}
		noun := t.Head(name)
		if noun < 0 || noun > name || t.Tokens[noun].UPOS != "NOUN" || takes[t.Preposition(i)] == "" ||
			takes[t.Preposition(i)] != t.Preposition(name) {
			continue
		}
		changed = t.attach(i, noun, "nmod") || changed
	}
	return changed
}

// namesBehindClauses hangs a name between commas on the noun of which a clause tells who it is, where a parse hung it on
// a pronoun in that clause: "the man convicted of killing her, Ole Vik, is in jail".
func (t *Tree) namesBehindClauses() (changed bool) {
	for i := 2; i < len(t.Tokens); i++ {
		who := t.Head(i)
		if t.Rel(i) != "appos" || t.Tokens[i].UPOS != "PROPN" || who < 0 || who > i || t.Tokens[who].XPOS != "PRP" ||
			t.Tokens[i-1].Form != "," || t.Rel(who) != "obj" && t.Rel(who) != "obl" {
			continue
		}
		clause := t.Head(who)
		for clause >= 0 && t.Rel(clause) != "acl" && t.Tokens[clause].UPOS == "VERB" {
			clause = t.Head(clause)
		}
		if clause < 0 || t.Rel(clause) != "acl" {
			continue
		}
		if noun := t.Head(clause); noun >= 0 && noun < clause && t.Tokens[noun].UPOS == "NOUN" && t.Rel(noun) == "nsubj" {
			changed = t.attach(i, noun, "appos") || changed
		}
	}
	return changed
}

// namedKinds makes appositions of names right behind the noun for their kind, where a parse took the two for two
// objects or two subjects: "floods hit the towns Voss and Bergen", "the opposition Liberal Party said", "Lind's film
// Cold Harbor won".
func (t *Tree) namedKinds() (changed bool) {
	settlements := lexicon.English().Settlements
	for i := 1; i < len(t.Tokens); i++ {
		kind, v := t.Subtree(i, nil)[0]-1, t.Head(i)
		if kind < 0 || t.Tokens[kind+1].UPOS == "PUNCT" {
			continue
		}
		if t.Rel(i) == "obj" && t.Tokens[i].UPOS == "PROPN" && t.Rel(kind) == "obj" && t.Head(kind) == v &&
			settlements[t.Lemma(kind)] && t.Child(kind, "det") >= 0 {
			changed = t.attach(i, kind, "appos") || changed
		}
		if t.Rel(i) == "nsubj" && t.Tokens[i].UPOS == "PROPN" && t.Rel(kind) == "nsubj" && t.Head(kind) == v && v > i &&
			t.Tokens[kind].UPOS == "NOUN" && (t.Child(kind, "det") >= 0 ||
			t.Child(kind, "nmod:poss") >= 0 && lexicon.English().Works[t.Lemma(kind)] || t.Subtree(kind, nil)[0] == 0 &&
			slices.Contains(t.kinds(kind), "organization")) { // "Energy company Volta said"
			changed = t.attach(i, kind, "appos") || changed
		}
	}
	return changed
}

// calledByAge makes the speaker of one who is called by an age, where a parse took the age for what is said: "“Not me,”
// said the 22-year-old".
func (t *Tree) calledByAge() (changed bool) {
	for i := 1; i < len(t.Tokens); i++ {
		v := t.Head(i)
		if v >= 0 && v < i && t.Lemma(i) == "old" && t.Rel(i) == "ccomp" && t.Child(i, "det") >= 0 &&
			lexicon.English().Quotative[t.Lemma(v)] && t.Child(v, "nsubj") < 0 {
			t.Rels[i], changed = "nsubj", true
		}
	}
	return changed
}

// relationsBeforeNames makes an apposition of a body's name behind the noun for what it is to another, which a parse
// took for an adjective or a part of the name: "bought its smaller rival Volta Trust", "its subsidiary Volta Trust".
func (t *Tree) relationsBeforeNames() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		name, w := t.Head(i), &t.Tokens[i]
		if name <= i || t.Rel(i) != "amod" && t.Rel(i) != "compound" || !lexicon.English().Relational[t.Lower(i)] {
			continue
		}
		m, owner := t.MentionAt(i+1), t.Child(name, "nmod:poss")
		if m == nil || m.Type == quadpress.Place && w.UPOS == "ADJ" || name >= m.Last || owner < 0 || owner > i ||
			t.Tokens[name].UPOS != "PROPN" || t.Within(t.Head(name), i) {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma, w.Feats = "NOUN", "NN", t.Lower(i), "Number=Sing"
		t.Heads[i], t.Rels[i], changed = t.Heads[name], t.Rels[name], true
		for _, k := range t.Kids[name] {
			if k < i && t.Heads[k] == name {
				t.Heads[k] = i
			}
		}
		t.Heads[name], t.Rels[name] = i, "appos"
	}
	return changed
}

// kindsOfHolders puts a noun behind the comma after a noun for someone under the name right behind it, and that beside
// the first, where a parse took the second noun for the next of a list or for what the first is: "with her husband, the
// photographer Ole Vik, and their sons", "Its owner, the British fund Volta Capital, said".
func (t *Tree) kindsOfHolders() (changed bool) {
	for k := range t.Tokens {
		h := t.Head(k)
		if r := t.Rel(k); r != "appos" && (r != "conj" || t.Child(k, "cc") >= 0 || t.Child(max(h, 0), "nmod:poss") < 0) ||
			h < 0 || h > k || !t.isSomeone(h) || t.Tokens[k].XPOS != "NN" || t.Child(k, "det") < 0 || !t.SetOff(k) {
			continue
		}
		m := t.MentionAt(k + 1)
		if m == nil || m.Last >= len(t.Tokens) || t.Tokens[m.Last].UPOS != "PUNCT" {
			continue
		}
		if name := t.SpanHead(m.First, m.Last); t.Rel(name) == "appos" && (t.Head(name) == h || t.Head(name) == k) {
			t.Heads[name], t.Heads[k], t.Rels[k], changed = h, name, "nmod:desc", true
		}
	}
	return changed
}

// isSomeone reports whether a word is a common noun for a person, or for what one is to another.
func (t *Tree) isSomeone(i int) bool {
	lex, lemma := lexicon.English(), strings.ToLower(t.Lemma(i))
	return t.Tokens[i].UPOS == "NOUN" && (lex.Persons[lemma] || lex.Roles[lemma] || lex.Relational[lemma])
}

// nounsOfTwo gives the second word of a noun of two words the lemma of what they mean: "his opposite number", a
// counterpart.
func (t *Tree) nounsOfTwo() (changed bool) {
	for i := 1; i < len(t.Tokens); i++ {
		if w := lexicon.English().TwoWords[t.Lower(i-1)+" "+t.Lemma(i)]; w != "" && t.Head(i-1) == i {
			t.Tokens[i].Lemma, changed = w, true
		}
	}
	return changed
}

// ownedNouns makes a noun of a word that the parser takes for an adjective behind "her", which is then whose it is:
// "helped out of her flat".
func (t *Tree) ownedNouns() (changed bool) {
	for i := 0; i+1 < len(t.Tokens); i++ {
		noun := i + 1
		if t.Lower(i) != "her" || t.Tokens[noun].UPOS != "ADJ" || t.Head(i) < 0 || t.Head(noun) != t.Head(i) ||
			t.Rel(i) != "obl" && t.Rel(i) != "obj" || !wordnet.IsNoun(t.Lower(noun)) || len(t.Kids[noun]) > 0 {
			continue
		}
		t.Tokens[noun].UPOS, t.Tokens[noun].XPOS, t.Rels[noun] = "NOUN", "NN", t.Rels[i]
		for _, k := range t.Kids[i] {
			t.Heads[k] = noun
		}
		t.Tokens[i].XPOS, t.Heads[i], t.Rels[i] = "PRP$", noun, "nmod:poss"
		changed = true
	}
	return changed
}

// namesBehindKinds puts the plural noun for places of a kind under the names behind it: "schools in counties Mayo and
// Clare" are in Mayo and in Clare.
func (t *Tree) namesBehindKinds() (changed bool) {
	for i := 0; i+1 < len(t.Tokens); i++ {
		name := i + 1
		if t.Tokens[i].XPOS != "NNS" || !lexicon.English().Settlements[t.Lemma(i)] || t.Head(i) < 0 ||
			t.Tokens[name].UPOS != "PROPN" || t.Rel(name) != "appos" || t.Child(name, "case", "cc") >= 0 ||
			t.Child(i, "det") >= 0 || !t.attach(name, t.Head(i), t.Rels[i]) {
			continue
		}
		for _, k := range t.Kids[i] {
			if k != name {
				t.Heads[k] = name
			}
		}
		t.Heads[i], t.Rels[i], changed = name, "nmod:desc", true
	}
	return changed
}
