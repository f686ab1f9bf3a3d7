package matrix

import "golang.org/x/sys/cpu"

var accelerated = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// kernel6 and kernel1 compute six rows and one row of a panel. Strides are in bytes.
//
//go:noescape
func kernel6(dst *float32, dstStride int, x *float32, xStride int, y *float32, yStride int, bias *float32, inner int)

//go:noescape
func kernel1(dst *float32, x *float32, y *float32, yStride int, bias *float32, inner int)

func multiply(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride int, bias []float32, rows, inner int) {
	if !accelerated || inner == 0 {
		multiplyGo(dst, dstStride, x, xStride, y, yStride, bias, rows, inner)
		return
	}
	_, _, _, _ = dst[(rows-1)*dstStride+Lanes-1], x[(rows-1)*xStride+inner-1], y[(inner-1)*yStride+Lanes-1], bias[Lanes-1]
	r := 0
	for ; r+6 <= rows; r += 6 {
		kernel6(&dst[r*dstStride], 4*dstStride, &x[r*xStride], 4*xStride, &y[0], 4*yStride, &bias[0], inner)
	}
	if r >= 6 && rows-r >= 2 { // six once more, some of them again, are faster than two or more one by one
		r = rows - 6
		kernel6(&dst[r*dstStride], 4*dstStride, &x[r*xStride], 4*xStride, &y[0], 4*yStride, &bias[0], inner)
		return
	}
	for ; r < rows; r++ {
		kernel1(&dst[r*dstStride], &x[r*xStride], &y[0], 4*yStride, &bias[0], inner)
	}
}
