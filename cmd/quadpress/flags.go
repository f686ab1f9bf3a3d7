package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// storeUsage says what --db is.
const storeUsage = "the `store`: a directory, or a database as in postgres://user@host/database"

// storeFlag adds --db.
func storeFlag(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "db", "quadpress.db", storeUsage)
}

// curationFlag adds --curation.
func curationFlag(cmd *cobra.Command, file *string) {
	cmd.PersistentFlags().StringVar(file, "curation", "",
		"the `file` of what was corrected by hand (default: curation.yaml in the store)")
}

// curationPath is the file of what was corrected by hand in a store: the one named, else the one that lies in it; empty
// where neither is.
func curationPath(db, named string) string { return cmp.Or(named, graph.CurationFile(db)) }

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choice) Set(value string) error {
	if !slices.Contains(c.allowed, value) {
		return fmt.Errorf("it is one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = value
	return nil
}

// choiceFlag adds a flag that takes one of the allowed words, the first by default.
func choiceFlag(cmd *cobra.Command, name, usage string, allowed ...string) *choice {
	c := &choice{allowed[0], allowed}
	cmd.Flags().Var(c, name, usage)
	return c
}

// input is what a command reads.
type input struct {
	format   choice
	fields   document.Fields
	warnings []*document.Error // of the documents read so far
}

// inputFlag adds --input.
func inputFlag(cmd *cobra.Command) *input {
	in := &input{}
	for _, name := range document.Formats() {
		in.format.allowed = append(in.format.allowed, string(name))
	}
	cmd.Flags().Var(&in.format, "input", "the `format` of the input: "+strings.Join(in.format.allowed, ", ")+
		" (default: by its content and the ending of its name)")
	cmd.Flags().Func("fields", "what `NAMES` the fields of JSON and CSV have, as in text=content.body,date=meta.day; "+
		"dots lead into objects (default: those that news APIs use)", func(s string) (err error) {
		in.fields, err = document.ParseFields(s)
		return err
	})
	return in
}

// read yields the documents of paths, without those of files that are known.
func (in *input) read(cmd *cobra.Command, paths []string, known func(document.File) bool) iter.Seq2[*quadpress.Document,
	error] {
	return document.Read(cmd.Context(), paths, document.Options{
		Format: document.Format(in.format.value),
		Fields: in.fields,
		Stdin:  cmd.InOrStdin(),
		Known:  known,
		Warn:   in.warn,
	})
}

// warn takes in what is left out of a document.
func (in *input) warn(w *document.Error) { in.warnings = append(in.warnings, w) }

// unread is the error of a command that has done all but so many documents.
type unread int

func (n unread) Error() string {
	return fmt.Sprintf("%d of the documents could not be read; the others are done", int(n))
}

// report names what was left out of the documents, and those that could not be read. Its error is an [unread] when
// there are any of these.
func (in *input) report(w io.Writer, failures []*document.Error) error {
	for _, warning := range in.warnings {
		fmt.Fprintf(w, "quadpress: warning: %v\n", warning)
	}
	in.warnings = nil
	for _, f := range failures {
		fmt.Fprintf(w, "quadpress: %v\n", f)
	}
	if n := len(failures); n > 0 {
		return unread(n)
	}
	return nil
}

// paths are the paths named, standard input for none.
func paths(args []string) []string {
	if len(args) == 0 {
		return []string{"-"}
	}
	return args
}

// loadSchema reads the schema file that a flag names; it is nil when none is named.
func loadSchema(ctx context.Context, path string) (*schema.Schema, error) {
	if path == "" {
		return nil, nil
	}
	f, err := document.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	defer f.Close()
	return schema.Load(f, path)
}
