package matrix

import "slices"

type kernel struct {
	name       string
	avx2, vnni bool
}

// kernels are those that this processor can run, plain Go first.
var kernels = slices.DeleteFunc([]kernel{{"go", false, false}, {"avx2", true, false}, {"vnni", true, true}},
	func(k kernel) bool {
		return k.avx2 && !avx2 || k.vnni && !vnni
	})

// use makes products use the kernel until the function returned is called.
func (k kernel) use() func() {
	a, v := avx2, vnni
	avx2, vnni = k.avx2, k.vnni
	return func() { avx2, vnni = a, v }
}
