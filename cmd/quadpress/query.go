package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

func queryCommand() *cobra.Command {
	var db string
	var opt query.Options
	cmd := &cobra.Command{
		Use:   "query TEXT",
		Short: "Ask the graph",
		Long: "Query runs a query on a store, in Gizmo or another of Cayley's languages, and prints the results. The text\n" +
			"- is read from standard input.",
		Example: `  quadpress query 'g.V("<kg:John_Kerry>").out("<rel:met>").all()'
  quadpress query --lang graphql '{ nodes(id: <kg:Russia>) { id struck: <rel:struck> } }'`,
		Args: cobra.ExactArgs(1),
	}
	storeFlag(cmd, &db)
	language := choiceFlag(cmd, "lang", "the query's language", query.Languages()...)
	format := choiceFlag(cmd, "format", "how to print the results", "table", "json")
	cmd.Flags().IntVar(&opt.Limit, "limit", query.DefaultLimit, "stop after this many results")
	cmd.Flags().DurationVar(&opt.Timeout, "timeout", query.DefaultTimeout, "stop after this time")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if err := checkBounds(opt); err != nil {
			return err
		}
		text := args[0]
		if text == "-" {
			data, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), query.MaxLength+1))
			if err != nil {
				return err
			}
			text = string(data)
		}
		store, err := graph.Open(db, graph.Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		pool, err := newPool(db)
		if err != nil {
			return err
		}
		defer pool.Close()
		result, err := pool.Run(cmd.Context(), language.value, text, opt)
		if err != nil {
			return err
		}
		printNotes(cmd.ErrOrStderr(), result)
		if format.value == "json" {
			return printResultJSON(cmd.OutOrStdout(), result)
		}
		return printResultTable(cmd.OutOrStdout(), result)
	})
	return cmd
}

// checkBounds returns a misuse when a query is given no room.
func checkBounds(opt query.Options) error {
	if opt.Limit < 1 {
		return misuse{fmt.Errorf("--limit %d: it must be at least 1", opt.Limit)}
	}
	if opt.Timeout < time.Millisecond {
		return misuse{fmt.Errorf("--timeout %s: it must be at least 1ms", opt.Timeout)}
	}
	return nil
}

// printResultJSON prints rows one a line, or the one object.
func printResultJSON(w io.Writer, result query.Result) error {
	return buffered(w, func(w io.Writer) error {
		lines := result.Rows
		if result.Data != nil {
			lines = []json.RawMessage{result.Data}
		}
		for _, line := range lines {
			if _, err := fmt.Fprintf(w, "%s\n", line); err != nil {
				return err
			}
		}
		return nil
	})
}

// printNotes says what the results do not: that some were left out, and what the query may have meant.
func printNotes(w io.Writer, result query.Result) {
	if result.Cut != "" {
		fmt.Fprintf(w, "quadpress: %s (--limit)\n", result.Cut)
	}
	for _, note := range result.Notes {
		fmt.Fprintf(w, "quadpress: %s\n", note)
	}
}
