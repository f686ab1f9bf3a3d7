package graph

import (
	"path/filepath"

	"github.com/cayleygraph/cayley/graph"
)

// OpenQuads opens the quads alone of the store in a directory, for reading. It takes no lock on the store: it is for
// processes that work for one which has the store open. The caller closes what it returns.
func OpenQuads(dir string) (*graph.Handle, error) {
	return openQuads(filepath.Join(dir, graphDir), true)
}
