package curate

import (
	"fmt"
	"slices"
	"strings"
)

// Curation is a set of entries. The zero value is empty.
type Curation struct {
	entries []Entry // as listed, each once
}

// Entries are all entries, in the order of [Kinds] and then of their things.
func (c *Curation) Entries() []Entry { return slices.Clone(c.entries) }

// Add puts in an entry that [New] has made. It reports false for one that is there already, whose note stays.
func (c *Curation) Add(e Entry) bool {
	i, found := slices.BinarySearchFunc(c.entries, e, compare)
	if !found {
		c.entries = slices.Insert(c.entries, i, e)
	}
	return !found
}

// Replace puts in an entry, in place of those that say something else of the same kind of the same thing, where only
// one can hold: another name, another type. It returns those.
func (c *Curation) Replace(e Entry) (replaced []Entry, added bool) {
	if e.Kind == Rename || e.Kind == Retype {
		c.entries = slices.DeleteFunc(c.entries, func(old Entry) bool {
			gone := old.Kind == e.Kind && old.Things[0] == e.Things[0] && old.Value != e.Value
			if gone {
				replaced = append(replaced, old)
			}
			return gone
		})
	}
	return replaced, c.Add(e)
}

// Undo takes out the entry with an ID, or with the only ID that begins so.
func (c *Curation) Undo(id string) (Entry, error) {
	at := -1
	for i := range c.entries {
		if id != "" && strings.HasPrefix(c.entries[i].ID(), id) {
			if at >= 0 {
				return Entry{}, fmt.Errorf("several entries have an ID that begins with %s; give more of it", id)
			}
			at = i
		}
	}
	if at < 0 {
		return Entry{}, fmt.Errorf("there is no entry %q; `quadpress curate list` shows all", id)
	}
	e := c.entries[at]
	c.entries = slices.Delete(c.entries, at, at+1)
	return e, nil
}

// Merge puts in the entries of another curation and returns those that are new.
func (c *Curation) Merge(other *Curation) (added []Entry) {
	for _, e := range other.entries {
		if c.Add(e) {
			added = append(added, e)
		}
	}
	return added
}

// Equal reports whether two curations say the same of a graph, whatever their notes.
func (c *Curation) Equal(other *Curation) bool {
	return slices.EqualFunc(c.entries, other.entries, func(a, b Entry) bool { return compare(a, b) == 0 })
}
