package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/press"
)

func parseCommand() *cobra.Command {
	var workers int
	cmd := &cobra.Command{
		Use:   "parse [PATH...]",
		Short: "Print the linguistic analysis of documents",
		Long: "Parse reads files and folders (or standard input, for - or nothing) and prints their sentences with tags, lemmas,\n" +
			"dependency trees and entity mentions, dates with their values in ISO 8601. Of CoNLL-U input only the tokens\n" +
			"are read; the rest is predicted anew.",
	}
	format := choiceFlag(cmd, "format", "what to print: CoNLL-U, or a JSON object a sentence and line", "conllu", "json")
	input := inputFlag(cmd)
	cmd.Flags().IntVar(&workers, "workers", 0, "documents to read at once (default: the number of processors)")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) error {
		print := printCoNLLU
		if format.value == "json" {
			print = printJSON
		}
		docs := input.read(cmd, paths(args), nil)
		out := bufio.NewWriter(cmd.OutOrStdout())
		var failures []*document.Error
		for analysis, err := range press.Parse(cmd.Context(), docs, press.Options{Workers: workers}) {
			if err == nil {
				err = print(out, analysis)
			}
			if failures, err = collect(failures, err); err != nil {
				return err
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
		return input.report(cmd.ErrOrStderr(), failures)
	})
	return cmd
}

func printCoNLLU(w io.Writer, a *press.Analysis) error {
	for i := range a.Sentences {
		comments := []string{fmt.Sprintf("sent_id = %s-%d", a.Document.ID, a.First+i+1)}
		if a.First+i == 0 {
			comments = append([]string{"newdoc id = " + a.Document.ID}, comments...)
		}
		if err := conllu.Write(w, &a.Sentences[i], comments...); err != nil {
			return err
		}
	}
	return nil
}

func printJSON(w io.Writer, a *press.Analysis) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range a.Sentences {
		line := struct {
			Document string `json:"document"`
			quadpress.Sentence
		}{a.Document.ID, a.Sentences[i]}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
