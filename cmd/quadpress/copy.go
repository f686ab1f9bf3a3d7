package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
)

func copyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "copy FROM TO",
		Short: "Copy a store, also from a directory to a database or back",
		Long: "Copy copies all that a store holds into another one, which it makes if need be and which must hold\n" +
			"nothing. Each of the two is a directory or the URL of a PostgreSQL database.",
		Example: "  quadpress copy quadpress.db postgres://news@db.example/graph",
		Args:    cobra.ExactArgs(2),
		RunE: does(func(cmd *cobra.Command, args []string) error {
			from, to := args[0], args[1]
			stats, err := graph.Copy(cmd.Context(), from, to)
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "copied %d documents, %d quads from %s to %s\n", stats.Documents, stats.Quads,
				graph.Name(from), graph.Name(to))
			return nil
		}),
	}
}
