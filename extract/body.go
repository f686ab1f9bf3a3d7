package extract

import "strings"

// body makes a reference of a common noun that names a body with its modifier: "the Iraqi army", "the US-led coalition",
// "the Russian Foreign Ministry". A noun that merely acts for a country gives the country: "Russian warplanes".
func (st *story) body(t *tree, i int) *reference {
	tok := &t.Tokens[i]
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
		return nil
	}
	lemma := strings.ToLower(t.lemma(i))
	typ := st.lex.bodyType(lemma)
	deputy, instrument, members := st.lex.Deputy[lemma], st.lex.Instrument[lemma], st.lex.Members[lemma]
	delegates := tok.XPOS == "NNS" && st.lex.Delegates[lemma] // "ministers from the African Union"
	if typ == "" && !deputy && !instrument && !members && !delegates {
		return nil
	}
	// The modifier that names whose it is, and where the noun phrase starts.
	var owner *reference
	led := ""
	first := i
	for _, k := range t.kids[i] {
		switch rel := t.rels[k]; {
		case k < i && (rel == "amod" || rel == "compound" || rel == "nmod:poss" || rel == "nmod"):
			if o := st.at[t.index][k]; o != nil && o.first < i && o.last <= i {
				owner, first = o, min(first, o.first)
				break
			}
			for _, g := range t.kids[k] { // "US-led coalition", "Saudi-backed militia"
				if o := st.at[t.index][g]; o != nil && g < k && t.Tokens[k].UPOS != "NOUN" {
					owner, led, first = o, "-"+t.lower(k), min(first, o.first)
				}
			}
			if rel == "compound" || rel == "amod" && owner != nil {
				first = min(first, k)
			}
		case k > i && rel == "nmod" && owner == nil && (t.preposition(k) == "of" && (typ != "" || deputy || instrument || members) || t.preposition(k) == "from" && delegates):
			if o := st.at[t.index][k]; o != nil {
				owner = o
			}
		}
	}
	if owner == nil || owner.typ == "Person" {
		return nil
	}
	if owner.typ == "Continent" || lemma == "government" && tok.XPOS == "NNS" { // "the African side" is not Africa, nor are "the governments of Asia" Asia
		return nil
	}
	if d := st.nameDescribed(t, i); d >= 0 && st.at[t.index][d].typ == "Person" {
		return nil // "Ann Lee, the bank's spokeswoman"
	}
	if a := t.child(i, "appos"); a >= 0 && st.at[t.index][a] != nil && st.at[t.index][a].typ == "Person" {
		return nil // "an Oxfam spokeswoman, Ann Lee"
	}
	if (deputy || instrument) && len(t.conjuncts(owner.head)) > 1 { // "Russian and Turkish officials": see sides
		return nil
	}
	if d := t.child(i, "det"); (t.rel(i) == "appos" || d >= 0 && (t.lower(d) == "a" || t.lower(d) == "an")) && st.nameDescribed(t, i) >= 0 {
		return nil // "Hezbollah, an Iran-backed militia", "UOKiK, the Polish agency": no body of its own
	}
	r := &reference{head: i, first: first, last: i + 1, start: first, typ: typ}
	// "the Jabal group" is Jabal, "the Associated Press news agency" the Associated Press.
	if (st.lex.Bands[lemma] || st.lex.Generic[lemma]) && owner.first < i && led == "" && class(st.schema, owner.typ) == "Organization" {
		deputy = true
	}
	if members && class(st.schema, owner.typ) == "Organization" && owner.first < i && led == "" {
		deputy = true
	}
	if delegates && owner.first < i {
		return nil
	}
	if (deputy || instrument || delegates) && led == "" {
		// "the efforts of the coalition", "the Russian government": whose they are.
		r.name, r.typ, r.known, r.acting, r.some = owner.name, owner.typ, owner.known, !deputy, members
		return r
	}
	if typ == "" || (led == "" || lemma != "coalition" && lemma != "alliance") && !st.particular(t, i) {
		return nil
	}
	modifier := plainAcronym(owner.name)
	if owner.known != "" && led == "" {
		if a := st.gaz.adjective[owner.known]; a != "" {
			modifier = a
		} else {
			modifier = st.gaz.byID[owner.known].name
		}
	}
	between := ""
	for k := max(first, owner.last); k < i; k++ { // "the Iraqi security force", "French riot police"
		if u := t.Tokens[k].UPOS; (u == "NOUN" || u == "PROPN") && t.head(k) == i {
			between += " " + t.lower(k)
		}
	}
	r.name = modifier + led + between + " " + strings.ToLower(tok.Form)
	r.owner, r.led = owner, led != ""
	return r
}

// isBody tells whether something is a body beyond doubt, by what is known of it or by its name: "NASA", "the Folk Museum". What is
// called by a name alone may be a film.
func (st *story) isBody(e int) bool {
	x := st.entities[e]
	if class(st.schema, x.typ) == "Thing" {
		return false
	}
	if x.known != "" || st.schema.IsA(x.typ, "AdministrativeArea") || st.schema.IsA(x.typ, "GovernmentOrganization") {
		return true
	}
	for name := range x.names {
		if isAcronym(name) {
			return true
		}
		for w := range strings.FieldsSeq(strings.ToLower(name)) {
			if loadNames().head[w] == "Organization" || st.lex.bodyType(w) != "" || st.lex.Sites[w] || st.lex.Collectives[w] || st.lex.Generic[w] || st.lex.Subunits[w] {
				return true
			}
		}
	}
	return false
}

// particular tells whether a noun for a body speaks of one that is known: not "a French bank", "two Iraqi committees", "French
// banks" (but "Syrian rebels"), nor what is named at once: "the Iranian agency Fars".
func (st *story) particular(t *tree, i int) bool {
	for _, k := range t.kids[i] {
		switch t.lower(k) {
		case "a", "an", "another", "any", "some", "no", "every", "each":
			return false
		}
		if t.rel(k) == "nummod" {
			return false
		}
	}
	if t.lemma(i) == "people" { // "the Syrian people"
		d := t.child(i, "det")
		return d >= 0 && t.lower(d) == "the" && t.child(i, "nmod", "acl") < 0
	}
	if x := t.Tokens[i].XPOS; (x == "NNS" || x == "NNPS") && !st.lex.Members[t.lemma(i)] && t.lemma(i) != "militia" && !strings.HasSuffix(t.lemma(i), "force") {
		return false
	}
	next := i + 1
	return next >= len(t.Tokens) || st.at[t.index][next] == nil || st.at[t.index][next].start != next || st.at[t.index][next].acting
}

// nameDescribed is the name of which a noun says what it is: "Hezbollah, an Iran-backed militia", "Hezbollah is an
// Iran-backed militia". It is -1 for none.
func (st *story) nameDescribed(t *tree, i int) int {
	name := -1
	if t.rel(i) == "appos" {
		name = t.head(i)
	} else if t.child(i, "cop") >= 0 {
		name = t.child(i, "nsubj")
	}
	if name < 0 || st.at[t.index][name] == nil || st.at[t.index][name].acting {
		return -1
	}
	return name
}
