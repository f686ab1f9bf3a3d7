package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/language"
)

func treesCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "trees TREEBANK.conllu...",
		Short: "Score tags, lemmas and trees on treebanks, from their words alone",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			var all treebank
			for _, path := range args {
				gold, err := readTreebank([]string{path})
				if err != nil {
					return err
				}
				s, analysed := scoreTrees(analyzer, gold)
				all = append(all, analysed...)
				fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", path, s)
			}
			if out == "" {
				return nil
			}
			return writeTreebank(out, all)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "file to write the analysis to, as CoNLL-U")
	return cmd
}

// scoreTrees analyses the words of a treebank anew; it returns their analyses and how well they agree with the gold
// ones.
func scoreTrees(analyzer *language.Analyzer, gold treebank) (*score, treebank) {
	s, analysed := new(score), make(treebank, len(gold))
	for i, g := range gold {
		sentence := quadpress.Sentence{Tokens: bare(g)}
		analyzer.Annotate(&sentence)
		s.add(g, sentence.Tokens)
		analysed[i] = sentence.Tokens
	}
	return s, analysed
}

func writeTreebank(path string, all treebank) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for _, tokens := range all {
		if err := conllu.Write(w, &quadpress.Sentence{Tokens: tokens}); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
