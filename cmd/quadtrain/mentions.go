package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/language"
)

func mentionsCommand() *cobra.Command {
	var uner, wikigold string
	var re3d []string
	cmd := &cobra.Command{
		Use:   "mentions",
		Short: "Score the mentions that the embedded models find",
		Long: `Score the mentions that the embedded models find: on every fifth document of Universal NER and Wikigold,
which training leaves alone, and on re3d.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			both := evaluate.MentionScores{}
			for _, c := range []struct {
				path   string
				layout evaluate.NameColumns
			}{{uner, evaluate.UNER}, {wikigold, evaluate.Wikigold}} {
				if c.path == "" {
					continue
				}
				documents, err := readMentions(c.path, c.layout)
				if err != nil {
					return err
				}
				scores := evaluate.Mentions(analyzer, evaluate.HeldOut(documents))
				both.AddAll(scores)
				fmt.Fprintf(cmd.OutOrStdout(), "%s, held out\n%s\n", c.layout.Name, scores)
			}
			if uner != "" && wikigold != "" {
				fmt.Fprintf(cmd.OutOrStdout(), "both together\n%s\n", both)
			}
			return scoreRe3d(cmd.OutOrStdout(), analyzer, re3d)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&uner, "uner", "", "Universal NER, English, as IOB2")
	flags.StringVar(&wikigold, "wikigold", "", "Wikigold, in CoNLL columns")
	flags.StringArrayVar(&re3d, "re3d", nil, "folder of re3d, with documents.json and entities.json (repeat for more)")
	return cmd
}

func readMentions(path string, layout evaluate.NameColumns) ([]evaluate.NameDocument, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	documents, err := evaluate.ReadNames(f, layout)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return documents, nil
}

// scoreRe3d prints how much of re3d's persons, organisations and locations are found.
func scoreRe3d(w io.Writer, analyzer *language.Analyzer, folders []string) error {
	if len(folders) == 0 {
		return nil
	}
	scores := evaluate.MentionScores{}
	for _, folder := range folders {
		documents, err := evaluate.ReadRe3d(folder)
		if err != nil {
			return err
		}
		for i := range documents {
			scores.AddOverlaps(analyzer, &documents[i])
		}
	}
	fmt.Fprintf(w, "re3d: spans that overlap\n%s", scores)
	return nil
}
