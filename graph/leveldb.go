package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	cayleykv "github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/writer" // registers the "single" writer
	"github.com/hidal-go/hidalgo/kv/flat"
	hidalgo "github.com/hidal-go/hidalgo/kv/flat/leveldb"
	"github.com/syndtr/goleveldb/leveldb"
	lerrors "github.com/syndtr/goleveldb/leveldb/errors"
	"github.com/syndtr/goleveldb/leveldb/filter"
	"github.com/syndtr/goleveldb/leveldb/iterator"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
	"github.com/syndtr/goleveldb/leveldb/util"
	"golang.org/x/sync/errgroup"
)

// quadDB is an open database of Cayley.
type quadDB struct {
	*graph.Handle
	db    *leveldb.DB
	files *guard
}

// state is the quads as a back end gives them.
func (q *quadDB) state() *quadState {
	return &quadState{Handle: q.Handle, err: q.files.err, close: q.Close}
}

// openStorage is where LevelDB reads and writes; tests put failing disks in its place.
var openStorage = func(dir string, readOnly bool) (storage.Storage, error) { return storage.OpenFile(dir, readOnly) }

// mode is what a database is opened for.
type mode int

const (
	queried  mode = iota // reading, by whoever asks for something
	compared             // reading, by a writer that makes the next state
	written
)

// content is what a database holds.
type content int

const (
	ofQuads content = iota
	ofLedger
)

// blockCache is how many bytes of blocks are kept in memory. A writer has two databases of either kind open, and looks
// in the filters of many tables for quads.
var blockCache = [...][2]int{
	queried:  {ofQuads: 32 * opt.MiB, ofLedger: 32 * opt.MiB},
	compared: {ofQuads: 8 * opt.MiB, ofLedger: 4 * opt.MiB},
	written:  {ofQuads: 8 * opt.MiB, ofLedger: 4 * opt.MiB},
}

// writeBuffer is how many bytes are gathered in memory for a table. What comes to the quads at once, see [batchSize],
// is one table then and not two, so that as many tables hold twice as much when they are merged: a first build of
// 20,000 documents wrote 38 % less for its quads.
var writeBuffer = [...]int{ofQuads: 8 * opt.MiB, ofLedger: 4 * opt.MiB}

// openLevelDB opens or, for writing, makes a database. Writes are not synced one by one: nothing counts before
// [syncTree] has written all of a generation to disk.
func openLevelDB(dir string, c content, m mode) (*leveldb.DB, *guard, error) {
	readOnly := m != written
	disk, err := openStorage(dir, readOnly)
	if isLockError(err) {
		return nil, nil, lockedError(dir, filepath.Join(dir, "LOCK"))
	} else if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, &damage{filepath.Base(dir), "is missing"}
	} else if err != nil {
		return nil, nil, err
	}
	files := &guard{Storage: disk, name: filepath.Base(dir)}
	db, err := leveldb.Open(files, levelDBOptions(c, m))
	if err == nil && readOnly { // else LevelDB looks itself, and merges tables meanwhile
		if faults := files.check(db, false); len(faults) > 0 {
			err = errors.Join(faults[0], db.Close())
		}
	}
	switch {
	case err == nil:
		return db, files, nil
	case files.writeFailed():
		err = fmt.Errorf("open %s: %w", dir, files.err())
	case lerrors.IsCorrupted(err) || errors.Is(err, fs.ErrNotExist):
		err = &damage{files.name, strings.TrimPrefix(err.Error(), "leveldb: ")}
	case !corrupted(err):
		err = fmt.Errorf("open %s: %w", dir, err)
	}
	return nil, nil, errors.Join(err, files.Close())
}

func levelDBOptions(c content, m mode) *opt.Options {
	readOnly, buffer := m != written, writeBuffer[c]
	if readOnly {
		buffer = opt.MiB // a database has one all the same
	}
	return &opt.Options{
		ReadOnly:       readOnly,
		ErrorIfMissing: readOnly,
		NoSync:         true,
		// The checksums of blocks are the guard's part.
		Strict: opt.StrictManifest | opt.StrictJournal | opt.StrictJournalChecksum | opt.StrictCompaction | opt.StrictReader,
		// Most look-ups while loading are for keys that are not there, which the filter tells without reading.
		Filter:                 filter.NewBloomFilter(10),
		WriteBuffer:            buffer,
		BlockCacheCapacity:     blockCache[m][c],
		DisableSeeksCompaction: true,
		// Buffers as large as a table, which a writer gives back, would be held by filters of tables that are cached.
		DisableBufferPool: !readOnly,
		// Each update of one document leaves a small table. To merge two dozen of them at a time, and not one, wrote 40 %
		// less for the ledger of a first build of 60,000 documents. They are merged with all of the next level, which is
		// the smaller for it.
		CompactionL0Trigger:    32,
		WriteL0SlowdownTrigger: 40,
		WriteL0PauseTrigger:    48,
		CompactionTotalSize:    3 * opt.MiB, // of level 0; each level has ten times that of the one before
	}
}

// settlePause is how long [settle] waits between two looks.
const settlePause = 2 * time.Millisecond

// settle waits until LevelDB has merged its tables. A merge that is under way when a database is closed is lost, and
// begun again by the next that opens it.
func settle(ctx context.Context, db *leveldb.DB, files *guard) error {
	for o := levelDBOptions(ofQuads, written); ; { // levels are the same for all
		var now leveldb.DBStats
		if err := cmp.Or(files.err(), ctx.Err(), db.Stats(&now)); err != nil {
			return err
		}
		merges := false
		for level, size := range now.LevelSizes {
			if level == 0 {
				merges = now.LevelTablesCounts[level] >= o.GetCompactionL0Trigger()
			} else {
				merges = merges || size >= o.GetCompactionTotalSize(level)
			}
		}
		if !merges {
			return nil
		}
		time.Sleep(settlePause)
	}
}

// openQuads opens or, for writing, makes the database of Cayley.
func openQuads(dir string, m mode) (*quadDB, error) {
	db, files, err := openLevelDB(dir, ofQuads, m)
	if err != nil {
		return nil, err
	}
	base := closingKV{hidalgo.New(db), files}
	pairs := flat.Upgrade(base)
	// A filter of the quads that exist would cost 80 MB and a pass over all quads on opening.
	options := graph.Options{cayleykv.OptNoBloom: true}
	qs, err := cayleykv.New(pairs, options)
	if errors.Is(err, graph.ErrNotInitialized) {
		if m != written {
			err = &damage{files.name, "it holds no graph"}
		} else if err = cayleykv.Init(pairs, options); err == nil {
			qs, err = cayleykv.New(pairs, options)
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", dir, cmp.Or(files.err(), err)), base.Close())
	}
	writer, err := graph.NewQuadWriter("single", qs, nil)
	if err != nil {
		return nil, errors.Join(err, qs.Close())
	}
	return &quadDB{Handle: &graph.Handle{QuadStore: qs, QuadWriter: writer}, db: db, files: files}, nil
}

// ledgerDB is an open database of a ledger.
type ledgerDB struct {
	ledger
	db    *leveldb.DB
	next  *leveldb.Transaction // nil when the ledger is only read
	files *guard
}

// openLedgerDB opens or, for writing, makes the database of a ledger.
func openLedgerDB(dir string, m mode) (*ledgerDB, error) {
	db, files, err := openLevelDB(dir, ofLedger, m)
	if err != nil {
		return nil, err
	}
	l := &ledgerDB{ledger: ledger{keyValues: levelKeys{db}}, db: db, files: files}
	if m == written {
		// A transaction goes to tables, past the journal: a table that is cut short or gone is noticed, a journal is not.
		if l.next, err = db.OpenTransaction(); err != nil {
			return nil, errors.Join(err, l.close())
		}
		l.keyValues = levelKeys{l.next}
	}
	return l, nil
}

// commit makes what was written to the ledger count.
func (l *ledgerDB) commit() error { return l.next.Commit() }

// close closes the ledger. What was not committed is lost.
func (l *ledgerDB) close() error { return l.files.closeWith(l.db.Close) }

// levelKeys are the [keyValues] of a database of LevelDB, or of a transaction on it.
type levelKeys struct {
	db interface {
		Get(key []byte, ro *opt.ReadOptions) ([]byte, error)
		NewIterator(slice *util.Range, ro *opt.ReadOptions) iterator.Iterator
		Put(key, value []byte, wo *opt.WriteOptions) error
		Delete(key []byte, wo *opt.WriteOptions) error
	}
}

func (k levelKeys) Get(key string) ([]byte, error) {
	value, err := k.db.Get([]byte(key), nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return nil, nil
	}
	return value, err
}

func (k levelKeys) GetAll(keys []string) ([][]byte, error) {
	values := make([][]byte, len(keys))
	for i, key := range keys {
		var err error
		if values[i], err = k.Get(key); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func (k levelKeys) Each(prefix string, visit func(key string, value []byte) bool) error {
	it := k.db.NewIterator(util.BytesPrefix([]byte(prefix)), nil)
	defer it.Release()
	for it.Next() {
		if !visit(string(it.Key()), it.Value()) {
			return nil
		}
	}
	return it.Error()
}

func (k levelKeys) Put(key string, value []byte) error { return k.db.Put([]byte(key), value, nil) }

func (k levelKeys) Delete(key string) error { return k.db.Delete([]byte(key), nil) }

// closingKV closes the files of a database with it, which LevelDB leaves to who opened them.
type closingKV struct {
	*hidalgo.DB
	files *guard
}

func (kv closingKV) Close() error { return kv.files.closeWith(kv.DB.Close) }

// clone makes a copy of a database that may then be written to. LevelDB never changes a table once it is written, so
// tables are shared as hard links where the file system can.
func clone(ctx context.Context, from, to string) error {
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := f.Name()
		if name == "LOCK" || strings.HasPrefix(name, "LOG") || !f.Type().IsRegular() {
			continue
		}
		source, target := filepath.Join(from, name), filepath.Join(to, name)
		if ext := filepath.Ext(name); ext == ".ldb" || ext == ".sst" {
			if os.Link(source, target) == nil {
				continue
			}
		}
		if err := copyFile(source, target); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(source, target string) (err error) {
	in, err := os.Open(source)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(target)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// makePrivate takes from everyone but the owner what they may do with the files under dir; LevelDB makes them
// readable by all.
func makePrivate(dir string) error {
	return filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil || info.Mode().Perm()&0o077 == 0 || d.Type()&os.ModeSymlink != 0 {
			return err
		}
		return os.Chmod(path, info.Mode().Perm()&0o700)
	})
}

// fsync writes a file or directory to disk; tests that need no durable stores do without.
var fsync = syncPath

// syncTree has everything under dir on disk when it returns. It syncs all at once, which lets the file system do it in
// one go.
func syncTree(dir string) error {
	var syncing errgroup.Group
	syncing.SetLimit(64)
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		syncing.Go(func() error { return fsync(path) })
		return err
	})
	return errors.Join(err, syncing.Wait())
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
