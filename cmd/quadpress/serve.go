package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/server"
)

func serveCommand() *cobra.Command {
	var db, address string
	var opt server.Options
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer queries over HTTP",
		Long: "Serve answers Gizmo and GraphQL queries on a store over HTTP, in the way that Cayley does, until it is\n" +
			"interrupted.",
		Args: cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	cmd.Flags().StringVar(&address, "listen", "127.0.0.1:64210", "the `address` to listen on")
	cmd.Flags().IntVar(&opt.Query.Limit, "limit", query.DefaultLimit, "the most results that a query gives")
	cmd.Flags().DurationVar(&opt.Query.Timeout, "timeout", query.DefaultTimeout, "the most time that a query takes")
	cmd.Flags().StringArrayVar(&opt.Hosts, "host", nil, "answer for this `name` too, beside addresses and localhost")
	cmd.Flags().StringArrayVar(&opt.Origins, "origin", nil,
		"let pages of this `origin` read the answers, such as https://news.example")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if err := checkBounds(opt.Query); err != nil {
			return err
		}
		if _, _, err := net.SplitHostPort(address); err != nil {
			return misuse{fmt.Errorf("--listen %s: give a host and a port, such as 127.0.0.1:64210", address)}
		}
		store, err := graph.Open(db, graph.Options{ReadOnly: true, Verify: true})
		if err != nil {
			return err
		}
		f := follower{db: db, store: store, log: log.New(cmd.ErrOrStderr(), "", log.LstdFlags)}
		defer func() { err = errors.Join(err, f.store.Close()) }()
		pool, err := newPool(db)
		if err != nil {
			return err
		}
		defer pool.Close()
		if err := pool.Warm(); err != nil {
			return err
		}
		listener, err := net.Listen("tcp", address)
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("%s is in use by another program; choose another address with --listen", address)
		} else if err != nil {
			return fmt.Errorf("listen on %s: %w", address, err)
		}
		opt.Log = f.log
		f.pool = pool
		if f.server, err = server.New(cmd.Context(), store, pool, opt); err != nil {
			return errors.Join(err, listener.Close())
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "serving %s at http://%s/ (Ctrl-C to stop)\n", db, listener.Addr())
		ctx, stop := context.WithCancel(cmd.Context())
		following := make(chan struct{})
		go func() {
			f.follow(ctx)
			close(following)
		}()
		err = server.Serve(ctx, listener, f.server, opt)
		stop()
		<-following
		return err
	})
	return cmd
}

// followEvery is how often a server looks whether a build has changed the store.
const followEvery = time.Second

// follower has a server show what builds make of its store.
type follower struct {
	db     string
	store  *graph.Store
	pool   *query.Pool
	server *server.Server
	log    *log.Logger
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
		if !f.store.Outdated() {
			continue
		}
		if err := f.takeOver(ctx); err == nil {
			said = ""
		} else if err.Error() != said {
			said = err.Error()
			f.log.Printf("the store has changed, and what it held before is still served: %v", err)
		}
	}
}

// takeOver shows the store as it is now.
func (f *follower) takeOver(ctx context.Context) error {
	store, err := graph.Open(f.db, graph.Options{ReadOnly: true, Verify: true})
	if err != nil {
		return err
	}
	if err := f.server.Show(ctx, store); err != nil {
		return errors.Join(err, store.Close())
	}
	before := f.store
	f.store = store
	return errors.Join(f.pool.Renew(), before.Close())
}
