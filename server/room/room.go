// Package room bounds the memory that requests hold together. What a request holds, and what its answer is going to
// need, is counted in an account of its own; what is not there is waited for, or refused.
package room

import (
	"context"
	"errors"
	"io"
	"sync"
)

// ErrFull says that there is no room for a request or its answer beside the others.
var ErrFull = errors.New("too many large requests and answers at once; try again, or ask for less")

// Room is so much memory. Its methods are safe for concurrent use.
type Room struct {
	mu    sync.Mutex
	free  int64
	given chan struct{} // closed when some is given back
}

// New returns room for so many bytes.
func New(bytes int64) *Room { return &Room{free: bytes, given: make(chan struct{})} }

// Account is what one request holds. Its methods are safe for concurrent use. A nil account holds all that is asked
// for.
type Account struct {
	room    *Room
	held    int64
	refused bool
	left    bool
}

type key struct{}

// Enter opens an account, which is that of the context that it returns.
func (r *Room) Enter(ctx context.Context) (context.Context, *Account) {
	a := &Account{room: r}
	return context.WithValue(ctx, key{}, a), a
}

// Of is the account of a context, nil if it has none.
func Of(ctx context.Context) *Account {
	a, _ := ctx.Value(key{}).(*Account)
	return a
}

// Grow holds so many bytes more, or fails with [ErrFull].
func (a *Account) Grow(bytes int64) error {
	if a == nil {
		return nil
	}
	a.room.mu.Lock()
	defer a.room.mu.Unlock()
	if !a.take(bytes) {
		a.refused = true
		return ErrFull
	}
	return nil
}

// Cover holds so many bytes at least, or fails with [ErrFull].
func (a *Account) Cover(bytes int64) error {
	if a == nil {
		return nil
	}
	a.room.mu.Lock()
	missing := bytes - a.held
	a.room.mu.Unlock()
	return a.Grow(max(0, missing))
}

// Wait holds so many bytes more as soon as there is room for them. It fails when ctx ends before.
func (a *Account) Wait(ctx context.Context, bytes int64) error {
	if a == nil {
		return nil
	}
	for {
		a.room.mu.Lock()
		ok, given := a.take(bytes), a.room.given
		a.room.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-given:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// take holds so many bytes more if there is room for them. The room is locked.
func (a *Account) take(bytes int64) bool {
	if a.left || bytes > a.room.free {
		return false
	}
	a.room.free -= bytes
	a.held += bytes
	return true
}

// Keep gives back what is held beyond so many bytes.
func (a *Account) Keep(bytes int64) {
	a.room.mu.Lock()
	defer a.room.mu.Unlock()
	if a.held <= bytes {
		return
	}
	a.room.free += a.held - bytes
	a.held = bytes
	close(a.room.given)
	a.room.given = make(chan struct{})
}

// Leave gives all back. Nothing can be held from then on.
func (a *Account) Leave() {
	a.Keep(0)
	a.room.mu.Lock()
	a.left = true
	a.room.mu.Unlock()
}

// Refused reports whether there was no room for something.
func (a *Account) Refused() bool {
	a.room.mu.Lock()
	defer a.room.mu.Unlock()
	return a.refused
}

// Body is a request's body whose bytes, but for the first ones, are held as they are read, each so many times.
func (a *Account) Body(body io.ReadCloser, first, times int64) io.ReadCloser {
	return &counted{ReadCloser: body, account: a, free: first, times: times}
}

type counted struct {
	io.ReadCloser
	account     *Account
	free, times int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.free -= int64(n)
	if c.free < 0 {
		if full := c.account.Grow(-c.free * c.times); full != nil {
			return 0, full
		}
		c.free = 0
	}
	return n, err
}
