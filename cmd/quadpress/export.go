package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
)

func exportCommand() *cobra.Command {
	var db, file string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph",
		Long:  "Export writes the graph as N-Quads with full IRIs, sorted: the same graph always gives the same bytes.",
		Args:  cobra.NoArgs,
	}
	storeFlag(cmd, &db)
	choiceFlag(cmd, "format", "what to write", "nquads")
	cmd.Flags().StringVarP(&file, "output", "o", "",
		"write to this `file`, compressed if its name ends in .gz (default: standard output)")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		store, err := graph.Open(db, graph.Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		export := func(w io.Writer) error { return store.Export(cmd.Context(), w) }
		if file == "" || file == "-" {
			return buffered(cmd.OutOrStdout(), export)
		}
		return writeFile(file, export)
	})
	return cmd
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
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	err = writeCompressed(f, name, write)
	if err == nil {
		err = errors.Join(f.Chmod(0o644), f.Sync())
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
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
