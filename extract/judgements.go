package extract

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
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

// confidence is that of a rule's statement: its own number, weighed against how often its statements were right. A rule that
// has not been judged keeps its own.
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
