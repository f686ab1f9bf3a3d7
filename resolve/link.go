package resolve

import (
	"errors"
	"maps"
	"slices"

	"github.com/quadpress/quadpress"
)

// linking finds out which documents may tell of one event, and resolves the events of those that do.
type linking struct {
	nearness
	read map[string]*Reading // documents that were read in this update, as many as are kept at once
}

// readingsKept is how many documents are kept in memory for those near them to be compared with.
const readingsKept = 300

// updateEvents decides what the events of documents are that may see other things than before, and yields what the
// entities are of all documents of their blocks.
func (b *Blocks) updateEvents(affected []string, yield func(string, []quadpress.Resolution) bool) error {
	l := linking{read: map[string]*Reading{}}
	l.nearness = nearness{Blocks: b, spread: map[string]int{}, former: map[string]int{}, moved: map[string]bool{},
		touched: map[string]bool{}}
	if err := l.update(affected); err != nil {
		return err
	}
	touched, err := l.nearInTurn(sortedKeys(l.touched))
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, id := range touched {
		if err := l.link(id, done); err != nil {
			return err
		}
		done[id] = true
	}
	clear(done)
	for _, id := range sortedKeys(l.touched) {
		if done[id] {
			continue
		}
		block, err := l.block(id)
		if err != nil {
			return err
		}
		for _, o := range block {
			done[o] = true
		}
		if err := l.resolveBlock(block, yield); err != nil {
			return err
		}
	}
	return nil
}

// nearInTurn puts documents in an order in which those near each other stand together: what they are compared with is
// then still in memory.
func (l *linking) nearInTurn(ids []string) (order []string, err error) {
	left := map[string]bool{}
	for _, id := range ids {
		left[id] = true
	}
	for _, first := range ids {
		for next := []string{first}; len(next) > 0; {
			id := next[len(next)-1]
			if next = next[:len(next)-1]; !left[id] {
				continue
			}
			delete(left, id)
			order = append(order, id)
			near, err := l.near(id)
			if err != nil {
				return nil, err
			}
			for _, o := range sortedKeys(near) {
				if left[o] {
					next = append(next, o)
				}
			}
		}
	}
	return order, nil
}

// link finds out anew which documents one is linked to. With those that are done already it is settled.
func (l *linking) link(id string, done map[string]bool) error {
	before, err := l.linked(id)
	if err != nil {
		return err
	}
	near, err := l.near(id)
	if err != nil {
		return err
	}
	now := map[string]bool{}
	for _, o := range sortedKeys(near) {
		if done[o] {
			now[o] = before[o]
		} else if now[o], err = l.tellsAlike(id, o, near[o]); err != nil {
			return err
		}
	}
	maps.DeleteFunc(now, func(_ string, linked bool) bool { return !linked })
	for _, o := range sortedKeys(before) {
		if !now[o] {
			l.touched[o] = true
			if err := errors.Join(l.index.Delete("linked "+id, o), l.index.Delete("linked "+o, id)); err != nil {
				return err
			}
		}
	}
	for _, o := range sortedKeys(now) {
		if !before[o] {
			if err := errors.Join(l.put("linked "+id, o, 1), l.put("linked "+o, id, 1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// linked returns the documents that one is linked to.
func (l *linking) linked(id string) (map[string]bool, error) {
	all := map[string]bool{}
	for m, err := range l.index.Members("linked " + id) {
		if err != nil {
			return nil, err
		}
		all[m.Name] = true
	}
	return all, nil
}

// tellsAlike reports whether enough speaks for an event of one document being one of another's.
func (l *linking) tellsAlike(a, b string, between int64) (bool, error) {
	r, err := l.resolver([]string{min(a, b), max(a, b)}, map[string]map[string]int64{max(a, b): {min(a, b): between}})
	if err != nil {
		return false, err
	}
	return r.anyAlike(), nil
}

// block returns the documents of the block that one is in, sorted.
func (l *linking) block(id string) ([]string, error) {
	block, seen := []string{id}, map[string]bool{id: true}
	for i := 0; i < len(block); i++ {
		linked, err := l.linked(block[i])
		if err != nil {
			return nil, err
		}
		for _, o := range sortedKeys(linked) {
			if !seen[o] {
				seen[o] = true
				block = append(block, o)
			}
		}
	}
	slices.Sort(block)
	return block, nil
}

// resolveBlock resolves the events of a whole block.
func (l *linking) resolveBlock(block []string, yield func(string, []quadpress.Resolution) bool) error {
	near := map[string]map[string]int64{}
	if len(block) > 1 {
		for _, id := range block {
			var err error
			if near[id], err = l.near(id); err != nil {
				return err
			}
		}
	}
	r, err := l.resolver(block, near)
	if err != nil {
		return err
	}
	r.resolve()
	for d := range r.docs {
		if !yield(r.docs[d].ID, r.out[d]) {
			return nil
		}
	}
	return nil
}

// resolver returns a resolver of the events of documents, without those that are gone.
func (l *linking) resolver(ids []string, near map[string]map[string]int64) (*eventResolver, error) {
	var all []*Reading
	for _, id := range ids {
		d, err := l.reading(id)
		if err != nil {
			return nil, err
		}
		if d != nil {
			all = append(all, d)
		}
	}
	return newEventResolver(l.lore, all, near), nil
}

// reading returns a document, nil for one that is gone.
func (l *linking) reading(id string) (*Reading, error) {
	if d := l.read[id]; d != nil {
		return d, nil
	}
	doc, err := l.document(id)
	if err != nil || doc == nil {
		return nil, err
	}
	things, err := l.things(doc)
	if err != nil {
		return nil, err
	}
	terms, err := l.terms(id)
	if err != nil {
		return nil, err
	}
	if len(l.read) >= readingsKept {
		clear(l.read)
	}
	l.read[id] = &Reading{Document: *doc, Things: things, Squares: terms.squares()}
	return l.read[id], nil
}
