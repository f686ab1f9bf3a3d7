package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/schema"
)

// followEvery is how often a server looks whether a build has changed the store.
const followEvery = time.Second

// follower has a server show what builds make of its store.
type follower struct {
	db     string
	schema *schema.Schema // nil is the built-in one
	mu     sync.Mutex
	store  *graph.Store
	pool   *query.Pool
	show   func(context.Context, *graph.Store) error // has the server tell of another store
	log    *slog.Logger
}

// during follows the store for as long as serve runs.
func (f *follower) during(ctx context.Context, serve func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	following := make(chan struct{})
	go func() {
		f.follow(ctx)
		close(following)
	}()
	err := serve(ctx)
	stop()
	<-following
	return err
}

// follow takes over each state of the store as it is committed, until ctx ends. The server stays with what it shows
// where the new state cannot be read.
func (f *follower) follow(ctx context.Context) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	said := ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := f.catchUp(ctx); err == nil {
			said = ""
		} else if err.Error() != said {
			said = err.Error()
			f.log.Error("the store has changed, and what it held before is still served", "error", err)
		}
	}
}

func (f *follower) open() (*graph.Store, error) {
	return graph.Open(f.db, graph.Options{ReadOnly: true, Verify: true, Schema: f.schema})
}

// catchUp shows the store as it is now, if it has changed.
func (f *follower) catchUp(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.store.Outdated() {
		return nil
	}
	store, err := f.open()
	if err != nil {
		return err
	}
	if err := f.show(ctx, store); err != nil {
		return errors.Join(err, store.Close())
	}
	before := f.store
	f.store = store
	return errors.Join(f.pool.Renew(), before.Close())
}
