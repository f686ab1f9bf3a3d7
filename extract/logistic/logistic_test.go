package logistic_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/quadpress/quadpress/extract/logistic"
)

// drawn are examples whose outcomes are drawn by a known model.
func drawn(truth *logistic.Model, n int) []logistic.Example {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]logistic.Example, n)
	for i := range out {
		f := logistic.Features{"near": r.NormFloat64(), "long": float64(r.IntN(2))}
		out[i] = logistic.Example{Features: f, Outcome: r.Float64() < truth.Probability(f)}
	}
	return out
}

func TestFitFindsTheModel(t *testing.T) {
	truth := &logistic.Model{Intercept: 0.5, Weights: map[string]float64{"near": 1.5, "long": -1}}
	examples := drawn(truth, 20000)
	m, err := logistic.Fit(examples, 0.1)
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
	if e := logistic.CalibrationError(examples, p); e > 0.02 {
		t.Errorf("calibration error %v of the model that drew the outcomes", e)
	}
}

func TestFitNeedsBothOutcomes(t *testing.T) {
	if _, err := logistic.Fit([]logistic.Example{{Outcome: true}}, 1); err == nil {
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
	p, err := logistic.CrossValidate(examples, group, 10, 0.01)
	if err != nil {
		t.Fatal(err)
	}
	if d := logistic.Discrimination(examples, p); d > 0.85 {
		t.Errorf("discrimination %v", d)
	}
}

func TestCalibrationError(t *testing.T) {
	examples := make([]logistic.Example, 100)
	p := make([]float64, 100)
	for i := range examples {
		examples[i].Outcome, p[i] = i%2 == 0, 0.8
	}
	if e := logistic.CalibrationError(examples, p); math.Abs(e-0.3) > 1e-9 {
		t.Errorf("half are so, 0.8 is said: error %v", e)
	}
}

func TestWriteAndRead(t *testing.T) {
	m := &logistic.Model{Intercept: -0.25, Weights: map[string]float64{"verb advcl": 0.5, "words": -1}}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := logistic.Read(b.Bytes())
	if err != nil || !cmp.Equal(m, got) {
		t.Errorf("%v %v from\n%s", got, err, &b)
	}
}
