package evaluate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

// StatementScore says how well the statements made of documents agree with gold ones.
type StatementScore struct {
	Total Score `json:"total"`
	// ByPredicate and ByEvent are the same for each predicate and type of event, the most frequent in the gold file first;
	// the event type of a state or role is "none".
	ByPredicate []NamedScore `json:"byPredicate"`
	ByEvent     []NamedScore `json:"byEvent"`
	// Place, Time and Speaker tell of the gold statements that were found how many agree in these too; times count only
	// where the gold file gives one.
	Place   Agreement `json:"place"`
	Time    Agreement `json:"time"`
	Speaker Agreement `json:"speaker"`
	// Errors are in the order of the gold file, spurious statements behind the others of their document.
	Errors []StatementError `json:"errors"`
}

// NamedScore is the score of one kind of statement.
type NamedScore struct {
	Name string `json:"name"`
	Score
}

// Agreement counts those of some statements that agree in something.
type Agreement struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// The kinds of [StatementError].
const (
	Missed   = "missed"   // in the gold file and not made
	Spurious = "spurious" // made and not in the gold file
	Differs  = "differs"  // made, with a difference
)

// StatementError is one disagreement.
type StatementError struct {
	Kind string `json:"kind"`
	// In says in what a statement differs: polarity and modality, or the predicate, make it wrong; place, time and speaker
	// are counted apart.
	In       []string `json:"in,omitempty"`
	Document string   `json:"document"`
	// Line is the line of the gold file, 0 for a spurious statement.
	Line int `json:"line,omitempty"`
	// Gold and Made are the statements, in the form of a gold file.
	Gold string `json:"gold,omitempty"`
	Made string `json:"made,omitempty"`
	// Sentence is what says it, as far as that is known.
	Sentence string `json:"sentence,omitempty"`
}

// made is a statement with what is alike in all that say the same in one document.
type made struct {
	*quadpress.Statement
	relational bool // it relates things, or a thing to a value: what is spurious when the gold file lacks it
	same       []*quadpress.Statement
	right      bool // the gold file has it
	listed     bool // it stands among the errors already
}

// match is the statement that comes closest to a gold one, and what the two differ in; at is -1 when none says the
// same.
type match struct {
	*quadpress.Statement
	at          int // of the statement among those made
	differences []string
}

// Statements scores what documents say against gold stories; all documents that the gold file names must be among them,
// and others do not count. Statements that relate two things, or a thing to a value of a predicate that takes values,
// are scored; those with other words for an end count only where the gold file has them.
func Statements(s *schema.Schema, gold []GoldStory, documents []press.Resolved) (*StatementScore, error) {
	x := newScorer(s, documents)
	byID := map[string]*press.Resolved{}
	for i := range documents {
		byID[documents[i].Document.ID] = &documents[i]
	}
	for i := range gold {
		r := byID[gold[i].Document]
		if r == nil {
			return nil, fmt.Errorf("line %d: %s is not among the documents read", gold[i].Line, gold[i].Document)
		}
		x.story(&gold[i], r)
	}
	x.score.ByPredicate, x.score.ByEvent = named(x.predicates), named(x.events)
	return &x.score, nil
}

// story scores one document.
func (x *scorer) story(g *GoldStory, r *press.Resolved) {
	all := x.distinct(r)
	found := make([]match, len(g.Statements))
	for i := range g.Statements {
		found[i] = x.find(&g.Statements[i], r, all)
	}
	for i := range g.Statements {
		x.count(&g.Statements[i], r, all, found[i])
	}
	for i := range all {
		m := &all[i]
		if !m.relational && !m.right {
			continue
		}
		for _, s := range x.scores(m.Predicate, m.EventType) {
			s.Made++
			if m.right {
				s.Right++
			}
		}
		if !m.right && !m.listed {
			x.score.Errors = append(x.score.Errors, StatementError{Kind: Spurious, Document: g.Document,
				Made: x.show(r, m.Statement), Sentence: m.Evidence})
		}
	}
}

// find looks for a gold statement among those made, and marks what is right.
func (x *scorer) find(g *GoldStatement, r *press.Resolved, all []made) match {
	best := match{at: -1}
	for i := range all {
		m := &all[i]
		if !x.sayTheSame(r, g, m.Statement) {
			continue
		}
		for _, st := range m.same {
			if d := x.differences(r, g, st); best.at < 0 || len(d) < len(best.differences) {
				best = match{st, i, d}
			}
		}
		m.right = m.right || g.Polarity == m.Polarity && g.Modality == m.Modality
	}
	return best
}

// count counts a gold statement and lists what is wrong with what was found for it.
func (x *scorer) count(g *GoldStatement, r *press.Resolved, all []made, best match) {
	event := ""
	if p := x.schema.Predicate(g.Predicate); p != nil {
		event = p.Event
	}
	differs := func(in string) bool { return slices.Contains(best.differences, in) }
	found := best.at >= 0 && !differs("polarity") && !differs("modality")
	for _, s := range x.scores(g.Predicate, event) {
		s.Gold++
		if found {
			s.Found++
		}
	}
	if found {
		x.score.Place.count(!differs("place"))
		x.score.Speaker.count(!differs("speaker"))
		if g.Time != "" {
			x.score.Time.count(!differs("time"))
		}
		if len(best.differences) == 0 {
			return
		}
	}
	if best.at < 0 {
		best.at = slices.IndexFunc(all, func(m made) bool { return !m.right && !m.listed && x.sameEnds(r, g, m.Statement) })
		if best.at < 0 {
			x.score.Errors = append(x.score.Errors, StatementError{Kind: Missed, Document: r.Document.ID, Line: g.Line,
				Gold: g.String(), Sentence: g.Quote})
			return
		}
		best.Statement, best.differences = all[best.at].Statement, []string{"predicate"}
	}
	all[best.at].listed = true
	x.score.Errors = append(x.score.Errors, StatementError{
		Kind: Differs, In: best.differences, Document: r.Document.ID, Line: g.Line, Gold: g.String(),
		Made: x.show(r, best.Statement), Sentence: best.Evidence,
	})
}

func (a *Agreement) count(right bool) {
	a.Of++
	if right {
		a.Right++
	}
}

// isNamed reports whether an end is a thing with a name; one without a capital has none, as "security forces".
func (x *scorer) isNamed(r *press.Resolved, t *quadpress.Term) bool {
	if !t.IsEntity() || r.Entities[t.Entity].Kind != quadpress.KindNamed {
		return false
	}
	name := r.Resolutions[t.Entity].Label
	return name != strings.ToLower(name)
}

// distinct are a document's statements, those that say the same put together.
func (x *scorer) distinct(r *press.Resolved) []made {
	type key struct {
		subject, predicate, object string
		polarity                   quadpress.Polarity
		modality                   quadpress.Modality
	}
	id := func(t *quadpress.Term) string {
		if t.IsEntity() {
			return r.Resolutions[t.Entity].ID
		}
		return `"` + plain(t.Literal)
	}
	at := map[key]int{}
	var all []made
	for i := range r.Statements {
		st := &r.Statements[i]
		k := key{id(&st.Subject), st.Predicate, id(&st.Object), st.Polarity, st.Modality}
		if k.subject == k.object {
			continue // two names of one thing: it is no relation
		}
		n, ok := at[k]
		if !ok {
			n = len(all)
			at[k] = n
			p := x.schema.Predicate(st.Predicate)
			all = append(all, made{Statement: st, relational: x.isNamed(r, &st.Subject) &&
				(x.isNamed(r, &st.Object) || !st.Object.IsEntity() && p != nil && p.Values)})
		}
		all[n].same = append(all[n].same, st)
	}
	return all
}

// scores are those that a statement counts in.
func (x *scorer) scores(predicate, event string) [3]*Score {
	of := func(m map[string]*Score, name string) *Score {
		if m[name] == nil {
			m[name] = &Score{}
		}
		return m[name]
	}
	return [3]*Score{&x.score.Total, of(x.predicates, predicate), of(x.events, cmp.Or(event, "none"))}
}

func named(scores map[string]*Score) []NamedScore {
	out := make([]NamedScore, 0, len(scores))
	for name, s := range scores {
		out = append(out, NamedScore{name, *s})
	}
	slices.SortFunc(out, func(a, b NamedScore) int {
		return cmp.Or(b.Gold-a.Gold, b.Made-a.Made, strings.Compare(a.Name, b.Name))
	})
	return out
}
