package graph

import (
	"errors"

	"github.com/cayleygraph/cayley/graph"
)

// QuadReader is the quads alone of a store, open for reading.
type QuadReader struct {
	dir   string
	held  *held
	quads *quadDB
}

// OpenQuads opens the quads of the store in a directory, as they are now. The caller closes what it returns.
func OpenQuads(dir string) (*QuadReader, error) {
	held, err := hold(dir)
	if err != nil {
		return nil, err
	}
	quads, err := openQuads(held.path(graphDir), true)
	if err != nil {
		if corrupted(err) {
			err = damagedError(dir, err)
		}
		return nil, errors.Join(err, held.release())
	}
	return &QuadReader{dir, held, quads}, nil
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
func (r *QuadReader) Close() error { return errors.Join(r.quads.Close(), r.held.release()) }
