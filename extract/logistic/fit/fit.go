// Package fit finds the weights of a logistic model, and tells how well its probabilities hold.
package fit

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/integrate"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"github.com/quadpress/quadpress/extract/logistic"
)

// Example is a case whose outcome is known.
type Example struct {
	Features logistic.Features
	Outcome  bool
}

// rounds is the most steps that Model takes; it needs about six.
const rounds = 50

// Model returns the model under which the examples are likeliest, less ridge/2 times the sum of the squared weights, by
// Newton's method. Features are scaled to unit variance for the penalty. The same examples give the same model. It
// fails when there are no examples of both outcomes.
func Model(examples []Example, ridge float64) (*logistic.Model, error) {
	right := 0
	known := map[string]bool{}
	for _, e := range examples {
		for name := range e.Features {
			known[name] = true
		}
		if e.Outcome {
			right++
		}
	}
	if right == 0 || right == len(examples) {
		return nil, fmt.Errorf("%d of %d examples have the outcome: some must, and some must not", right, len(examples))
	}
	names := slices.Sorted(maps.Keys(known))
	x, scale := standardize(examples, names)
	w := mat.NewVecDense(len(names)+1, nil) // the intercept first
	for range rounds {
		gradient, hessian := derivatives(x, examples, w, ridge)
		var factors mat.Cholesky
		if !factors.Factorize(hessian) {
			return nil, fmt.Errorf("%d examples do not determine %d weights under a penalty of %g", len(examples), len(names),
				ridge)
		}
		var step mat.VecDense
		if err := factors.SolveVecTo(&step, gradient); err != nil {
			return nil, fmt.Errorf("fit %d weights: %w", len(names), err)
		}
		w.AddVec(w, &step)
		if mat.Norm(&step, math.Inf(1)) < 1e-9 {
			break
		}
	}
	m := &logistic.Model{Intercept: w.AtVec(0), Weights: make(map[string]float64, len(names))}
	for k, name := range names {
		m.Weights[name] = w.AtVec(k+1) / scale[k]
	}
	return m, nil
}

// standardize makes a row of each example: a 1, and then the features divided by their standard deviation.
func standardize(examples []Example, names []string) (x *mat.Dense, scale []float64) {
	x = mat.NewDense(len(examples), len(names)+1, nil)
	for i := range examples {
		x.Set(i, 0, 1)
	}
	scale = make([]float64, len(names))
	column := make([]float64, len(examples))
	for k, name := range names {
		for i, e := range examples {
			column[i] = e.Features[name]
		}
		if scale[k] = stat.PopStdDev(column, nil); scale[k] == 0 {
			scale[k] = 1
		}
		for i, v := range column {
			x.Set(i, k+1, v/scale[k])
		}
	}
	return x, scale
}

// derivatives are those of the penalized log-likelihood, the second with its sign turned.
func derivatives(x *mat.Dense, examples []Example, w *mat.VecDense, ridge float64) (*mat.VecDense, *mat.SymDense) {
	n, k := x.Dims()
	var sums mat.VecDense
	sums.MulVec(x, w)
	rest := mat.NewVecDense(n, nil)
	weighted := mat.NewDense(n, k, nil)
	for i := range n {
		p := logistic.Probability(sums.AtVec(i))
		rest.SetVec(i, outcome(examples[i])-p)
		for j := range k {
			weighted.Set(i, j, x.At(i, j)*math.Sqrt(p*(1-p)))
		}
	}
	var gradient mat.VecDense
	gradient.MulVec(x.T(), rest)
	gradient.AddScaledVec(&gradient, -ridge, w)
	gradient.SetVec(0, gradient.AtVec(0)+ridge*w.AtVec(0)) // the intercept is free
	var hessian mat.SymDense
	hessian.SymOuterK(1, weighted.T())
	for j := 1; j < k; j++ {
		hessian.SetSym(j, j, hessian.At(j, j)+ridge)
	}
	return &gradient, &hessian
}

func outcome(e Example) float64 {
	if e.Outcome {
		return 1
	}
	return 0
}

// CrossValidate returns the probability of each example under a model fitted without its group; groups are dealt to
// folds in the order of their numbers.
func CrossValidate(examples []Example, group []int, folds int, ridge float64) ([]float64, error) {
	out := make([]float64, len(examples))
	for f := range folds {
		var rest []Example
		for i, e := range examples {
			if group[i]%folds != f {
				rest = append(rest, e)
			}
		}
		m, err := Model(rest, ridge)
		if err != nil {
			return nil, err
		}
		for i, e := range examples {
			if group[i]%folds == f {
				out[i] = m.Probability(e.Features)
			}
		}
	}
	return out, nil
}

// byProbability is the order of examples by their probability.
func byProbability(probability []float64) []int {
	order := make([]int, len(probability))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(probability[i], probability[j]) })
	return order
}

// CalibrationError is the expected calibration error: examples are put in ten bins of equal size by their probability,
// and the distances between a bin's mean probability and its share of outcomes are averaged.
func CalibrationError(examples []Example, probability []float64) float64 {
	const bins = 10
	order := byProbability(probability)
	total := 0.0
	for b := range bins {
		gap := 0.0
		for _, i := range order[b*len(order)/bins : (b+1)*len(order)/bins] {
			gap += probability[i] - outcome(examples[i])
		}
		total += math.Abs(gap)
	}
	return total / float64(len(examples))
}

// Discrimination is the probability that an example with the outcome has a higher probability than one without (the
// area under the receiver operating characteristic); 0.5 is chance.
func Discrimination(examples []Example, probability []float64) float64 {
	var sorted []float64
	var classes []bool
	for _, i := range byProbability(probability) {
		sorted, classes = append(sorted, probability[i]), append(classes, examples[i].Outcome)
	}
	right, wrong, _ := stat.ROC(nil, sorted, classes, nil)
	return integrate.Trapezoidal(wrong, right)
}
