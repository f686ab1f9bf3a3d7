package explore

import (
	"encoding/base64"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// MaxPage is how many items a page has at most.
const MaxPage = 1000

// The errors that a caller can mend.
var (
	// ErrCursor is that of a cursor that leads nowhere, most often because the store was built anew.
	ErrCursor = errors.New("this cursor leads nowhere; begin at the first page again")
	// ErrInput is that of a value that cannot be.
	ErrInput = errors.New("bad input")
)

// Page is a part of a list.
type Page[T any] struct {
	Items []T
	// Cursors lead to what follows each of the items.
	Cursors []string
	// Total is the length of the whole list, Start where the page begins in it.
	Total, Start int
}

// More reports whether the list goes on after the page.
func (p *Page[T]) More() bool { return p.Start+len(p.Items) < p.Total }

// Summary says how much of the list the page shows: "20 of 1,184", "21 to 40 of 1,184".
func (p *Page[T]) Summary() string {
	if p.Start > 0 {
		return fmt.Sprintf("%s to %s of %s", Grouped(p.Start+1), Grouped(p.Start+len(p.Items)), Grouped(p.Total))
	}
	return fmt.Sprintf("%s of %s", Grouped(len(p.Items)), Grouped(p.Total))
}

// Grouped writes a number with commas between its thousands.
func Grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Window chooses a part of a list: the First items after a cursor, or from the beginning where After is empty.
type Window struct {
	First int
	After string
}

// page cuts a page out of a list. A cursor names an item by a hash of its key, and by its place as a hint, so that it
// leads to the same item in a list that has changed.
func page[K, T any](all []K, key func(K) string, item func(K) T, w Window) (Page[T], error) {
	if w.First < 0 || w.First > MaxPage {
		return Page[T]{}, fmt.Errorf("%w: first is %d, and is to be between 0 and %d", ErrInput, w.First, MaxPage)
	}
	start := 0
	if w.After != "" {
		var err error
		if start, err = resume(all, key, w.After); err != nil {
			return Page[T]{}, err
		}
	}
	p := Page[T]{Total: len(all), Start: start, Items: []T{}}
	for i := start; i < min(start+w.First, len(all)); i++ {
		p.Items = append(p.Items, item(all[i]))
		p.Cursors = append(p.Cursors, cursor(i, key(all[i])))
	}
	return p, nil
}

func cursor(at int, key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(at) + "." + fingerprint(key)))
}

func fingerprint(key string) string {
	h := fnv.New64a()
	h.Write([]byte(key))
	return strconv.FormatUint(h.Sum64(), 36)
}

// parseCursor is the place and the fingerprint in a cursor.
func parseCursor(after string) (at int, mark string, err error) {
	data, err := base64.RawURLEncoding.DecodeString(after)
	place, mark, ok := strings.Cut(string(data), ".")
	at, errAt := strconv.Atoi(place)
	if err != nil || errAt != nil || !ok || at < 0 {
		return 0, "", ErrCursor
	}
	return at, mark, nil
}

// resume is where the list goes on after a cursor.
func resume[K any](all []K, key func(K) string, after string) (int, error) {
	at, mark, err := parseCursor(after)
	if err != nil {
		return 0, err
	}
	if at < len(all) && fingerprint(key(all[at])) == mark {
		return at + 1, nil
	}
	at = slices.IndexFunc(all, func(k K) bool { return fingerprint(key(k)) == mark })
	if at < 0 {
		return 0, ErrCursor
	}
	return at + 1, nil
}
