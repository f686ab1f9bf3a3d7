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
	"sync/atomic"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/curate"
)

// ledger remembers what the quads were made from. For each document it holds, as JSON,
//
//	loaded/ID       its hash, source and pipeline
//	entities/ID     its entities
//	events/ID       its events, null for none
//	extraction/ID   its extraction, without entities and events
//	resolution/ID   what its entities were resolved to
//	source/FILE ID  an empty object; with a zero byte between the file that it was read from and its ID
//
// beside that, packed,
//
//	outline/ID      what its quads relate, an [Outline]
//	text/ID         its text, where that is kept
//
// and for each quad that more than one document may say, by its hash, count/HASH with the number of those that do; for
// each thing and predicate with relations, how many; and under graph a [graphState]. Of the things, by their IRIs,
//
//	thing/IRI ID    with a zero byte between the two: see [ledger.things]
//
// and of what was corrected by hand
//
//	curation        the entries
//	plan            what they come to
type ledger struct {
	keyValues
	plans atomic.Pointer[curate.Plan] // the plan, once it was read
}

// keyValues are the keys of a state with their values. A back end keeps them.
type keyValues interface {
	// Get returns the value of a key, nil for a key that is not there.
	Get(key string) ([]byte, error)
	// GetAll returns the values of keys, in their order. Where each look-up has its price, it costs hardly more than Get.
	GetAll(keys []string) ([][]byte, error)
	// Each calls visit with the keys that begin so and their values, in the order of the keys' bytes, until it returns
	// false. It may read and write meanwhile; whether what is written behind the present key is visited is open. A value
	// is valid until visit returns.
	Each(prefix string, visit func(key string, value []byte) bool) error
	// Put and Delete change a draft; nothing else can be written to.
	Put(key string, value []byte) error
	Delete(key string) error
}

const (
	loadedKey     = "loaded/"
	entitiesKey   = "entities/"
	eventsKey     = "events/"
	extractionKey = "extraction/"
	resolutionKey = "resolution/"
	outlineKey    = "outline/"
	textKey       = "text/"
	countKey      = "count/"
	graphKey      = "graph"
	sourceKey     = "source/"
	sourcedKey    = "sourced" // whether there are source keys: an earlier version made none
	thingKey      = "thing/"
	indexedKey    = "indexed" // whether there are thing keys: an earlier version made none
	curationKey   = "curation"
	planKey       = "plan"
	fileKey       = "file/" // by file, what [Update.SetFile] was told of it
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
	// Ranked says that the ledger keeps the order of pairs; an earlier version did not.
	Ranked bool `json:"ranked,omitempty"`
}

// state says how the quads were made, and what they are.
func (l *ledger) state() (graphState, error) {
	var state graphState
	_, err := l.get(graphKey, &state)
	return state, err
}

// get reads the value of a key into v and reports whether there was one.
func (l *ledger) get(key string, v any) (bool, error) {
	data, err := l.Get(key)
	if err != nil {
		return false, fmt.Errorf("read ledger: %w", err)
	} else if data == nil {
		return false, nil
	}
	if err := json.Unmarshal(data, v); err != nil {
		return false, fmt.Errorf("read ledger: %s: %w", key, err)
	}
	return true, nil
}

// same reports whether the value of a key is v.
func (l *ledger) same(key string, v any) (bool, error) {
	old, err := l.Get(key)
	if err != nil {
		return false, fmt.Errorf("read ledger: %w", err)
	} else if old == nil {
		return false, nil
	}
	data, err := json.Marshal(v)
	return bytes.Equal(data, old), err
}

func (l *ledger) put(key string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return l.Put(key, data)
}

func (l *ledger) delete(keys ...string) error {
	for _, key := range keys {
		if err := l.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// documents yields the IDs of all documents, sorted. An error ends the sequence.
func (l *ledger) documents() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		more := true
		err := l.Each(loadedKey, func(key string, _ []byte) bool {
			more = yield(key[len(loadedKey):], nil)
			return more
		})
		if err != nil && more {
			yield("", fmt.Errorf("read ledger: %w", err))
		}
	}
}

// Record is what a store knows of one document: what it says, and what its entities were resolved to.
type Record struct {
	Extraction quadpress.Extraction
	// Resolutions are as many as the extraction's entities, in their order.
	Resolutions []quadpress.Resolution

	marks [][]curate.Kind // by what kinds of corrections each entity came to be what it is; nil for none at all
	plan  *curate.Plan
}

// record returns what is known of a document, nil when it is not there.
func (l *ledger) record(id string) (*Record, error) {
	p, err := l.parts(id)
	if err != nil {
		return nil, err
	}
	return p.record()
}

// parts are what a ledger has of a document, as it stands there; nil for one that is not there.
type parts struct {
	id                                       string
	extraction, entities, events, resolution []byte
	plan                                     *curate.Plan
}

func (l *ledger) parts(id string) (*parts, error) {
	values, err := l.GetAll([]string{extractionKey + id, entitiesKey + id, eventsKey + id, resolutionKey + id})
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	} else if values[0] == nil {
		return nil, nil
	}
	plan, err := l.plan()
	return &parts{id, values[0], values[1], values[2], values[3], plan}, err
}

func (p *parts) size() int {
	if p == nil {
		return 0
	}
	return len(p.extraction) + len(p.entities) + len(p.events) + len(p.resolution)
}

// record is what the parts say, nil for none.
func (p *parts) record() (*Record, error) {
	if p == nil {
		return nil, nil
	}
	var r Record
	for _, part := range []struct {
		key  string
		data []byte
		v    any
	}{
		{extractionKey, p.extraction, &r.Extraction}, {entitiesKey, p.entities, &r.Extraction.Entities},
		{eventsKey, p.events, &r.Extraction.Events}, {resolutionKey, p.resolution, &r.Resolutions},
	} {
		if part.data == nil {
			continue
		}
		if err := json.Unmarshal(part.data, part.v); err != nil {
			return nil, fmt.Errorf("read ledger: %s%s: %w", part.key, p.id, err)
		}
	}
	if len(r.Resolutions) != len(r.Extraction.Entities) {
		return nil, fmt.Errorf("document %s is loaded and its entities are not resolved", p.id)
	}
	r.correct(p.plan)
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
	if err := l.setSource(id, e.Document.Source); err != nil {
		return err
	}
	loaded := loadedRecord{Loaded{Hash: e.Hash, Source: e.Document.Source, Pipeline: e.Pipeline},
		sumOf(entities, rest, events)}
	return errors.Join(
		l.put(loadedKey+id, loaded),
		l.Put(entitiesKey+id, entities),
		l.Put(eventsKey+id, events),
		l.Put(extractionKey+id, rest),
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

// whole returns what is known of a document, before corrections, if that belongs together; where a part of a ledger is
// lost, an older one may have come in its place. Resolutions are nil where there are none for just these entities. An
// error says what is wrong.
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
		data[i], err = l.Get(part.key + id)
		if part.key == eventsKey && err == nil && data[i] == nil {
			continue // an earlier version had none; where they are lost, the sum is wrong
		}
		if err == nil && data[i] == nil {
			err = errors.New("it is missing")
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
	if err := l.setSource(id, ""); err != nil {
		return err
	}
	return l.delete(loadedKey+id, entitiesKey+id, eventsKey+id, extractionKey+id, resolutionKey+id, outlineKey+id,
		textKey+id)
}

// setSource says which file a document comes from, before the rest of it is put; "" for none.
func (l *ledger) setSource(id, source string) error {
	var before Loaded
	if _, err := l.get(loadedKey+id, &before); err != nil {
		return err
	}
	if before.Source != "" && before.Source != source {
		if err := l.Delete(sourceKey + before.Source + "\x00" + id); err != nil {
			return err
		}
	}
	if source == "" {
		return nil
	}
	return l.Put(sourceKey+source+"\x00"+id, []byte("{}"))
}

// indexSources enters the files that documents come from, where an earlier version has not.
func (l *ledger) indexSources() error {
	done, err := l.Get(sourcedKey)
	if err != nil || done != nil {
		return err
	}
	for id, err := range l.documents() {
		var loaded Loaded
		if err == nil {
			_, err = l.get(loadedKey+id, &loaded)
		}
		if err == nil {
			err = l.setSource(id, loaded.Source)
		}
		if err != nil {
			return err
		}
	}
	return l.Put(sourcedKey, []byte("{}"))
}

func withoutThings(e *quadpress.Extraction) *quadpress.Extraction {
	bare := *e
	bare.Entities, bare.Events = nil, nil
	return &bare
}

// counts returns how many documents say quads, by their hashes.
func (l *ledger) counts(hashes []quadHash) ([]int, error) {
	keys := make([]string, len(hashes))
	for i, hash := range hashes {
		keys[i] = hash.key()
	}
	values, err := l.GetAll(keys)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	counts := make([]int, len(hashes))
	for i, data := range values {
		n, _ := binary.Uvarint(data)
		counts[i] = int(n)
	}
	return counts, nil
}

func (l *ledger) putCounts(counts map[quadHash]int) error {
	for hash, n := range counts {
		err := error(nil)
		if n == 0 {
			err = l.Delete(hash.key())
		} else {
			err = l.Put(hash.key(), binary.AppendUvarint(nil, uint64(n)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reset forgets everything under the keys that begin so.
func (l *ledger) reset(prefix string) error {
	var failed error
	err := l.Each(prefix, func(key string, _ []byte) bool {
		failed = l.Delete(key)
		return failed == nil
	})
	return errors.Join(err, failed)
}
