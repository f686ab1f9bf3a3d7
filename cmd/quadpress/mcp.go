package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/server/mcp"
)

func mcpCommand() *cobra.Command {
	var db string
	opt := mcp.Options{Version: version}
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Let an agent ask the graph, over standard input and output",
		Long: "Mcp speaks the Model Context Protocol on standard input and output: an agent's program starts it, and its\n" +
			"model can then search the graph and cite the sentences behind what it finds. `quadpress serve` does the same\n" +
			"at /mcp.",
		Example: "  claude mcp add news -- quadpress mcp --db /data/news.db",
		Args:    cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	cmd.Flags().IntVar(&opt.Query.Limit, "limit", query.DefaultLimit, "the most results that a query gives")
	cmd.Flags().DurationVar(&opt.Query.Timeout, "timeout", query.DefaultTimeout, "the most time that a call takes")
	format := choiceFlag(cmd, "log", "how each failure is logged", "text", "json")
	cmd.RunE = does(func(cmd *cobra.Command, _ []string) (err error) {
		if err := checkBounds(opt.Query); err != nil {
			return err
		}
		opt.Log = newLog(cmd.ErrOrStderr(), format.value)
		f := follower{db: db, log: opt.Log}
		if f.store, err = f.open(); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.store.Close()) }()
		if f.pool, err = newPool(db); err != nil {
			return err
		}
		defer f.pool.Close()
		loaded, err := explore.Load(cmd.Context(), f.store)
		if err != nil {
			return err
		}
		agents := mcp.New(loaded, f.pool, opt)
		f.show = func(ctx context.Context, store *graph.Store) error {
			loaded, err := explore.Load(ctx, store)
			if err == nil {
				agents.Show(loaded)
			}
			return err
		}
		return f.during(cmd.Context(), func(ctx context.Context) error {
			return agents.Run(ctx, io.NopCloser(cmd.InOrStdin()), unclosed{cmd.OutOrStdout()})
		})
	})
	return cmd
}

// unclosed is a writer whose closing is another's business.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
