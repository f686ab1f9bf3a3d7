package extract

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/extract/openie"
)

//go:embed judgements.yaml
var judgementsYAML []byte

// judgements say how often the statements of rules were found right; the comments stand in judgements.yaml.
type judgements struct {
	Weight, Shift float64
	Rules         map[string]struct{ Judged, Right float64 }
}

var loadJudgements = sync.OnceValue(func() *judgements {
	var j judgements
	if err := yaml.Load(judgementsYAML, &j, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("judgements.yaml: %v", err)) // embedded: a test reads it
	}
	return &j
})

// confidence is that of a rule's statement: its own number, weighed against how often its statements were right. A rule
// that has not been judged keeps its own.
func (j *judgements) confidence(rule string, own float64) float64 {
	r, ok := j.Rules[rule]
	if !ok {
		kind, _, _ := strings.Cut(rule, "/")
		if r, ok = j.Rules[kind]; !ok {
			return own
		}
	}
	prior := 1 / (1 + (1-own)/own*math.Exp(-j.Shift))
	return (r.Right + j.Weight*prior) / (r.Judged + j.Weight)
}

// sureness is the confidence of the proposition that a finding's clause makes of its subject. Where no clause says what
// the finding does ("German Chancellor Angela Merkel", "Homs, Syria") it is that of the rule.
func (st *story) sureness(f *finding) float64 {
	clauses := st.clauses[f.sentence]
	c := clauses[f.word]
	if c == nil && f.word >= 0 {
		c = clauses[f.object] // of "be" the relation stands in the copula
	}
	if c == nil {
		return loadJudgements().confidence(f.rule.Name, f.confidence)
	}
	all, ok := st.sure[c]
	if !ok {
		for _, p := range openie.OfClause(c, clauses) {
			all = append(all, subjectSureness{p.Subject.Head, p.Confidence})
		}
		st.sure[c] = all
	}
	if len(all) == 0 {
		return f.confidence
	}
	if k := slices.IndexFunc(all, func(s subjectSureness) bool { return s.subject == f.subject }); k >= 0 {
		return all[k].confidence
	}
	return all[0].confidence
}

// subjectSureness is how sure the proposition about one subject of a clause is.
type subjectSureness struct {
	subject    int
	confidence float64
}
