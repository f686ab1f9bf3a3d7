package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/language"
)

func evalCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "eval TREEBANK.conllu...",
		Short: "Score the embedded models on treebanks, from their words alone",
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
				var s score
				var spent time.Duration
				for _, g := range gold {
					sentence := quadpress.Sentence{Tokens: bare(g)}
					start := time.Now()
					analyzer.Annotate(&sentence)
					spent += time.Since(start)
					s.add(g, sentence.Tokens)
					all = append(all, sentence.Tokens)
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s: %s  words/s %.0f\n", path, &s, float64(s.words)/spent.Seconds())
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
