package matrix

import "golang.org/x/sys/cpu"

// The kernels that this processor can run. Tests switch them off.
var (
	avx2 = cpu.X86.HasAVX2
	vnni = avx2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI
)

// Each kernel computes four rows of a panel, the last one of two panels. Strides are in bytes.
//
//go:noescape
func multiplyAVX2(dst *float32, dstStride int, x *float32, xStride int, y *float32, yStride int, inner int)

//go:noescape
func multiplyFixedAVX2(dst *float32, dstStride int, x *int16, xStride int, y *int8, scale, bias *float32, step float32,
	inner int)

//go:noescape
func multiplyFixedVNNI(dst *float32, dstStride int, x *int16, xStride int, y *int8, scale, bias *float32, step float32,
	inner int)

func multiply(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride, rows, inner int) {
	if !avx2 || inner == 0 {
		multiplyGo(dst, dstStride, x, xStride, y, yStride, rows, inner)
		return
	}
	if rows == 0 {
		return
	}
	_, _, _ = dst[(rows-1)*dstStride+Lanes-1], x[(rows-1)*xStride+inner-1], y[(inner-1)*yStride+Lanes-1]
	fours(rows, func(r, apart int) {
		multiplyAVX2(&dst[r*dstStride], 4*dstStride*apart, &x[r*xStride], 4*xStride*apart, &y[0], 4*yStride, inner)
	})
}

// multiply is Mul with the kernels that this processor can run.
func (w *Weights) multiply(dst []float32, x Fixed, rows, stride int) {
	if !avx2 || w.inner == 0 {
		w.multiplyGo(dst, x, rows, stride)
		return
	}
	if rows == 0 {
		return
	}
	width := len(w.bias)
	_, _ = dst[rows*width-1], x.values[(rows-1)*stride+w.inner-1]
	c := 0
	for ; vnni && c+2*Lanes <= width; c += 2 * Lanes {
		fours(rows, func(r, apart int) {
			multiplyFixedVNNI(&dst[r*width+c], 4*width*apart, &x.values[r*stride], 2*stride*apart, &w.panels[c*w.inner],
				&w.scale[c], &w.bias[c], x.step, w.inner)
		})
	}
	for ; c < width; c += Lanes {
		fours(rows, func(r, apart int) {
			multiplyFixedAVX2(&dst[r*width+c], 4*width*apart, &x.values[r*stride], 2*stride*apart, &w.panels[c*w.inner],
				&w.scale[c], &w.bias[c], x.step, w.inner)
		})
	}
}

// fours covers rows by fours. The last four overlap the ones before; where there are fewer than four, each row stands
// for four: those are then no rows apart.
func fours(rows int, kernel func(r, apart int)) {
	if rows < 4 {
		for r := range rows {
			kernel(r, 0)
		}
		return
	}
	for r := 0; r < rows; r += 4 {
		kernel(min(r, rows-4), 1)
	}
}
