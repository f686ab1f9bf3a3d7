//go:build !amd64

package matrix

func multiply(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride int, bias []float32, rows, inner int) {
	multiplyGo(dst, dstStride, x, xStride, y, yStride, bias, rows, inner)
}
