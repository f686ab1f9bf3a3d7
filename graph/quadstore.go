package graph

import (
	"path/filepath"

	"github.com/cayleygraph/cayley/graph"
)

// QuadReader is the quads alone of a store, open for reading.
type QuadReader struct {
	dir   string
	quads *quadDB
}

// OpenQuads opens the quads of the store in a directory. It takes no lock on the store: it is for processes that work
// for one which has the store open. The caller closes what it returns.
func OpenQuads(dir string) (*QuadReader, error) {
	quads, err := openQuads(filepath.Join(dir, graphDir), true)
	if err != nil {
		if corrupted(err) {
			err = damagedError(dir, err)
		}
		return nil, err
	}
	return &QuadReader{dir, quads}, nil
}

// Store is the quads as Cayley knows them.
func (r *QuadReader) Store() graph.QuadStore { return r.quads.QuadStore }

// Err returns an [ErrDamaged] if reading met damage so far. Cayley takes some look-ups that fail for things that are
// not there, so what a query gave counts only if Err is nil after it.
func (r *QuadReader) Err() error {
	if err := r.quads.files.err(); err != nil {
		return damagedError(r.dir, err)
	}
	return nil
}

// Close releases the quads.
func (r *QuadReader) Close() error { return r.quads.Close() }
