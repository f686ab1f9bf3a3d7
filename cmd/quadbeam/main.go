// Command quadbeam builds a knowledge graph of a corpus on a cluster, with Apache Beam: what quadpress build does on
// one machine. It runs on Prism, Beam's runner for one machine, unless told to use another.
//
//	quadbeam [flags] PATH...
//
// It is a command of its own because Beam is several times the size of quadpress. See docs/cluster.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/universal"

	"github.com/quadpress/quadpress/cmd/quadbeam/pipeline"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/internal/wholefile"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

// Beam reads the flags of its own with package flag, so these are read with it, too.
var (
	runner     = flag.String("runner", "prism", "`what` runs it: prism, or universal for a job server (--endpoint)")
	output     = flag.String("output", "", "write sorted shards to this `folder`, which all workers see (needed)")
	nquads     = flag.String("nquads", "", "also write all quads to this `file`, sorted")
	db         = flag.String("db", "", "also load what was read into this new `store`")
	schemaFile = flag.String("schema", "", "use the ontology of this `file` in place of the built-in one")
	input      = flag.String("input", "", "the `format` of all input: text, lines, conllu or jsonl (default: by names)")
	partSize   = flag.Int64("part", 8<<20, "`bytes` of a file of JSON Lines that are read at a time")
	rounds     = flag.Int("rounds", 8, "how many rounds find what hangs together")
	numShards  = flag.Int("shards", 16, "how many files of quads, and of documents, are written")
	keepText   = flag.Bool("keep-text", true, "keep the text of documents in the store, for the explorer")
	verbose    = flag.Bool("verbose", false, "show what the runner logs")
)

func main() {
	flag.Usage = usage
	flag.Parse()
	beam.Init() // a worker does not come back
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(exitCode(run(ctx, flag.Args())))
}

// misuse is an error in how the command was called.
type misuse struct{ error }

func exitCode(err error) int {
	var m misuse
	switch {
	case err == nil:
		return 0
	case errors.As(err, &m):
		fmt.Fprintf(os.Stderr, "quadbeam: %v\n", err)
		return 2
	}
	fmt.Fprintf(os.Stderr, "quadbeam: %v\n", err)
	return 1
}

func usage() {
	fmt.Fprintln(flag.CommandLine.Output(), "usage: quadbeam --output FOLDER [flags] PATH...\n\nFlags:")
	flag.PrintDefaults()
}

// options checks the flags.
func options(args []string) (opt pipeline.Options, err error) {
	switch {
	case len(args) == 0:
		return opt, misuse{errors.New("name the files and folders to read")}
	case *output == "":
		return opt, misuse{errors.New("--output: name a folder for what is written")}
	case *partSize < 1 || *rounds < 1 || *numShards < 1:
		return opt, misuse{errors.New("--part, --rounds and --shards: give at least 1")}
	}
	opt = pipeline.Options{Format: document.Format(*input), PartSize: *partSize, Rounds: *rounds, Shards: *numShards,
		OmitText: !*keepText}
	for _, path := range args {
		if path == "-" {
			return opt, misuse{errors.New("standard input cannot be read by several workers: name files")}
		}
		if path, err = filepath.Abs(path); err != nil { // workers have other working directories
			return opt, err
		}
		opt.Paths = append(opt.Paths, path)
	}
	if opt.Output, err = filepath.Abs(*output); err != nil {
		return opt, err
	}
	if *schemaFile != "" {
		text, err := os.ReadFile(*schemaFile)
		if err != nil {
			return opt, fmt.Errorf("schema: %w", err)
		}
		opt.Schema = string(text)
	}
	return opt, nil
}

func run(ctx context.Context, args []string) error {
	opt, err := options(args)
	if err != nil {
		return err
	}
	if err := makeOutput(opt.Output); err != nil {
		return err
	}
	if !*verbose {
		slog.SetDefault(slog.New(slog.DiscardHandler))
	}
	start := time.Now()
	p, s := beam.NewPipelineWithRoot()
	pipeline.Build(s, opt)
	if _, err := beam.Run(ctx, *runner, p); err != nil {
		return fmt.Errorf("run the pipeline on %s: %s", *runner, cause(err))
	}
	failures, err := pipeline.Failures(opt.Output)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "read the corpus in %s\n", time.Since(start).Round(time.Millisecond))
	if *nquads != "" {
		err := wholefile.Write(*nquads, 0o644, func(w io.Writer) error { return pipeline.WriteQuads(w, opt.Output) })
		if err != nil {
			return err
		}
	}
	if *db != "" {
		if err := load(ctx, opt); err != nil {
			return err
		}
	}
	return report(failures)
}

// cause is what an error of Beam comes from, without the plan of all steps before it, which is shown with --verbose.
func cause(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, "caused by:\n"); i >= 0 && !*verbose {
		text = text[i+len("caused by:\n"):]
	}
	return strings.TrimSpace(text)
}

// makeOutput makes the folder for what is written. One that holds anything is refused, for files of an earlier run
// would be taken for those of this one.
func makeOutput(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(folder)
	if err == nil && len(entries) > 0 {
		err = misuse{fmt.Errorf("--output %s: the folder is not empty", folder)}
	}
	return err
}

// load loads what was read into a store.
func load(ctx context.Context, opt pipeline.Options) (err error) {
	start := time.Now()
	ontology := schema.Default()
	if opt.Schema != "" {
		if ontology, err = schema.Load(strings.NewReader(opt.Schema), *schemaFile); err != nil {
			return err
		}
	}
	store, err := graph.Open(*db, graph.Options{Schema: ontology})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	change, err := press.Load(ctx, store, pipeline.Documents(opt.Output))
	if err != nil {
		return fmt.Errorf("load %s: %w", *db, err)
	}
	fmt.Fprintf(os.Stderr, "added %d quads in %s\n", change.QuadsAdded, time.Since(start).Round(time.Millisecond))
	return nil
}

// report names what could not be read.
func report(failures []pipeline.Failure) error {
	count := 0
	for i := range failures {
		if failures[i].Warning {
			fmt.Fprintf(os.Stderr, "quadbeam: warning: %v\n", &failures[i].Error)
			continue
		}
		count++
		fmt.Fprintf(os.Stderr, "quadbeam: %v\n", &failures[i].Error)
	}
	if count > 0 {
		return fmt.Errorf("%d of the documents could not be read; the others are done", count)
	}
	return nil
}
