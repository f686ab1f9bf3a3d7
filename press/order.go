package press

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"golang.org/x/sync/semaphore"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
)

// readAhead is how many code points of text for each worker are in memory at once. While one worker has a section, the others
// find as much in shorter documents. leastLength is what the shortest document counts.
const (
	readAhead   = 2 * sectionLength
	leastLength = 1000
)

// inOrder works on documents in parallel and yields the results in the documents' order. Only readAhead code points for each
// worker are in memory at once, however slow the first document is; a longer one counts as that much. Errors of docs and of
// work are passed on in their place. A document on which work panics is yielded as a [*document.Error]. When ctx ends,
// its error is yielded last.
func inOrder[T any](ctx context.Context, docs iter.Seq2[*quadpress.Document, error], workers int, work func(*quadpress.Document) (T, error)) iter.Seq2[T, error] {
	type result struct {
		value T
		err   error
	}
	type job struct {
		doc  *quadpress.Document
		done chan result // holds one
		size int64       // what it takes of the room
	}
	return func(yield func(T, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		most := int64(workers * readAhead)
		room := semaphore.NewWeighted(most)
		queue := make(chan job)                   // to the workers
		order := make(chan job, most/leastLength) // to the consumer; there is always room in it

		var running sync.WaitGroup
		running.Go(func() {
			defer close(queue)
			defer close(order)
			// next puts a document, or an error instead of one, into the order.
			next := func(doc *quadpress.Document, err error) bool {
				j := job{doc, make(chan result, 1), min(max(extent(doc), leastLength), most)}
				if room.Acquire(ctx, j.size) != nil {
					return false
				}
				order <- j
				if err != nil {
					j.done <- result{err: err}
					return true
				}
				select {
				case queue <- j:
					return true
				case <-ctx.Done():
					return false
				}
			}
			fault := guard(func() {
				for doc, err := range docs {
					if !next(doc, err) {
						return
					}
				}
			})
			if fault != nil {
				next(nil, fmt.Errorf("read documents: %w", fault))
			}
		})
		for range workers {
			running.Go(func() {
				for j := range queue {
					var r result
					if fault := guard(func() { r.value, r.err = work(j.doc) }); fault != nil {
						r = result{err: &document.Error{Path: j.doc.ID, Reason: fault.Error()}}
					}
					j.done <- r
				}
			})
		}
		// Nothing is left running when the consumer is done.
		defer running.Wait()
		defer cancel()

		for j := range order {
			select {
			case r := <-j.done:
				if !yield(r.value, r.err) {
					return
				}
				room.Release(j.size)
			case <-ctx.Done():
			}
			if ctx.Err() != nil {
				break
			}
		}
		if err := ctx.Err(); err != nil {
			var zero T
			yield(zero, err)
		}
	}
}

// extent is how many code points of prose a document has, or a section of one; none where an error stands instead.
func extent(doc *quadpress.Document) int64 {
	if doc == nil {
		return 0
	}
	if n := len(doc.Tokenized); n > 0 {
		return int64(doc.Tokenized[n-1].Span.End - doc.Tokenized[0].Span.Begin)
	}
	if n := len(doc.Blocks); n > 0 {
		return int64(doc.Blocks[n-1].End - doc.Blocks[0].Begin)
	}
	return 0
}

// guard runs f and returns what it panicked with, nil if it did not.
func guard(f func()) (fault error) {
	defer func() {
		if p := recover(); p != nil {
			fault = fmt.Errorf("internal error: %v", p)
		}
	}()
	f()
	return nil
}
