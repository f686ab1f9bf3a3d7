package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

func buildCommand() *cobra.Command {
	var db, schemaFile, curation string
	var workers, batch int
	var keepText bool
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Read documents and load what they say into a store",
		Long: "Build reads files and folders (or standard input, for -) and loads what they say into a store, which it makes if\n" +
			"need be. Documents that have not changed since the last build are passed over; documents whose file is gone from\n" +
			"a folder that is built again are removed. What `quadpress curate` has corrected is applied.",
		Args: cobra.MinimumNArgs(1),
	}
	storeFlag(cmd, &db)
	curationFlag(cmd, &curation)
	input := inputFlag(cmd)
	cmd.Flags().IntVar(&workers, "workers", 0, "documents to read at once (default: the number of processors)")
	cmd.Flags().StringVar(&schemaFile, "schema", "", "use the ontology of this `file` in place of the built-in one")
	cmd.Flags().IntVar(&batch, "batch", press.DefaultBatch,
		"`documents` after which what was read is kept, whatever happens later")
	cmd.Flags().BoolVar(&keepText, "keep-text", true,
		"keep the text of documents for the explorer, compressed; =false removes those that are kept")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if workers < 0 {
			return misuse{fmt.Errorf("--workers %d: it cannot be negative", workers)}
		}
		if batch < 1 {
			return misuse{fmt.Errorf("--batch %d: give at least 1", batch)}
		}
		opt := press.BuildOptions{Paths: args, Batch: batch, OmitText: !keepText}
		opt.Workers = workers
		if opt.Schema, err = loadSchema(cmd.Context(), schemaFile); err != nil {
			return err
		}
		store, err := graph.Open(db, graph.Options{Schema: opt.Schema})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		if curation != "" {
			opt.Curation, err = readCuration(cmd, curation)
		} else if file := curationPath(db, ""); file != "" {
			opt.Curation, err = curate.Load(file)
		}
		if err != nil {
			return err
		}

		line := newProgress(cmd.ErrOrStderr())
		opt.Progress = line.update
		opt.Files = press.NewFiles(store, opt.Options, keepText)
		report, err := press.Build(cmd.Context(), store, input.read(cmd, args, opt.Files.Known), opt)
		line.clear()
		if err != nil {
			return err
		}
		printReport(cmd.ErrOrStderr(), report)
		return input.report(cmd.ErrOrStderr(), report.Failures)
	})
	return cmd
}

// printReport says what a build did.
func printReport(w io.Writer, r press.Report) {
	fmt.Fprintf(w, "read %d documents: %d new, %d changed, %d unchanged, %d removed\n", r.Read, r.New, r.Changed,
		r.Unchanged, r.Removed)
	if r.Older > 0 {
		fmt.Fprintf(w, "another version or schema had read %d of them; they were read anew\n", r.Older)
	}
	fmt.Fprintf(w, "found %d statements in %d sentences\n", r.Statements, r.Sentences)
	fmt.Fprintf(w, "added %d quads, removed %d, in %s\n", r.QuadsAdded, r.QuadsRemoved, r.Elapsed.Round(time.Millisecond))
}

// progress is a line about a build under way, rewritten in place. It is silent where nobody watches.
type progress struct {
	w    io.Writer
	last time.Time
}

func newProgress(w io.Writer) *progress {
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return &progress{w: w}
		}
	}
	return &progress{w: io.Discard}
}

func (p *progress) update(r press.Report) {
	if now := time.Now(); now.Sub(p.last) > 100*time.Millisecond {
		p.last = now
		fmt.Fprintf(p.w, "\r\x1b[K%d documents, %d statements", r.Read, r.Statements)
	}
}

func (p *progress) clear() { fmt.Fprint(p.w, "\r\x1b[K") }
