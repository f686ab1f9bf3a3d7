package graph

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/resolve"
)

// The ledger keeps what is known of which documents speak of what, for the resolution of their things, under block/SET
// and MEMBER with a zero byte between them.
const blockKey = "block/"

// blockIndex is the [resolve.Index] of an update.
type blockIndex struct{ u *Update }

// Index returns the index by which things and events are resolved. What is written to it stays if the update does.
func (u *Update) Index() resolve.Index { return blockIndex{u} }

// ForgetIndex empties the index.
func (u *Update) ForgetIndex() error {
	if err := u.begin(); err != nil {
		return err
	}
	return u.ledger().reset(blockKey)
}

func blockKeyOf(set, member string) string { return blockKey + set + "\x00" + member }

// Get ends with the update's context, for what is resolved can take minutes.
func (b blockIndex) Get(set, member string) ([]byte, error) {
	if err := b.u.ctx.Err(); err != nil {
		return nil, err
	}
	value, err := b.u.ledger().Get(blockKeyOf(set, member))
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	return value, nil
}

func (b blockIndex) Put(set, member string, value []byte) error {
	if err := b.u.begin(); err != nil {
		return err
	}
	return b.u.ledger().Put(blockKeyOf(set, member), value)
}

func (b blockIndex) Delete(set, member string) error {
	if err := b.u.begin(); err != nil {
		return err
	}
	return b.u.ledger().Delete(blockKeyOf(set, member))
}

// Members ends with the update's context too.
func (b blockIndex) Members(set string) iter.Seq2[resolve.Member, error] {
	return func(yield func(resolve.Member, error) bool) {
		if err := b.u.ctx.Err(); err != nil {
			yield(resolve.Member{}, err)
			return
		}
		prefix, more := blockKeyOf(set, ""), true
		err := b.u.ledger().Each(prefix, func(key string, value []byte) bool {
			more = yield(resolve.Member{Name: strings.TrimPrefix(key, prefix), Value: value}, nil)
			return more
		})
		if err != nil && more {
			yield(resolve.Member{}, fmt.Errorf("read ledger: %w", err))
		}
	}
}

// Changed returns the documents that the update has put, removed or resolved so far, sorted by ID.
func (u *Update) Changed() []string { return slices.Sorted(maps.Keys(u.changed)) }

// Documents yields the IDs of all documents that are loaded once the update is done, sorted. An error is the last.
func (u *Update) Documents() iter.Seq2[string, error] { return u.ledger().documents() }

// Things returns what is to be resolved of a document, nil for one that is not loaded. It must not be changed.
func (u *Update) Things(id string) (*resolve.Document, error) {
	if doc := u.things.of[id]; doc != nil {
		return doc, nil
	}
	return u.ledger().document(id)
}

// document is what is to be resolved of a document, nil for one that is not there.
func (l *ledger) document(id string) (*resolve.Document, error) {
	var x quadpress.Extraction
	found, err := l.get(extractionKey+id, &struct {
		Document *quadpress.Document `json:"document"`
	}{&x.Document})
	if err != nil || !found {
		return nil, err
	}
	if _, err = l.get(entitiesKey+id, &x.Entities); err == nil {
		_, err = l.get(eventsKey+id, &x.Events)
	}
	doc := resolve.DocumentOf(&x)
	return &doc, err
}

// thingsPut are the things and events of documents that an update has put, as many as are kept in memory until they
// are resolved: they are asked for several times.
type thingsPut struct {
	of    map[string]*resolve.Document
	count int
}

// heldThings is how many things and events are kept in memory.
const heldThings = 50_000

func (t *thingsPut) put(x *quadpress.Extraction) {
	t.drop(x.Document.ID)
	count := len(x.Entities) + len(x.Events)
	if t.count+count > heldThings {
		return
	}
	if t.of == nil {
		t.of = map[string]*resolve.Document{}
	}
	doc := resolve.DocumentOf(x)
	t.of[doc.ID] = &doc
	t.count += count
}

func (t *thingsPut) drop(id string) {
	if doc := t.of[id]; doc != nil {
		t.count -= len(doc.Entities) + len(doc.Events)
		delete(t.of, id)
	}
}
