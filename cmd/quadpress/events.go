package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/event"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

func eventsCommand() *cobra.Command {
	var db, file, schemaFile string
	var all bool
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Write the events as a table",
		Long: "Events writes one line for each event that a sentence reports: date, actor, recipient, PLOVER type, predicate, place,\n" +
			"source, confidence and more, by date. Events that hold as fact are written, also where someone else says so\n" +
			"(column speaker); --all adds those that are denied, planned, requested, possible or supposed (polarity, modality).",
		Args: cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	format := choiceFlag(cmd, "format", "what to write", "csv", "jsonl")
	cmd.Flags().BoolVar(&all, "all", false, "also write what is not put forward as fact")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to this `file`, compressed if its name ends in .gz (default: standard output)")
	cmd.Flags().StringVar(&schemaFile, "schema", "", "the ontology that the store was built with, where it was not the built-in one: a `file`")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
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
		table := event.NewTable(s, all)
		for r, err := range store.Records(cmd.Context()) {
			if err != nil {
				return err
			}
			table.Add(&r.Extraction, r.Resolutions)
		}
		write := func(w io.Writer) error { return event.WriteCSV(w, table.Events()) }
		if format.value == "jsonl" {
			write = func(w io.Writer) error { return printLines(w, table.Events()) }
		}
		if file == "" || file == "-" {
			return buffered(cmd.OutOrStdout(), write)
		}
		return writeFile(file, write)
	})
	return cmd
}
