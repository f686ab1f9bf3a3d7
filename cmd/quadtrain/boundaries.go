package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/language/segment"
)

func boundariesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "boundaries FILE",
		Short: "Print the words of raw text as the network of package segment is trained on them",
		Long: `Print the words of raw text as the network of package segment is trained on them: that of a treebank (CoNLL-U), or
any text, where sentences are what the rules find. Each line is a document: its name, how many sentences a treebank
says it has, and its paragraphs, lists of words: form, mark, and whether a sentence begins with it.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := bufio.NewWriter(cmd.OutOrStdout())
			var err error
			if strings.Contains(args[0], ".conllu") {
				err = treebankBoundaries(out, args[0])
			} else {
				err = textBoundaries(cmd.Context(), out, args[0])
			}
			if err != nil {
				return err
			}
			return out.Flush()
		},
	}
}

func treebankBoundaries(w io.Writer, path string) error {
	f, err := open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	docs, err := conllu.ReadRaw(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for i := range docs {
		begins := map[int]bool{}
		for _, s := range docs[i].Sentences {
			begins[s.Begin] = true
		}
		if err := writeBoundaries(w, &docs[i].Document, len(begins),
			func(w segment.Word) bool { return begins[w.Begin] }); err != nil {
			return err
		}
	}
	return nil
}

func textBoundaries(ctx context.Context, w io.Writer, path string) error {
	for doc, err := range document.Read(ctx, []string{path}, document.Options{}) {
		if err != nil {
			return err
		}
		if err := writeBoundaries(w, doc, 0, segment.Word.Ruled); err != nil {
			return err
		}
	}
	return nil
}

// writeBoundaries writes the line of one document.
func writeBoundaries(w io.Writer, doc *quadpress.Document, sentences int, begins func(segment.Word) bool) error {
	line := struct {
		ID         string     `json:"id"`
		Sentences  int        `json:"sentences"`
		Paragraphs [][][3]any `json:"paragraphs"`
	}{doc.ID, sentences, nil}
	for _, words := range segment.Words(doc) {
		var paragraph [][3]any
		for _, w := range words {
			paragraph = append(paragraph, [3]any{w.Form, w.Mark, begins(w)})
		}
		line.Paragraphs = append(line.Paragraphs, paragraph)
	}
	return json.NewEncoder(w).Encode(line)
}
