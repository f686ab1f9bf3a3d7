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
				if got := t.Best(f, scores); got != want {
					t.Update(f, want, got)
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
			if f, want := parity(a, b); m.Best(f, scores) != want {
				t.Errorf("%d, %d: got %d, want %d", a, b, m.Best(f, scores), want)
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
	train.Update([]uint64{7}, 1, 0)
	if scores := make([]float32, 2); train.Best([]uint64{7}, scores) != 0 || scores[1] != 0 {
		t.Errorf("a feature updated once scores %v", scores)
	}
	train.Update([]uint64{7}, 1, 0)
	if scores := make([]float32, 2); train.Best([]uint64{7}, scores) != 1 {
		t.Errorf("a feature updated twice scores %v", scores)
	}
}
