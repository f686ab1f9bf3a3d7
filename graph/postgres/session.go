package postgres

import (
	"context"
	"errors"
)

// Session reads one state of a store, whatever is written meanwhile. It holds a connection. Its methods are safe for
// concurrent use.
type Session struct{ t *transaction }

// Read opens the present state of the store in a database. It needs no more than the right to select.
func (db *Database) Read(ctx context.Context) (*Session, error) {
	conn, err := db.connect(ctx)
	if err != nil {
		return nil, err
	}
	t, err := db.begin(ctx, conn, "isolation level repeatable read read only")
	if err != nil {
		return nil, errors.Join(err, conn.Close(ctx))
	}
	return &Session{t}, nil
}

// Quads is the graph.
func (s *Session) Quads() *Quads { return &Quads{t: s.t} }

// Keys are the keys of the ledger.
func (s *Session) Keys() *Keys { return &Keys{t: s.t} }

// Store and State name the store and the state of it, each with a name that nothing else has.
func (s *Session) Store() string { return s.t.header.store }

// State names the state; see [Session.Store].
func (s *Session) State() string { return s.t.header.state }

// Files makes a directory of the files that belong to the state; see [Draft.PutFiles]. It reports whether there are
// any. Those that another directory has too are linked from there.
func (s *Session) Files(ctx context.Context, dir, like string) (bool, error) {
	return s.t.getFiles(ctx, dir, like)
}

// Err is the failure that reading has met so far, nil for none. What was read counts only if there is none.
func (s *Session) Err() error { return s.t.err() }

// Outdated reports whether the state is no longer the present one, or can no longer be read.
func (s *Session) Outdated(ctx context.Context) bool {
	conn, err := s.t.db.connect(ctx)
	if err != nil {
		return false
	}
	defer conn.Close(ctx)
	now, err := s.t.db.readHeader(ctx, conn)
	return err == nil && (now.state != s.t.header.state || s.lost(ctx))
}

// lost reports whether the connection has gone.
func (s *Session) lost(ctx context.Context) bool {
	_, err := s.t.exec(ctx, "select")
	return err != nil
}

// Close ends the session.
func (s *Session) Close() error { return s.t.close() }
