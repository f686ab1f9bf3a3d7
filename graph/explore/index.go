package explore

// index leads from nodes to rows of a table: those of node n are rows[starts[n]:starts[n+1]], in the table's order.
type index struct {
	starts []int32
	rows   []int32
}

// of returns the rows of a node. They must not be changed.
func (x *index) of(n node) []int32 { return x.rows[x.starts[n]:x.starts[n+1]] }

// newIndex makes an index over so many nodes; each calls its argument with every node and a row of it, in the order of
// the rows, the same each time that it is called.
func newIndex(nodes int, each func(yield func(node, int32))) index {
	x := index{starts: make([]int32, nodes+1)}
	each(func(n node, _ int32) {
		if n != 0 {
			x.starts[n+1]++
		}
	})
	for i := range nodes {
		x.starts[i+1] += x.starts[i]
	}
	x.rows = make([]int32, x.starts[nodes])
	next := append([]int32(nil), x.starts...)
	each(func(n node, row int32) {
		if n != 0 {
			x.rows[next[n]] = row
			next[n]++
		}
	})
	return x
}
