package matrix

type kernel struct {
	name       string
	avx2, vnni bool
}

// kernels are those that this processor can run.
func kernels() []kernel {
	all := []kernel{{"go", false, false}}
	if avx2 {
		all = append(all, kernel{"avx2", true, false})
	}
	if vnni {
		all = append(all, kernel{"vnni", true, true})
	}
	return all
}

// use makes products use the kernel until the function returned is called.
func (k kernel) use() func() {
	a, v := avx2, vnni
	avx2, vnni = k.avx2, k.vnni
	return func() { avx2, vnni = a, v }
}
