package evaluate

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

// scorer compares statements with gold ones and counts.
type scorer struct {
	schema             *schema.Schema
	names              map[string]map[string]bool // of things in any document, by their ID
	predicates, events map[string]*Score
	score              StatementScore
}

func newScorer(s *schema.Schema, documents []press.Resolved) *scorer {
	x := &scorer{schema: s, names: map[string]map[string]bool{}, predicates: map[string]*Score{},
		events: map[string]*Score{}}
	add := func(id string, names ...string) {
		if x.names[id] == nil {
			x.names[id] = map[string]bool{plain(strings.ReplaceAll(id, "_", " ")): true}
		}
		for _, n := range names {
			x.names[id][plain(n)] = true
		}
	}
	for i := range documents {
		for j := range documents[i].Entities {
			r := &documents[i].Resolutions[j]
			add(r.ID, r.Label, documents[i].Entities[j].Name)
			add(r.ID, documents[i].Entities[j].Names...)
		}
	}
	for _, c := range schema.Countries() {
		if x.names[c.ID] != nil {
			add(c.ID, c.Aliases...)
		}
	}
	for _, t := range schema.Things() {
		if x.names[t.ID] != nil {
			add(t.ID, t.Aliases...)
		}
	}
	return x
}

// plain is a name or value as it is compared: without case, article, periods and doubled blanks.
func plain(s string) string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(s, ".", "")))
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// sayTheSame reports whether a statement has the ends and the predicate of a gold one, or a predicate that refines it.
// Where a predicate is symmetric, or the other's inverse, the ends may stand the other way round.
func (x *scorer) sayTheSame(r *press.Resolved, g *GoldStatement, st *quadpress.Statement) bool {
	p := x.schema.Predicate(st.Predicate)
	same := st.Predicate == g.Predicate || x.schema.Refines(st.Predicate, g.Predicate)
	if same && x.agree(r, g.Subject, &st.Subject) && x.agree(r, g.Object, &st.Object) {
		return true
	}
	turned := same && p != nil && p.Symmetric || p != nil && p.Inverse != "" && p.Inverse == g.Predicate
	return turned && x.agree(r, g.Subject, &st.Object) && x.agree(r, g.Object, &st.Subject)
}

// sameEnds reports whether a statement relates what a gold one does, in whatever way.
func (x *scorer) sameEnds(r *press.Resolved, g *GoldStatement, st *quadpress.Statement) bool {
	return x.agree(r, g.Subject, &st.Subject) && x.agree(r, g.Object, &st.Object) ||
		x.agree(r, g.Subject, &st.Object) && x.agree(r, g.Object, &st.Subject)
}

// agree reports whether a term is what a gold one says: a thing of that name or IRI, or a value with at least half of
// their words in common.
func (x *scorer) agree(r *press.Resolved, g GoldTerm, t *quadpress.Term) bool {
	if t.IsEntity() {
		id := r.Resolutions[t.Entity].ID
		for _, prefix := range [...]string{"kg:", "urn:quadpress:kg:"} {
			if local, ok := strings.CutPrefix(g.Text, prefix); ok {
				return local == id
			}
		}
		return x.names[id][plain(g.Text)]
	}
	return g.Value && alike(plain(g.Text), plain(t.Literal))
}

// alike reports whether two values share at least half of all their words.
func alike(a, b string) bool {
	of := func(s string) []string {
		words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,-'’\"“”()", r) })
		slices.Sort(words)
		return slices.Compact(words)
	}
	first, second := of(a), of(b)
	common := 0
	for _, w := range first {
		if _, ok := slices.BinarySearch(second, w); ok {
			common++
		}
	}
	return a == b || common > 0 && 2*common >= len(first)+len(second)-common
}

// differences are what a statement that says the same as a gold one differs in.
func (x *scorer) differences(r *press.Resolved, g *GoldStatement, st *quadpress.Statement) (out []string) {
	differ := func(gold string, t *quadpress.Term) bool {
		if t == nil || gold == "" {
			return t != nil || gold != ""
		}
		return !x.agree(r, GoldTerm{Text: gold, Value: !t.IsEntity()}, t)
	}
	for _, d := range [...]struct {
		in      string
		differs bool
	}{
		{"polarity", g.Polarity != st.Polarity},
		{"modality", g.Modality != st.Modality},
		{"place", differ(g.Place, st.Place)},
		{"time", g.Time != "" && !strings.HasPrefix(st.Time, g.Time)},
		{"speaker", differ(g.Speaker, st.Speaker)},
	} {
		if d.differs {
			out = append(out, d.in)
		}
	}
	return out
}

// show writes a statement as a gold file does.
func (x *scorer) show(r *press.Resolved, st *quadpress.Statement) string {
	term := func(t *quadpress.Term) GoldTerm {
		switch {
		case t == nil:
			return GoldTerm{}
		case t.IsEntity():
			return GoldTerm{Text: r.Resolutions[t.Entity].Label}
		}
		return GoldTerm{Text: t.Literal, Value: true}
	}
	g := GoldStatement{
		Subject: term(&st.Subject), Predicate: st.Predicate, Object: term(&st.Object), Polarity: st.Polarity,
		Modality: st.Modality,
		Place:    term(st.Place).Text, Time: st.Time, Speaker: term(st.Speaker).Text,
	}
	return g.String()
}
