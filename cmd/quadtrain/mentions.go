package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/language/mention"
	"github.com/quadpress/quadpress/language/mention/corpus"
	"github.com/quadpress/quadpress/language/neural"
	"github.com/spf13/cobra"
)

func mentionsCommand() *cobra.Command {
	var out, uner, wikigold string
	var gum, gumDev, re3d []string
	opt := mention.DefaultOptions
	cmd := &cobra.Command{
		Use:   "mentions",
		Short: "Train the tagger of names, or score the embedded one",
		Long: `Train the tagger of names from corpora and score it on every fifth document of UNER and Wikigold, which it
does not learn from, on other parts of GUM, and on re3d. Without --out, score the embedded model instead.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			network, err := neural.Load()
			if err != nil {
				return err
			}
			var train []mention.Document
			held := map[string][]mention.Document{}
			for _, c := range []struct {
				path   string
				layout corpus.Columns
			}{{uner, corpus.UNER}, {wikigold, corpus.Wikigold}} {
				if c.path == "" {
					continue
				}
				documents, err := readMentions(network, c.path, func(r io.Reader) ([]mention.Document, error) { return corpus.Read(r, c.layout) })
				if err != nil {
					return err
				}
				learn, test := corpus.HoldOut(documents)
				train = append(train, learn...)
				held[c.layout.Name] = test
			}
			for _, path := range gum {
				documents, err := readMentions(network, path, corpus.ReadGUM)
				if err != nil {
					return err
				}
				train = append(train, documents...)
			}
			for _, path := range gumDev {
				documents, err := readMentions(network, path, corpus.ReadGUM)
				if err != nil {
					return err
				}
				held["GUM"] = append(held["GUM"], documents...)
			}
			m, err := mention.Load()
			if out != "" {
				var data []byte
				if data, err = mention.Train(train, opt); err != nil {
					return err
				}
				if err := os.WriteFile(out, data, 0o644); err != nil {
					return err
				}
				m, err = mention.New(data)
			}
			if err != nil {
				return err
			}
			for i := range held["GUM"] {
				m.Normalize(&held["GUM"][i])
			}
			for _, name := range []string{"UNER", "Wikigold", "GUM"} {
				if held[name] != nil {
					fmt.Fprintf(cmd.OutOrStdout(), "%s, held out\n%s\n", name, corpus.Evaluate(m, held[name]))
				}
			}
			return scoreRe3d(cmd.OutOrStdout(), re3d)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&out, "out", "o", "", "file to write the model to")
	flags.StringVar(&uner, "uner", "", "Universal NER, English, as IOB2")
	flags.StringVar(&wikigold, "wikigold", "", "Wikigold, in CoNLL columns")
	flags.StringArrayVar(&gum, "gum", nil, "GUM, as CoNLL-U, to learn from (repeat for more)")
	flags.StringArrayVar(&gumDev, "gum-dev", nil, "GUM to score on")
	flags.StringArrayVar(&re3d, "re3d", nil, "folder of re3d, with documents.json and entities.json, to score the embedded models on")
	flags.IntVar(&opt.Rounds, "rounds", opt.Rounds, "passes over the corpora")
	flags.Float64Var(&opt.Rate, "rate", opt.Rate, "rate of learning")
	flags.Float64Var(&opt.Dropout, "dropout", opt.Dropout, "share of words learnt unseen")
	return cmd
}

// readMentions reads a corpus and tags its words as is done at run time.
func readMentions(network *neural.Model, path string, read func(io.Reader) ([]mention.Document, error)) ([]mention.Document, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	documents, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, d := range documents {
		for i := range d.Sentences {
			network.Annotate(&d.Sentences[i])
		}
	}
	return documents, nil
}

// scoreRe3d prints how much of re3d's persons, organisations and locations the embedded models find.
func scoreRe3d(w io.Writer, folders []string) error {
	if len(folders) == 0 {
		return nil
	}
	analyzer, err := language.Load()
	if err != nil {
		return err
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
