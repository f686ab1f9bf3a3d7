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

// maxAlike bounds how many names with one word or one acronym are tried as the long form of another, the first of the
// story: a list of members can have a thousand that begin with "John".
const maxAlike = 100

// nameIndex finds the entities whose names may be long for another: by the words of the name and by its initials. A
// long document has too many names to try each with each.
type nameIndex struct {
	all                        []*entity
	byWord, byInitial, byGiven map[string][]int // indexes into all; the last of people, see [name.Person.Pet]
}

func newNameIndex(all []*entity) *nameIndex {
	x := &nameIndex{all: all, byWord: map[string][]int{}, byInitial: map[string][]int{}, byGiven: map[string][]int{}}
	note := func(lists map[string][]int, w string, i int) {
		if len(lists[w]) < maxAlike {
			lists[w] = append(lists[w], i)
		}
	}
	for i, e := range all {
		for w := range strings.FieldsSeq(e.key) {
			note(x.byWord, w, i)
		}
		for n := range e.names {
			note(x.byInitial, name.Initials(n), i)
		}
		if e.typ == "Person" && e.person.Given != "" {
			note(x.byGiven, e.person.Pet(), i)
		}
	}
	return x
}

// candidates are the entities that share the first word of e's name, or a person's surname, or are abbreviated by it,
// in order, e among them.
func (x *nameIndex) candidates(e *entity) []*entity {
	first, _, _ := strings.Cut(e.key, " ")
	found := slices.Clone(x.byWord[first])
	if e.typ == "Person" && e.person.Family != first {
		found = append(found, x.byWord[e.person.Family]...)
	}
	if e.typ == "Person" && first == e.key {
		found = append(found, x.byGiven[e.person.Pet()]...)
	}
	for n := range e.names {
		if name.IsAcronym(n) {
			found = append(found, x.byInitial[name.PlainAcronym(n)]...)
		}
	}
	slices.Sort(found)
	var out []*entity
	for _, i := range slices.Compact(found) {
		out = append(out, x.all[i])
	}
	return out
}

// joinShort joins a name with the one of the candidates that it is short for.
func (st *story) joinShort(e *entity, candidates []*entity) {
	short := strings.Fields(e.key)
	var found []*entity
	for _, o := range candidates {
		if o == e {
			continue
		}
		if o.key == e.key && st.schema.Class(o.typ) == st.schema.Class(e.typ) {
			if o.known != "" && o.name != e.name && strings.EqualFold(o.name, e.name) { // "the Democratic party"
				found = append(found, o)
			}
			continue
		}
		if st.isShortFor(e, short, o) {
			found = append(found, o)
		}
	}
	if len(found) == 0 {
		return
	}
	// "Biden" after "Joe Biden" and "his son Hunter Biden" is the one that the story named first.
	best := found[0]
	alike := func(o *entity) int { return boolInt(st.schema.Class(o.typ) != st.schema.Class(e.typ)) }
	for _, o := range found[1:] {
		if o.root() != best.root() && cmp.Or(alike(o)-alike(best), o.order-best.order) < 0 {
			best = o
		}
	}
	if best.typ == "Person" && e.typ != "Person" || st.schema.Class(best.typ) == "Organization" &&
		st.schema.Class(e.typ) != "Organization" || best.typ == "Vehicle" || name.IsShip(strings.Fields(best.name)[0]) {
		// what is short for a person's name names the person
		e.typ, e.types = best.typ, map[string]int{best.typ: 1}
	}
	best.join(e)
}

// isShortFor reports whether a name is a short form of another thing's name.
func (st *story) isShortFor(e *entity, short []string, o *entity) bool {
	long := strings.Fields(o.key)
	switch {
	case len(short) == 0 || len(long) < len(short):
		return false
	case o.typ == "Person" && len(long) > 1:
		if e.typ != "Person" && (len(short) > 1 && !e.person.Bare() || e.typ == "Event") {
			return false
		}
		if len(short) == 1 {
			if i := slices.Index(long, short[0]); i > 0 && i+2 < len(long) && lexicon.Names().Particles[long[i+1]] {
				// "Kirchner" and "Fernández" are Cristina Fernández de Kirchner
				return true
			}
			if e.royal() && !o.royal() {
				return false
			}
			return short[0] == o.person.Family ||
				e.typ == "Person" && !o.adopted[o.name] && // "Hillary", "Chad" of Chadwick
					(short[0] == long[0] || e.person.IsPetNameOf(o.person))
		}
		return isSamePerson(e, o, short, long)
	case len(short) == 1 && len(long) > 1 && short[0] == long[len(long)-1] &&
		(o.typ == "Vehicle" || name.IsShip(strings.Fields(o.name)[0])):
		// "the Nimitz" after "USS Nimitz"
		return true
	case len(short) == 1 && short[0] == long[0] && st.isCompanyCut(e, o, long):
		return true
	case st.schema.Class(e.typ) == "Organization" && st.schema.Class(o.typ) == "Organization" && len(long) > len(short):
		if of, ok := strings.CutPrefix(o.name, e.name+" of "); ok && len(st.organs[e.name]) > 0 {
			// "Congress" beside "Congress of Chile", but the Green Party is not the "Green Party of Ohio"
			return !strings.HasSuffix(strings.ToLower(e.name), "party") || !st.isRegion(of)
		}
		if len(short) == 1 {
			// "the Falcons" after "the Springfield Falcons"
			last := strings.ToLower(e.name)
			return isAcronymOf(e, o) || short[0] == long[len(long)-1] && strings.HasSuffix(last, "s") &&
				!name.IsGeneral(last) && lexicon.Names().TypeOf[last] == "" && !slices.Contains(long, "and")
		}
		// "the Security Council" after "the UN Security Council"
		return slices.Equal(short, long[len(long)-len(short):]) && !st.isBranch(o, len(long)-len(short))
	case st.schema.Class(e.typ) == "Organization" && len(short) == 1 && len(long) > 1 && o.typ != "Person" &&
		o.typ != "Country":
		return isAcronymOf(e, o)
	}
	return false
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

// isBranch reports whether the first n words of a party's name are those of a part of the country, whose party is a
// branch: "the Ohio Green Party" and "the Scottish Labour Party" are not the Green and the Labour Party, but "the US
// Green Party" is.
func (st *story) isBranch(party *entity, n int) bool {
	words := strings.Fields(party.name)
	if n == 0 || n >= len(words) || !strings.EqualFold(words[len(words)-1], "party") {
		return false
	}
	return st.isRegion(strings.Join(words[:n], " "))
}

// isRegion reports whether a name or an adjective is that of a place other than a country.
func (st *story) isRegion(called string) bool {
	k, ok := st.gaz.Find(called)
	if !ok {
		k, ok = st.gaz.Adjectives[called]
	}
	return ok && k.Type != "Country" && st.schema.Class(k.Type) == "Place"
}

// isCompanyCut reports whether a name is the first word of a company's that the story has named before: "Halden" after
// "Halden Optics". What the tagger takes for a place must not be where anything is, and what it takes for a person no
// one's name: after "Lyon Motors" Lyon may be the city.
func (st *story) isCompanyCut(e, o *entity, long []string) bool {
	if st.schema.Class(o.typ) != "Organization" || o.known != "" || o.order > e.order || len(long) < 2 ||
		name.IsGeneral(e.name) || name.IsAcronym(e.name) {
		return false
	}
	if _, adjective := st.gaz.Adjectives[e.name]; adjective || name.IsGeneral(strings.Join(long[1:], " ")) {
		// "Chicago Police Department"
		return false
	}
	switch st.schema.Class(e.typ) {
	case "Organization":
		return true
	case "Person":
		return !lexicon.English().Men[long[0]] && !lexicon.English().Women[long[0]] && len(e.roles) == 0
	case "Place":
		return !e.sited
	}
	return false
}

// isSamePerson reports whether one story's two names of several words are one person's, the longer one first. A son is
// not his father.
func isSamePerson(e, o *entity, short, long []string) bool {
	p, q := e.person, o.person
	switch {
	case p.Bare():
		return p.Family == q.Family // "de Mistura"
	case p.Generation != q.Generation:
		return false
	case p.Given == q.Given && p.Family == q.Family:
		// "John F. Kerry"; "Bill" for William
		return (len(long) > len(short) || o.order < e.order) && name.AgreeMiddle(p.Middle, q.Middle)
	case p.Given == q.Given && len(p.Family) >= name.LongSurname && len(q.Family) >= name.LongSurname &&
		name.OneEdit(p.Family, q.Family),
		p.Family == q.Family && len(p.Given) >= name.LongSurname && len(q.Given) >= name.LongSurname &&
			name.OneEdit(p.Given, q.Given) && !isGivenName(e.name) && !isGivenName(o.name):
		return o.mentions() > e.mentions() || o.mentions() == e.mentions() && o.order < e.order // a slip of the pen
	case len(long) == len(short):
		return false
	}
	// "Luján Grisham" is Michelle Luján Grisham, "Gabriel García" Gabriel García Márquez.
	return slices.Equal(short, long[len(long)-len(short):]) || slices.Equal(short, long[:len(short)])
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

// isAcronymOf reports whether one of e's names is made of the initials of one of o's.
func isAcronymOf(e, o *entity) bool {
	for a := range e.names {
		if !name.IsAcronym(a) {
			continue
		}
		for n := range o.names {
			if name.Initials(n) == name.PlainAcronym(a) {
				return true
			}
		}
	}
	return false
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
