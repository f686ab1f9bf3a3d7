package fit_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/quadpress/quadpress/extract/logistic"
	"github.com/quadpress/quadpress/extract/logistic/fit"
)

// drawn are examples whose outcomes are drawn by a known model.
func drawn(truth *logistic.Model, n int) []fit.Example {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]fit.Example, n)
	for i := range out {
		f := logistic.Features{"near": r.NormFloat64(), "long": float64(r.IntN(2))}
		out[i] = fit.Example{Features: f, Outcome: r.Float64() < truth.Probability(f)}
	}
	return out
}

func TestModelFindsTheTruth(t *testing.T) {
	truth := &logistic.Model{Intercept: 0.5, Weights: map[string]float64{"near": 1.5, "long": -1}}
	examples := drawn(truth, 20000)
	m, err := fit.Model(examples, 0.1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(truth, m, cmpopts.EquateApprox(0, 0.1)); diff != "" {
		t.Error(diff)
	}
	p := make([]float64, len(examples))
	for i, e := range examples {
		p[i] = m.Probability(e.Features)
	}
	if e := fit.CalibrationError(examples, p); e > 0.02 {
		t.Errorf("calibration error %v of the model that drew the outcomes", e)
	}
}

func TestModelNeedsBothOutcomes(t *testing.T) {
	if _, err := fit.Model([]fit.Example{{Outcome: true}}, 1); err == nil {
		t.Error("no error")
	}
}

func TestCrossValidationSeesNoTestExample(t *testing.T) {
	truth := &logistic.Model{Weights: map[string]float64{"near": 1}}
	examples := drawn(truth, 400)
	group := make([]int, len(examples))
	for i := range group {
		group[i] = i / 4
		// A name of its own for each group: a model that had seen the group would be sure of it.
		examples[i].Features["group"+string(rune('A'+group[i]))] = 10
	}
	p, err := fit.CrossValidate(examples, group, 10, 0.01)
	if err != nil {
		t.Fatal(err)
	}
	if d := fit.Discrimination(examples, p); d > 0.85 {
		t.Errorf("discrimination %v", d)
	}
}

func TestCalibrationError(t *testing.T) {
	examples := make([]fit.Example, 100)
	p := make([]float64, 100)
	for i := range examples {
		examples[i].Outcome, p[i] = i%2 == 0, 0.8
	}
	if e := fit.CalibrationError(examples, p); math.Abs(e-0.3) > 1e-9 {
		t.Errorf("half are so, 0.8 is said: error %v", e)
	}
}

func TestDiscrimination(t *testing.T) {
	examples := []fit.Example{{Outcome: true}, {}, {Outcome: true}, {}}
	if d := fit.Discrimination(examples, []float64{0.9, 0.8, 0.7, 0.1}); math.Abs(d-0.75) > 1e-9 {
		t.Errorf("three of four pairs are in order: %v", d)
	}
	if d := fit.Discrimination(examples, []float64{0.5, 0.5, 0.5, 0.5}); math.Abs(d-0.5) > 1e-9 {
		t.Errorf("all are equal: %v", d)
	}
}
