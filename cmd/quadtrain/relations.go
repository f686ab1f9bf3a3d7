package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/schema"
)

func evalRelationsCommand() *cobra.Command {
	var missed bool
	cmd := &cobra.Command{
		Use:   "eval-relations RE3D_FOLDER...",
		Short: "Score statements on the relations of re3d",
		Long: `eval-relations reads folders of the Relationship and Entity Extraction Evaluation Dataset (documents.json, entities.json,
relations.json) and compares the statements made of the documents with the gold relations that annotators agree on.

linked     gold relations with a statement between mentions that overlap their ends, denied and planned ones included,
           or with a thing and how many it is said to be
recall     gold relations with a statement of their type
precision  pairs of annotated entities connected by statements of a type that have a gold relation of the type

evaluate/relations.yaml says which statements express which type.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			extractor := extract.New(schema.Default())
			scores, err := evaluate.NewRelationScores(schema.Default())
			if err != nil {
				return err
			}
			for _, dir := range args {
				documents, err := evaluate.ReadRe3d(dir)
				if err != nil {
					return err
				}
				for i := range documents {
					d := &documents[i]
					sentences := analyzer.Analyze(&d.Document)
					x := extractor.Extract(&d.Document, sentences)
					scores.Add(d, sentences, &x)
				}
			}
			out := cmd.OutOrStdout()
			if missed {
				for _, m := range scores.Missed() {
					fmt.Fprintln(out, m)
				}
				return nil
			}
			w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
			fmt.Fprintln(w, "type\tgold\tlinked\t%\trecall %\tstated\tprecision %\t")
			for _, s := range scores.Scores() {
				fmt.Fprintf(w, "%s\t%d\t%d\t%s\t%s\t%d\t%s\t\n", s.Type, s.Gold, s.Linked, percent(s.Linked, s.Gold),
					percent(s.Found, s.Gold), s.Stated, percent(s.Right, s.Stated))
			}
			if err := w.Flush(); err != nil {
				return err
			}
			fmt.Fprintf(out, "%d gold relations between sentences left out\n", scores.Apart)
			return nil
		},
	}
	cmd.Flags().BoolVar(&missed, "missed", false, "list the gold relations without a statement: type, ends and sentence")
	return cmd
}

// percent is a share of a whole, "-" where the whole is nothing.
func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100*float64(part)/float64(whole))
}
