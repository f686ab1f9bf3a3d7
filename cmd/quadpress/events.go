package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/event"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

func eventsCommand() *cobra.Command {
	var db, file, schemaFile string
	var all, mentions bool
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Write the events as a table",
		Long: "Events writes one line for each event that a document reports: date, actor, recipient, type, predicate,\n" +
			"place, source, confidence and more, by date. Events that hold as fact are written, also where someone else says so\n" +
			"(column speaker); --all adds those that are denied, planned, requested, possible or supposed\n" +
			"(polarity, modality).\n" +
			"With --format jsonl --mentions it writes instead one line for each place where a document tells an event of any\n" +
			"kind, with all who and what take part; one event has one IRI in all documents that tell it.",
		Args: cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	format := choiceFlag(cmd, "format", "what to write", "csv", "jsonl")
	cmd.Flags().BoolVar(&all, "all", false, "also write what is not put forward as fact")
	cmd.Flags().BoolVar(&mentions, "mentions", false, "with jsonl: every mention of an event, with its roles")
	cmd.Flags().StringVarP(&file, "output", "o", "",
		"write to this `file`, compressed if its name ends in .gz (default: standard output)")
	cmd.Flags().StringVar(&schemaFile, "schema", "",
		"the ontology that the store was built with, where it was not the built-in one: a `file`")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if mentions && format.value != "jsonl" {
			return misuse{errors.New("--mentions needs --format jsonl")}
		}
		s, err := loadSchema(cmd.Context(), schemaFile)
		if err != nil {
			return err
		}
		if s == nil {
			s = schema.Default()
		}
		store, err := graph.Open(db, graph.Options{ReadOnly: true, Schema: s})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		write := func(w io.Writer) error { return writeEventTable(cmd.Context(), w, store, s, all, format.value) }
		if mentions {
			write = func(w io.Writer) error { return writeEventMentions(cmd.Context(), w, store) }
		}
		if file == "" || file == "-" {
			return buffered(cmd.OutOrStdout(), write)
		}
		return writeFile(file, write)
	})
	return cmd
}

func writeEventTable(
	ctx context.Context, w io.Writer, store *graph.Store, s *schema.Schema, all bool, format string,
) error {
	table := event.NewTable(s, all)
	for r, err := range store.Records(ctx) {
		if err != nil {
			return err
		}
		table.Add(&r.Extraction, r.Resolutions)
	}
	if format == "jsonl" {
		return printLines(w, table.Events())
	}
	return event.WriteCSV(w, table.Events())
}

func writeEventMentions(ctx context.Context, w io.Writer, store *graph.Store) error {
	for r, err := range store.Records(ctx) {
		if err != nil {
			return err
		}
		told := press.Resolved{Extraction: r.Extraction, Resolutions: r.Resolutions}
		if err := printLines(w, told.EventLines()); err != nil {
			return err
		}
	}
	return nil
}
