package press

import (
	"maps"
	"sync"
	"time"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
)

// Files tell which files a build need not read: those of the size and the time that they had when all of their
// documents were loaded, by the same program and schema. Its method Known is for [document.Options].
type Files struct {
	store    *graph.Store
	opt      Options
	keepText bool

	mu        sync.Mutex
	pipeline  string
	met       map[string]*fileNote // by path, as they are now
	known     map[string]bool      // those passed over
	gone      map[string]bool      // those of which documents are no longer loaded
	unchanged int                  // documents of those passed over that are not counted yet
	failed    error
}

// fileNote is what a store knows of a file.
type fileNote struct {
	// ID, Format and Fields are how the file was read.
	ID     string          `json:"id"`
	Format document.Format `json:"format,omitempty"`
	Fields document.Fields `json:"fields,omitempty"`
	// Size and Modified are those of the file when it was read, Read when that was.
	Size     int64     `json:"size"`
	Modified time.Time `json:"modified"`
	Read     time.Time `json:"read"`
	Pipeline string    `json:"pipeline"`
	// Text is whether the texts of its documents are kept.
	Text bool `json:"text"`
	// Documents is how many were loaded.
	Documents int `json:"documents"`
}

// settled is how old a file must be when it is read for its time to tell that it does not change afterwards: file
// systems keep time to a second or two.
const settled = 3 * time.Second

// NewFiles returns what a store knows of files. Where texts are to be kept, files are read whose texts are not.
func NewFiles(store *graph.Store, opt Options, keepText bool) *Files {
	return &Files{
		store: store, opt: opt.withDefaults(), keepText: keepText, met: map[string]*fileNote{}, known: map[string]bool{},
		gone: map[string]bool{},
	}
}

// Known reports whether a file need not be read.
func (f *Files) Known(file document.File) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	path := validString(file.Path)
	now := &fileNote{ID: file.ID, Format: file.Format, Fields: file.Fields, Size: file.Size,
		Modified: file.Modified.UTC(), Text: f.keepText}
	now.Read = time.Now().UTC()
	if f.pipeline == "" {
		if f.pipeline, f.failed = fingerprint(f.opt.Schema); f.failed != nil {
			return false
		}
	}
	now.Pipeline = f.pipeline
	var before fileNote
	ok, err := f.store.File(path, &before)
	if err != nil {
		f.failed = err
		return false
	}
	if ok && before.sameFile(now) && (before.Text || !f.keepText) && before.Read.Sub(before.Modified) > settled {
		f.known[path] = true
		f.unchanged += before.Documents
		return true
	}
	f.met[path] = now
	return false
}

func (n *fileNote) sameFile(o *fileNote) bool {
	return n.ID == o.ID && n.Format == o.Format && maps.Equal(n.Fields, o.Fields) &&
		n.Size == o.Size && n.Modified.Equal(o.Modified) &&
		n.Pipeline == o.Pipeline
}

// passed reports whether a file was passed over.
func (f *Files) passed(path string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.known[path]
}

// count counts a document that was read from a file.
func (f *Files) count(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := f.met[path]; n != nil {
		n.Documents++
	}
}

// forget has a file read again by the next build that meets it.
func (f *Files) forget(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.gone[path] = true
}

// note keeps what is known of the files that a build has read. One that something failed in is to be read again, so
// that the failure is told again; where it is not known which that is, all are.
func (f *Files) note(u *graph.Update, b *build) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.failed != nil {
		return f.failed
	}
	b.report.Read += f.unchanged
	b.report.Unchanged += f.unchanged
	f.unchanged = 0
	for path := range f.gone {
		if err := u.SetFile(path, nil); err != nil {
			return err
		}
	}
	failed := map[string]bool{}
	for _, bad := range b.report.Failures {
		path, err := fileOf(bad)
		if err != nil {
			return err
		}
		if f.met[path] == nil && bad.File != "" {
			continue // no file of this folder, such as a feed
		} else if f.met[path] == nil {
			return nil
		}
		failed[path] = true
	}
	for path, now := range f.met {
		var before fileNote
		ok, err := f.store.File(path, &before)
		if err != nil {
			return err
		}
		settledNow := now.Read.Sub(now.Modified) > settled
		switch {
		case failed[path] || f.gone[path]:
			err = u.SetFile(path, nil)
		case ok && before.sameFile(now) && before.Documents == now.Documents && !settledNow:
		default:
			err = u.SetFile(path, now)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
