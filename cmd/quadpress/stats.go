package main

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
)

func statsCommand() *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what a store holds",
		Args:  cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		store, err := graph.Open(db, graph.Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		stats, err := store.Stats(cmd.Context())
		if err != nil {
			return err
		}
		out := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
		for _, line := range []graph.Count{
			{Name: "documents", Count: stats.Documents}, {Name: "statements", Count: stats.Statements},
			{Name: "events", Count: stats.Events}, {Name: "relations", Count: stats.Relations},
			{Name: "entities", Count: stats.Entities}, {Name: "quads", Count: stats.Quads},
		} {
			fmt.Fprintf(out, "%s\t%d\n", line.Name, line.Count)
		}
		printCounts(out, "entities by type", stats.EntitiesByType)
		printCounts(out, "relations by predicate", stats.RelationsByPredicate)
		return out.Flush()
	})
	return cmd
}

// mostFrequent is how many of the kinds of a thing are listed.
const mostFrequent = 10

func printCounts(w io.Writer, title string, counts []graph.Count) {
	fmt.Fprintf(w, "\n%s\n", title)
	for i, c := range counts {
		if i == mostFrequent {
			fmt.Fprintf(w, "  ... and %d more\n", len(counts)-i)
			return
		}
		fmt.Fprintf(w, "  %s\t%d\n", c.Name, c.Count)
	}
}
