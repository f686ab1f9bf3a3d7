package evaluate

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

//go:embed relations.yaml
var relationsYAML []byte

// relationType says which statements express a type of relation of the gold.
type relationType struct {
	Predicates []string // those that refine them count too
	Events     []string // types of event
	Place      bool     // what a statement puts in a place is with it
	Count      bool     // a thing has how many it is
}

func relationTypes() (types map[string]relationType, err error) {
	err = yaml.Load(relationsYAML, &types, yaml.WithKnownFields())
	return types, err
}

// RelationScore counts, for one type of relation or for all.
type RelationScore struct {
	Type string
	// Gold is the number of gold relations of the type whose ends stand in one sentence, Linked that of those with a
	// statement of any kind between mentions that overlap their ends.
	Gold, Linked int
	// Found is the number of gold relations with a statement of the type. Stated is the number of pairs of annotated
	// entities that statements of the type connect, Right that of those with a gold relation of the type. All are zero
	// for a type that no predicate is mapped to.
	Found, Stated, Right int
}

// RelationScores compares statements with gold relations.
type RelationScores struct {
	schema *schema.Schema
	types  map[string]relationType
	scores map[string]*RelationScore
	missed []string
	// Apart is the number of gold relations left out because their ends stand in different sentences.
	Apart int
}

// NewRelationScores returns an empty comparison. It fails if the embedded mapping does.
func NewRelationScores(s *schema.Schema) (*RelationScores, error) {
	types, err := relationTypes()
	return &RelationScores{schema: s, types: types, scores: map[string]*RelationScore{}}, err
}

// minConfidence is the agreement from which a gold relation has to be found.
const minConfidence = 0.8

// pair is two terms of one statement and the types of relation that it gives them.
type pair struct {
	a, b  quadpress.Span
	types []string
}

// Add compares what one document says. The sentences are the document's.
func (r *RelationScores) Add(d *Re3dDocument, sentences []quadpress.Sentence, x *quadpress.Extraction) {
	pairs := r.counts(sentences, x)
	for i := range x.Statements {
		pairs = append(pairs, r.pairs(&x.Statements[i])...)
	}
	for _, g := range d.Relations {
		if g.Confidence < minConfidence {
			continue
		}
		home := slices.IndexFunc(sentences, func(s quadpress.Sentence) bool { return s.Span.Overlaps(g.Source) })
		if home < 0 || !sentences[home].Span.Overlaps(g.Target) {
			r.Apart++
			continue
		}
		score := r.score(g.Type)
		score.Gold++
		linked, found := false, false
		for _, p := range pairs {
			if p.connects(g.Source, g.Target) {
				linked = true
				found = found || slices.Contains(p.types, g.Type)
			}
		}
		if linked {
			score.Linked++
		} else {
			r.missed = append(r.missed, fmt.Sprintf("%s\t%s\t%s\t%s", g.Type, cut(d.Document.Text, g.Source),
				cut(d.Document.Text, g.Target), sentences[home].Text))
		}
		if found {
			score.Found++
		}
	}
	for _, p := range pairs {
		if !p.annotated(d.Entities) {
			continue
		}
		for _, typ := range p.types {
			score := r.score(typ)
			score.Stated++
			if slices.ContainsFunc(d.Relations, func(g Re3dRelation) bool {
				return g.Type == typ &&
					p.connects(g.Source, g.Target)
			}) {
				score.Right++
			}
		}
	}
}

func (r *RelationScores) score(typ string) *RelationScore {
	if r.scores[typ] == nil {
		r.scores[typ] = &RelationScore{Type: typ}
	}
	return r.scores[typ]
}

// pairs are the pairs of terms that a statement connects. Words that are said are no mention of anything.
func (r *RelationScores) pairs(s *quadpress.Statement) []pair {
	terms := []*quadpress.Term{&s.Subject}
	if s.Object.IsEntity() || !r.schema.Refines(s.Predicate, "said") {
		terms = append(terms, &s.Object)
	}
	var out []pair
	if len(terms) == 2 {
		out = append(out, pair{s.Subject.Span, s.Object.Span, r.express(s)})
	}
	if p := r.schema.Predicate(s.Predicate); p != nil && p.Values && !s.Object.IsEntity() {
		terms = terms[:1] // a number or an office is nowhere
	}
	for _, extra := range [...]*quadpress.Term{s.Place, s.Speaker} {
		if extra == nil {
			continue
		}
		for _, t := range terms {
			p := pair{a: t.Span, b: extra.Span}
			if extra == s.Place {
				p.types = r.where(func(t relationType) bool { return t.Place })
			}
			out = append(out, p)
		}
		terms = append(terms, extra)
	}
	return out
}

// counts are the numbers of things and events, each with the words for what is counted: "39" and "people".
func (r *RelationScores) counts(sentences []quadpress.Sentence, x *quadpress.Extraction) []pair {
	types := r.where(func(t relationType) bool { return t.Count })
	var out []pair
	count := func(e *quadpress.Entity, m quadpress.Span) {
		if e.Count == "" && e.CountText == "" {
			return
		}
		if number, ok := numberOf(sentences, m); ok {
			out = append(out, pair{a: number, b: quadpress.Span{Begin: max(m.Begin, number.End), End: m.End}, types: types})
		}
	}
	for i := range x.Entities {
		for _, m := range x.Entities[i].Mentions {
			count(&x.Entities[i], m)
		}
	}
	for i := range x.Events {
		for _, m := range x.Events[i].Mentions {
			count(&x.Entities[x.Events[i].Entity], m.Span)
		}
	}
	return out
}

// numberOf is where the number of what a stretch of the text speaks of stands; ok is false for none.
func numberOf(sentences []quadpress.Sentence, m quadpress.Span) (number quadpress.Span, ok bool) {
	for i := range sentences {
		tokens := sentences[i].Tokens
		if !sentences[i].Span.Overlaps(m) {
			continue
		}
		for _, t := range tokens {
			if t.Rel == "nummod" && t.Head >= 0 && m.Contains(tokens[t.Head].Span) {
				return t.Span, true
			}
		}
	}
	return number, false
}

// express lists the types of relation that a statement gives its subject and object.
func (r *RelationScores) express(s *quadpress.Statement) []string {
	return r.where(func(t relationType) bool {
		return slices.Contains(t.Events, s.EventType) || slices.ContainsFunc(t.Predicates, func(p string) bool {
			return p == s.Predicate || r.schema.Refines(s.Predicate, p)
		})
	})
}

// where lists the types of relation for which something holds.
func (r *RelationScores) where(holds func(relationType) bool) []string {
	var out []string
	for name, t := range r.types {
		if holds(t) {
			out = append(out, name)
		}
	}
	return out
}

// connects reports whether the pair overlaps both stretches, either way round.
func (p *pair) connects(a, b quadpress.Span) bool {
	return p.a.Overlaps(a) && p.b.Overlaps(b) || p.a.Overlaps(b) && p.b.Overlaps(a)
}

// annotated reports whether both ends of the pair overlap an annotated entity.
func (p *pair) annotated(entities []Re3dEntity) bool {
	on := func(end quadpress.Span) bool {
		return slices.ContainsFunc(entities, func(e Re3dEntity) bool { return e.Span.Overlaps(end) })
	}
	return on(p.a) && on(p.b)
}

// cut returns a stretch of a text.
func cut(text string, s quadpress.Span) string {
	runes := []rune(text)
	return strings.Join(strings.Fields(string(runes[s.Begin:min(s.End, len(runes))])), " ")
}

// Missed lists the gold relations without a statement, a line each: type, source, target and sentence between tabs.
func (r *RelationScores) Missed() []string { return r.missed }

// Scores lists the types in alphabetical order, after the sum of all under the name "all".
func (r *RelationScores) Scores() []RelationScore {
	all := RelationScore{Type: "all"}
	var out []RelationScore
	for _, s := range r.scores {
		all.Gold, all.Linked = all.Gold+s.Gold, all.Linked+s.Linked
		all.Found, all.Stated, all.Right = all.Found+s.Found, all.Stated+s.Stated, all.Right+s.Right
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b RelationScore) int { return strings.Compare(a.Type, b.Type) })
	return append([]RelationScore{all}, out...)
}
