package resolve

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// Version is that of the rules by which things and events are one. It changes with them, so that an [Index] of an
// earlier version is made anew.
const Version = 12

// Blocks decide which things and events of many documents are one, and keep an index of what may be, so that a change
// of a few documents looks at few others. What they say of all documents is what [Entities] would.
//
// The index holds these sets. A block is what hangs together by keys, and by documents near each other:
//
//	forms              the [Record] of each form
//	forms of           for each document, the forms of a document's entities, in their order; "-" for what has none
//	documents of FORM  the documents that have a form, each with the number of such entities
//	key KEY            the forms that have a key: see [resolver.keys]
//	votes NAME         the forms that bear a name and may be of any class
//
// and those of [nearness].
type Blocks struct {
	*lore
	index    Index
	document func(id string) (*Document, error)
	records  map[string]*Record // those met in an update, by the ID of their form
	more     int                // documents than before the update
	err      error
}

// NewBlocks returns blocks over an index. The function returns a document as it is now, nil for one that is gone.
func NewBlocks(s *schema.Schema, index Index, document func(id string) (*Document, error)) *Blocks {
	return &Blocks{lore: newLore(s), index: index, document: document}
}

// Update yields what the entities of documents are: of those named, which have come, changed or gone since the last
// update, and of all that this changes the answer for; of some others too. It must be read to its end. [Blocks.Err]
// tells what has failed.
func (b *Blocks) Update(ids []string) iter.Seq2[string, []quadpress.Resolution] {
	return func(yield func(string, []quadpress.Resolution) bool) {
		b.records, b.more, b.lore = map[string]*Record{}, 0, newLore(b.schema)
		ids := slices.Compact(slices.Sorted(slices.Values(ids)))
		affected, err := b.updateThings(ids)
		if err == nil {
			err = b.updateEvents(affected, yield)
		}
		b.err = err
	}
}

// Err returns what ended the last update early, nil for none.
func (b *Blocks) Err() error { return b.err }

// updateThings decides what things are, and returns the documents that may see others in them now, sorted.
func (b *Blocks) updateThings(ids []string) (affected []string, err error) {
	changed := changedForms{touched: map[string]bool{}, seeds: map[string]bool{}, classes: map[string]string{}}
	for _, id := range ids {
		if err := b.countForms(id, changed.touched); err != nil {
			return nil, err
		}
	}
	if err := b.classify(&changed); err != nil {
		return nil, err
	}
	if err := b.indexForms(&changed); err != nil {
		return nil, err
	}
	block, err := b.gather(sortedKeys(changed.seeds))
	if err != nil {
		return nil, err
	}
	moved, err := b.answer(block, &changed)
	if err != nil {
		return nil, err
	}
	all := map[string]bool{}
	for _, id := range ids {
		all[id] = true
	}
	for _, form := range moved {
		for m, err := range b.index.Members("documents of " + form) {
			if err != nil {
				return nil, err
			}
			all[m.Name] = true
		}
	}
	return sortedKeys(all), nil
}

// changedForms are the forms that an update has to look at.
type changedForms struct {
	touched map[string]bool   // those of which there are more or fewer, or that changed their class
	classes map[string]string // the classes by which they were indexed before, none for new ones
	seeds   map[string]bool   // the keys that they have now or had before
}

// record returns what is known of a form; of a new one it is empty.
func (b *Blocks) record(form string) (*Record, error) {
	if r := b.records[form]; r != nil {
		return r, nil
	}
	r := &Record{}
	data, err := b.index.Get("forms", form)
	if err == nil && data != nil {
		err = json.Unmarshal(data, r)
	}
	if err != nil {
		return nil, fmt.Errorf("read form %s: %w", form, err)
	}
	b.records[form] = r
	return r, nil
}

// formsOf returns the forms of a document's entities as they were when it was last counted, "-" for what has none.
func (b *Blocks) formsOf(id string) (forms []string, err error) {
	data, err := b.index.Get("forms of", id)
	if err == nil && data != nil {
		err = json.Unmarshal(data, &forms)
	}
	return forms, err
}

// countForms counts the forms of a document anew.
func (b *Blocks) countForms(id string, touched map[string]bool) error {
	before, err := b.formsOf(id)
	if err != nil {
		return err
	}
	doc, err := b.document(id)
	if err != nil {
		return err
	}
	had, has := map[string]int{}, map[string]int{}
	for _, f := range before {
		had[f]++
	}
	forms := []string{}
	if doc != nil {
		forms = make([]string, len(doc.Entities))
		for i := range doc.Entities {
			f, ok := formOf(&doc.Entities[i])
			if forms[i] = noForm; !ok {
				continue
			}
			forms[i] = f.id()
			has[forms[i]]++
			r, err := b.record(forms[i])
			if err != nil {
				return err
			}
			r.form = f
		}
	}
	b.more += toInt(doc != nil) - toInt(before != nil)
	delete(had, noForm)
	for f := range had {
		has[f] += 0 // to be compared as well
	}
	for _, f := range sortedKeys(has) {
		if err := b.count(id, f, had[f], has[f], touched); err != nil {
			return err
		}
	}
	if doc == nil {
		return b.index.Delete("forms of", id)
	}
	return b.put("forms of", id, forms)
}

// count counts that a document has so many entities of a form, where it had others.
func (b *Blocks) count(id, form string, before, now int, touched map[string]bool) error {
	if before == now {
		return nil
	}
	r, err := b.record(form)
	if err != nil {
		return err
	}
	touched[form] = true
	r.Entities += now - before
	r.Documents += toInt(now > 0) - toInt(before > 0)
	if now == 0 {
		return b.index.Delete("documents of "+form, id)
	}
	return b.put("documents of "+form, id, now)
}

func (b *Blocks) put(set, member string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return b.index.Put(set, member, data)
}

// classify finds out of what class things are taken to be of whose names more or fewer documents speak.
func (b *Blocks) classify(c *changedForms) error {
	names := map[string]bool{}
	for _, form := range sortedKeys(c.touched) {
		r, err := b.record(form)
		if err != nil {
			return err
		}
		c.classes[form] = r.Class
		if !r.votes() {
			r.Class = b.ownClass(r)
			continue
		}
		key := b.facts(r.Name).key
		names[key] = true
		if r.Documents == 0 {
			err = b.index.Delete("votes "+hashed(key, 8), form)
		} else if r.Class == "" {
			err = b.index.Put("votes "+hashed(key, 8), form, []byte("1"))
		}
		if err != nil {
			return err
		}
	}
	for _, key := range sortedKeys(names) {
		forms, records, err := b.members("votes " + hashed(key, 8))
		if err != nil {
			return err
		}
		var voters []string
		var votes []*Record
		for i, r := range records {
			if b.facts(r.Name).key == key {
				voters, votes = append(voters, forms[i]), append(votes, r)
			}
		}
		for i, class := range b.vote(votes) {
			if form, r := voters[i], votes[i]; r.Class != class {
				if !c.touched[form] {
					c.touched[form], c.classes[form] = true, r.Class
				}
				r.Class = class
			}
		}
	}
	return nil
}

// members returns the forms of a set.
func (b *Blocks) members(set string) (forms []string, records []*Record, err error) {
	for m, err := range b.index.Members(set) {
		if err != nil {
			return nil, nil, err
		}
		forms = append(forms, m.Name)
	}
	records = make([]*Record, len(forms))
	for i, f := range forms {
		if records[i], err = b.record(f); err != nil {
			return nil, nil, err
		}
	}
	return forms, records, nil
}

// indexForms enters the forms that were touched by their keys.
func (b *Blocks) indexForms(c *changedForms) error {
	for _, form := range sortedKeys(c.touched) {
		r := b.records[form]
		before, now := map[string]bool{}, map[string]bool{}
		if c.classes[form] != "" {
			for _, k := range b.keys(&r.form, c.classes[form]) {
				before[hashed(k, 8)] = true
			}
		}
		if r.Documents > 0 {
			for _, k := range b.keys(&r.form, r.Class) {
				now[hashed(k, 8)] = true
			}
		}
		for _, k := range sortedKeys(now) {
			c.seeds[k] = true
			if !before[k] {
				if err := b.index.Put("key "+k, form, []byte("1")); err != nil {
					return err
				}
			}
		}
		for _, k := range sortedKeys(before) {
			c.seeds[k] = true
			if !now[k] {
				if err := b.index.Delete("key "+k, form); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// gather returns the forms of the blocks that have any of some keys, sorted.
func (b *Blocks) gather(keys []string) ([]string, error) {
	seen, met := map[string]bool{}, map[string]bool{}
	for _, k := range keys {
		met[k] = true
	}
	for len(keys) > 0 {
		forms, records, err := b.members("key " + keys[0])
		if err != nil {
			return nil, err
		}
		keys = keys[1:]
		for i, form := range forms {
			if seen[form] {
				continue
			}
			seen[form] = true
			for _, k := range b.keys(&records[i].form, records[i].Class) {
				if k = hashed(k, 8); !met[k] {
					met[k] = true
					keys = append(keys, k)
				}
			}
		}
	}
	return sortedKeys(seen), nil
}

// answer resolves whole blocks, keeps what came out, and returns the forms that are now something else.
func (b *Blocks) answer(block []string, c *changedForms) (moved []string, err error) {
	records := make([]*Record, len(block))
	for i, form := range block {
		records[i] = b.records[form]
	}
	for i, a := range b.resolve(records) {
		form := block[i]
		if a != records[i].Resolved {
			records[i].Resolved = a
			moved = append(moved, form)
		} else if !c.touched[form] {
			continue
		}
		if err := b.put("forms", form, records[i]); err != nil {
			return nil, err
		}
	}
	for _, form := range sortedKeys(c.touched) {
		if b.records[form].Documents == 0 {
			if err := b.index.Delete("forms", form); err != nil {
				return nil, err
			}
		}
	}
	return moved, nil
}

// things returns what the entities of a document are, as far as names and words tell that; its events are as if there
// were no others.
func (b *Blocks) things(doc *Document) ([]quadpress.Resolution, error) {
	forms, err := b.formsOf(doc.ID)
	if err != nil {
		return nil, err
	}
	if len(forms) != len(doc.Entities) {
		return nil, fmt.Errorf("document %s has %d entities, and its index %d", doc.ID, len(doc.Entities), len(forms))
	}
	answers := map[string]Answer{}
	for _, form := range forms {
		if form == noForm {
			continue
		}
		r, err := b.record(form)
		if err != nil {
			return nil, err
		}
		answers[form] = r.Resolved
	}
	return thingsOf(doc, forms, answers), nil
}
