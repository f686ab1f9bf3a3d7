package press

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
)

// Whatever the number of workers and however long each document takes, results come in the documents' order, failures
// in their places.
func TestInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOf(rapid.SampledFrom([]string{"good", "slow", "unreadable", "panics"})).Draw(t, "documents")
		workers := rapid.IntRange(1, 8).Draw(t, "workers")
		docs := func(yield func(*quadpress.Document, error) bool) {
			for i, kind := range kinds {
				id := fmt.Sprint(i)
				if kind == "unreadable" {
					if !yield(nil, &document.Error{Path: id, Reason: "is empty"}) {
						return
					}
				} else if !yield(&quadpress.Document{ID: id, Text: kind}, nil) {
					return
				}
			}
		}
		work := func(doc section) (string, error) {
			switch doc.Text {
			case "slow":
				time.Sleep(100 * time.Microsecond)
			case "panics":
				panic("out of cheese")
			}
			return doc.ID, nil
		}
		var got, want []string
		for id, err := range each(inOrder(context.Background(), asWhole(docs), workers, work)) {
			if err != nil {
				id = err.Error()
			}
			got = append(got, id)
		}
		for i, kind := range kinds {
			switch kind {
			case "unreadable":
				want = append(want, fmt.Sprintf("%d: is empty", i))
			case "panics":
				want = append(want, fmt.Sprintf("%d: internal error: out of cheese", i))
			default:
				want = append(want, fmt.Sprint(i))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// asWhole yields documents as one section each, however long.
func asWhole(docs iter.Seq2[*quadpress.Document, error]) iter.Seq2[section, error] {
	return func(yield func(section, error) bool) {
		for doc, err := range docs {
			if !yield(section{Document: doc, last: true}, err) {
				return
			}
		}
	}
}

// endless yields documents until nobody wants more.
func endless(read *atomic.Int64) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		for yield(&quadpress.Document{ID: fmt.Sprint(read.Add(1))}, nil) {
		}
	}
}

func echo(doc section) (string, error) { return doc.ID, nil }

// While one worker has a long document, the others go on with the short ones behind it.
func TestInOrderDoesNotWait(t *testing.T) {
	const short = 100
	var others sync.WaitGroup
	others.Add(short)
	docs := func(yield func(*quadpress.Document, error) bool) {
		for i := range short + 1 {
			if !yield(&quadpress.Document{ID: fmt.Sprint(i)}, nil) {
				return
			}
		}
	}
	work := func(doc section) (string, error) {
		if doc.ID == "0" {
			others.Wait()
		} else {
			others.Done()
		}
		return doc.ID, nil
	}
	n := 0
	for id, err := range each(inOrder(context.Background(), asWhole(docs), 2, work)) {
		if err != nil || id != fmt.Sprint(n) {
			t.Fatalf("result %d is %q, %v", n, id, err)
		}
		n++
	}
}

// However many documents there are, no more text is in memory than the workers' share.
func TestInOrderKeepsToItsRoom(t *testing.T) {
	const workers, length = 2, sectionLength / 2
	var begun, read atomic.Int64
	docs := func(yield func(*quadpress.Document, error) bool) {
		for read.Load() < 100 {
			if n := read.Add(1) - begun.Load(); n > workers*readAhead/length+1 {
				t.Errorf("%d documents are in memory", n)
			}
			if !yield(&quadpress.Document{Blocks: []quadpress.Span{{End: length}}}, nil) {
				return
			}
		}
	}
	for range each(inOrder(context.Background(), asWhole(docs), workers, echo)) {
		begun.Add(1)
	}
	if begun.Load() != 100 {
		t.Errorf("%d results", begun.Load())
	}
}

func TestInOrderStops(t *testing.T) {
	var read atomic.Int64
	for id := range each(inOrder(context.Background(), asWhole(endless(&read)), 4, echo)) {
		if id == "10" {
			break
		}
	}
	if n := read.Load(); n > 10+4*readAhead/leastLength+1 {
		t.Errorf("%d documents were read for 10 results", n)
	}
}

func TestInOrderEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var read atomic.Int64
	var last error
	for id, err := range each(inOrder(ctx, asWhole(endless(&read)), 4, echo)) {
		if last = err; id == "10" {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v, want %v", last, context.Canceled)
	}
}

func TestInOrderSurvivesItsSource(t *testing.T) {
	docs := func(yield func(*quadpress.Document, error) bool) {
		yield(&quadpress.Document{ID: "first"}, nil)
		panic("torn page")
	}
	var got []string
	for id, err := range each(inOrder(context.Background(), asWhole(docs), 2, echo)) {
		if err != nil {
			id = err.Error()
		}
		got = append(got, id)
	}
	if strings.Join(got, "; ") != "first; read documents: internal error: torn page" {
		t.Errorf("got %q", got)
	}
}

// What the sections of a document give is joined; it fails with any of them, and the others go on.
func TestJoined(t *testing.T) {
	torn := errors.New("torn")
	results := func(yield func(result[string]) bool) {
		for _, r := range []result[string]{
			{"a", nil, true}, {"b", nil, false}, {"c", nil, false}, {"d", nil, true}, {"e", nil, false}, {"", torn, false},
			{"f", nil, true},
			{"", torn, true}, {"g", nil, true},
		} {
			if !yield(r) {
				return
			}
		}
	}
	var got []string
	for s, err := range joined(results, func(whole *string, part string) { *whole += part }) {
		if err != nil {
			s = err.Error()
		}
		got = append(got, s)
	}
	if diff := cmp.Diff([]string{"a", "bcd", "torn", "torn", "g"}, got); diff != "" {
		t.Error(diff)
	}
}
