package press

import (
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed" // reading.sum
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

// BuildOptions say how a store is brought up to date.
type BuildOptions struct {
	Options
	// Paths are the files and folders that the documents come from. A loaded document whose file lies there, and that
	// is not among the documents of this build, is removed.
	Paths []string
	// Files, if set, tells which files need not be read: see [Files].
	Files *Files
	// Batch is how many documents are loaded before what was read so far is committed, [DefaultBatch] for zero.
	Batch int
	// Extract, if set, tells what a document says, in place of reading it; it is called by several goroutines at once.
	// Hash, sketch and pipeline are set by the build.
	Extract func(context.Context, *quadpress.Document) (quadpress.Extraction, error)
	// OmitText has the store keep no text of any document; else it keeps those that are read.
	OmitText bool
	// Curation is what was corrected by hand; nil leaves it as the store has it.
	Curation *curate.Curation
	// Note, if set, is called with the last batch, to keep in the store what the caller knows of its sources.
	Note func(*graph.Update) error
	// Progress, if set, is called with the counts so far after each document, from one goroutine.
	Progress func(Report)
}

// Report counts what a build did.
type Report struct {
	Read       int // documents read, the failed ones not among them
	New        int // of these, loaded for the first time
	Changed    int // loaded anew because the text or the program has changed
	Older      int // of the changed ones, those whose text has not: another version or schema had read them
	Unchanged  int
	Removed    int // documents of earlier builds whose text is gone
	Sentences  int // in the new and changed documents
	Statements int // in the new and changed documents

	// Change counts the quads that came and went.
	graph.Change

	// Failures are the documents that could not be read. What an earlier build loaded of them is still there.
	Failures []*document.Error
	// Elapsed is how long the build took.
	Elapsed time.Duration
}

// Build brings a store up to date with documents: new and changed ones are read and loaded, unchanged ones passed over,
// gone ones removed. The store then holds what one build of all its documents would have given, whatever their order.
//
// A document that cannot be read is listed in the report and the others go on. Of two different documents with one ID
// the first counts and the second is such a failure.
//
// What is new is committed in batches, each a state that readers can use. After an error the store is as the last of
// them left it, exactly; if there was one, the error is a [KeptError], and the next build goes on from there.
func Build(ctx context.Context, store *graph.Store, docs iter.Seq2[*quadpress.Document, error],
	opt BuildOptions) (Report, error) {
	start := time.Now()
	opt.Options = opt.Options.withDefaults()
	pipeline, err := fingerprint(opt.Schema)
	if err != nil {
		return Report{}, err
	}
	b := &build{opt: opt, pipeline: pipeline, extract: newReader(opt.Schema).extract}
	if opt.Extract != nil {
		b.extract = func(ctx context.Context, part section) (x extraction, err error) {
			x.Extraction, err = opt.Extract(ctx, part.Document)
			part.sign(&x.Extraction)
			return x, err
		}
	}
	report, err := b.run(ctx, store, docs)
	report.Elapsed = time.Since(start)
	return report, err
}

// build is the state of one build.
type build struct {
	opt      BuildOptions
	pipeline string
	extract  func(context.Context, section) (extraction, error)
	store    *graph.Store
	files    *Files
	seen     map[digest]digest // of the hashes of this build's documents, by those of their IDs
	report   Report
}

// digest stands for a string in memory that has to hold many.
type digest [16]byte

func digestOf(s string) (short digest) {
	whole := sha256.Sum256([]byte(s))
	copy(short[:], whole[:])
	return short
}

// KeptError is what ended a build that had committed some of its documents.
type KeptError struct {
	// Documents is how many it had committed.
	Documents int
	Err       error
}

func (e *KeptError) Error() string { return e.Err.Error() + "; " + e.Aftermath() }

// Aftermath says what is left and what to do.
func (e *KeptError) Aftermath() string {
	return fmt.Sprintf("what %d documents say is kept, and the next build goes on from there", e.Documents)
}

// Unwrap returns what ended the build.
func (e *KeptError) Unwrap() error { return e.Err }

func (b *build) run(ctx context.Context, store *graph.Store, docs iter.Seq2[*quadpress.Document, error]) (_ Report,
	err error) {
	b.seen, b.store = map[digest]digest{}, store
	if b.files = b.opt.Files; b.files == nil {
		b.files = NewFiles(store, b.opt.Options, !b.opt.OmitText)
	}
	next, stop := iter.Pull2(b.read(ctx, docs))
	defer stop()
	kept := 0
	for done := false; !done; {
		change, err := store.Update(ctx, func(u *graph.Update) error {
			done, err = b.batch(u, next)
			return err
		})
		if err != nil && kept > 0 {
			err = &KeptError{kept, err}
		}
		if err != nil {
			return Report{}, err
		}
		kept = b.report.New + b.report.Changed
		b.report.QuadsAdded += change.QuadsAdded
		b.report.QuadsRemoved += change.QuadsRemoved
	}
	return b.report, nil
}

// DefaultBatch is how many documents are committed at once, unless a caller says otherwise.
const DefaultBatch = 1000

// outcome is what became of one document.
type outcome struct {
	id, hash  string
	source    string
	unchanged bool
	older     bool // only the program or the schema has changed
	text      string
	extraction
}

// read reads the documents that are not as they were when they were loaded.
func (b *build) read(ctx context.Context, docs iter.Seq2[*quadpress.Document, error]) iter.Seq2[outcome, error] {
	outcomes := inOrder(ctx, inSections(docs), b.opt.Workers, func(part section) (outcome, error) {
		o := outcome{id: part.ID, hash: part.hash(), source: part.Source, text: part.Text}
		old, ok, err := b.store.Loaded(o.id)
		if err != nil {
			return o, err
		}
		if ok && old.Hash == o.hash && old.Source == part.Source {
			if old.Pipeline == b.pipeline {
				o.unchanged = true
				return o, nil
			}
			o.older = true
		}
		o.extraction, err = b.extract(ctx, part)
		o.Pipeline = b.pipeline
		return o, err
	})
	return joined(outcomes, func(whole *outcome, part outcome) { whole.add(part.extraction) })
}

// batch loads the next documents, and reports whether they were the last. It then also removes those that are gone.
func (b *build) batch(u *graph.Update, next func() (outcome, error, bool)) (done bool, err error) {
	if b.opt.Curation != nil {
		if err := u.Curate(b.opt.Curation); err != nil {
			return false, err
		}
	}
	before, size := b.report, cmp.Or(b.opt.Batch, DefaultBatch)
	for b.report.New+b.report.Changed < before.New+before.Changed+size {
		o, err, more := next()
		if done = !more; done {
			break
		}
		if err == nil {
			err = b.take(u, &o)
		}
		var bad *document.Error
		if errors.As(err, &bad) {
			b.report.Failures = append(b.report.Failures, bad)
		} else if err != nil {
			return false, err
		}
		if b.opt.Progress != nil {
			b.opt.Progress(b.report)
		}
	}
	if done {
		if b.opt.OmitText {
			if err := u.ForgetTexts(); err != nil {
				return false, err
			}
		}
		if err := errors.Join(b.removeGone(u), b.files.note(u, b)); err != nil {
			return false, err
		}
		if b.opt.Note != nil {
			if err := b.opt.Note(u); err != nil {
				return false, err
			}
		}
	}
	if b.report.New+b.report.Changed+b.report.Removed == before.New+before.Changed+before.Removed {
		return done, nil
	}
	return done, b.resolve(u)
}

// take loads what one document says.
func (b *build) take(u *graph.Update, o *outcome) error {
	id, hash := digestOf(o.id), digestOf(o.hash)
	if other, ok := b.seen[id]; ok {
		if other == hash {
			return nil // the same document under two of the named paths
		}
		return &document.Error{Path: o.id,
			Reason: "another document of this build has the same ID and a different text; only the first is loaded"}
	}
	old, known, err := b.store.Loaded(o.id)
	if err != nil {
		return err
	}
	if moved := known && old.Source != o.source; moved && b.files.passed(old.Source) {
		return &document.Error{Path: o.id,
			Reason: "a document of another file has the same ID and a different text; only that one is loaded"}
	} else if moved {
		b.files.forget(old.Source)
	}
	b.seen[id] = hash
	b.files.count(o.source)
	b.report.Read++
	if o.unchanged {
		b.report.Unchanged++
		return b.keepText(u, o)
	}
	if err := errors.Join(u.Put(o.Extraction), b.keepText(u, o)); err != nil {
		return err
	}
	if known {
		b.report.Changed++
		if o.older {
			b.report.Older++
		}
	} else {
		b.report.New++
	}
	b.report.Sentences += o.sentences
	b.report.Statements += len(o.Statements)
	return nil
}

func (b *build) keepText(u *graph.Update, o *outcome) error {
	if b.opt.OmitText {
		return nil
	}
	return u.PutText(o.id, o.text)
}

// fileOf is the absolute path of the file that something failed in, as the store knows it.
func fileOf(failure *document.Error) (string, error) {
	if failure.File != "" {
		return validString(failure.File), nil
	}
	abs, err := filepath.Abs(failure.Path)
	return validString(abs), err
}

// removeGone removes the loaded documents that came from the paths of this build and were not met in it. What a file
// that failed this time gave before stays.
func (b *build) removeGone(u *graph.Update) error {
	var named, failed []string
	for _, path := range b.opt.Paths {
		if path == "-" {
			continue
		}
		abs, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		named = append(named, validString(abs))
	}
	failedIDs := map[string]bool{}
	for _, f := range b.report.Failures {
		failedIDs[f.Path] = true
		file, err := fileOf(f)
		if err != nil {
			return err
		}
		failed = append(failed, file)
	}
	for _, path := range named {
		gone := map[string]string{} // documents by ID, with their files
		err := u.From(path, func(id, file string) {
			if _, seen := b.seen[digestOf(id)]; !seen && !failedIDs[id] && !b.files.passed(file) && !under(file, failed) {
				gone[id] = file
			}
		})
		if err != nil {
			return err
		}
		for id, file := range gone {
			if err := u.Remove(id); err != nil {
				return err
			}
			b.files.forget(file)
			b.report.Removed++
		}
	}
	return nil
}

// under reports whether a file is one of the paths or lies in one of them.
func under(file string, paths []string) bool {
	for _, path := range paths {
		if file == path || strings.HasPrefix(file, strings.TrimSuffix(path,
			string(filepath.Separator))+string(filepath.Separator)) {
			return file != ""
		}
	}
	return false
}

// resolve finds out what the entities are of the documents that have come or changed, and of all others for which that
// or what has gone makes a difference. Where the index was made by other rules, it is made anew, from all documents.
func (b *build) resolve(u *graph.Update) error {
	index := u.Index()
	rules := fmt.Sprint(resolve.Version, " ", b.pipeline)
	made, err := index.Get("rules", "")
	if err != nil {
		return err
	}
	ids := u.Changed()
	if string(made) != rules {
		ids = nil
		for id, err := range u.Documents() {
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		if err := errors.Join(u.ForgetIndex(), index.Put("rules", "", []byte(rules))); err != nil {
			return err
		}
	}
	blocks := resolve.NewBlocks(b.opt.Schema, index, u.Things)
	for some := range slices.Chunk(ids, DefaultBatch) {
		for id, resolutions := range blocks.Update(some) {
			if err := u.Resolve(id, resolutions); err != nil {
				return err
			}
		}
		if err := blocks.Err(); err != nil {
			return fmt.Errorf("resolve things: %w", err)
		}
	}
	return nil
}

//go:generate go run ./generate

// reading is the sum of all that reads documents, models included.
//
//go:embed reading.sum
var reading string

// fingerprint names what turns a text into statements: what reads it, and the schema.
func fingerprint(s *schema.Schema) (string, error) {
	h := sha256.New()
	h.Write([]byte(reading))
	if err := json.NewEncoder(h).Encode([]any{s.Types(), s.Events(), s.Predicates(), s.Patterns()}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
