package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = r.Float32() - 0.5
	}
	return x
}

func TestMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {5, 7, 3}, {6, 16, 16}, {13, 33, 50}, {24, 576, 384}} {
		rows, inner, cols := size[0], size[1], size[2]
		x, w, bias := random(r, rows*inner), random(r, cols*inner), random(r, cols)
		p := Pack(w, bias, cols, inner)
		got := make([]float32, rows*p.Width())
		p.Mul(got, x, rows, inner)
		for i := range rows {
			for j := range cols {
				want := float64(bias[j])
				for k := range inner {
					want += float64(x[i*inner+k]) * float64(w[j*inner+k])
				}
				if math.Abs(want-float64(got[i*p.Width()+j])) > 1e-4 {
					t.Fatalf("%v: element %d, %d is %g, want %g", size, i, j, got[i*p.Width()+j], want)
				}
			}
		}
	}
}

// A row of a product must not depend on the rows beside it.
func TestMulRowByRow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const rows, inner, cols = 20, 96, 40
	x, p := random(r, rows*inner), Pack(random(r, cols*inner), nil, cols, inner)
	all, one := make([]float32, rows*p.Width()), make([]float32, p.Width())
	p.Mul(all, x, rows, inner)
	for i := range rows {
		p.Mul(one, x[i*inner:], 1, inner)
		for j := range one {
			if one[j] != all[i*p.Width()+j] {
				t.Fatalf("row %d differs when multiplied alone", i)
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

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{24, 576, 384}, {25, 576, 384}, {24, 192, 160}, {24, 192, 472}, {7, 576, 384}} {
		rows, inner, cols := size[0], size[1], size[2]
		x, p := random(r, rows*inner), Pack(random(r, cols*inner), nil, cols, inner)
		dst := make([]float32, rows*p.Width())
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for range b.N {
				p.Mul(dst, x, rows, inner)
			}
			b.ReportMetric(float64(rows*inner*cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

// The kernel for this processor and the one in plain Go agree to rounding.
func TestKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, rows := range []int{1, 2, 5, 6, 7, 8, 13, 30} {
		const inner, stride = 100, 90 // rows of x overlap
		x, y, bias := random(r, (rows-1)*stride+inner), random(r, inner*Lanes), random(r, Lanes)
		got, want := make([]float32, rows*Lanes), make([]float32, rows*Lanes)
		multiply(got, Lanes, x, stride, y, Lanes, bias, rows, inner)
		multiplyGo(want, Lanes, x, stride, y, Lanes, bias, rows, inner)
		for i := range got {
			if math.Abs(float64(got[i]-want[i])) > 1e-5 {
				t.Fatalf("%d rows: element %d is %g, plain Go says %g", rows, i, got[i], want[i])
			}
		}
	}
}
