package perceptron

import (
	"bytes"
	"errors"
	"testing"
)

// parity is a toy task that takes a feature joined of both values.
func parity(a, b uint64) (features []uint64, label int) {
	return []uint64{Join(Join(3, a), b)}, int((a + b) % 3)
}

func trainWide() *Trainer {
	t := NewTrainer(3, 1)
	scores := make([]float32, 3)
	for range 3 {
		for a := range uint64(20) {
			for b := range uint64(20) {
				f, want := parity(a, b)
				if got := best(t, f, scores); got != want {
					update(t, f, want, got)
				}
				t.Tick()
			}
		}
	}
	return t
}

func TestModelLearns(t *testing.T) {
	trained := trainWide().Model()
	data, err := trained.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	m, rest, err := Read(append(data, "rest"...))
	if err != nil || string(rest) != "rest" {
		t.Fatalf("Read: %v, rest %q", err, rest)
	}
	scores := make([]int32, m.Labels())
	for a := range uint64(20) {
		for b := range uint64(20) {
			if f, want := parity(a, b); best(m, f, scores) != want {
				t.Errorf("%d, %d: got %d, want %d", a, b, best(m, f, scores), want)
			}
		}
	}
	again, _ := trainWide().Model().AppendBinary(nil)
	if !bytes.Equal(data, again) {
		t.Error("training twice gives two models")
	}
}

func TestReadRejects(t *testing.T) {
	wide, _ := trainWide().Model().AppendBinary(nil)
	for name, data := range map[string][]byte{
		"empty": nil, "short": wide[:10], "cut": wide[:len(wide)-1], "other": []byte("something else altogether, long enough"),
	} {
		if _, _, err := Read(data); !errors.Is(err, ErrFormat) {
			t.Errorf("Read(%s): %v", name, err)
		}
	}
}

func TestMinUpdatesKeepsRareFeaturesOut(t *testing.T) {
	train := NewTrainer(2, 2)
	update(train, []uint64{7}, 1, 0)
	if scores := make([]float32, 2); best(train, []uint64{7}, scores) != 0 || scores[1] != 0 {
		t.Errorf("a feature updated once scores %v", scores)
	}
	update(train, []uint64{7}, 1, 0)
	if scores := make([]float32, 2); best(train, []uint64{7}, scores) != 1 {
		t.Errorf("a feature updated twice scores %v", scores)
	}
}

// best is the label that scores most, the first one of equals.
func best[T int32 | float32](m interface{ Score([]uint64, []T) }, features []uint64, scores []T) int {
	m.Score(features, scores)
	b := 0
	for l, s := range scores {
		if s > scores[b] {
			b = l
		}
	}
	return b
}

// update moves the weights of the features from the wrong label to the right one.
func update(t *Trainer, features []uint64, right, wrong int) {
	t.Add(features, right, 1)
	t.Add(features, wrong, -1)
}
