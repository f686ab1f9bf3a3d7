//go:build !amd64

package matrix

func addBytes(dst []float32, values []byte, scale float32) int         { return 0 }
func largest(lanes *[8]uint32, x []float32) int                        { return 0 }
func toFixed(q []int16, x []float32, f float32) int                    { return 0 }
func addBias(top *[8]float32, row, bias []float32, scale float32) int  { return 0 }
func exponentials(sum *[8]float32, row []float32, highest float32) int { return 0 }
func addGated(dst, x, gates []float32) int                             { return 0 }
func addUp(sum *[8]float32, x []float32) int                           { return 0 }
func addSquares(sum *[8]float32, x []float32, mean float32) int        { return 0 }
func normalize(dst, x, gain, bias []float32, mean, f float32) int      { return 0 }
