package graph

import "errors"

// The errors of opening a store; test for them with errors.Is. Their texts name the directory or database, and what to
// do.
var (
	// ErrNotExist says that there is no store.
	ErrNotExist = errors.New("no such store")
	// ErrNotStore says that the directory or database holds something else.
	ErrNotStore = errors.New("not a Quadpress store")
	// ErrLocked says that another process holds the store.
	ErrLocked = errors.New("store is in use")
	// ErrNewer says that a later version of Quadpress wrote the store.
	ErrNewer = errors.New("store is from a newer version of Quadpress")
	// ErrDamaged says that a part of the store cannot be read; see [Check] and [Repair].
	ErrDamaged = errors.New("store is damaged")
	// ErrNotEmpty says that the store to copy to holds something.
	ErrNotEmpty = errors.New("store is not empty")
	// ErrReadOnly says that the store was opened for reading.
	ErrReadOnly = errors.New("store is open for reading only")
)
