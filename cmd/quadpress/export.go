package main

import (
	"archive/zip"
	"bufio"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/export"
	"github.com/quadpress/quadpress/internal/wholefile"
)

func exportCommand() *cobra.Command {
	var db, file, schemaFile string
	var filter export.Filter
	var standings []string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph, or a part of it, for other programs",
		Long: "Export writes the graph as RDF, or as a property graph: its nodes are things, events and values, its edges\n" +
			"relations and the parts taken in events. docs/exports.md tells which program opens what.\n" +
			"The same graph gives the same bytes; N-Quads have full IRIs and are sorted.\n\n" +
			"What is written can be chosen; all that is asked for must be so. Formats of several files go to a folder,\n" +
			"or to an archive if the name ends in .zip.",
		Args: cobra.NoArgs,
		Example: "  quadpress export -o graph.nq.gz\n" +
			"  quadpress export --format gexf --things named -o people.gexf\n" +
			"  quadpress export --format csv -o tables\n" +
			"  quadpress export --format turtle --predicate met --from 2015",
	}
	storeFlag(cmd, &db)
	format := choiceFlag(cmd, "format", "what to write", slices.Concat(
		export.Names(export.RDF), export.Names(export.Graph))...)
	cmd.Flags().StringVarP(&file, "output", "o", "",
		"write to this `file` or folder, compressed if its name ends in .gz or .zip (default: standard output)")
	named := choiceFlag(cmd, "things", "all things and events, or only those with a name", "all", "named")
	cmd.Flags().StringSliceVar(&filter.Types, "type", nil,
		"only things of this `type` (Person, schema:Person), and what is between them")
	cmd.Flags().StringSliceVar(&filter.Predicates, "predicate", nil,
		"only this `relation` or role (met, rel:met, role:agent)")
	cmd.Flags().StringVar(&filter.From, "from", "", "only what was on or after this `day`, month or year (2015-09-30)")
	cmd.Flags().StringVar(&filter.To, "to", "", "only what was on or before this `day`, month or year")
	cmd.Flags().Float64Var(&filter.MinConfidence, "confidence", 0,
		"only statements of at least this `confidence`, 0 to 1")
	cmd.Flags().StringSliceVar(&standings, "standing", nil,
		"how far what is written holds, some of `"+strings.Join(standingNames(), ",")+
			"` (default: all as RDF, else reported,claimed)")
	cmd.Flags().StringVar(&schemaFile, "schema", "",
		"the ontology that the store was built with, where it was not the built-in one: a `file`")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		filter.Named = named.value == "named"
		for _, s := range standings {
			filter.Standings = append(filter.Standings, explore.Standing(s))
		}
		if err := filter.Check(); err != nil {
			return misuse{err}
		}
		f, err := export.Find(format.value)
		if err != nil {
			return err
		}
		if f.Files != nil && (file == "" || file == "-") {
			return misuse{fmt.Errorf("--format %s writes %s: name a folder or a .zip with --output", f.Name,
				strings.Join(f.Files, ", "))}
		}
		zipped := strings.HasSuffix(strings.ToLower(file), ".zip")
		if f.Files == nil && zipped {
			return misuse{fmt.Errorf("--format %s writes one file: compress it with a name that ends in .gz", f.Name)}
		}
		s, err := loadSchema(cmd.Context(), schemaFile)
		if err != nil {
			return err
		}
		store, err := graph.Open(db, graph.Options{ReadOnly: true, Schema: s})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		missing, err := filter.Missing(store)
		if err != nil {
			return err
		}
		for _, name := range missing {
			fmt.Fprintf(cmd.ErrOrStderr(), "quadpress: warning: the graph has nothing of %q\n", name)
		}
		write := func(create func(string) (io.Writer, error)) error {
			return export.Write(cmd.Context(), store, f, filter, create)
		}
		single := func(w io.Writer) error {
			return write(func(string) (io.Writer, error) { return w, nil })
		}
		switch {
		case file == "" || file == "-":
			return buffered(cmd.OutOrStdout(), single)
		case f.Files == nil:
			return writeFile(file, single)
		case zipped:
			return writeFile(file, func(w io.Writer) error {
				z := zip.NewWriter(w)
				return cmp.Or(write(z.Create), z.Close())
			})
		}
		return writeFolder(file, write)
	})
	return cmd
}

func standingNames() []string {
	var names []string
	for _, s := range export.Standings {
		names = append(names, string(s))
	}
	return names
}

// buffered lets write write through a buffer.
func buffered(w io.Writer, write func(io.Writer) error) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}

// writeFile lets write write a file, compressed if its name says so. The file appears when all of it is written; on an
// error, what was there before stays.
func writeFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		// A device or a pipe cannot be replaced.
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(writeCompressed(f, name, write), f.Close())
	}
	return wholefile.Write(name, 0o644, func(w io.Writer) error { return writeCompressed(w, name, write) })
}

// writeFolder lets write write files into a folder, which is made where it is missing. They appear when all of them are
// written; on an error, what was there before stays.
func writeFolder(dir string, write func(create func(name string) (io.Writer, error)) error) (err error) {
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	staging, err := os.MkdirTemp(dir, ".export-*")
	if err != nil {
		return err
	}
	var names []string
	var out *bufio.Writer
	var f *os.File
	defer func() {
		if f != nil {
			err = errors.Join(err, f.Close())
		}
		err = errors.Join(err, os.RemoveAll(staging))
		if err != nil && missing != nil {
			_ = os.Remove(dir) // unless something has come into it
		}
	}()
	finish := func() error {
		if f == nil {
			return nil
		}
		err := errors.Join(out.Flush(), f.Sync(), f.Close())
		f = nil
		return err
	}
	err = write(func(name string) (io.Writer, error) {
		if err := finish(); err != nil {
			return nil, err
		}
		var err error
		if f, err = os.Create(filepath.Join(staging, name)); err != nil {
			return nil, err
		}
		names, out = append(names, name), bufio.NewWriterSize(f, 1<<16)
		return out, nil
	})
	if err == nil {
		err = finish()
	}
	for _, name := range names {
		if err == nil {
			err = os.Rename(filepath.Join(staging, name), filepath.Join(dir, name))
		}
	}
	return err
}

func writeCompressed(w io.Writer, name string, write func(io.Writer) error) error {
	if !strings.HasSuffix(strings.ToLower(name), ".gz") {
		return buffered(w, write)
	}
	z := gzip.NewWriter(w)
	if err := buffered(z, write); err != nil {
		return err
	}
	return z.Close()
}
