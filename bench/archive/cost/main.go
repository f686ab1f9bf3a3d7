//go:build unix

// Cost measures what builds of a corpus cost, whatever its size: what documents say is made up as package archive does,
// not read. Each build is a process of its own, so that its memory can be told.
//
//	go run ./bench/archive/cost read seeds stories.json 0      once: reads the stories that the corpus is made of,
//	                                                           whole or their paragraphs in so many first code points
//	go run ./bench/archive/cost first stories.json DB 100000   builds a new store of so many documents
//	go run ./bench/archive/cost more stories.json DB 100000    adds one document to it
//	go run ./bench/archive/cost change stories.json DB 100000  gives that document another text
//	go run ./bench/archive/cost remove stories.json DB 100000  removes it
//
// Each prints processor seconds, peak memory, bytes written and the size of the store.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/bench/archive"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

func main() {
	log.SetFlags(0)
	err := errors.New("usage: cost read FOLDER STORIES POINTS, or cost first|more|change|remove STORIES DB DOCUMENTS")
	switch args := os.Args[1:]; {
	case len(args) == 4:
		var n int
		if n, err = strconv.Atoi(args[3]); err == nil && args[0] == "read" {
			err = read(args[1], args[2], n)
		} else if err == nil {
			err = measure(args[0], args[1], args[2], n)
		}
	}
	if err != nil {
		log.Fatal(err)
	}
}

func read(folder, stories string, points int) error {
	a, err := archive.Read(context.Background(), folder, points)
	if err != nil {
		return err
	}
	data, err := json.Marshal(a.Stories)
	if err != nil {
		return err
	}
	return os.WriteFile(stories, data, 0o600)
}

// numbered is a document of the archive that stands in a file.
type numbered struct {
	number int
	id     string
	file   string
}

// measure does one build and prints what it cost.
func measure(step, stories, db string, documents int) error {
	data, err := os.ReadFile(stories)
	if err != nil {
		return err
	}
	a := &archive.Archive{}
	if err := json.Unmarshal(data, &a.Stories); err != nil {
		return err
	}
	more := numbered{documents, archive.ID(documents), "/archive/more.jsonl"}
	paths, docs := []string{more.file}, slices.Values([]numbered{more})
	switch step {
	case "first":
		paths, docs = []string{"/archive/first.jsonl"}, first(documents)
	case "change":
		more.number++
		docs = slices.Values([]numbered{more})
	case "remove":
		docs = slices.Values([]numbered{})
	case "more":
	default:
		return fmt.Errorf("there is no step %q", step)
	}
	if profile := os.Getenv("PROFILE"); profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	before, err := spent()
	if err != nil {
		return err
	}
	report, err := build(a, db, paths, docs)
	if err != nil {
		return err
	}
	after, err := spent()
	if err != nil {
		return err
	}
	size, err := storeSize(db)
	if err != nil {
		return err
	}
	fmt.Printf("%d documents, %s: %.2f s of processor, %.1f s in all, peak %d MB, %.2f MB written, store %.1f MB; "+
		"%d quads added, %d removed\n", documents, step, after.processor.Seconds()-before.processor.Seconds(),
		time.Since(start).Seconds(), after.peak>>20, float64(after.written-before.written)/1e6, float64(size)/1e6,
		report.QuadsAdded, report.QuadsRemoved)
	return nil
}

// first yields the documents of a first build.
func first(documents int) iter.Seq[numbered] {
	return func(yield func(numbered) bool) {
		for n := range documents {
			if !yield(numbered{n, archive.ID(n), "/archive/first.jsonl"}) {
				return
			}
		}
	}
}

func build(a *archive.Archive, db string, paths []string, docs iter.Seq[numbered]) (r press.Report, err error) {
	store, err := graph.Open(db, graph.Options{})
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var all iter.Seq2[*quadpress.Document, error] = func(yield func(*quadpress.Document, error) bool) {
		for d := range docs {
			// The text is the number: it is as good as any to tell that a document has changed.
			doc := &quadpress.Document{ID: d.id, Source: d.file, Text: strconv.Itoa(d.number)}
			if !yield(doc, nil) {
				return
			}
		}
	}
	return press.Build(context.Background(), store, all, press.BuildOptions{Paths: paths,
		Extract: func(_ context.Context, doc *quadpress.Document) (quadpress.Extraction, error) {
			n, err := strconv.Atoi(doc.Text)
			if err != nil {
				return quadpress.Extraction{}, err
			}
			e := a.Extraction(n)
			e.Document.ID, e.Document.Source = doc.ID, doc.Source
			return e, nil
		}})
}

// spending is what the process has used so far.
type spending struct {
	processor     time.Duration
	peak, written int64
}

func spent() (s spending, err error) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return s, err
	}
	s.processor = time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	s.peak = usage.Maxrss << 10
	io, err := os.ReadFile("/proc/self/io")
	if err != nil {
		return s, err
	}
	for line := range strings.Lines(string(io)) {
		if n, ok := strings.CutPrefix(line, "write_bytes: "); ok {
			s.written, err = strconv.ParseInt(strings.TrimSpace(n), 10, 64)
		}
	}
	return s, err
}

func storeSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			size += info.Size()
		}
		return err
	})
	return size, err
}
