package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = r.Float32() - 0.5
	}
	return x
}

func TestPackedMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {3, 7, 3}, {6, 16, 16}, {13, 33, 50}, {24, 32, 24}} {
		rows, inner, cols := size[0], size[1], size[2]
		x, y := random(r, rows*inner), random(r, cols*inner)
		var p Packed
		p.Pack(y, cols, inner, inner)
		got := make([]float32, rows*Pad(cols))
		p.Mul(got, x, rows, inner)
		for i := range rows {
			for j := range cols {
				var want float64
				for k := range inner {
					want += float64(x[i*inner+k]) * float64(y[j*inner+k])
				}
				if math.Abs(want-float64(got[i*Pad(cols)+j])) > 1e-5 {
					t.Fatalf("%v: element %d, %d is %g, want %g", size, i, j, got[i*Pad(cols)+j], want)
				}
			}
		}
	}
}

func TestMulColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const rows, inner, cols, stride = 9, 11, 32, 40
	x, y := random(r, rows*inner), random(r, inner*stride)
	got := make([]float32, rows*cols)
	MulColumns(got, cols, x, inner, y, stride, rows, inner, cols)
	for i := range rows {
		for j := range cols {
			var want float64
			for k := range inner {
				want += float64(x[i*inner+k]) * float64(y[k*stride+j])
			}
			if math.Abs(want-float64(got[i*cols+j])) > 1e-5 {
				t.Fatalf("element %d, %d is %g, want %g", i, j, got[i*cols+j], want)
			}
		}
	}
}

// eachKernel runs f with every kernel that this processor has.
func eachKernel(t *testing.T, f func(t *testing.T)) {
	for _, k := range kernels {
		t.Run(k.name, func(t *testing.T) {
			defer k.use()()
			f(t)
		})
	}
}

// All kernels give the bits of plain Go, for every number of rows, whether they overlap or not.
func TestKernelsAgree(t *testing.T) {
	eachKernel(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(7, 8))
		for rows := 1; rows < 14; rows++ {
			const inner, stride = 100, 90
			x, y := random(r, (rows-1)*stride+inner), random(r, inner*Lanes)
			got, want := make([]float32, rows*Lanes), make([]float32, rows*Lanes)
			multiply(got, Lanes, x, stride, y, Lanes, rows, inner)
			multiplyGo(want, Lanes, x, stride, y, Lanes, rows, inner)
			if !slices.Equal(got, want) {
				t.Errorf("%d rows of floats: %v, plain Go says %v", rows, got, want)
			}

			var f Fixed
			f.Set(x)
			for _, cols := range []int{Lanes, 2 * Lanes, 3*Lanes - 1} {
				w := weights(r, cols, inner)
				got, want := make([]float32, rows*w.Width()), make([]float32, rows*w.Width())
				w.Mul(got, f, rows, stride)
				w.multiplyGo(want, f, rows, stride)
				if !slices.Equal(got, want) {
					t.Errorf("%d rows and %d columns of integers: %v, plain Go says %v", rows, cols, got, want)
				}
			}
		}
	})
}

// A row of a product does not depend on the rows beside it.
func TestMulRowByRow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const rows, inner, cols = 19, 96, 40
	w := weights(r, cols, inner)
	var x Fixed
	x.Set(random(r, rows*inner))
	all, one := make([]float32, rows*w.Width()), make([]float32, w.Width())
	w.Mul(all, x, rows, inner)
	for i := range rows {
		w.Mul(one, x.From(i*inner), 1, inner)
		if !slices.Equal(one, all[i*w.Width():(i+1)*w.Width()]) {
			t.Fatalf("row %d differs when multiplied alone", i)
		}
	}
}

func BenchmarkPackedMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	const rows, inner = 24, 32
	x, dst := random(r, rows*inner), make([]float32, rows*Pad(rows))
	var p Packed
	p.Pack(x, rows, inner, inner)
	for b.Loop() {
		p.Mul(dst, x, rows, inner)
	}
	b.ReportMetric(float64(rows*inner*Pad(rows))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range kernels {
		for _, size := range [][3]int{{24, 576, 384}, {25, 576, 384}, {24, 192, 160}, {24, 192, 472}, {7, 576, 384}} {
			rows, inner, cols := size[0], size[1], size[2]
			w := weights(r, cols, inner)
			var x Fixed
			x.Set(random(r, rows*inner))
			dst := make([]float32, rows*w.Width())
			b.Run(fmt.Sprint(k.name, size), func(b *testing.B) {
				defer k.use()()
				for b.Loop() {
					w.Mul(dst, x, rows, inner)
				}
				b.ReportMetric(float64(rows*inner*cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
			})
		}
	}
}
