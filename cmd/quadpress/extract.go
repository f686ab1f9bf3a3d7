package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

func extractCommand() *cobra.Command {
	var schemaFile string
	var workers int
	var how, mentions bool
	cmd := &cobra.Command{
		Use:   "extract [PATH...]",
		Short: "Print what documents say, without a store",
		Long: "Extract reads files and folders (or standard input, for - or nothing) and prints what they say: statements as JSON\n" +
			"Lines, the graph's quads, or propositions in the sentences' own words: those of whole clauses (tsv) or of pairs\n" +
			"(triples), both as sentence, confidence, predicate, subject and arguments, separated by tabs. With --explain it shows\n" +
			"instead how each sentence was read, as explain does.",
	}
	format := choiceFlag(cmd, "format", "what to print", "jsonl", "nquads", "tsv", "triples")
	input := inputFlag(cmd)
	cmd.Flags().IntVar(&workers, "workers", 0, "documents to read at once (default: the number of processors)")
	cmd.Flags().StringVar(&schemaFile, "schema", "", "use the ontology of this `file` in place of the built-in one")
	cmd.Flags().BoolVar(&mentions, "mentions", false, "with jsonl: all places where the document speaks of each thing")
	cmd.Flags().BoolVar(&how, "explain", false,
		"show how each sentence was read: as text, or one JSON object a sentence with --format jsonl")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		opt := press.Options{Workers: workers}
		if opt.Schema, err = loadSchema(cmd.Context(), schemaFile); err != nil {
			return err
		}
		if mentions && (how || format.value != "jsonl") {
			return misuse{errors.New("--mentions is for statements as jsonl")}
		}
		docs := input.read(cmd, paths(args), nil)
		if how {
			as := "text"
			if cmd.Flags().Changed("format") {
				if as = "json"; format.value != "jsonl" {
					return misuse{fmt.Errorf("--explain with --format %s: it is shown as text, or as jsonl", format.value)}
				}
			}
			return explain(cmd, as, opt, docs, input)
		}
		out := bufio.NewWriter(cmd.OutOrStdout())
		var failures []*document.Error
		if read := propositionsOf[format.value]; read != nil {
			for reading, err := range read(cmd.Context(), docs, opt) {
				if err == nil {
					err = printPropositions(out, reading)
				}
				if failures, err = collect(failures, err); err != nil {
					return err
				}
			}
		} else {
			var all []press.Resolved
			all, failures, err = press.Extract(cmd.Context(), docs, opt)
			if err == nil && format.value == "jsonl" {
				err = printStatements(out, all, mentions)
			} else if err == nil {
				err = printQuads(out, cmp.Or(opt.Schema, schema.Default()), all)
			}
			if err != nil {
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

// propositionsOf are the formats that print propositions, and what makes them.
var propositionsOf = map[string]func(context.Context, iter.Seq2[*quadpress.Document, error],
	press.Options) iter.Seq2[*press.Reading, error]{
	"tsv": press.Propositions, "triples": press.Triples,
}

// collect puts a document's failure with the others; any other error is returned.
func collect(failures []*document.Error, err error) ([]*document.Error, error) {
	var bad *document.Error
	if errors.As(err, &bad) {
		return append(failures, bad), nil
	}
	return failures, err
}

func printStatements(w io.Writer, all []press.Resolved, mentions bool) error {
	for i := range all {
		if err := printLines(w, all[i].Lines(mentions)); err != nil {
			return err
		}
	}
	return nil
}

// printLines prints values as JSON, one a line.
func printLines[T any](w io.Writer, values []T) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range values {
		if err := out.Encode(values[i]); err != nil {
			return err
		}
	}
	return nil
}

// printQuads prints the graph of the documents as an export of a store would.
func printQuads(w io.Writer, s *schema.Schema, all []press.Resolved) error {
	lines := map[string]bool{}
	for i := range all {
		for _, q := range graph.Quads(s, &all[i].Extraction, all[i].Resolutions) {
			lines[string(graph.AppendNQuad(nil, q))] = true
		}
	}
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// printPropositions prints what the sentences say in the form that scorers of open information extraction read.
func printPropositions(w io.Writer, r *press.Reading) error {
	for i := range r.Propositions {
		p := &r.Propositions[i]
		s := &r.Sentences[p.Sentence]
		text := s.Text
		if !r.Document.Lines {
			words := make([]int, len(s.Tokens))
			for i := range words {
				words[i] = i
			}
			text = s.Words(words)
		}
		columns := []string{text, strconv.FormatFloat(p.Confidence, 'f', 3, 64), p.Predicate.Text, p.Subject.Text}
		for _, a := range p.Arguments {
			columns = append(columns, a.Text)
		}
		if len(p.Arguments) == 0 {
			columns = append(columns, "") // "the bridge collapsed": the column of the object stays
		}
		for i, c := range columns {
			columns[i] = strings.Map(blankBreaks, c)
		}
		if _, err := io.WriteString(w, strings.Join(columns, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// blankBreaks makes blanks of what would break a column or, for any reader, a line.
func blankBreaks(r rune) rune {
	if r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return printable(r)
}
