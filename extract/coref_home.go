package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// byHome finds the only body of the story that is of the country which a noun for a body names: "Norway's Lofot agreed
// to buy Canada's Tide. The Norwegian company"; or, of a town, the only one that the sentence before names: "Adler will
// close a plant. The Munich-based company", "The mayor wrote to Adler Homes. The Munich developer"; or, of an age, the
// one that the story is about: "The 96-year-old company".
func (st *story) byHome(m *mention) *referent {
	t := st.trees[m.sentence]
	lemma := strings.ToLower(t.Lemma(m.head))
	r := m.referent.root()
	if m.ref != nil || r.entity >= 0 || r.noun != m || m.number == plural ||
		st.quotes[m.sentence][m.head] != nil || !st.lex.Companies[lemma] {
		return nil
	}
	home := st.onlyModifier(t, m)
	if home < 0 {
		return nil
	}
	body := m.kind&isBody != 0 || st.lex.Trades[lemma]
	land, main := "", (*referent)(nil)
	place := st.at[m.sentence][home]
	switch w := t.Lower(home); {
	case st.isAge(m.sentence, home):
		if body {
			main = st.valuedBody(m)
		}
	case w == "based" || w == "headquartered":
		main = st.onlyBody(m)
		if town := st.at[m.sentence][max(0, home-2)]; town != nil { // before the hyphen
			land = st.gaz.CountryOf(st.gaz.ByID[town.known])
		}
	case place != nil && place.typ == "Country" && body:
		land = place.known
	case place != nil && st.schema.Class(place.typ) == "Place" && (body || !st.speaksOfSomeone(m.sentence-1)):
		main, land = st.onlyBody(m), st.gaz.CountryOf(st.gaz.ByID[place.known])
	}
	found := -1
	for n := m.sentence; land != "" && n >= 0 && n >= m.sentence-reachHead; n-- {
		for _, o := range st.phrasesBefore(n, m.sentence, m.head) {
			e := o.referent.root().entity
			if e < 0 || o.group || o.form == pronominal || !st.isPrivate(e) || !slices.Contains(st.lands(o), land) {
				continue
			}
			if found >= 0 && found != e {
				return nil
			}
			found = e
		}
	}
	if found >= 0 && (main == nil || st.isOfOther(main, land)) {
		main = st.referents[found]
	}
	if main == nil || st.isOfOther(main, land) {
		return nil
	}
	r.kind = main.kind
	return main
}

// valuedBody is the body that a noun with its age takes up: who raised money, where that values it, "Volta raised $9
// million, valuing the four-year-old firm at $90 million"; else the one that the story is about.
func (st *story) valuedBody(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	if v := t.Head(m.head); v >= 0 && t.Rel(m.head) == "obj" && t.Lemma(v) == "value" && t.Rel(v) == "advcl" {
		if r := st.subjectBody(n); r != nil && t.Child(t.Head(v), "nsubj") >= 0 {
			return r
		}
	}
	var bodies []int
	for e := range st.entities {
		if st.isPrivate(e) && st.referents[e].times > 0 && st.referents[e].first < n {
			bodies = append(bodies, e)
		}
	}
	if e := st.foremost(bodies); e >= 0 && st.entities[e].mentions() >= leastTheme {
		return st.referents[e]
	}
	return nil
}

// byTrade finds the only company that the sentence before is about by a noun for its trade: "First Harbour cut 300
// jobs. The lender", "The toy maker".
func (st *story) byTrade(m *mention) *referent {
	t := st.trees[m.sentence]
	r := m.referent.root()
	if m.ref != nil || r.entity >= 0 || r.noun != m || m.number == plural || st.quotes[m.sentence][m.head] != nil ||
		!st.lex.Companies[strings.ToLower(t.Lemma(m.head))] || !isThe(t, m.head) {
		return nil
	}
	modified := false
	for _, k := range t.Kids[m.head] {
		modified = modified || t.Rel(k) == "amod" || t.Rel(k) == "compound"
		switch t.Rel(k) {
		case "amod":
			if !st.isPlain(t, k) || st.at[m.sentence][k] != nil {
				return nil
			}
		case "compound":
			if t.Tokens[k].UPOS != "NOUN" || st.at[m.sentence][k] != nil {
				return nil
			}
		case "nmod", "acl", "appos", "flat", "conj", "nummod":
			if !t.SetOff(k) {
				return nil
			}
		}
	}
	if !modified && st.lex.TakingNames["Organization"][strings.ToLower(t.Lemma(m.head))] {
		return nil // "the firm" tells too little
	}
	found := st.mainBody(m)
	if found == nil && st.part(m) == mainSubject { // "Adler sued Norfjord. The toy maker"
		found = st.subjectBody(m.sentence - 1)
	}
	if found == nil || m.kind&isPerson != 0 && st.speaksOfSomeone(m.sentence-1) {
		return nil
	}
	r.kind = found.kind
	return found
}

// subjectBody is the body with a name, of no government, that is the subject of a sentence.
func (st *story) subjectBody(n int) *referent {
	if n < 0 {
		return nil
	}
	for _, o := range st.phrases[n] {
		if e := o.referent.root().entity; e >= 0 && !o.group && o.form != pronominal && st.part(o) == mainSubject &&
			st.isPrivate(e) && st.trees[n].Child(o.outer, "conj") < 0 {
			return o.referent.root()
		}
	}
	return nil
}

// speaksOfSomeone reports whether a sentence speaks of one person.
func (st *story) speaksOfSomeone(n int) bool {
	return slices.ContainsFunc(st.phrases[n], func(o *mention) bool {
		return o.referent.root().kind == isPerson && o.number != plural
	})
}

// onlyModifier is the one word before a noun with "the" that tells it from others, -1 where there is none or another.
func (st *story) onlyModifier(t *syntax.Tree, m *mention) int {
	the, found := false, -1
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "det":
			the = t.Lower(k) == "the"
		case "amod", "compound":
			if found >= 0 {
				return -1
			}
			found = k
		case "nmod", "acl", "appos", "flat", "conj", "nummod":
			return -1
		}
	}
	if !the {
		return -1
	}
	return found
}

// isPrivate reports whether an entity is a body of no government.
func (st *story) isPrivate(e int) bool {
	typ := st.entities[e].typ
	return typ == "Corporation" || typ == "Organization"
}

// lands are the countries of which a phrase says that what it names is: "Canada's Tide", "the Norwegian group Lofot",
// "Ole Vik of Norway".
func (st *story) lands(o *mention) (out []string) {
	n, t := o.sentence, st.trees[o.sentence]
	kids := t.Kids[o.head]
	if h := t.Head(o.head); h >= 0 && h < o.head && (t.Rel(o.head) == "flat" || t.Rel(o.head) == "appos") &&
		!t.SetOff(o.head) { // "the German maker Adler"
		kids = slices.Concat(kids, t.Kids[h])
	}
	for _, k := range kids {
		r := st.at[n][k]
		if r == nil || r == o.ref || r.typ != "Country" || r.known == "" {
			continue
		}
		before := t.Rels[k] == "nmod:poss" || t.Rel(k) == "amod" || t.Rel(k) == "compound" || t.Rels[k] == "nmod:desc"
		of := t.Preposition(k) == "of" && o.kind == isPerson
		if k < o.head && before || k > o.head && of {
			out = append(out, r.known)
		}
	}
	return out
}

// isOfLand reports whether the story says that someone is of a country.
func (st *story) isOfLand(r *referent, land string) bool {
	return land != "" && slices.ContainsFunc(st.phrases, func(phrases []*mention) bool {
		return slices.ContainsFunc(phrases, func(o *mention) bool {
			return o.form == named && o.referent.root() == r.root() && slices.Contains(st.lands(o), land)
		})
	})
}

// isOfOther reports whether the story says of which country someone or a body is, and never that it is a given one.
func (st *story) isOfOther(r *referent, land string) bool {
	return land != "" && !st.isOfLand(r, land) && slices.ContainsFunc(st.phrases, func(phrases []*mention) bool {
		return slices.ContainsFunc(phrases, func(o *mention) bool {
			return o.form == named && o.referent.root() == r.root() && len(st.lands(o)) > 0
		})
	})
}

// mainBody is the body with a name that is the subject of the sentence before a phrase, where that names no other.
func (st *story) mainBody(m *mention) *referent {
	found := st.onlyBody(m)
	if found == nil || !slices.ContainsFunc(st.phrases[m.sentence-1], func(o *mention) bool {
		return o.referent.root() == found && !o.group && o.form != pronominal && st.part(o) == mainSubject
	}) {
		return nil
	}
	return found
}

// onlyBody is the only body with a name, of no government, that the sentence before a phrase speaks of.
func (st *story) onlyBody(m *mention) *referent {
	n := m.sentence - 1
	if n < 0 {
		return nil
	}
	var found *referent
	for _, o := range st.phrases[n] {
		r := o.referent.root()
		if o.group || r.entity < 0 || !st.isPrivate(r.entity) {
			continue
		}
		if found != nil && r != found {
			return nil
		}
		found = r
	}
	return found
}
