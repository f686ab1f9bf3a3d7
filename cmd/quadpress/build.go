package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/document/follow"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

func buildCommand() *cobra.Command {
	var b builder
	var watch bool
	var feeds []string
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Read documents and load what they say into a store",
		Long: "Build reads files and folders (or standard input, for -) and loads what they say into a store, which it makes if\n" +
			"need be. Documents that have not changed since the last build are passed over; documents whose file is gone from\n" +
			"a folder that is built again are removed. What `quadpress curate` has corrected is applied.\n\n" +
			"With --watch it goes on, and reads what changes in the folders; with --feed and --every it asks feeds for what\n" +
			"is new. Ctrl-C stops it; a later build goes on from there.",
	}
	storeFlag(cmd, &b.db)
	curationFlag(cmd, &b.curation)
	b.input = inputFlag(cmd)
	cmd.Flags().IntVar(&b.workers, "workers", 0, "documents to read at once (default: the number of processors)")
	cmd.Flags().StringVar(&b.schemaFile, "schema", "", "use the ontology of this `file` in place of the built-in one")
	cmd.Flags().IntVar(&b.batch, "batch", press.DefaultBatch,
		"`documents` after which what was read is kept, whatever happens later")
	cmd.Flags().BoolVar(&b.keepText, "keep-text", true,
		"keep the text of documents for the explorer, compressed; =false removes those that are kept")
	cmd.Flags().BoolVar(&watch, "watch", false, "go on, and read what changes in the folders and files named")
	cmd.Flags().StringArrayVar(&feeds, "feed", nil,
		"read the entries of this feed (RSS, Atom, JSON Feed), an `address` or a file; may be given again")
	cmd.Flags().DurationVar(&b.every, "every", 0, "go on, and ask the feeds as often as this, as in 15m")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		if err := b.check(args, feeds, watch); err != nil {
			return misuse{err}
		}
		for _, address := range feeds {
			b.feeds = append(b.feeds, &follow.Feed{Address: address, Agent: userAgent(), Every: b.every})
		}
		if watch || b.every > 0 {
			return b.follow(cmd, args, watch)
		}
		return b.build(cmd, args, b.feeds)
	})
	return cmd
}

// builder is what `build` is asked for.
type builder struct {
	db, schemaFile, curation string
	workers, batch           int
	keepText                 bool
	input                    *input
	feeds                    []*follow.Feed
	every                    time.Duration
}

// check reports how the command was misused.
func (b *builder) check(paths, feeds []string, watch bool) error {
	switch {
	case b.workers < 0:
		return fmt.Errorf("--workers %d: it cannot be negative", b.workers)
	case b.batch < 1:
		return fmt.Errorf("--batch %d: give at least 1", b.batch)
	case len(paths) == 0 && len(feeds) == 0:
		return errors.New("give files or folders to read, or a --feed")
	case watch && len(paths) == 0:
		return errors.New("--watch: give the folders to watch")
	case watch && slices.Contains(paths, "-"):
		return errors.New("--watch: standard input cannot be watched")
	case b.every < 0, b.every > 0 && len(feeds) == 0:
		return errors.New("--every says how often a --feed is asked")
	}
	for _, address := range feeds {
		if f := (&follow.Feed{Address: address}); f.AtSite() && b.every > 0 && b.every < time.Minute {
			return fmt.Errorf("--every %s: ask a site once a minute at most", b.every)
		}
	}
	return nil
}

// builtWithin is how many bytes a build holds before garbage is collected more often than GOGC has it. Where more is in
// use, it holds a quarter more than that. A lower bound costs time: at 160 MB the build of 124 stories takes a fifth
// more of it.
const builtWithin = 224 << 20

// memoryBound bounds the memory of a build by what is in use.
type memoryBound struct {
	sample []metrics.Sample
	bytes  int64
}

func newMemoryBound() *memoryBound {
	return &memoryBound{sample: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}}
}

// update sets the bound anew where more or less is in use than before.
func (m *memoryBound) update() {
	metrics.Read(m.sample)
	inUse := int64(m.sample[0].Value.Uint64())
	if bytes := max(builtWithin, inUse+inUse/4); bytes != m.bytes {
		m.bytes = bytes
		debug.SetMemoryLimit(bytes)
	}
}

// build reads paths and feeds once. Its error is an [unread] where all is done but some documents.
func (b *builder) build(cmd *cobra.Command, paths []string, feeds []*follow.Feed) (err error) {
	opt := press.BuildOptions{Paths: paths, Batch: b.batch, OmitText: !b.keepText}
	opt.Workers = b.workers
	if opt.Schema, err = loadSchema(cmd.Context(), b.schemaFile); err != nil {
		return err
	}
	store, err := graph.Open(b.db, graph.Options{Schema: opt.Schema})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if b.curation != "" {
		opt.Curation, err = readCuration(cmd, b.curation)
	} else if file := curationPath(b.db, ""); file != "" {
		opt.Curation, err = curate.Load(file)
	}
	if err != nil {
		return err
	}

	line := newProgress(cmd.ErrOrStderr())
	opt.Progress = line.update
	if limitBefore == math.MaxInt64 {
		memory := newMemoryBound()
		opt.Progress = func(r press.Report) {
			memory.update()
			line.update(r)
		}
	}
	opt.Files = press.NewFiles(store, opt.Options, b.keepText)
	asked := ask(cmd, store, feeds, b.input)
	opt.Note = asked.keep
	docs := func(yield func(*quadpress.Document, error) bool) {
		for doc, err := range b.input.read(cmd, paths, opt.Files.Known) {
			if !yield(doc, err) {
				return
			}
		}
		asked.read(yield)
	}
	report, err := press.Build(cmd.Context(), store, docs, opt)
	line.clear()
	if err != nil {
		return err
	}
	asked.kept()
	if b.every == 0 || report.New+report.Changed+report.Removed > 0 {
		printReport(cmd.ErrOrStderr(), report)
	}
	return b.input.report(cmd.ErrOrStderr(), report.Failures)
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
