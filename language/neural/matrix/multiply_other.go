//go:build !amd64

package matrix

func multiply(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride, rows, inner int) {
	multiplyGo(dst, dstStride, x, xStride, y, yStride, rows, inner)
}

func multiplyFixed(dst []float32, dstStride int, x []int16, xStride int, y []int8, scale, bias []float32, step float32,
	rows, inner int) {
	multiplyFixedGo(dst, dstStride, x, xStride, y, scale, bias, step, rows, inner)
}
