package graph

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/golang/snappy"
	"github.com/syndtr/goleveldb/leveldb"
	lerrors "github.com/syndtr/goleveldb/leveldb/errors"
	"github.com/syndtr/goleveldb/leveldb/storage"
	"github.com/syndtr/goleveldb/leveldb/util"
)

// damage is a part of a store that cannot be read.
type damage struct {
	where  string // "graph/000012.ldb"
	reason string
}

func (d *damage) Error() string { return d.where + ": " + d.reason }

// corrupted tells a store's damage, as this package or LevelDB reports it, from other reasons to fail, such as missing
// permission.
func corrupted(err error) bool {
	var own *damage
	var file *lerrors.ErrCorrupted
	var meta *storage.ErrCorrupted
	return errors.As(err, &own) || errors.As(err, &file) || errors.As(err, &meta)
}

// damagedError says that the store in a directory is damaged, where, and what to do.
func damagedError(dir string, cause error) error {
	if errors.Is(cause, ErrDamaged) {
		return cause
	}
	line, _, _ := strings.Cut(cause.Error(), "\n")
	reason := errors.New(line)
	if part := new(damage); errors.As(cause, &part) {
		reason = part
	}
	return fmt.Errorf("%s: %w: %w; run `quadpress check --repair --db %s`", dir, ErrDamaged, reason, dir)
}

// guard watches over what LevelDB reads and writes of a database. It checks every block of a table and remembers the
// first that is damaged: LevelDB does without a damaged filter, and Cayley takes some look-ups that fail for things
// that are not there. It also remembers the first write that failed, after which LevelDB would try again for ever.
type guard struct {
	storage.Storage
	name   string // of the database
	mu     sync.Mutex
	met    error
	broken bool // a write failed
}

// note remembers an error in reading, if it is the first.
func (g *guard) note(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.met == nil {
		g.met = err
	}
}

// wrote remembers an error in writing. LevelDB gives up at once on what it takes for corruption.
func (g *guard) wrote(err error) error {
	if err == nil {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.broken = true
	if g.met == nil {
		g.met = err
	}
	return lerrors.NewErrCorrupted(storage.FileDesc{}, err)
}

// err is the first error that was met.
func (g *guard) err() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.met
}

func (g *guard) writeFailed() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.broken
}

// closeWith closes a database and then its files. After a failed write, LevelDB may wait in closing for a lock that
// it never gave back; it is left to do so on its own, for nothing of that database counts any more.
func (g *guard) closeWith(closeDB func() error) error {
	if !g.writeFailed() {
		return errors.Join(closeDB(), g.Close())
	}
	go func() { _ = errors.Join(closeDB(), g.Close()) }()
	return nil
}

// Create makes a file as [storage.Storage] does.
func (g *guard) Create(fd storage.FileDesc) (storage.Writer, error) {
	w, err := g.Storage.Create(fd)
	if err != nil {
		return nil, g.wrote(err)
	}
	return &guardedWriter{w, g}, nil
}

// SetMeta names the manifest as [storage.Storage] does.
func (g *guard) SetMeta(fd storage.FileDesc) error { return g.wrote(g.Storage.SetMeta(fd)) }

// guardedWriter is a file that LevelDB writes.
type guardedWriter struct {
	storage.Writer
	guard *guard
}

func (w *guardedWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	return n, w.guard.wrote(err)
}

func (w *guardedWriter) Sync() error { return w.guard.wrote(w.Writer.Sync()) }

// damage is the damage of a file.
func (g *guard) damage(fd storage.FileDesc, reason string) error {
	return &damage{g.name + "/" + fd.String(), reason}
}

// Open opens a file as [storage.Storage] does.
func (g *guard) Open(fd storage.FileDesc) (storage.Reader, error) {
	r, err := g.Storage.Open(fd)
	if err != nil || fd.Type != storage.TypeTable {
		return r, err
	}
	size, err := r.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return &guardedTable{r, g, fd, size}, nil
}

// guardedTable is a table that LevelDB reads, block by block.
type guardedTable struct {
	storage.Reader
	guard *guard
	fd    storage.FileDesc
	size  int64
}

// ReadAt reads a block or the footer.
func (t *guardedTable) ReadAt(p []byte, offset int64) (int, error) {
	n, err := t.Reader.ReadAt(p, offset)
	switch {
	case errors.Is(err, io.EOF):
		err = t.guard.damage(t.fd, fmt.Sprintf("ends within the block at byte %d", offset))
	case err != nil: // a disk that cannot be read
	case offset == t.size-footerSize && len(p) == footerSize:
		if _, _, reason := parseFooter(p, t.size); reason != "" {
			err = t.guard.damage(t.fd, reason)
		}
	case !intact(p):
		err = t.guard.damage(t.fd, fmt.Sprintf("the block at byte %d does not match its checksum", offset))
	}
	if err == nil {
		return n, nil
	}
	t.guard.note(err)
	if corrupted(err) {
		err = lerrors.NewErrCorrupted(t.fd, err) // which LevelDB gives up at
	}
	return n, err
}

// check looks at the tables that a database consists of: whether each is there, with the size that it was written with
// and a sound footer. A thorough check reads all of them and compares every block with its checksum.
func (g *guard) check(db *leveldb.DB, thorough bool) (faults []error) {
	tables, err := tablesOf(db)
	if err != nil {
		g.note(err)
		return []error{err}
	}
	for fd, size := range tables {
		if err := g.checkTable(fd, size, thorough); err != nil {
			g.note(err)
			faults = append(faults, err)
		}
	}
	return faults
}

// tablesOf returns the tables that a database consists of, and their sizes.
func tablesOf(db *leveldb.DB) (map[storage.FileDesc]int64, error) {
	list, err := db.GetProperty("leveldb.sstables")
	if err != nil {
		return nil, err
	}
	tables := map[storage.FileDesc]int64{}
	for line := range strings.Lines(list) {
		fd := storage.FileDesc{Type: storage.TypeTable}
		var size int64
		if n, _ := fmt.Sscanf(line, "%d:%d[", &fd.Num, &size); n < 2 {
			continue // a headline
		}
		tables[fd] = size
	}
	return tables, nil
}

func (g *guard) checkTable(fd storage.FileDesc, size int64, thorough bool) (err error) {
	r, err := g.Storage.Open(fd)
	if errors.Is(err, fs.ErrNotExist) {
		return g.damage(fd, "is missing")
	} else if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	end, err := r.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if end != size || size < footerSize {
		return g.damage(fd, fmt.Sprintf("has %d bytes in place of %d", end, size))
	}
	begin := size - footerSize
	if thorough {
		begin = 0
	}
	data := make([]byte, size-begin)
	if _, err := r.ReadAt(data, begin); err != nil {
		return err
	}
	reason := ""
	if thorough {
		reason = faultOf(data)
	} else {
		_, _, reason = parseFooter(data, size)
	}
	if reason != "" {
		return g.damage(fd, reason)
	}
	return nil
}

// What follows reads the tables of LevelDB: blocks of data, blocks that list these, and a footer that lists the latter.
// Each block ends in a byte that says how it is compressed, and the checksum of all before. The footer has none.
const (
	footerSize  = 48
	trailerSize = 5
	tableMagic  = "\x57\xfb\x80\x8b\x24\x75\x47\xdb"
)

// span is where a block lies in its table, without its trailer.
type span struct{ offset, length uint64 }

// parseSpan reads a span and returns what is behind it; ok is false for a span that does not fit into size bytes.
func parseSpan(b []byte, size int64) (s span, rest []byte, ok bool) {
	n, m := 0, 0
	if s.offset, n = binary.Uvarint(b); n > 0 {
		s.length, m = binary.Uvarint(b[n:])
	}
	end := uint64(max(0, size-footerSize-trailerSize))
	if n <= 0 || m <= 0 || s.offset > end || s.length > end-s.offset {
		return span{}, nil, false
	}
	return s, b[n+m:], true
}

// parseFooter returns the two blocks that list the others, or why the footer of a table of that size is not one.
func parseFooter(footer []byte, size int64) (meta, index span, reason string) {
	if string(footer[footerSize-len(tableMagic):]) != tableMagic {
		return meta, index, "has no footer of a table"
	}
	meta, rest, ok := parseSpan(footer, size)
	if ok {
		index, _, ok = parseSpan(rest, size)
	}
	if !ok {
		return meta, index, "has a footer that leads out of the table"
	}
	return meta, index, ""
}

// intact reports whether a block, with its trailer, matches its checksum.
func intact(block []byte) bool {
	n := len(block) - trailerSize + 1
	return n > 0 && util.NewCRC(block[:n]).Value() == binary.LittleEndian.Uint32(block[n:])
}

// faultOf says what is wrong with a table; it is empty for a sound one.
func faultOf(table []byte) string {
	size := int64(len(table))
	meta, index, reason := parseFooter(table[size-footerSize:], size)
	if reason != "" {
		return reason
	}
	for _, list := range []span{meta, index} {
		if reason := blockFault(table, list); reason != "" {
			return reason
		}
		entries, ok := blockEntries(table, list)
		for _, e := range entries {
			s, _, fits := parseSpan(e.value, size)
			if !fits {
				ok = false
			} else if reason := blockFault(table, s); reason != "" {
				return reason
			}
		}
		if !ok {
			return fmt.Sprintf("the block at byte %d lists no blocks", list.offset)
		}
	}
	return ""
}

func blockFault(table []byte, s span) string {
	if intact(table[s.offset : s.offset+s.length+trailerSize]) {
		return ""
	}
	return fmt.Sprintf("the block at byte %d does not match its checksum", s.offset)
}

// entry is what a block holds.
type entry struct{ key, value []byte }

// blockEntries returns the entries of a sound block.
func blockEntries(table []byte, s span) (entries []entry, ok bool) {
	block := table[s.offset : s.offset+s.length]
	if table[s.offset+s.length] == 1 {
		var err error
		if block, err = snappy.Decode(nil, block); err != nil {
			return nil, false
		}
	}
	// Behind the entries stand their restart points, and how many.
	if len(block) < 4 {
		return nil, false
	}
	restarts := int64(binary.LittleEndian.Uint32(block[len(block)-4:]))
	end := int64(len(block)) - 4*(restarts+1)
	if end < 0 {
		return nil, false
	}
	var last []byte
	for block = block[:end]; len(block) > 0; {
		// An entry is how much of its key it shares with the last, the lengths of the rest and of the value, and both.
		var sizes [3]uint64
		for i := range sizes {
			n := 0
			if sizes[i], n = binary.Uvarint(block); n <= 0 {
				return nil, false
			}
			block = block[n:]
		}
		shared, rest, value := sizes[0], sizes[1], sizes[2]
		if all := uint64(len(block)); shared > uint64(len(last)) || rest > all || value > all-rest {
			return nil, false
		}
		last = slices.Concat(last[:shared], block[:rest])
		entries = append(entries, entry{last, block[rest : rest+value]})
		block = block[rest+value:]
	}
	return entries, true
}

// intactEntries returns the entries of a table's sound blocks.
func intactEntries(table []byte) (all []entry) {
	size := int64(len(table))
	if size < footerSize {
		return nil
	}
	_, index, reason := parseFooter(table[size-footerSize:], size)
	if reason != "" || blockFault(table, index) != "" {
		return nil
	}
	list, _ := blockEntries(table, index)
	for _, block := range list {
		if s, _, ok := parseSpan(block.value, size); ok && blockFault(table, s) == "" {
			entries, _ := blockEntries(table, s)
			all = append(all, entries...)
		}
	}
	return all
}
