package perceptron

// index gives consecutive numbers to features, from 0.
type index struct {
	keys []uint64 // mixed features; 0 is a free slot
	rows []int32
	n    int
}

func newIndex() *index {
	return &index{keys: make([]uint64, 1<<12), rows: make([]int32, 1<<12)}
}

// find returns the feature's number, or -1.
func (x *index) find(feature uint64) int {
	h := mixed(feature) | 1
	for i := slot(h, len(x.keys)); ; i++ {
		if i == len(x.keys) {
			i = 0
		}
		switch x.keys[i] {
		case h:
			return int(x.rows[i])
		case 0:
			return -1
		}
	}
}

// add returns the feature's number and whether it is new.
func (x *index) add(feature uint64) (row int, added bool) {
	if row := x.find(feature); row >= 0 {
		return row, false
	}
	if x.n*2 >= len(x.keys) {
		x.grow()
	}
	x.put(mixed(feature)|1, int32(x.n))
	x.n++
	return x.n - 1, true
}

func (x *index) put(h uint64, row int32) {
	i := slot(h, len(x.keys))
	for x.keys[i] != 0 {
		if i++; i == len(x.keys) {
			i = 0
		}
	}
	x.keys[i], x.rows[i] = h, row
}

func (x *index) grow() {
	old := *x
	x.keys, x.rows = make([]uint64, 2*len(old.keys)), make([]int32, 2*len(old.rows))
	for i, h := range old.keys {
		if h != 0 {
			x.put(h, old.rows[i])
		}
	}
}

// each calls f for every feature, in an order that depends on the features and their order of arrival only.
func (x *index) each(f func(h uint64, row int)) {
	for i, h := range x.keys {
		if h != 0 {
			f(h, int(x.rows[i]))
		}
	}
}
