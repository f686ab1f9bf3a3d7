package graph

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/journal"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
)

// salvageLedger makes a ledger in the directory to of what can be read of a damaged one.
func salvageLedger(ctx context.Context, from, to string) (*ledgerDB, error) {
	disk, err := openStorage(from, true)
	if err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	defer disk.Close()
	v := salvage{disk: disk, current: listedTables(disk), latest: map[string]uint64{}}
	// The latest value of each key is what counts. Which one that is, the first pass finds out.
	err = v.each(ctx, func(key string, version uint64, _ []byte) error {
		v.latest[key] = max(v.latest[key], version)
		return nil
	})
	if err != nil {
		return nil, err
	}
	l, err := openLedgerDB(to, written)
	if err != nil {
		return nil, err
	}
	err = v.each(ctx, func(key string, version uint64, value []byte) error {
		if version != v.latest[key] || value == nil {
			return nil
		}
		return l.Put(key, value)
	})
	if err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

// salvage reads what can be read of a database, whether or not that belongs together.
type salvage struct {
	disk    storage.Storage
	current map[storage.FileDesc]int64 // the tables that count; nil where that is not known
	latest  map[string]uint64          // versions
}

// listedTables returns the tables that a database consists of; nil if it does not say.
func listedTables(disk storage.Storage) map[storage.FileDesc]int64 {
	o := levelDBOptions(ofLedger, queried)
	o.Strict &^= opt.StrictJournal
	db, err := leveldb.Open(disk, o)
	if err != nil {
		return nil
	}
	defer db.Close()
	tables, err := tablesOf(db)
	if err != nil {
		return nil
	}
	return tables
}

// each calls visit with all keys of documents in tables and journals, and with the values, nil for a key that was
// deleted. Of a key there may be several versions.
func (v *salvage) each(ctx context.Context, visit func(key string, version uint64, value []byte) error) error {
	files, err := v.disk.List(storage.TypeTable | storage.TypeJournal)
	if err != nil {
		return err
	}
	for _, fd := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, ok := v.current[fd]; !ok && v.current != nil && fd.Type == storage.TypeTable {
			continue
		}
		r, err := v.disk.Open(fd)
		if err != nil {
			return err
		}
		if fd.Type == storage.TypeTable {
			err = eachInTable(r, visit)
		} else {
			err = eachInJournal(r, visit)
		}
		if err := errors.Join(err, r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// eachInTable calls visit with the entries of a table. Their keys end in eight bytes that hold the version and
// whether there is a value.
func eachInTable(r io.Reader, visit func(key string, version uint64, value []byte) error) error {
	table, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	for _, e := range intactEntries(table) {
		n := len(e.key) - 8
		if n < 0 {
			continue
		}
		tail := binary.LittleEndian.Uint64(e.key[n:])
		if tail&0xff == 0 {
			e.value = nil
		}
		if err := visit(string(e.key[:n]), tail>>8, e.value); err != nil {
			return err
		}
	}
	return nil
}

// eachInJournal calls visit with the entries of a journal: of its batches, behind the version of their first entry and
// how many they are.
func eachInJournal(r io.Reader, visit func(key string, version uint64, value []byte) error) error {
	const header = 12
	batches := journal.NewReader(r, nil, false, true)
	for {
		part, err := batches.Next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		var b leveldb.Batch
		if err != nil || len(data) < header || b.Load(data[header:]) != nil {
			continue // damaged
		}
		entries := replay{version: binary.LittleEndian.Uint64(data), visit: visit}
		if err := errors.Join(b.Replay(&entries), entries.err); err != nil {
			return err
		}
	}
}

// replay visits the entries of a batch.
type replay struct {
	version uint64
	visit   func(key string, version uint64, value []byte) error
	err     error
}

func (r *replay) Put(key, value []byte) {
	r.err = errors.Join(r.err, r.visit(string(key), r.version, value))
	r.version++
}

func (r *replay) Delete(key []byte) { r.Put(key, nil) }
