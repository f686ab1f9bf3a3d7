package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

func evalCommand() *cobra.Command {
	var schemaFile string
	var workers int
	cmd := &cobra.Command{
		Use:   "eval GOLD [PATH...]",
		Short: "Score what documents say against a gold file",
		Long: "Eval reads files and folders (the folder that the gold file is in, where none is named) and compares the statements that\n" +
			"it makes of them with those that the gold file lists: precision, recall and F1, overall, by predicate and by type of\n" +
			"event, and the errors. docs/evaluation.md describes the gold file.",
		Example: "  quadpress eval seeds/statements.gold\n" +
			"  quadpress eval mine.gold stories",
		Args: cobra.MinimumNArgs(1),
	}
	format := choiceFlag(cmd, "format", "what to print", "text", "json")
	input := inputFlag(cmd)
	cmd.Flags().IntVar(&workers, "workers", 0, "documents to read at once (default: the number of processors)")
	cmd.Flags().StringVar(&schemaFile, "schema", "", "use the ontology of this `file` in place of the built-in one")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		gold, err := readGold(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		paths := args[1:]
		if len(paths) == 0 {
			paths = []string{filepath.Dir(args[0])}
		}
		opt := press.Options{Workers: workers}
		if opt.Schema, err = loadSchema(cmd.Context(), schemaFile); err != nil {
			return err
		}
		docs := input.read(cmd, paths, nil)
		all, failures, err := press.Extract(cmd.Context(), docs, opt)
		if err != nil {
			return err
		}
		score, err := evaluate.Statements(cmp.Or(opt.Schema, schema.Default()), gold, all)
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		print := printScore
		if format.value == "json" {
			print = printScoreJSON
		}
		if err := buffered(cmd.OutOrStdout(), func(w io.Writer) error { return print(w, score) }); err != nil {
			return err
		}
		return input.report(cmd.ErrOrStderr(), failures)
	})
	return cmd
}

func readGold(ctx context.Context, path string) ([]evaluate.GoldStory, error) {
	f, err := document.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return evaluate.ReadGold(f, path)
}

func printScoreJSON(w io.Writer, score *evaluate.StatementScore) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(score)
}

func printScore(w io.Writer, score *evaluate.StatementScore) error {
	t := &score.Total
	fmt.Fprintf(w, "precision %.3f (%d of %d made), recall %.3f (%d of %d), F1 %.3f\n", t.Precision(), t.Right, t.Made,
		t.Recall(), t.Found, t.Gold, t.F1())
	fmt.Fprintf(w, "of those found, right in place %d of %d, time %d of %d, speaker %d of %d\n",
		score.Place.Right, score.Place.Of, score.Time.Right, score.Time.Of, score.Speaker.Right, score.Speaker.Of)
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, table := range []struct {
		of   string
		rows []evaluate.NamedScore
	}{{"event type", score.ByEvent}, {"predicate", score.ByPredicate}} {
		fmt.Fprintf(out, "\n%s\tprecision\trecall\tF1\tmade\tright\tgold\tfound\n", table.of)
		for _, r := range table.rows {
			fmt.Fprintf(out, "%s\t%.2f\t%.2f\t%.2f\t%d\t%d\t%d\t%d\n", r.Name, r.Precision(), r.Recall(), r.F1(), r.Made,
				r.Right, r.Gold, r.Found)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	document := ""
	for i := range score.Errors {
		e := &score.Errors[i]
		if e.Document != document {
			document = e.Document
			fmt.Fprintf(w, "\n[%s]\n", document)
		}
		switch e.Kind {
		case evaluate.Missed:
			fmt.Fprintf(w, "missed    line %d: %s\n", e.Line, e.Gold)
		case evaluate.Spurious:
			fmt.Fprintf(w, "spurious  %s\n", e.Made)
		case evaluate.Differs:
			fmt.Fprintf(w, "differs   line %d: %s\n  in %s: %s\n", e.Line, e.Gold, strings.Join(e.In, ", "), e.Made)
		}
		if e.Sentence != "" {
			fmt.Fprintf(w, "  > %s\n", strings.Map(printable, e.Sentence))
		}
	}
	return nil
}
