package extract

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// DocumentEntities are the entities of one document, as [Extractor.Extract] found them.
type DocumentEntities struct {
	ID       string // of the document
	Entities []quadpress.Entity
}

// Resolve decides which entities of all documents are one thing, and names each thing. The result has one resolution for
// each entity, in the order given. It depends on the set of documents alone, not on their order.
//
// Curated things are what they are. People are one when first name and surname agree in any spelling and no middle names
// speak against it; a surname alone is the one bearer that the documents know, else it stays itself. Everything else is
// one when a name agrees; an acronym is what the documents say it abbreviates, unless they say different things.
func Resolve(s *schema.Schema, docs []DocumentEntities) [][]quadpress.Resolution {
	r := &resolver{schema: s, gaz: loadGazetteer(), groups: map[string]*group{}, parent: map[string]string{}}
	r.countClasses(docs)
	r.collect(docs)
	r.unite()
	r.name()
	out := make([][]quadpress.Resolution, len(docs))
	for d, doc := range docs {
		out[d] = make([]quadpress.Resolution, len(doc.Entities))
		for i := range doc.Entities {
			out[d][i] = r.groups[r.find(r.keys[d][i])].resolution
		}
	}
	return out
}

// group is a thing while its mentions in all documents are gathered.
type group struct {
	key        string
	known      string
	class      string
	labels     map[string]int // canonical names, by the number of documents that use them
	types      map[string]int
	resolution quadpress.Resolution
}

type resolver struct {
	schema *schema.Schema
	gaz    *gazetteer
	votes  map[string]map[string]int // documents by name key and class
	keys   [][]string                // of each entity of each document
	groups map[string]*group
	parent map[string]string // union-find over group keys; the smaller key is the root

	names    map[string]map[string]bool // class and name key -> groups that bear the name
	acronyms map[string]map[string]bool // class and acronym -> groups with a long form that bear it
	people   map[string]map[string]bool // surname -> groups of people with a full name
	short    map[string]string          // group of a bare surname or a bare acronym -> that surname or acronym
}

// countClasses counts, for each name, in how many documents it names a person, a place and so on: a single document in
// which a name was taken for something else is overruled.
func (r *resolver) countClasses(docs []DocumentEntities) {
	r.votes = map[string]map[string]int{}
	for _, doc := range docs {
		for _, e := range doc.Entities {
			if e.Known != "" {
				continue
			}
			k := nameKey(e.Name)
			if r.votes[k] == nil {
				r.votes[k] = map[string]int{}
			}
			r.votes[k][class(r.schema, e.Type)]++
		}
	}
}

// classOf is the class that an entity is taken to be of.
func (r *resolver) classOf(e *quadpress.Entity) string {
	own := class(r.schema, e.Type)
	votes := r.votes[nameKey(e.Name)]
	best := own
	for _, c := range slices.Sorted(maps.Keys(votes)) {
		if votes[c] > votes[best] && votes[c] >= 3*votes[own] {
			best = c
		}
	}
	return best
}

// collect puts each entity into a group by its own strongest key.
func (r *resolver) collect(docs []DocumentEntities) {
	r.names, r.acronyms, r.people, r.short = map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]string{}
	r.keys = make([][]string, len(docs))
	for d, doc := range docs {
		r.keys[d] = make([]string, len(doc.Entities))
		for i := range doc.Entities {
			e := &doc.Entities[i]
			c := r.classOf(e)
			key := r.key(e, c)
			r.keys[d][i] = key
			g := r.groups[key]
			if g == nil {
				g = &group{key: key, known: e.Known, class: c, labels: map[string]int{}, types: map[string]int{}}
				r.groups[key], r.parent[key] = g, key
			}
			g.labels[e.Name]++
			if class(r.schema, e.Type) == c {
				g.types[e.Type]++
			}
			r.index(e, key, c)
		}
	}
}

// key is what an entity is grouped by at first: its curated name, a person's first name, middle names and surname, else
// its name.
func (r *resolver) key(e *quadpress.Entity, c string) string {
	if e.Known != "" {
		return "known " + e.Known
	}
	k := nameKey(e.Name)
	if c != "Person" {
		return c + " " + k
	}
	words := strings.Fields(k)
	if len(words) < 2 {
		return "Person " + k
	}
	last := surname(k)
	end := slices.Index(words, last)
	if end < 1 {
		return "Person " + k
	}
	return "Person " + words[0] + " | " + strings.Join(words[1:end], " ") + " | " + last
}

// index enters the names of an entity where others look for it.
func (r *resolver) index(e *quadpress.Entity, key, c string) {
	add := func(m map[string]map[string]bool, k string) {
		if m[k] == nil {
			m[k] = map[string]bool{}
		}
		m[k][key] = true
	}
	if c == "Person" && e.Known == "" {
		k := nameKey(e.Name)
		if strings.Contains(key, " | ") {
			add(r.people, surname(k))
		} else {
			r.short[key] = k
		}
		return
	}
	long := e.Known != ""
	for _, n := range e.Names {
		long = long || !isAcronym(n)
	}
	for _, n := range append([]string{e.Name}, e.Names...) {
		k := c + " " + nameKey(n)
		switch {
		case !isAcronym(n):
			add(r.names, k)
		case long:
			add(r.acronyms, k)
		default:
			r.short[key] = k
		}
	}
}

// unite joins groups.
func (r *resolver) unite() {
	// One name, one thing, unless two curated things bear it.
	for _, name := range slices.Sorted(maps.Keys(r.names)) {
		r.uniteAll(r.names[name])
	}
	// Middle names: "John Forbes Kerry" and "John Kerry" are one unless there is a "John Quincy Kerry" too.
	byName := map[string]map[string][]string{}
	for key := range r.groups {
		if first, rest, ok := strings.Cut(key, " | "); ok && strings.HasPrefix(key, "Person ") {
			middle, last, _ := strings.Cut(rest, " | ")
			k := first + " " + last
			if byName[k] == nil {
				byName[k] = map[string][]string{}
			}
			byName[k][middle] = append(byName[k][middle], key)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(byName)) {
		middles := byName[k]
		if len(middles) == 2 && middles[""] != nil || len(middles) == 1 {
			all := map[string]bool{}
			for _, keys := range middles {
				for _, key := range keys {
					all[key] = true
				}
			}
			r.uniteAll(all)
		}
	}
	// Short forms that only one thing can be meant by.
	for _, key := range slices.Sorted(maps.Keys(r.short)) {
		candidates := r.people[r.short[key]]
		if !strings.HasPrefix(key, "Person ") {
			candidates = r.acronyms[r.short[key]]
		}
		roots := map[string]bool{}
		for c := range candidates {
			roots[r.find(c)] = true
		}
		if len(roots) == 1 {
			for c := range roots {
				r.join(c, key)
			}
		}
	}
}

// uniteAll joins groups that bear one name. Where that would make two curated things one, each stays as it is.
func (r *resolver) uniteAll(keys map[string]bool) {
	known := map[string]bool{}
	for k := range keys {
		if id := r.groups[r.find(k)].known; id != "" {
			known[id] = true
		}
	}
	if len(known) > 1 {
		return
	}
	sorted := slices.Sorted(maps.Keys(keys))
	for _, k := range sorted[1:] {
		r.join(sorted[0], k)
	}
}

func (r *resolver) find(key string) string {
	for r.parent[key] != key {
		key = r.parent[key]
	}
	return key
}

// join makes two groups one; what they know is gathered at the root.
func (r *resolver) join(a, b string) {
	a, b = r.find(a), r.find(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	into, from := r.groups[a], r.groups[b]
	r.parent[b] = a
	for l, n := range from.labels {
		into.labels[l] += n
	}
	for t, n := range from.types {
		into.types[t] += n
	}
	if into.known == "" {
		into.known = from.known
	}
}

// name settles label, type and identifier of every group.
func (r *resolver) name() {
	taken := map[string][]*group{}
	for _, key := range slices.Sorted(maps.Keys(r.groups)) {
		if r.parent[key] != key {
			continue
		}
		g := r.groups[key]
		if g.known != "" {
			k := r.gaz.byID[g.known]
			g.resolution = quadpress.Resolution{ID: g.known, Label: k.name, Type: k.typ}
			taken[g.known] = append(taken[g.known], g)
			continue
		}
		label := g.label()
		g.resolution = quadpress.Resolution{ID: localName(label), Label: label, Type: g.typ()}
		taken[g.resolution.ID] = append(taken[g.resolution.ID], g)
	}
	// Different things of one name tell themselves apart by their kind, then by a number.
	used := map[string]bool{}
	for id := range taken {
		used[id] = true
	}
	for _, id := range slices.Sorted(maps.Keys(taken)) {
		groups := taken[id]
		slices.SortStableFunc(groups, func(a, b *group) int {
			return cmp.Or(boolInt(a.known == "")-boolInt(b.known == ""), b.documents()-a.documents(), strings.Compare(a.key, b.key))
		})
		for _, g := range groups[1:] {
			candidate := id + "_(" + strings.ToLower(g.class) + ")"
			for n := 2; used[candidate]; n++ {
				candidate = id + "_(" + strings.ToLower(g.class) + "_" + strconv.Itoa(n) + ")"
			}
			used[candidate] = true
			g.resolution.ID = candidate
		}
	}
}

func (g *group) documents() (n int) {
	for _, c := range g.labels {
		n += c
	}
	return n
}

// label is the name that most documents use, leaving short forms out where there is a long one; among equals the one of
// fewer words, then the first in the alphabet.
func (g *group) label() string {
	best := ""
	rank := func(l string) int {
		if g.class == "Person" {
			return min(2, len(strings.Fields(l)))
		}
		return boolInt(!isAcronym(l))
	}
	for _, l := range slices.Sorted(maps.Keys(g.labels)) {
		if best == "" || cmp.Or(rank(l)-rank(best), g.labels[l]-g.labels[best], len(strings.Fields(best))-len(strings.Fields(l))) > 0 {
			best = l
		}
	}
	return best
}

// typ is the type that most documents give, the first in the alphabet among equals.
func (g *group) typ() string {
	best := ""
	for _, t := range slices.Sorted(maps.Keys(g.types)) {
		if best == "" || g.types[t] > g.types[best] {
			best = t
		}
	}
	if best == "" {
		best = g.class
	}
	return best
}
