package logistic_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/extract/logistic"
)

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
