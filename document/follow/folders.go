// Package follow tells when there is something new to read: in folders, and in feeds.
package follow

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Folders tell when something changes in folders, and in all folders below them, or in single files.
type Folders struct {
	watcher *fsnotify.Watcher
	ignore  []string
	changed chan struct{}
	failed  chan error
}

// How long nothing must change for what has changed to be read, so that files are whole, and how long that is waited
// for at most.
const (
	quiet   = 500 * time.Millisecond
	longest = 10 * time.Second
)

// Watch begins to watch files and folders. What is hidden, or lies in one of the ignored paths, does not count. The
// folders must be closed.
func Watch(paths, ignore []string) (*Folders, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	f := &Folders{watcher: watcher, changed: make(chan struct{}, 1), failed: make(chan error, 1)}
	for _, path := range ignore {
		if abs, err := filepath.Abs(path); err == nil {
			f.ignore = append(f.ignore, abs)
		}
	}
	for _, path := range paths {
		if err := f.add(path); err != nil {
			watcher.Close()
			return nil, err
		}
	}
	go f.run()
	return f, nil
}

// add watches a path and all folders below it; of a file, the folder that it lies in, for editors put another in its
// place.
func (f *Folders) add(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		path = filepath.Dir(path)
		err = f.watcher.Add(path)
	} else if err == nil {
		err = filepath.WalkDir(path, func(below string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // it is gone again, or is named when it is read
			case !entry.IsDir():
				return nil
			case below != path && f.ignored(below):
				return fs.SkipDir
			}
			return f.watcher.Add(below)
		})
	}
	if err != nil {
		return fmt.Errorf("watch %s: %w", path, err)
	}
	return nil
}

func (f *Folders) ignored(path string) bool {
	if strings.HasPrefix(filepath.Base(path), ".") {
		return true
	}
	for _, other := range f.ignore {
		if path == other || strings.HasPrefix(path, other+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// run takes in what the system tells.
func (f *Folders) run() {
	for {
		select {
		case event, ok := <-f.watcher.Events:
			if !ok {
				return
			}
			if event.Op == fsnotify.Chmod || f.ignored(event.Name) {
				continue
			}
			// What was put into a new folder before it is watched is found when the folder is read.
			if info, err := os.Lstat(event.Name); err == nil && info.IsDir() && event.Has(fsnotify.Create) {
				if err := f.add(event.Name); err != nil {
					f.fail(err)
				}
			}
			f.tell()
		case err, ok := <-f.watcher.Errors:
			if !ok {
				return
			}
			if err == fsnotify.ErrEventOverflow {
				f.tell() // more has changed than was told
			} else {
				f.fail(fmt.Errorf("watch: %w", err))
			}
		}
	}
}

func (f *Folders) tell() {
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

func (f *Folders) fail(err error) {
	select {
	case f.failed <- err:
	default:
	}
}

// Wait waits until something has changed since the last call that reported so, or since Watch, and nothing changes any
// more; or until the moment given, if that is not zero. It reports whether something has changed. When ctx ends, it
// returns its error.
func (f *Folders) Wait(ctx context.Context, until time.Time) (changed bool, err error) {
	var timer <-chan time.Time
	if !until.IsZero() {
		timer = time.After(time.Until(until))
	}
	var changes chan struct{}
	var failed chan error
	if f != nil {
		changes, failed = f.changed, f.failed
	}
	var calm, end <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case err := <-failed:
			return false, err
		case <-timer:
			return changed, nil
		case <-calm:
			return true, nil
		case <-end:
			return true, nil
		case <-changes:
			if !changed {
				changed, timer, end = true, nil, time.After(longest)
			}
			calm = time.After(quiet)
		}
	}
}

// Close ends the watching.
func (f *Folders) Close() error { return f.watcher.Close() }
