// Package ranking chooses among candidates by sums of weights: each candidate has facts, each fact one of its values,
// and each value a weight. Weights are whole numbers, so every processor makes the same choice. Package fit, below it,
// finds them.
package ranking

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Values is how many values a fact can have at most, from 0 up.
const Values = 256

// Feature is one value of one fact: the fact's number times Values, and the value.
type Feature uint16

// Of returns the feature of a fact's value. The value must be below Values.
func Of(fact, value int) Feature { return Feature(fact*Values + value) }

// Unit is the weight by which the odds of a candidate grow e-fold.
const Unit = 100

// Model has the weight of each feature.
type Model struct {
	weights []int16
}

// Score is the sum of the weights of a candidate's features.
func (m *Model) Score(features []Feature) (sum int) {
	for _, f := range features {
		sum += int(m.weights[f])
	}
	return sum
}

// New returns the model that has these weights, by fact and value.
func New(weights [][]int16) *Model {
	m := &Model{weights: make([]int16, len(weights)*Values)}
	for fact, values := range weights {
		copy(m.weights[fact*Values:(fact+1)*Values], values)
	}
	return m
}

// Write writes a model as YAML, a list for each fact by its name, the weights of its values from 0 up.
func (m *Model) Write(w io.Writer, facts []string) error {
	for fact, name := range facts {
		values := m.weights[fact*Values : (fact+1)*Values]
		for len(values) > 0 && values[len(values)-1] == 0 {
			values = values[:len(values)-1]
		}
		var lines []string
		for chunk := range slices.Chunk(values, 20) {
			var line []string
			for _, v := range chunk {
				line = append(line, strconv.Itoa(int(v)))
			}
			lines = append(lines, strings.Join(line, ", "))
		}
		if _, err := fmt.Fprintf(w, "%s: [%s]\n", name, strings.Join(lines, ",\n  ")); err != nil {
			return err
		}
	}
	return nil
}

// Read reads a model that [Model.Write] wrote. It fails unless the model has just these facts.
func Read(b []byte, facts []string) (*Model, error) {
	var byName map[string][]int16
	if err := yaml.Load(b, &byName); err != nil {
		return nil, err
	}
	weights := make([][]int16, len(facts))
	for i, name := range facts {
		values, ok := byName[name]
		if !ok || len(values) > Values {
			return nil, fmt.Errorf("fact %q has %d values: want 0 to %d", name, len(values), Values)
		}
		weights[i] = values
		delete(byName, name)
	}
	for name := range byName {
		return nil, fmt.Errorf("there is no fact %q", name)
	}
	return New(weights), nil
}
