package extract

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
)

// entity is one thing in one story while its mentions are gathered.
type entity struct {
	kind      quadpress.EntityKind
	count     string // how many a described thing is, in digits; countText in words where these do not do
	countText string
	name      string      // as first written
	key       string      // its [name.Key]
	person    name.Person // the name taken apart as a personal one
	typ       string
	known     string
	names     map[string]int  // how often each name stands in the story
	adopted   map[string]bool // of these, those of a stage or a pen
	roles     map[string]bool
	offices   []string // in lower case, what noun phrases take the bearer up by
	types     map[string]int
	gender    gender
	kinds     []string // what nouns call it, sorted, and what adjectives say of it
	qualities []string
	sited     bool    // something is said to be in it, or to come or go there
	order     int     // of the first mention
	merged    *entity // what this was joined with, nil when it stands for itself
}

// root is the entity that this one is now part of; see [referent.root].
func (e *entity) root() *entity {
	for e.merged != nil {
		if e.merged.merged != nil {
			e.merged = e.merged.merged
		}
		e = e.merged
	}
	return e
}

// join makes two entities one. Two curated things stay apart whatever the text says.
func (e *entity) join(o *entity) {
	e, o = e.root(), o.root()
	if e == o || e.known != "" && o.known != "" {
		return
	}
	if o.known != "" || e.known == "" && o.order < e.order {
		e, o = o, e
	}
	o.merged = e
	for n, c := range o.names {
		e.names[n] += c
	}
	for t, c := range o.types {
		e.types[t] += c
	}
	maps.Copy(e.adopted, o.adopted)
	maps.Copy(e.roles, o.roles)
	e.order = min(e.order, o.order)
	if e.gender == unknownGender {
		e.gender = o.gender
	}
}

// cluster makes entities of the references by name: first those with one name, then short forms with the long forms
// they belong to, acronyms with what they abbreviate, and the aliases that the text gives.
func (st *story) cluster() {
	byKey := map[string]*entity{}
	var all []*entity
	owner := map[*reference]*entity{}
	for _, n := range st.headlineLast() {
		for _, r := range st.refs[n] {
			if st.isFamily(n, r) {
				r.typ = "Group"
			}
			key, folded := r.known, name.Key(r.name)
			if r.typ == "Person" {
				folded = name.PersonKey(r.name)
			}
			if key == "" {
				key = st.schema.Class(r.typ) + " " + folded
			}
			e := byKey[key]
			if e == nil {
				e = &entity{name: r.name, key: folded, person: name.ParsePerson(r.name), typ: r.typ, known: r.known,
					names: map[string]int{}, adopted: map[string]bool{}, roles: map[string]bool{}, types: map[string]int{},
					order: len(all)}
				byKey[key] = e
				all = append(all, e)
			}
			e.note(r, st.lex)
			if p := st.trees[n].Preposition(r.head); st.lex.Locative[p] && p != "by" || p == "from" || p == "to" {
				e.sited = true
			}
			owner[r] = e
		}
	}
	for _, r := range st.adopted {
		owner[r].adopted[r.name] = true
	}
	longer := newNameIndex(all)
	for _, e := range all {
		if e.known == "" {
			st.joinShort(e, longer.candidates(e))
		}
	}
	for _, pair := range st.aliases {
		a, b := owner[pair[0]].root(), owner[pair[1]].root()
		if st.schema.Class(a.typ) == st.schema.Class(b.typ) || name.IsAcronym(pair[0].name) ||
			name.IsAcronym(pair[1].name) || name.Shortens(pair[1].name, pair[0].name) {
			a.join(b)
		}
	}
	// Number the ones that are left by their first mention.
	index := map[*entity]int{}
	for _, e := range all {
		if r := e.root(); r == e {
			index[e] = len(st.entities)
			st.entities = append(st.entities, e)
		}
	}
	for _, refs := range st.refs {
		for _, r := range refs {
			r.entity = index[owner[r].root()]
		}
	}
	for _, e := range st.entities {
		e.settleType()
		e.noteName(st.lex)
	}
}

// isFamily reports whether a name is a surname for those who bear it: "the Lindgrens".
func (st *story) isFamily(n int, r *reference) bool {
	t := st.trees[n]
	x := t.Tokens[r.head].XPOS
	return r.typ == "Person" && r.first > 0 && t.Lower(r.first-1) == "the" && r.last == r.first+1 &&
		(x == "NNS" || x == "NNPS")
}

// noteName takes the gender from a first name.
func (e *entity) noteName(lex *lexicon.Lexicon) {
	if e.typ != "Person" || e.gender != unknownGender {
		return
	}
	for _, n := range slices.Sorted(maps.Keys(e.names)) {
		given := strings.Fields(strings.ToLower(name.Unaccented(n)))
		for _, w := range given[:max(0, len(given)-1)] { // the last is the surname
			switch {
			case e.gender != unknownGender:
			case lex.Women[w]:
				e.gender = female
			case lex.Men[w]:
				e.gender = male
			}
		}
	}
}

// note counts one mention.
func (e *entity) note(r *reference, lex *lexicon.Lexicon) {
	if !r.acting && !r.metonym {
		e.names[r.name]++
	}
	e.types[r.typ]++
	if r.role != "" {
		e.roles[r.role] = true
		for w := range strings.FieldsSeq(strings.ToLower(r.role)) {
			e.noteGender(w, lex)
		}
	}
}

// royal reports whether the entity has a title that goes with a first name: "King James".
func (e *entity) royal() bool {
	for role := range e.roles {
		words := strings.Fields(strings.ToLower(role))
		if lexicon.English().Royal[words[len(words)-1]] {
			return true
		}
	}
	return false
}

// isGivenName reports whether a name begins with a given name that many bear.
func isGivenName(called string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name.Unaccented(called)), " ")
	return lexicon.English().Men[first] || lexicon.English().Women[first]
}

// mentions is how often the story names the entity.
func (e *entity) mentions() (n int) {
	for _, c := range e.names {
		n += c
	}
	return n
}

// settleType takes the type that most mentions have, among equals the first in the alphabet. A law is one by its name
// in full: the Clean Rivers Act, whose acronym looks like a body's.
func (e *entity) settleType() {
	if e.known != "" {
		return
	}
	if e.types["Legislation"] > 0 {
		e.typ = "Legislation"
		return
	}
	best := e.typ
	for _, t := range slices.Sorted(maps.Keys(e.types)) {
		if e.types[t] > e.types[best] {
			best = t
		}
	}
	e.typ = best
}

// canonical is the fullest name of the entity: for a person the one with most words, else the one met most often of
// those that are neither an acronym nor a part of another.
func (e *entity) canonical() string {
	short := map[string]bool{}
	if e.typ != "Person" {
		short = e.shortened()
	}
	names := slices.SortedFunc(maps.Keys(e.names), func(a, b string) int {
		if e.typ == "Person" {
			if d := cmp.Or(boolInt(e.adopted[a])-boolInt(e.adopted[b]), len(strings.Fields(b))-len(strings.Fields(a)),
				boolInt(name.InCapitals(a))-boolInt(name.InCapitals(b))); d != 0 {
				return d
			}
		} else if d := cmp.Or(boolInt(name.IsAcronym(a))-boolInt(name.IsAcronym(b)), boolInt(short[a])-boolInt(short[b]),
			boolInt(name.InCapitals(a))-boolInt(name.InCapitals(b))); d != 0 {
			return d
		}
		return cmp.Or(e.names[b]-e.names[a], len(b)-len(a), strings.Compare(a, b))
	})
	if len(names) == 0 {
		return ""
	}
	best := names[0]
	for _, n := range names[1:] { // "Ann Lee" where that is said more often than "Dame Ann Lee"
		if e.typ == "Person" && strings.Contains(n, " ") && strings.HasSuffix(best, " "+n) && e.names[n] > e.names[best] {
			best = n
		}
	}
	return best
}

// shortened are the names that are a part of another name of the entity or made of its letters, among the first
// maxAlike in the alphabet.
func (e *entity) shortened() map[string]bool {
	out := map[string]bool{}
	names := slices.Sorted(maps.Keys(e.names))
	names = names[:min(len(names), maxAlike)]
	keys := make([]string, len(names))
	for i, n := range names {
		keys[i] = name.Key(n)
	}
	for i, n := range names {
		out[n] = slices.ContainsFunc(keys, func(k string) bool {
			return name.IsPart(keys[i], k) ||
				name.Shortens(keys[i], k)
		})
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// longest are the kinds that end no other: the jewellery store, but not the store.
func longest(kinds []string) (out []string) {
	for _, k := range kinds {
		if !slices.ContainsFunc(kinds, func(o string) bool { return strings.HasSuffix(o, " "+k) }) {
			out = append(out, k)
		}
	}
	return out
}

// export gives the entity in the form that leaves this package.
func (e *entity) export(gaz *name.Gazetteer) quadpress.Entity {
	out := quadpress.Entity{Kind: e.kind, Count: e.count, CountText: e.countText, Type: e.typ, Name: e.canonical(),
		Known: e.known, Names: slices.Sorted(maps.Keys(e.names)), Roles: slices.Sorted(maps.Keys(e.roles)),
		Kinds: longest(e.kinds), Qualities: e.qualities}
	if out.Type == "Person" {
		out.Gender = e.gender.String()
	}
	if e.known != "" {
		k := gaz.ByID[e.known]
		out.Name, out.Type = k.Name, k.Type
	} else if e.kind == quadpress.KindNamed && name.IsDescription(out.Name) {
		out.Kind = quadpress.KindDescribed // "police"
	}
	return out
}
