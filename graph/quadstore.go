package graph

import (
	"errors"

	"github.com/cayleygraph/cayley/graph"
)

// QuadReader is the quads alone of a store, open for reading.
type QuadReader struct {
	backend backend
	quads   *quadState
}

// OpenQuads opens the quads of the store of a name, as they are now. The caller closes what it returns.
func OpenQuads(name string) (*QuadReader, error) {
	b, unmarked, err := lockBackend(name, reading)
	if err != nil {
		return nil, err
	}
	r := &QuadReader{backend: b}
	if unmarked == nil {
		r.quads, err = b.openQuads()
	} else {
		err = unmarked
	}
	if err != nil {
		return nil, errors.Join(b.diagnose(err), b.close())
	}
	return r, nil
}

// Store is the quads as Cayley knows them.
func (r *QuadReader) Store() graph.QuadStore { return r.quads.QuadStore }

// Err returns an [ErrDamaged] if reading met damage so far. Cayley takes some look-ups that fail for things that are
// not there, so what a query gave counts only if Err is nil after it.
func (r *QuadReader) Err() error { return r.backend.diagnose(r.quads.err()) }

// Close releases the quads.
func (r *QuadReader) Close() error { return errors.Join(r.quads.close(), r.backend.close()) }
