package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/search"
)

func searchCommand() *cobra.Command {
	var db string
	var limit int
	var kinds, types []string
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find things, events and sentences by their words",
		Long: "Search finds things and events by their names, and sentences by their words, in a store. Beginnings of\n" +
			"words, misspellings and missing accents find too; what fits best and what the graph knows most of comes first.",
		Example: "  quadpress search sergej lawrow\n  quadpress search --kind sentence kerry vienna",
		Args:    cobra.MinimumNArgs(1),
	}
	storeFlag(cmd, &db)
	format := choiceFlag(cmd, "format", "how to print what is found", "table", "json")
	cmd.Flags().IntVar(&limit, "limit", 20, "stop after this `many`")
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "find only these: thing, event, sentence")
	cmd.Flags().StringSliceVar(&types, "type", nil, "find only things or events of these classes, such as schema:Person")
	words := []string{string(search.Thing), string(search.Event), string(search.Sentence)}
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if limit < 1 || limit > search.MaxHits {
			return misuse{fmt.Errorf("--limit %d: give between 1 and %d", limit, search.MaxHits)}
		}
		q := search.Query{Text: strings.Join(args, " "), Types: types}
		for _, k := range kinds {
			if !slices.Contains([]search.Kind{search.Thing, search.Event, search.Sentence}, search.Kind(k)) {
				return misuse{fmt.Errorf("--kind %s: it is thing, event or sentence", k)}
			}
			q.Kinds = append(q.Kinds, search.Kind(k))
		}
		store, err := graph.Open(db, graph.Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		index, err := store.Index(cmd.Context())
		if err != nil {
			return err
		}
		hits, total, err := index.Search(cmd.Context(), q, limit)
		if err != nil {
			return err
		}
		if total > len(hits) {
			fmt.Fprintf(cmd.ErrOrStderr(), "quadpress: %d of %d (--limit)\n", len(hits), total)
		}
		if format.value == "json" {
			return printHitsJSON(cmd.OutOrStdout(), hits)
		}
		return printHits(cmd.OutOrStdout(), hits)
	})
	return cmd
}

// printHits prints a line for each hit: what it is, its ID, and its name or the sentence.
func printHits(w io.Writer, hits []search.Hit) error {
	return buffered(w, func(w io.Writer) error {
		out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, h := range hits {
			fmt.Fprintf(out, "%s\t%s\t%s\n", h.Kind, strings.Map(printable, h.ID), strings.Map(printable, h.Name()))
		}
		return out.Flush()
	})
}

// printHitsJSON prints one hit a line.
func printHitsJSON(w io.Writer, hits []search.Hit) error {
	return buffered(w, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		for _, h := range hits {
			err := out.Encode(map[string]any{"kind": h.Kind, "id": h.ID, "name": h.Name(), "score": h.Score})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
