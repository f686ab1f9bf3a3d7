package matrix

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// All kernels give the bits of plain Go, for every length.
func TestVectorsAgree(t *testing.T) {
	results := func(n int) (all []float32) {
		r := rand.New(rand.NewPCG(9, uint64(n)))
		x, bias, values := random(r, n), random(r, n), make([]byte, n)
		for i := range values {
			values[i] = byte(r.IntN(256))
			x[i] *= 50
		}
		var f Fixed
		f.Set(x)
		for _, v := range f.values {
			all = append(all, float32(v))
		}
		all = append(all, f.step)
		sum := slices.Clone(bias)
		AddBytes(sum, values, 0.37)
		gated, normal := slices.Clone(bias), make([]float32, n)
		AddGated(gated, x, sum)
		if n > 0 {
			Normalize(normal, x, sum, bias)
		}
		Softmax(x, bias, 1.3)
		return slices.Concat(all, sum, gated, normal, x)
	}
	for n := range 40 {
		restore := kernels[0].use()
		want := results(n)
		restore()
		eachKernel(t, func(t *testing.T) {
			if got := results(n); !slices.Equal(got, want) {
				t.Errorf("%d values: %v, plain Go says %v", n, got, want)
			}
		})
	}
}

func TestAddBytes(t *testing.T) {
	dst := []float32{1, 2, 3}
	AddBytes(dst, []byte{1, 255, 128}, 0.5)
	if want := []float32{1.5, 1.5, -61}; !slices.Equal(dst, want) {
		t.Errorf("the sum is %v, want %v", dst, want)
	}
}

func TestSoftmax(t *testing.T) {
	eachKernel(t, func(t *testing.T) {
		for n := range 20 {
			r := rand.New(rand.NewPCG(11, uint64(n)))
			row, bias, want := random(r, n), random(r, n), make([]float64, n)
			var sum float64
			for i := range row {
				row[i] *= 20
				want[i] = math.Exp(float64(row[i]*3 + bias[i]))
				sum += want[i]
			}
			Softmax(row, bias, 3)
			for i, got := range row {
				if math.Abs(float64(got)-want[i]/sum) > 1e-5 {
					t.Errorf("%d of %d is %g, want %g", i, n, got, want[i]/sum)
				}
			}
		}
	})
}

func TestAddGated(t *testing.T) {
	dst := []float32{1, 2, 3}
	AddGated(dst, []float32{10, 20, 30}, []float32{2, -1, 0})
	if want := []float32{21, 2, 3}; !slices.Equal(dst, want) {
		t.Errorf("the sum is %v, want %v", dst, want)
	}
}

func TestNormalize(t *testing.T) {
	dst := make([]float32, 4)
	Normalize(dst, []float32{1, 5, 1, 5}, []float32{1, 1, 2, 2}, []float32{0, 0, 1, 1})
	for i, want := range []float64{-1, 1, -1, 3} {
		if math.Abs(float64(dst[i])-want) > 1e-5 {
			t.Errorf("value %d is %g, want %g", i, dst[i], want)
		}
	}
}
