// Package fit finds the weights of a ranking.
package fit

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/optimize"

	"github.com/quadpress/quadpress/extract/ranking"
)

// Choice is a case of which it is known which candidates are right: at least one.
type Choice struct {
	Candidates [][]ranking.Feature
	Right      []bool
}

// Weights returns the weights of a conditional logit (McFadden, 1974) under which the right candidates are likeliest,
// less ridge/2 times the sum of the squared weights. The same choices give the same weights.
func Weights(choices []Choice, facts int, ridge float64) (*ranking.Model, error) {
	if len(choices) == 0 {
		return nil, errors.New("no choices to learn from")
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { return loss(choices, w, nil, ridge) },
		Grad: func(gradient, w []float64) { loss(choices, w, gradient, ridge) },
	}
	settings := &optimize.Settings{MajorIterations: 300, Concurrent: 1, GradientThreshold: 1e-3 * float64(len(choices)),
		Converger: &optimize.FunctionConverge{Relative: 1e-6, Iterations: 5}}
	result, err := optimize.Minimize(problem, make([]float64, facts*ranking.Values), settings, &optimize.LBFGS{})
	if err != nil && (result == nil || result.Status != optimize.IterationLimit) {
		return nil, fmt.Errorf("fit %d choices: %w", len(choices), err)
	}
	weights := make([][]int16, facts)
	for f := range weights {
		weights[f] = make([]int16, ranking.Values)
		for v := range weights[f] {
			w := math.Round(result.X[f*ranking.Values+v] * ranking.Unit)
			weights[f][v] = int16(min(max(w, math.MinInt16), math.MaxInt16))
		}
	}
	return ranking.New(weights), nil
}

// loss is the negative log-likelihood of the choices with the penalty; it sets the gradient unless that is nil.
func loss(choices []Choice, w, gradient []float64, ridge float64) (sum float64) {
	for i, x := range w {
		sum += ridge / 2 * x * x
		if gradient != nil {
			gradient[i] = ridge * x
		}
	}
	var scores []float64
	for _, c := range choices {
		scores = scores[:0]
		top := math.Inf(-1)
		for _, features := range c.Candidates {
			s := 0.0
			for _, f := range features {
				s += w[f]
			}
			scores = append(scores, s)
			top = max(top, s)
		}
		all, right := 0.0, 0.0
		for k := range scores {
			scores[k] = math.Exp(scores[k] - top)
			if all += scores[k]; c.Right[k] {
				right += scores[k]
			}
		}
		sum += math.Log(all) - math.Log(right)
		if gradient == nil {
			continue
		}
		for k, features := range c.Candidates {
			slope := scores[k] / all
			if c.Right[k] {
				slope -= scores[k] / right
			}
			for _, f := range features {
				gradient[f] += slope
			}
		}
	}
	return sum
}
