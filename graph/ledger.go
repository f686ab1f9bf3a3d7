package graph

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/iterator"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/util"

	"github.com/quadpress/quadpress"
)

// ledger remembers what the quads were made from. For each document it holds, as JSON,
//
//	loaded/ID       its hash, source and pipeline
//	entities/ID     its entities
//	events/ID       its events, null for none
//	extraction/ID   its extraction, without entities and events
//	resolution/ID   what its entities were resolved to
//
// and for each quad that more than one document may say, by its hash, count/HASH with the number of those that do; for
// each thing and predicate with relations, how many; and under graph a [graphState].
type ledger struct {
	values // what is read and written: all that is in the database, or its next state
	db     *leveldb.DB
	next   *leveldb.Transaction // nil when the ledger is only read
	files  *guard
}

// values are the keys and values of a database or of a transaction.
type values interface {
	Get(key []byte, ro *opt.ReadOptions) ([]byte, error)
	NewIterator(slice *util.Range, ro *opt.ReadOptions) iterator.Iterator
	Put(key, value []byte, wo *opt.WriteOptions) error
	Delete(key []byte, wo *opt.WriteOptions) error
	Write(batch *leveldb.Batch, wo *opt.WriteOptions) error
}

const (
	loadedKey     = "loaded/"
	entitiesKey   = "entities/"
	eventsKey     = "events/"
	extractionKey = "extraction/"
	resolutionKey = "resolution/"
	countKey      = "count/"
	graphKey      = "graph"
)

// Loaded says what a document was when it was loaded.
type Loaded struct {
	// Hash is the [quadpress.Document.Hash] of the document.
	Hash string `json:"hash"`
	// Source is the file it was read from, empty for none.
	Source string `json:"source,omitempty"`
	// Pipeline is the [quadpress.Extraction.Pipeline] that read it.
	Pipeline string `json:"pipeline,omitempty"`
}

// graphState says how the quads were made.
type graphState struct {
	// Maker is the fingerprint of the vocabulary and the schema.
	Maker string `json:"maker"`
	// Retracted is the number of quads taken back since the quads were last written anew; Cayley keeps a trace of each.
	Retracted int `json:"retracted"`
	// Tally and Highlight are what the graph holds; nil and empty where an earlier version wrote it.
	Tally     *tally    `json:"tally,omitempty"`
	Highlight Highlight `json:"highlight,omitzero"`
}

// state says how the quads were made, and what they are.
func (l *ledger) state() (graphState, error) {
	var state graphState
	_, err := l.get(graphKey, &state)
	return state, err
}

func openLedger(dir string, readOnly bool) (*ledger, error) {
	db, files, err := openLevelDB(dir, readOnly)
	if err != nil {
		return nil, err
	}
	l := &ledger{values: db, db: db, files: files}
	if !readOnly {
		// A transaction goes to tables, past the journal: a table that is cut short or gone is noticed, a journal is not.
		if l.next, err = db.OpenTransaction(); err != nil {
			return nil, errors.Join(err, l.close())
		}
		l.values = l.next
	}
	return l, nil
}

// commit makes what was written to the ledger count.
func (l *ledger) commit() error { return l.next.Commit() }

// close closes the ledger. What was not committed is lost.
func (l *ledger) close() error { return l.files.closeWith(l.db.Close) }

// get reads the value of a key into v and tells whether there was one.
func (l *ledger) get(key string, v any) (bool, error) {
	data, err := l.Get([]byte(key), nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, fmt.Errorf("read ledger: %w", err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return false, fmt.Errorf("read ledger: %s: %w", key, err)
	}
	return true, nil
}

// same reports whether the value of a key is v.
func (l *ledger) same(key string, v any) (bool, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return false, err
	}
	old, err := l.Get([]byte(key), nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, fmt.Errorf("read ledger: %w", err)
	}
	return bytes.Equal(data, old), nil
}

func (l *ledger) put(key string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return l.Put([]byte(key), data, nil)
}

func (l *ledger) delete(keys ...string) error {
	for _, key := range keys {
		if err := l.Delete([]byte(key), nil); err != nil {
			return err
		}
	}
	return nil
}

// documents yields the IDs of all documents, sorted. An error ends the sequence.
func (l *ledger) documents() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		it := l.NewIterator(util.BytesPrefix([]byte(loadedKey)), nil)
		defer it.Release()
		for it.Next() {
			if !yield(string(it.Key()[len(loadedKey):]), nil) {
				return
			}
		}
		if err := it.Error(); err != nil {
			yield("", fmt.Errorf("read ledger: %w", err))
		}
	}
}

// Record is what a store knows of one document: what it says, and what its entities were resolved to.
type Record struct {
	Extraction quadpress.Extraction
	// Resolutions are as many as the extraction's entities, in their order.
	Resolutions []quadpress.Resolution
}

// record returns what is known of a document, nil when it is not there.
func (l *ledger) record(id string) (*Record, error) {
	var r Record
	found, err := l.get(extractionKey+id, &r.Extraction)
	if err != nil || !found {
		return nil, err
	}
	if _, err := l.get(entitiesKey+id, &r.Extraction.Entities); err != nil {
		return nil, err
	}
	if _, err := l.get(eventsKey+id, &r.Extraction.Events); err != nil {
		return nil, err
	}
	if _, err := l.get(resolutionKey+id, &r.Resolutions); err != nil {
		return nil, err
	}
	if len(r.Resolutions) != len(r.Extraction.Entities) {
		return nil, fmt.Errorf("document %s is loaded and its entities are not resolved", id)
	}
	return &r, nil
}

// putExtraction stores an extraction and forgets the resolution of other entities than its own.
func (l *ledger) putExtraction(e *quadpress.Extraction) error {
	id := e.Document.ID
	kept, err := l.same(entitiesKey+id, e.Entities)
	if err != nil {
		return err
	}
	if !kept {
		if err := l.delete(resolutionKey + id); err != nil {
			return err
		}
	}
	entities, err := json.Marshal(e.Entities)
	if err != nil {
		return err
	}
	events, err := json.Marshal(e.Events)
	if err != nil {
		return err
	}
	rest, err := json.Marshal(withoutThings(e))
	if err != nil {
		return err
	}
	loaded := loadedRecord{Loaded{Hash: e.Hash, Source: e.Document.Source, Pipeline: e.Pipeline},
		sumOf(entities, rest, events)}
	return errors.Join(
		l.put(loadedKey+id, loaded),
		l.Put([]byte(entitiesKey+id), entities, nil),
		l.Put([]byte(eventsKey+id), events, nil),
		l.Put([]byte(extractionKey+id), rest, nil),
	)
}

// loadedRecord is what stands under loaded/ID.
type loadedRecord struct {
	Loaded
	// Sum is that of the document's entities, extraction and events; empty where an earlier version wrote it.
	Sum string `json:"sum,omitempty"`
}

func sumOf(entities, extraction, events []byte) string {
	sum := sha256.New()
	sum.Write(entities)
	sum.Write(extraction)
	sum.Write(events)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// whole returns what is known of a document if that belongs together; where a part of a ledger is lost, an older one
// may have come in its place. Resolutions are nil where there are none for just these entities. An error says what is
// wrong.
func (l *ledger) whole(id string) (*Record, error) {
	var loaded loadedRecord
	var r Record
	e := &r.Extraction
	var data [4][]byte
	for i, part := range []struct {
		key string
		v   any
	}{{loadedKey, &loaded}, {extractionKey, e}, {entitiesKey, &e.Entities}, {eventsKey, &e.Events}} {
		var err error
		data[i], err = l.Get([]byte(part.key+id), nil)
		if part.key == eventsKey && errors.Is(err, leveldb.ErrNotFound) {
			continue // an earlier version had none; where they are lost, the sum is wrong
		}
		if err == nil {
			err = json.Unmarshal(data[i], part.v)
		}
		if err != nil {
			return nil, fmt.Errorf("document %s: its %s cannot be read: %w", id, strings.TrimSuffix(part.key, "/"), err)
		}
	}
	apart := e.Hash != loaded.Hash || e.Pipeline != loaded.Pipeline ||
		loaded.Sum != "" && loaded.Sum != sumOf(data[2], data[1], data[3])
	for t := range e.Terms() {
		apart = apart || t.IsEntity() && t.Entity >= len(e.Entities)
	}
	for i := range e.Events {
		apart = apart || e.Events[i].Entity >= len(e.Entities)
	}
	if apart {
		return nil, fmt.Errorf("document %s: its parts do not belong together", id)
	}
	if _, err := l.get(resolutionKey+id, &r.Resolutions); err != nil {
		return nil, err
	}
	if len(r.Resolutions) != len(e.Entities) {
		r.Resolutions = nil
	}
	return &r, nil
}

func (l *ledger) remove(id string) error {
	return l.delete(loadedKey+id, entitiesKey+id, eventsKey+id, extractionKey+id, resolutionKey+id)
}

func withoutThings(e *quadpress.Extraction) *quadpress.Extraction {
	bare := *e
	bare.Entities, bare.Events = nil, nil
	return &bare
}

// count returns how many documents say a quad, by its hash.
func (l *ledger) count(hash quadHash) (int, error) {
	data, err := l.Get(hash.key(), nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return 0, nil
	} else if err != nil {
		return 0, fmt.Errorf("read ledger: %w", err)
	}
	n, _ := binary.Uvarint(data)
	return int(n), nil
}

func (l *ledger) putCounts(counts map[quadHash]int) error {
	var b leveldb.Batch
	for hash, n := range counts {
		if n == 0 {
			b.Delete(hash.key())
		} else {
			b.Put(hash.key(), binary.AppendUvarint(nil, uint64(n)))
		}
	}
	return l.Write(&b, nil)
}

// reset forgets everything under the keys that begin so.
func (l *ledger) reset(prefix string) error {
	it := l.NewIterator(util.BytesPrefix([]byte(prefix)), nil)
	defer it.Release()
	var b leveldb.Batch
	for it.Next() {
		b.Delete(it.Key())
		if b.Len() == 10_000 {
			if err := l.Write(&b, nil); err != nil {
				return err
			}
			b.Reset()
		}
	}
	return errors.Join(it.Error(), l.Write(&b, nil))
}
