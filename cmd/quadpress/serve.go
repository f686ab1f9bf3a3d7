package main

import (
	"errors"
	"fmt"
	"log"
	"net"
	"syscall"

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
		defer func() { err = errors.Join(err, store.Close()) }()
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
		opt.Log = log.New(cmd.ErrOrStderr(), "", log.LstdFlags)
		fmt.Fprintf(cmd.ErrOrStderr(), "serving %s at http://%s/ (Ctrl-C to stop)\n", db, listener.Addr())
		return server.Serve(cmd.Context(), listener, server.New(store, pool, opt), opt)
	})
	return cmd
}
