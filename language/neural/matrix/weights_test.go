package matrix

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// weights are random.
func weights(r *rand.Rand, cols, inner int) *Weights {
	values := make([]byte, cols*inner)
	for i := range values {
		values[i] = byte(r.IntN(255) - 127)
	}
	w, err := NewWeights(values, random(r, cols), random(r, cols), cols, inner)
	if err != nil {
		panic(err)
	}
	return w
}

func TestWeightsMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 2, 1}, {5, 8, 3}, {6, 16, 16}, {13, 34, 50}, {24, 576, 384}} {
		rows, inner, cols := size[0], size[1], size[2]
		values, scale, bias, x := make([]byte, cols*inner), make([]float32, cols), random(r, cols), random(r, rows*inner)
		for i := range values {
			values[i] = byte(r.IntN(255) - 127)
		}
		for i := range scale {
			scale[i] = 0.001
		}
		w, err := NewWeights(values, scale, bias, cols, inner)
		if err != nil {
			t.Fatal(err)
		}
		var f Fixed
		f.Set(x)
		got := make([]float32, rows*w.Width())
		w.Mul(got, f, rows, inner)
		for i := range rows {
			for j := range cols {
				want := float64(bias[j])
				for k := range inner {
					want += float64(x[i*inner+k]) * float64(scale[j]) * float64(int8(values[j*inner+k]))
				}
				if math.Abs(want-float64(got[i*w.Width()+j])) > 1e-4 {
					t.Fatalf("%v: element %d, %d is %g, want %g", size, i, j, got[i*w.Width()+j], want)
				}
			}
		}
	}
}

func TestFixed(t *testing.T) {
	for _, x := range [][]float32{{}, {0, 0}, {1, -1, 0.5, 1e-9}, {-3e7, 2e7, 1}, {1e-30, -1e-30}} {
		var f Fixed
		f.Set(x)
		for i, v := range x {
			if got := float32(f.values[i]) * f.step; math.Abs(float64(got-v)) > float64(f.step)*0.51 {
				t.Errorf("%g of %v became %g, in steps of %g", v, x, got, f.step)
			}
		}
	}
}

func TestFixedSteps(t *testing.T) {
	x := []float32{0, 0.25, -0.75, 1000, -8191.75}
	var f Fixed
	f.SetSteps(x, 0.25)
	for i, v := range x {
		if got := float32(f.values[i]) * f.step; got != v {
			t.Errorf("%g became %g", v, got)
		}
	}
}

// No sum overflows: what might is refused.
func TestHeaviestWeights(t *testing.T) {
	const inner = 516
	heavy := slices.Repeat([]byte{127}, inner+2)
	w, err := NewWeights(heavy[:inner], []float32{1}, nil, 1, inner)
	if err != nil {
		t.Fatal(err)
	}
	var x Fixed
	x.Set(slices.Repeat([]float32{-1}, inner))
	got := make([]float32, w.Width())
	w.Mul(got, x, 1, inner)
	if math.Abs(float64(got[0])+127*inner) > 0.1 {
		t.Errorf("the sum is %g, want %d", got[0], -127*inner)
	}
	for want, n := range map[string]int{"sum up": inner + 2, "odd": 3} {
		if _, err := NewWeights(heavy[:n], []float32{1}, nil, 1, n); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d weights of 127: error %v, want one that says %q", n, err, want)
		}
	}
}
