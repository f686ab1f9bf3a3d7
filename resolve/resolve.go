package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/schema"
)

// Document are the entities and events of one document, as package extract finds them.
type Document struct {
	ID        string    // of the document
	Published time.Time // the zero time when unknown
	Entities  []quadpress.Entity
	Events    []quadpress.Event
}

// DocumentOf returns what is to be resolved of a document.
func DocumentOf(x *quadpress.Extraction) Document {
	return Document{ID: x.Document.ID, Published: x.Document.Published, Entities: x.Entities, Events: x.Events}
}

// Entities decides which entities of all documents are one thing, and names each thing. The result has one resolution
// for each entity, in the order given. It depends on the set of documents alone, not on their order.
//
// Curated things are what they are. People are one when given name, family name and generation agree in any spelling
// and nothing known of them (middle names, the country or the field of their offices) speaks against it; a surname
// alone is the one bearer that the documents know. Everything else is one when a name agrees; an acronym is what the
// documents say it abbreviates, unless they say different things. Names that any country or town may have one of
// ("Health Ministry") never join two documents. What has no name is a thing of its document; what is spoken of in
// general, one for all. Events are one as [eventResolver] says, and with them the things without names that take the
// same part in them. The time it takes grows with the number of entities, not with its square.
func Entities(s *schema.Schema, docs []Document) [][]quadpress.Resolution {
	all := map[string]*Document{}
	ids := make([]string, len(docs))
	for d := range docs {
		ids[d] = docs[d].ID
		all[ids[d]] = &docs[d]
	}
	b := NewBlocks(s, memory{}, func(id string) (*Document, error) { return all[id], nil })
	resolved := map[string][]quadpress.Resolution{}
	for id, r := range b.Update(ids) {
		resolved[id] = r
	}
	if err := b.Err(); err != nil {
		panic(err) // nothing of an index in memory can fail
	}
	out := make([][]quadpress.Resolution, len(docs))
	for d := range docs {
		out[d] = resolved[docs[d].ID]
	}
	return out
}

// group is a thing while its mentions in all documents are gathered.
type group struct {
	key     string
	known   string
	class   string
	local   string // for what never joins two documents: what its entities in one of them have in common
	docs    int    // of what is local, that it is of
	labels  tally  // canonical names, by the number of documents that use them
	types   tally
	short   string // the acronym that is all it is named by
	person  name.Person
	profile name.Profile
	offices []string // "minister of Russia", and whole roles

	resolution Answer
}

// tally holds the numbers of documents by value; there are few values.
type tally []count

type count struct {
	value string
	n     int
}

func (c *tally) add(value string, n int) {
	for i := range *c {
		if (*c)[i].value == value {
			(*c)[i].n += n
			return
		}
	}
	*c = append(*c, count{value, n})
}

// best is the value of the highest rank, of equal ones that with the highest count, then one that is no part of
// another, then that of the fewest words, then the first in the alphabet.
func (c tally) best(rank func(string) int, part func(string) bool) string {
	if len(c) == 0 {
		return ""
	}
	return slices.MinFunc(c, func(a, b count) int {
		return cmp.Or(rank(b.value)-rank(a.value), b.n-a.n, toInt(part(a.value))-toInt(part(b.value)),
			strings.Count(a.value, " ")-strings.Count(b.value, " "), strings.Compare(a.value, b.value))
	}).value
}

// resolver finds out what the forms of one or several whole blocks are.
type resolver struct {
	*lore
	member []int          // the group of each form
	index  map[string]int // groups by key
	groups []*group
	parent []int // union-find; the root has the smallest key

	names    map[string][]int // class and key -> groups that bear the name
	acronyms map[string][]int // acronym -> groups with a long form that bear it
	shorts   map[string][]int // class and short form -> groups that a document names so
}

// lore is what the rules know of names, offices and types by themselves.
type lore struct {
	schema  *schema.Schema
	gaz     *name.Gazetteer
	memo    map[string]*nameFacts
	classes map[string]string      // by type
	offices map[string]name.Office // by role as written
}

func newLore(s *schema.Schema) *lore {
	return &lore{
		schema: s, gaz: name.DefaultGazetteer(), memo: map[string]*nameFacts{}, classes: map[string]string{},
		offices: map[string]name.Office{},
	}
}

// nameFacts are what is known about a name as written.
type nameFacts struct {
	key     string // [name.BodyKey]
	acronym bool
	general bool
	person  name.Person
	parsed  bool
}

func (l *lore) facts(label string) *nameFacts {
	f := l.memo[label]
	if f == nil {
		f = &nameFacts{key: name.BodyKey(label), acronym: name.IsAcronym(label),
			general: name.IsGeneral(label) || name.IsDescription(label)}
		l.memo[label] = f
	}
	return f
}

func (l *lore) person(label string) name.Person {
	f := l.facts(label)
	if !f.parsed {
		f.person, f.parsed = name.ParsePerson(label), true
	}
	return f.person
}

func (l *lore) class(typ string) string {
	c, ok := l.classes[typ]
	if !ok {
		c = l.schema.Class(typ)
		l.classes[typ] = c
	}
	return c
}

// ownClass is the class that a form has whatever other documents say.
func (l *lore) ownClass(r *Record) string { return l.class(cmp.Or(l.gaz.ByID[r.Known].Type, r.Type)) }

// vote returns the class that each form is taken to be of, of all forms that bear one name: its own, unless three times
// as many documents say otherwise, or as many where it was taken for just some thing.
func (l *lore) vote(forms []*Record) []string {
	votes := map[string]int{}
	for _, f := range forms {
		votes[l.class(f.Type)] += f.Entities
	}
	classes := make([]string, len(forms))
	for i, f := range forms {
		own := l.class(f.Type)
		best := own
		for _, c := range sortedKeys(votes) {
			if c == own || votes[c] < 3*votes[own] && (own != "Thing" || c == "Person" || votes[c] < votes[own]) {
				continue
			}
			if best == own || votes[c] > votes[best] {
				best = c
			}
		}
		classes[i] = best
	}
	return classes
}

// resolve says what each of the forms of whole blocks is.
func (l *lore) resolve(forms []*Record) []Answer {
	r := &resolver{
		lore: l, index: map[string]int{}, names: map[string][]int{}, acronyms: map[string][]int{},
		shorts: map[string][]int{},
	}
	r.collect(forms)
	r.uniteNames()
	r.unitePeople()
	r.name()
	out := make([]Answer, len(forms))
	for i, f := range forms {
		if f.Kind == quadpress.KindNamed {
			out[i] = r.groups[r.find(r.member[i])].resolution
		}
	}
	resolveConcepts(forms, out)
	return out
}

// collect puts each form into a group by its own strongest key.
func (r *resolver) collect(forms []*Record) {
	r.member = make([]int, len(forms))
	for i, f := range forms {
		if f.Kind != quadpress.KindNamed {
			continue
		}
		g := r.enter(f)
		r.member[i] = g
		group := r.groups[g]
		group.labels.add(f.Name, f.Entities)
		if r.class(f.Type) == group.class {
			group.types.add(f.Type, f.Entities)
		}
		if group.local != "" {
			group.docs += f.Documents
		}
	}
}

// enter finds or makes the group of a form.
func (r *resolver) enter(f *Record) int {
	if f.Known != "" {
		g, isNew := r.group("known " + f.Known)
		group := r.groups[g]
		if isNew {
			group.known, group.class = f.Known, f.Class
		}
		r.indexNames(g, f, true)
		return g
	}
	if f.Class == "Person" {
		return r.enterPerson(f)
	}
	about := r.facts(f.Name)
	key := f.Class + " " + about.key
	if about.general {
		g, _ := r.group(key + " as " + f.Type + " " + f.Name)
		r.groups[g].class, r.groups[g].local = f.Class, key
		return g
	}
	g, _ := r.group(key)
	r.groups[g].class = f.Class
	long := r.hasLong(&f.form)
	if !long {
		r.groups[g].short = about.key
	}
	r.indexNames(g, f, long)
	return g
}

func (r *resolver) group(key string) (index int, isNew bool) {
	if g, ok := r.index[key]; ok {
		return g, false
	}
	g := len(r.groups)
	r.index[key] = g
	r.groups = append(r.groups, &group{key: key})
	r.parent = append(r.parent, g)
	return g, true
}

// indexNames enters the names of a thing where others look for it. Names that often mean something else, and general
// ones, are no names to be found by; short forms ("the Chess Federation" for a country's) count where nothing else has
// them.
func (r *resolver) indexNames(g int, e *Record, long bool) {
	c := r.groups[g].class
	add := func(m map[string][]int, k string) {
		if l := m[k]; len(l) == 0 || l[len(l)-1] != g {
			m[k] = append(l, g)
		}
	}
	for _, n := range e.all() {
		f := r.facts(n)
		switch {
		case f.general, r.gaz.Ambiguous[n]:
		case f.acronym && long:
			add(r.acronyms, f.key)
		case f.acronym:
		case n != e.Name && name.IsPart(f.key, r.facts(e.Name).key):
			add(r.shorts, c+" "+f.key)
		default:
			add(r.names, c+" "+f.key)
		}
	}
	if f := r.facts(e.Name); !f.general && !f.acronym && !r.gaz.Ambiguous[e.Name] {
		add(r.names, c+" "+f.key)
	}
}

// uniteNames joins what is no person by name.
func (r *resolver) uniteNames() {
	// One name, one thing, unless two curated things bear it.
	for _, name := range sortedKeys(r.names) {
		r.uniteAll(r.names[name])
	}
	// Acronyms and short forms that only one thing can be meant by. A place is not called by a body's acronym.
	for _, g := range r.sorted() {
		group := r.groups[g]
		if group.class == "Person" || group.known != "" || group.local != "" {
			continue
		}
		if group.short != "" {
			r.joinSole(g, r.acronyms[group.short], func(o int) bool {
				return (r.groups[o].class == "Place") == (group.class == "Place")
			})
			continue
		}
		for _, l := range group.labels {
			r.joinSole(g, r.shorts[group.class+" "+r.facts(l.value).key], func(int) bool { return true })
		}
	}
}

// joinSole joins a group with the one thing among the candidates, if there is just one.
func (r *resolver) joinSole(g int, candidates []int, fits func(int) bool) {
	sole := -1
	for _, o := range candidates {
		if !fits(o) {
			continue
		}
		o = r.find(o)
		if sole >= 0 && o != sole {
			return
		}
		sole = o
	}
	if sole >= 0 {
		r.join(sole, g)
	}
}

// sorted are all groups by key.
func (r *resolver) sorted() []int {
	all := make([]int, len(r.groups))
	for i := range all {
		all[i] = i
	}
	slices.SortFunc(all, r.byKey)
	return all
}

func (r *resolver) byKey(a, b int) int { return strings.Compare(r.groups[a].key, r.groups[b].key) }

// uniteAll joins groups that bear one name. Where that would make two curated things one, each stays as it is.
func (r *resolver) uniteAll(groups []int) {
	known := ""
	for _, g := range groups {
		if id := r.groups[r.find(g)].known; id != "" && id != known {
			if known != "" {
				return
			}
			known = id
		}
	}
	for _, g := range groups[1:] {
		r.join(groups[0], g)
	}
}

func (r *resolver) find(g int) int {
	for r.parent[g] != g {
		r.parent[g] = r.parent[r.parent[g]]
		g = r.parent[g]
	}
	return g
}

// join makes two groups one, unless both are curated; what they know is gathered at the root.
func (r *resolver) join(a, b int) {
	a, b = r.find(a), r.find(b)
	if a == b {
		return
	}
	if r.byKey(b, a) < 0 {
		a, b = b, a
	}
	into, from := r.groups[a], r.groups[b]
	if into.known != "" && from.known != "" {
		return
	}
	r.parent[b] = a
	for _, l := range from.labels {
		into.labels.add(l.value, l.n)
	}
	for _, t := range from.types {
		into.types.add(t.value, t.n)
	}
	if into.known == "" {
		into.known = from.known
	}
	into.local, into.docs = "", 0
}

// name settles label, type and identifier of every group.
func (r *resolver) name() {
	taken := map[string][]*group{}
	for _, i := range r.sorted() {
		if r.parent[i] != i {
			continue
		}
		g := r.groups[i]
		if g.known != "" {
			k := r.gaz.ByID[g.known]
			g.resolution = Answer{ID: g.known, Label: k.Name, Type: k.Type}
			taken[g.known] = append(taken[g.known], g)
			continue
		}
		label := r.label(g)
		g.resolution = Answer{ID: thingID(label), Label: label, Type: g.typ()}
		taken[g.resolution.ID] = append(taken[g.resolution.ID], g)
	}
	// Different things of one name tell themselves apart by their kind, then by a number; those of one document alone by
	// that document. No name of a curated thing goes to another.
	used := map[string]bool{}
	for id := range taken {
		used[id] = true
	}
	for _, id := range sortedKeys(taken) {
		groups := taken[id]
		slices.SortStableFunc(groups, func(a, b *group) int {
			return cmp.Or(toInt(a.known == "")-toInt(b.known == ""), toInt(a.docs > 0)-toInt(b.docs > 0),
				b.documents()-a.documents(), strings.Compare(a.key, b.key))
		})
		_, curated := r.gaz.ByID[id]
		locals := 0
		for _, g := range groups {
			locals += g.docs
		}
		apart := map[string]int{}
		for i, g := range groups {
			switch {
			case i == 0 && (g.known != "" || !curated && (g.docs == 0 || locals == 1)):
			case g.docs > 0 && locals > 1:
				if apart[g.local] == 0 {
					apart[g.local] = len(apart) + 1
				}
				g.resolution.Apart = apart[g.local]
			default:
				g.resolution.ID = unused(id, strings.ToLower(g.class), used)
			}
		}
	}
}

// unused returns an ID with the kind of a thing that no other one has.
func unused(id, kind string, used map[string]bool) string {
	candidate := id + "_(" + kind + ")"
	for n := 2; used[candidate]; n++ {
		candidate = id + "_(" + kind + "_" + strconv.Itoa(n) + ")"
	}
	used[candidate] = true
	return candidate
}

func (g *group) documents() (n int) {
	for _, l := range g.labels {
		n += l.n
	}
	return n
}

// label is the name that most documents use, leaving short forms and capitals out where there is another; among equals
// the one that is no part of another, then the one of fewer words, then the first in the alphabet.
func (r *resolver) label(g *group) string {
	if len(g.labels) == 1 {
		return g.labels[0].value
	}
	if g.class == "Person" {
		return g.labels.best(func(l string) int {
			p := r.person(l)
			tail := slices.ContainsFunc(g.labels, func(o count) bool { // "Luján Grisham"
				return name.IsPart(r.facts(l).key, r.facts(o.value).key) && r.person(o.value).Middle != "" &&
					r.person(o.value).Given != p.Given
			})
			return 4*toInt(!p.Bare()) + 2*toInt(!tail) + toInt(!name.InCapitals(l))
		}, func(string) bool { return false })
	}
	return g.labels.best(func(l string) int { return 2*toInt(!name.IsAcronym(l)) + toInt(!name.InCapitals(l)) },
		func(l string) bool {
			return slices.ContainsFunc(g.labels, func(o count) bool { return name.IsPart(r.facts(l).key, r.facts(o.value).key) })
		})
}

// typ is the type that most documents give, the first in the alphabet among equals.
func (g *group) typ() string {
	return cmp.Or(g.types.first(), g.class)
}

// toInt is 1 for true, to order by what holds.
func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
