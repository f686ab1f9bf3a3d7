// Package logistic fits and applies logistic regression: the probability of an outcome from a weighted sum of features.
package logistic

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/goccy/go-yaml"
)

// Features are what is known of a case: names and values. A feature that is absent is 0.
type Features map[string]float64

// Model gives the log-odds of an outcome as a weighted sum.
type Model struct {
	Intercept float64            `yaml:"intercept"`
	Weights   map[string]float64 `yaml:"weights"`
}

// Example is a case whose outcome is known.
type Example struct {
	Features Features
	Outcome  bool
}

// Probability is that of the outcome, from the log-odds.
func Probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

// Probability is that of the outcome of a case. Features that the model does not know count for nothing.
func (m *Model) Probability(f Features) float64 {
	sum := m.Intercept
	for _, name := range slices.Sorted(maps.Keys(f)) { // in order, for sums of floats depend on it
		sum += m.Weights[name] * f[name]
	}
	return Probability(sum)
}

// rounds is the most steps that Fit takes; it needs about six.
const rounds = 50

// Fit returns the model under which the examples are likeliest, less ridge/2 times the sum of the squared weights, by
// Newton's method. Features are scaled to unit variance for the penalty. The same examples give the same model. It fails
// when there are no examples of both outcomes.
func Fit(examples []Example, ridge float64) (*Model, error) {
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
	rows, scale := standardize(examples, names)
	w := make([]float64, len(names)+1) // the intercept first
	for range rounds {
		gradient, hessian := derivatives(rows, examples, w, ridge)
		step := solve(hessian, gradient)
		size := 0.0
		for k := range w {
			w[k] += step[k]
			size = max(size, math.Abs(step[k]))
		}
		if size < 1e-9 {
			break
		}
	}
	m := &Model{Intercept: w[0], Weights: make(map[string]float64, len(names))}
	for k, name := range names {
		m.Weights[name] = w[k+1] / scale[k]
	}
	return m, nil
}

// standardize makes rows of numbers, a 1 and then the features divided by their standard deviation.
func standardize(examples []Example, names []string) (rows [][]float64, scale []float64) {
	scale = make([]float64, len(names))
	n := float64(len(examples))
	for k, name := range names {
		var sum, squares float64
		for _, e := range examples {
			v := e.Features[name]
			sum += v
			squares += v * v
		}
		scale[k] = math.Sqrt(max(squares/n-sum*sum/n/n, 0))
		if scale[k] == 0 {
			scale[k] = 1
		}
	}
	for _, e := range examples {
		row := make([]float64, len(names)+1)
		row[0] = 1
		for k, name := range names {
			row[k+1] = e.Features[name] / scale[k]
		}
		rows = append(rows, row)
	}
	return rows, scale
}

// derivatives are those of the penalized log-likelihood, the second with its sign turned.
func derivatives(rows [][]float64, examples []Example, w []float64, ridge float64) (gradient []float64, hessian [][]float64) {
	gradient = make([]float64, len(w))
	hessian = make([][]float64, len(w))
	for k := range hessian {
		hessian[k] = make([]float64, len(w))
		hessian[k][k] = 1e-9
		if k > 0 {
			gradient[k] = -ridge * w[k]
			hessian[k][k] = ridge
		}
	}
	for n, row := range rows {
		sum := 0.0
		for k, v := range row {
			sum += w[k] * v
		}
		p := Probability(sum)
		rest := -p
		if examples[n].Outcome {
			rest = 1 - p
		}
		for j, v := range row {
			gradient[j] += rest * v
			for k, u := range row[:j+1] {
				hessian[j][k] += p * (1 - p) * v * u
			}
		}
	}
	for j := range hessian {
		for k := range j {
			hessian[k][j] = hessian[j][k]
		}
	}
	return gradient, hessian
}

// solve returns x with a x = b, by elimination with the largest pivot. It overwrites both.
func solve(a [][]float64, b []float64) []float64 {
	for k := range a {
		pivot := k
		for i := k + 1; i < len(a); i++ {
			if math.Abs(a[i][k]) > math.Abs(a[pivot][k]) {
				pivot = i
			}
		}
		a[k], a[pivot], b[k], b[pivot] = a[pivot], a[k], b[pivot], b[k]
		for i := k + 1; i < len(a); i++ {
			f := a[i][k] / a[k][k]
			for j := k; j < len(a); j++ {
				a[i][j] -= f * a[k][j]
			}
			b[i] -= f * b[k]
		}
	}
	for k := len(a) - 1; k >= 0; k-- {
		for j := k + 1; j < len(a); j++ {
			b[k] -= a[k][j] * b[j]
		}
		b[k] /= a[k][k]
	}
	return b
}

// CrossValidate returns the probability of each example under a model fitted without its group; groups are dealt to folds
// in the order of their numbers.
func CrossValidate(examples []Example, group []int, folds int, ridge float64) ([]float64, error) {
	out := make([]float64, len(examples))
	for f := range folds {
		var rest []Example
		for i, e := range examples {
			if group[i]%folds != f {
				rest = append(rest, e)
			}
		}
		m, err := Fit(rest, ridge)
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

// CalibrationError is the expected calibration error: examples are put in ten bins of equal size by their probability, and
// the distances between a bin's mean probability and its share of outcomes are averaged.
func CalibrationError(examples []Example, probability []float64) float64 {
	const bins = 10
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case probability[i] < probability[j]:
			return -1
		case probability[i] > probability[j]:
			return 1
		}
		return 0
	})
	total := 0.0
	for b := range bins {
		bin := order[b*len(order)/bins : (b+1)*len(order)/bins]
		gap := 0.0
		for _, i := range bin {
			gap += probability[i]
			if examples[i].Outcome {
				gap--
			}
		}
		total += math.Abs(gap)
	}
	return total / float64(len(examples))
}

// Discrimination is the probability that an example with the outcome has a higher probability than one without (the area
// under the receiver operating characteristic); 0.5 is chance.
func Discrimination(examples []Example, probability []float64) float64 {
	var pairs, won float64
	for i, a := range examples {
		for j, b := range examples {
			if a.Outcome && !b.Outcome {
				pairs++
				switch {
				case probability[i] > probability[j]:
					won++
				case probability[i] == probability[j]:
					won += 0.5
				}
			}
		}
	}
	return won / pairs
}

// Write writes a model as YAML, weights by name to four decimals.
func (m *Model) Write(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "intercept: %.4f\nweights:\n", m.Intercept); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(m.Weights)) {
		if _, err := fmt.Fprintf(w, "  %s: %.4f\n", name, m.Weights[name]); err != nil {
			return err
		}
	}
	return nil
}

// Read reads a model that [Model.Write] wrote.
func Read(b []byte) (*Model, error) {
	var m Model
	if err := yaml.UnmarshalWithOptions(b, &m, yaml.Strict()); err != nil {
		return nil, err
	}
	return &m, nil
}
