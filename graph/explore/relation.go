package explore

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/graph"
)

// Standing says how far something holds.
type Standing string

// The standings, the best first.
const (
	Reported     Standing = "reported" // a document itself says that it is so
	Claimed      Standing = "claimed"  // only somebody whom a document quotes says so
	Planned      Standing = "planned"
	Requested    Standing = "requested"
	Possible     Standing = "possible"
	Hypothetical Standing = "hypothetical"
	Denied       Standing = "denied"
)

// standings is their order.
var standings = []Standing{Reported, Claimed, Planned, Requested, Possible, Hypothetical, Denied}

// standing is the place in standings of something with a polarity, a modality and a speaker.
func (g *Graph) standing(polarity, modality, speaker node) int {
	switch {
	case polarity == g.own.denied:
		return 6
	case modality == g.own.planned:
		return 2
	case modality == g.own.requested:
		return 3
	case modality == g.own.possible:
		return 4
	case modality == g.own.hypothetical:
		return 5
	case speaker != 0:
		return 1
	}
	return 0
}

// relationView is a relation with those of its statements that pass a filter.
type relationView struct {
	relation
	rows      []int32 // statements, the surest first
	documents int
	standing  int
}

// Relation is all statements with the same subject, predicate and object, or those of them that pass a filter. It is
// valid as long as its graph.
type Relation struct {
	g *Graph
	relationView
}

// view is a relation with these of its statements.
func (g *Graph) view(r relation, rows []int32) relationView {
	v := relationView{relation: r, rows: rows, standing: len(standings) - 1}
	seen := make(map[int32]bool, 4)
	for _, at := range rows {
		s := &g.statements[at]
		seen[g.documents[s.document].text] = true
		v.standing = min(v.standing, g.standing(s.polarity, s.modality, s.speaker))
	}
	v.documents = len(seen)
	return v
}

// relationsOf are the relations of a node with the statements that pass, in the table's order. All pass a nil test.
func (g *Graph) relationsOf(n node, t *test) []relationView {
	byRelation := map[int32][]int32{}
	var order []int32
	for _, at := range g.byEnd.of(n) {
		if t != nil && !t.statement(at, n) {
			continue
		}
		r := g.statements[at].relation
		if byRelation[r] == nil {
			order = append(order, r)
		}
		byRelation[r] = append(byRelation[r], at)
	}
	views := make([]relationView, len(order))
	for i, r := range order {
		rows := byRelation[r]
		slices.SortStableFunc(rows, func(a, b int32) int {
			return cmp.Compare(g.statements[b].confidence, g.statements[a].confidence)
		})
		views[i] = g.view(g.relations[r], rows)
	}
	return views
}

// sortRelations puts those first that most documents state, then those with most statements.
func (g *Graph) sortRelations(views []relationView) {
	slices.SortFunc(views, func(a, b relationView) int {
		return cmp.Or(cmp.Compare(b.documents, a.documents), cmp.Compare(len(b.rows), len(a.rows)),
			cmp.Compare(a.standing, b.standing), strings.Compare(g.relationID(&a.relation), g.relationID(&b.relation)))
	})
}

func (g *Graph) relationPage(views []relationView, w Window) (Page[Relation], error) {
	return page(views, func(v relationView) string { return g.relationID(&v.relation) },
		func(v relationView) Relation { return Relation{g, v} }, w)
}

// Relations are those of a thing, told by most documents first.
func (t Thing) Relations(f *Filter, w Window) (Page[Relation], error) {
	return t.g.relationsPage(t.n, f, w)
}

func (g *Graph) relationsPage(n node, f *Filter, w Window) (Page[Relation], error) {
	test, err := g.test(f)
	if err != nil {
		return Page[Relation]{}, err
	}
	views := g.relationsOf(n, test)
	g.sortRelations(views)
	return g.relationPage(views, w)
}

// RelationGroup is the relations of a thing with one predicate and in one direction.
type RelationGroup struct {
	g         *Graph
	predicate node
	// Outgoing says that the thing is the subject.
	Outgoing bool
	views    []relationView
}

// Predicate is that of the group.
func (r RelationGroup) Predicate() Predicate { return Predicate{term{r.g, r.predicate}} }

// Count is how many relations there are.
func (r RelationGroup) Count() int { return len(r.views) }

// Relations are the group's, told by most documents first.
func (r RelationGroup) Relations(w Window) (Page[Relation], error) {
	return r.g.relationPage(r.views, w)
}

// RelationGroups are a thing's relations by predicate and direction, the most frequent first.
func (t Thing) RelationGroups(f *Filter) ([]RelationGroup, error) {
	test, err := t.g.test(f)
	if err != nil {
		return nil, err
	}
	views := t.g.relationsOf(t.n, test)
	t.g.sortRelations(views)
	groups := []RelationGroup{}
	at := map[[2]node]int{}
	for _, v := range views {
		key := [2]node{v.predicate, 0}
		if v.subject == t.n {
			key[1] = 1
		}
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, RelationGroup{g: t.g, predicate: v.predicate, Outgoing: v.subject == t.n})
		}
		groups[i].views = append(groups[i].views, v)
	}
	slices.SortStableFunc(groups, func(a, b RelationGroup) int { return cmp.Compare(len(b.views), len(a.views)) })
	return groups, nil
}

// relationID is the three parts of a relation with blanks between them, a literal as N-Quads have it.
func (g *Graph) relationID(r *relation) string {
	return g.text(r.subject) + " " + g.text(r.predicate) + " " + g.object(r.object)
}

func (g *Graph) object(n node) string {
	v := g.values[n]
	switch v.Datatype {
	case graph.IRIValue:
		return v.Text
	case "":
		return `"` + v.Text + `"`
	}
	return `"` + v.Text + `"^^` + v.Datatype
}

// Relation is the relation with an ID, if there is one.
func (g *Graph) Relation(id string) (Relation, bool) {
	subject, rest, ok := strings.Cut(id, " ")
	n := g.find(subject)
	if !ok || n == 0 {
		return Relation{}, false
	}
	predicate, _, _ := strings.Cut(rest, " ")
	p := g.find(predicate)
	for _, at := range g.byEnd.of(n) {
		r := &g.relations[g.statements[at].relation]
		if r.predicate == p && g.relationID(r) == id {
			return g.relationOf(g.statements[at].relation), true
		}
	}
	return Relation{}, false
}

// relationOf is a relation with all of its statements.
func (g *Graph) relationOf(at int32) Relation {
	r := g.relations[at]
	return Relation{g, g.view(r, g.relationStatements[r.first:r.first+r.count])}
}

// ID is the short IRIs of subject, predicate and object with blanks between them.
func (r Relation) ID() string { return r.g.relationID(&r.relation) }

// Subject is who or what it is said of.
func (r Relation) Subject() Value { return r.g.value(r.subject) }

// Predicate is what is said.
func (r Relation) Predicate() Predicate { return Predicate{term{r.g, r.predicate}} }

// Object is the other end.
func (r Relation) Object() Value { return r.g.value(r.object) }

// Standing is the best of its statements.
func (r Relation) Standing() Standing { return standings[r.standing] }

// Edge reports whether it is a quad of the graph.
func (r Relation) Edge() bool { return r.edge }

// Wrong reports whether it was marked as wrong by hand. Statements that deny it, or take it for possible, are not
// meant.
func (r Relation) Wrong() bool {
	return slices.ContainsFunc(r.rows, func(at int32) bool { return r.g.statements[at].wrong })
}

// OnlyClaimed reports whether no document says it but in somebody's words.
func (r Relation) OnlyClaimed() bool {
	return !slices.ContainsFunc(r.rows, func(at int32) bool { return r.g.statements[at].speaker == 0 })
}

// DocumentCount is how many documents state it; near-copies of one text count once.
func (r Relation) DocumentCount() int { return r.documents }

// StatementCount is how many statements there are.
func (r Relation) StatementCount() int { return len(r.rows) }

// Speakers are those whose claim it is.
func (r Relation) Speakers() []Value {
	return r.distinct(func(s *statement) node { return s.speaker })
}

// Places are where the statements place it.
func (r Relation) Places() []Value { return r.distinct(func(s *statement) node { return s.place }) }

func (r Relation) distinct(of func(*statement) node) []Value {
	values, seen := []Value{}, map[node]bool{0: true}
	for _, at := range r.rows {
		if n := of(&r.g.statements[at]); !seen[n] {
			seen[n] = true
			values = append(values, r.g.value(n))
		}
	}
	return values
}

// Since is the first time that its statements give, empty for none, Until the last.
func (r Relation) Since() string { return r.time(func(a, b string) bool { return a < b }) }

// Until is the last time that its statements give, empty for none.
func (r Relation) Until() string { return r.time(func(a, b string) bool { return a > b }) }

func (r Relation) time(before func(a, b string) bool) (best string) {
	for _, at := range r.rows {
		if t := r.g.text(r.g.statements[at].when); t != "" && (best == "" || before(t, best)) {
			best = t
		}
	}
	return best
}

// Confidence is that of its surest statement.
func (r Relation) Confidence() float64 {
	best := float32(0)
	for _, at := range r.rows {
		best = max(best, r.g.statements[at].confidence)
	}
	return shortest(best)
}

// Statements are the statements that it is made of, the surest first.
func (r Relation) Statements(w Window) (Page[Statement], error) { return r.g.statementPage(r.rows, w) }
