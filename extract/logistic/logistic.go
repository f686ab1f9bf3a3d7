// Package logistic applies logistic regression: the probability of an outcome from a weighted sum of features. Package
// fit, below it, finds the weights.
package logistic

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"go.yaml.in/yaml/v4"
)

// Features are what is known of a case: names and values. A feature that is absent is 0.
type Features map[string]float64

// Model gives the log-odds of an outcome as a weighted sum.
type Model struct {
	Intercept float64            `yaml:"intercept"`
	Weights   map[string]float64 `yaml:"weights"`
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
	if err := yaml.Load(b, &m, yaml.WithKnownFields()); err != nil {
		return nil, err
	}
	return &m, nil
}
