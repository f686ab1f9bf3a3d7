package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

func checkCommand() *cobra.Command {
	var db, schemaFile string
	var repair bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "See whether a store is well, and repair it",
		Long: "Check reads all of a store, compares its graph with what its documents give, and says what is damaged,\n" +
			"missing or too much. With --repair it writes the graph of an ill store anew, from the documents that can be\n" +
			"read, and names those that are lost: the next build from the same files reads them again.",
		Args: cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	cmd.Flags().BoolVar(&repair, "repair", false, "make an ill store well")
	cmd.Flags().StringVar(&schemaFile, "schema", "",
		"the `file` of the ontology that the store was built with, if not the built-in one")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) error {
		s, err := loadSchema(cmd.Context(), schemaFile)
		if err != nil {
			return err
		}
		out, name := cmd.OutOrStdout(), graph.Name(db)
		if repair {
			done, err := press.Repair(cmd.Context(), db, s)
			if err != nil {
				return err
			}
			return printRepairs(out, name, &done)
		}
		health, err := graph.Check(cmd.Context(), db, s)
		if err != nil {
			return err
		}
		if !printHealth(out, name, &health) {
			return fmt.Errorf("%s is ill; run `quadpress check --repair --db %s`", name, name)
		}
		return nil
	})
	return cmd
}

// printHealth says what is wrong with a store and reports whether it is well.
func printHealth(w io.Writer, db string, h *graph.Health) bool {
	for _, what := range h.Damaged {
		fmt.Fprintf(w, "damaged: %s\n", what)
	}
	for _, f := range []struct {
		name string
		graph.Finding
	}{
		{"quads that documents give are missing", h.Missing},
		{"quads are there that no document gives", h.Superfluous},
		{"quads are there more than once", h.Repeated},
		{"counts are wrong", h.Miscounted},
	} {
		if f.Count == 0 {
			continue
		}
		fmt.Fprintf(w, "%d %s, such as\n", f.Count, f.name)
		for _, example := range f.Examples {
			fmt.Fprintf(w, "  %s\n", example)
		}
	}
	if h.Well() {
		fmt.Fprintf(w, "%s is well: %d documents, %d quads\n", db, h.Documents, h.Quads)
	}
	return h.Well()
}

// printRepairs says what was repaired. It returns an error when documents are lost.
func printRepairs(w io.Writer, db string, r *graph.Repairs) error {
	if printHealth(w, db, &r.Before) {
		return nil
	}
	for _, id := range r.Lost {
		fmt.Fprintf(w, "lost: %s\n", id)
	}
	fmt.Fprintf(w, "%s is repaired: %d documents, %d quads\n", db, r.Documents, r.Quads)
	if n := len(r.Lost); n > 0 {
		return fmt.Errorf("%d documents could not be recovered; build %s again from the same files to read them", n, db)
	}
	return nil
}
