package postgres

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/google/btree"
	"github.com/jackc/pgx/v5"
)

// Keys are the keys of the ledger with their values. For a [Session] they can only be read.
type Keys struct {
	t *transaction
	// written is what a draft has changed and not sent yet, nil for a session; it is sent in bulk.
	written *btree.BTreeG[entry]
	size    int // bytes in written
}

// entry is a key with its value, nil for a key that goes.
type entry struct {
	key   string
	value []byte
}

func newWrites() *btree.BTreeG[entry] {
	return btree.NewG(32, func(a, b entry) bool { return a.key < b.key })
}

// Get returns the value of a key, nil for a key that is not there.
func (k *Keys) Get(key string) ([]byte, error) {
	values, err := k.GetAll([]string{key})
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// GetAll returns the values of keys, in their order.
func (k *Keys) GetAll(keys []string) ([][]byte, error) {
	values := make([][]byte, len(keys))
	var asked [][]byte
	at := map[string][]int{}
	for i, key := range keys {
		if k.written != nil {
			if e, ok := k.written.Get(entry{key: key}); ok {
				values[i] = e.value
				continue
			}
		}
		if at[key] = append(at[key], i); len(at[key]) == 1 {
			asked = append(asked, []byte(key))
		}
	}
	if len(asked) == 0 {
		return values, nil
	}
	const sql = "select key, value from quadpress_ledger where key = any($1)"
	err := k.t.query(context.Background(), sql, []any{asked}, func(rows pgx.Rows) error {
		var key, value []byte
		err := rows.Scan(&key, &value)
		for _, i := range at[string(key)] {
			values[i] = value
		}
		return err
	})
	return values, err
}

// The size of a page of keys: few at first, as often only the first few are wanted.
const (
	firstKeys   = 16
	largestKeys = 256
)

// Each calls visit with the keys that begin so and their values, in the order of the keys' bytes, until it returns
// false. Whether what is written meanwhile, behind the present key, is visited is open.
func (k *Keys) Each(prefix string, visit func(key string, value []byte) bool) error {
	end := after(prefix)
	for next, size := prefix, firstKeys; ; size = min(2*size, largestKeys) {
		page, err := k.page(next, end, size)
		if err != nil {
			return err
		}
		last := end
		if len(page) == size {
			last = page[len(page)-1].key + "\x00"
		}
		for _, e := range k.merge(page, next, last) {
			if e.value != nil && !visit(e.key, e.value) {
				return nil
			}
		}
		if last == end {
			return nil
		}
		next = last
	}
}

// after is the first string behind all those that begin with a prefix. Keys begin with text, none with 0xff.
func after(prefix string) string {
	for i := len(prefix) - 1; i >= 0; i-- {
		if prefix[i] < 0xff {
			return prefix[:i] + string([]byte{prefix[i] + 1})
		}
	}
	return "\xff"
}

// page reads some of the keys from one to another from the table.
func (k *Keys) page(from, to string, size int) (page []entry, err error) {
	const sql = "select key, value from quadpress_ledger where key >= $1 and key < $2 order by key limit $3"
	err = k.t.query(context.Background(), sql, []any{[]byte(from), []byte(to), size}, func(rows pgx.Rows) error {
		var key, value []byte
		err := rows.Scan(&key, &value)
		page = append(page, entry{string(key), value})
		return err
	})
	return page, err
}

// merge is a page of the table with what has been written since.
func (k *Keys) merge(page []entry, from, to string) []entry {
	if k.written == nil {
		return page
	}
	var written []entry
	k.written.AscendRange(entry{key: from}, entry{key: to}, func(e entry) bool {
		written = append(written, e)
		return true
	})
	if len(written) == 0 {
		return page
	}
	byKey := func(a, b entry) int { return cmp.Compare(a.key, b.key) }
	page = slices.DeleteFunc(page, func(e entry) bool {
		_, again := slices.BinarySearchFunc(written, e, byKey)
		return again
	})
	page = append(page, written...)
	slices.SortFunc(page, byKey)
	return page
}

// Put gives a key a value.
func (k *Keys) Put(key string, value []byte) error {
	return k.write(entry{strings.Clone(key), slices.Clip(append([]byte{}, value...))})
}

// Delete takes a key away.
func (k *Keys) Delete(key string) error { return k.write(entry{key: strings.Clone(key)}) }

// As much as is gathered before it is sent.
const (
	maxWrites     = 50_000
	maxWriteBytes = 16 << 20
)

func (k *Keys) write(e entry) error {
	if k.written == nil {
		return errors.New("the ledger is open for reading only")
	}
	k.written.ReplaceOrInsert(e)
	if k.size += len(e.key) + len(e.value); k.written.Len() < maxWrites && k.size < maxWriteBytes {
		return nil
	}
	return k.flush(context.Background())
}

// flush sends what has been written.
func (k *Keys) flush(ctx context.Context) error {
	if k.written.Len() == 0 {
		return nil
	}
	all := make([][]any, 0, k.written.Len())
	k.written.Ascend(func(e entry) bool {
		all = append(all, []any{[]byte(e.key), e.value})
		return true
	})
	err := k.t.copyInto(ctx, "new_ledger", []string{"key", "value"}, pgx.CopyFromRows(all))
	if err == nil {
		_, err = k.t.exec(ctx, `delete from quadpress_ledger l using new_ledger n where n.value is null and l.key = n.key`)
	}
	if err == nil {
		_, err = k.t.exec(ctx, `insert into quadpress_ledger select key, value from new_ledger where value is not null
			on conflict (key) do update set value = excluded.value`)
	}
	k.written, k.size = newWrites(), 0
	return err
}
