package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/language/mention/corpus"
	"github.com/spf13/cobra"
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
			both := corpus.Scores{}
			for _, c := range []struct {
				path   string
				layout corpus.Columns
			}{{uner, corpus.UNER}, {wikigold, corpus.Wikigold}} {
				if c.path == "" {
					continue
				}
				documents, err := readMentions(c.path, c.layout)
				if err != nil {
					return err
				}
				scores := corpus.Evaluate(analyzer, corpus.HeldOut(documents))
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

func readMentions(path string, layout corpus.Columns) ([]corpus.Document, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	documents, err := corpus.Read(f, layout)
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
	scores := &corpus.Re3dScores{}
	for _, folder := range folders {
		var texts, entities []json.RawMessage
		for name, to := range map[string]*[]json.RawMessage{"documents.json": &texts, "entities.json": &entities} {
			if err := readJSONValues(filepath.Join(folder, name), to); err != nil {
				return err
			}
		}
		if err := scores.Add(analyzer, texts, entities); err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
	}
	fmt.Fprintf(w, "re3d: spans that overlap\n%s", scores)
	return nil
}

// readJSONValues reads the JSON values of a file, one after the other.
func readJSONValues(path string, to *[]json.RawMessage) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	for d := json.NewDecoder(f); ; {
		var v json.RawMessage
		switch err := d.Decode(&v); err {
		case nil:
			*to = append(*to, v)
		case io.EOF:
			return nil
		default:
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}
