package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// body makes a reference of a common noun that names a body with its modifier: "the Iraqi army", "the US-led
// coalition", "the Russian Foreign Ministry". A noun that merely acts for a country gives the country: "Russian
// warplanes".
func (st *story) body(t *syntax.Tree, i int) *reference {
	tok := &t.Tokens[i]
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
		return nil
	}
	lemma := strings.ToLower(t.Lemma(i))
	typ := st.lex.BodyType(lemma)
	deputy, instrument, members := st.lex.Deputy[lemma], st.lex.Instrument[lemma], st.lex.Members[lemma]
	delegates := tok.XPOS == "NNS" && st.lex.Delegates[lemma] // "ministers from the African Union"
	if typ == "" && !deputy && !instrument && !members && !delegates {
		return nil
	}
	if st.lex.Settlements[lemma] && slices.ContainsFunc(t.Kids[i], func(k int) bool {
		o := st.at[t.Index][k]
		return k > i && o != nil && !o.acting && t.Preposition(k) == "of" && st.schema.Class(o.typ) == "Place"
	}) {
		return nil // "the US state of Ohio": see ownedPlace
	}
	// The modifier that names whose it is, and where the noun phrase starts.
	var owner *reference
	led := ""
	first := i
	for _, k := range t.Kids[i] {
		switch rel := t.Rels[k]; {
		case k < i && (rel == "amod" || rel == "compound" || rel == "nmod:poss" || rel == "nmod"):
			if o := st.at[t.Index][k]; o != nil && o.first < i && o.last <= i {
				owner, first = o, min(first, o.first)
				break
			}
			for _, g := range t.Kids[k] { // "US-led coalition", "Saudi-backed militia"
				if o := st.at[t.Index][g]; o != nil && g < k && t.Tokens[k].UPOS != "NOUN" {
					owner, led, first = o, "-"+t.Lower(k), min(first, o.first)
				}
			}
			if rel == "compound" || rel == "amod" && owner != nil {
				first = min(first, k)
			}
		case k > i && rel == "nmod" && owner == nil && (t.Preposition(k) == "of" &&
			(typ != "" || deputy || instrument || members) || t.Preposition(k) == "from" && delegates):
			if o := st.at[t.Index][k]; o != nil {
				owner = o
			}
		}
	}
	if owner == nil || owner.typ == "Person" {
		return nil
	}
	if owner.typ == "Continent" || lemma == "government" && tok.XPOS == "NNS" {
		// "the African side" is not Africa, nor are "the governments of Asia" Asia
		return nil
	}
	if d := st.nameDescribed(t, i); d >= 0 && st.at[t.Index][d].typ == "Person" {
		return nil // "Ann Lee, the bank's spokeswoman"
	}
	if a := t.Child(i, "appos"); a >= 0 && st.at[t.Index][a] != nil && st.at[t.Index][a].typ == "Person" {
		return nil // "an Oxfam spokeswoman, Ann Lee"
	}
	if (deputy || instrument) && len(t.Conjuncts(owner.head)) > 1 { // "Russian and Turkish officials": see sides
		return nil
	}
	if d := t.Child(i, "det"); (t.Rel(i) == "appos" || d >= 0 && (t.Lower(d) == "a" || t.Lower(d) == "an")) &&
		st.nameDescribed(t, i) >= 0 {
		return nil // "Hezbollah, an Iran-backed militia", "UOKiK, the Polish agency": no body of its own
	}
	r := &reference{head: i, first: first, last: i + 1, start: first, typ: typ}
	// "the Jabal group" is Jabal, "the Associated Press news agency" the Associated Press.
	if (st.lex.Bands[lemma] || st.lex.Generic[lemma]) && owner.first < i && led == "" &&
		st.schema.Class(owner.typ) == "Organization" {
		deputy = true
		kind := cmp.Or(name.KindOfBody(lemma), st.schema.TypeOf(wordnet.Noun(lemma)))
		if kind != "Organization" && owner.known == "" && st.schema.IsA(kind, "Organization") {
			owner.typ, owner.owner = kind, nil // "the Indian National Congress party" is no parliament
		}
	}
	if members && st.schema.Class(owner.typ) == "Organization" && owner.first < i && led == "" {
		deputy = true
	}
	if delegates && owner.first < i {
		return nil
	}
	if led == "" && (deputy || instrument) && st.schema.Class(owner.typ) == "Place" && owner.typ != "Country" {
		// A country acts by its officials, a town or a part of a country does not: "Dubai officials", "Delhi police".
		if !st.lex.Governments[lemma] || t.Child(i, "nummod") >= 0 {
			return nil
		}
		deputy, instrument, typ = false, false, "GovernmentOrganization"
		r.typ = typ
	}
	if (deputy || instrument || delegates) && led == "" {
		// "the efforts of the coalition", "the Russian government": whose they are.
		r.name, r.typ, r.known, r.acting, r.some = owner.name, owner.typ, owner.known, !deputy, members
		return r
	}
	if typ == "" || !st.lex.Governments[lemma] && (led == "" || lemma != "coalition" && lemma != "alliance") &&
		!st.particular(t, i) {
		return nil
	}
	modifier := name.PlainAcronym(owner.name)
	if owner.known != "" && led == "" {
		if a := st.gaz.AdjectiveOf[owner.known]; a != "" {
			modifier = a
		} else {
			modifier = st.gaz.ByID[owner.known].Name
		}
	}
	between := ""
	for k := max(first, owner.last); k < i; k++ { // "the Iraqi security force", "French riot police"
		if u := t.Tokens[k].UPOS; (u == "NOUN" || u == "PROPN") && t.Head(k) == i {
			between += " " + t.Lower(k)
		}
	}
	r.name = modifier + led + between + " " + strings.ToLower(tok.Form)
	r.owner, r.led = owner, led != ""
	return r
}

// isBody reports whether something is a body beyond doubt, by what is known of it or by its name: "NASA", "the Folk
// Museum". What is called by a name alone may be a film.
func (st *story) isBody(e int) bool {
	x := st.entities[e]
	if st.schema.Class(x.typ) == "Thing" {
		return false
	}
	if x.known != "" || st.schema.IsA(x.typ, "AdministrativeArea") || st.schema.IsA(x.typ, "GovernmentOrganization") {
		return true
	}
	for called := range x.names {
		if name.IsAcronym(called) {
			return true
		}
		for w := range strings.FieldsSeq(strings.ToLower(called)) {
			if lexicon.Names().TypeOf[w] == "Organization" || st.lex.BodyType(w) != "" || st.lex.Sites[w] ||
				st.lex.Collectives[w] || st.lex.Generic[w] || st.lex.Subunits[w] {
				return true
			}
		}
	}
	return false
}

// particular reports whether a noun for a body speaks of one that is known: not "a French bank", "two Iraqi
// committees", "French banks" (but "Syrian rebels"), nor what is named at once: "the Iranian agency Fars".
func (st *story) particular(t *syntax.Tree, i int) bool {
	for _, k := range t.Kids[i] {
		switch t.Lower(k) {
		case "a", "an", "another", "any", "some", "no", "every", "each":
			return false
		}
		if t.Rel(k) == "nummod" {
			return false
		}
	}
	if t.Lemma(i) == "people" { // "the Syrian people"
		d := t.Child(i, "det")
		return d >= 0 && t.Lower(d) == "the" && t.Child(i, "nmod", "acl") < 0
	}
	if x := t.Tokens[i].XPOS; (x == "NNS" || x == "NNPS") && !st.lex.Members[t.Lemma(i)] && t.Lemma(i) != "militia" &&
		!strings.HasSuffix(t.Lemma(i), "force") {
		return false
	}
	next := i + 1
	return next >= len(t.Tokens) || st.at[t.Index][next] == nil || st.at[t.Index][next].start != next ||
		st.at[t.Index][next].acting
}

// nameDescribed is the name of which a noun says what it is: "Hezbollah, an Iran-backed militia", "Hezbollah is an
// Iran-backed militia". It is -1 for none.
func (st *story) nameDescribed(t *syntax.Tree, i int) int {
	name := -1
	if t.Rel(i) == "appos" {
		name = t.Head(i)
	} else if t.Child(i, "cop") >= 0 {
		name = t.Child(i, "nsubj")
	}
	if name < 0 || st.at[t.Index][name] == nil || st.at[t.Index][name].acting {
		return -1
	}
	return name
}
