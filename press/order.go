package press

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"golang.org/x/sync/semaphore"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
)

// readAhead is how many code points of text for each worker are in memory at once. While one worker has a section, the
// others find as much in shorter documents. leastLength is what the shortest document counts.
const (
	readAhead   = 2 * sectionLength
	leastLength = 1000
)

// result is what came of one section.
type result[T any] struct {
	value T
	err   error
	last  bool // the document ends with it
}

// inOrder works on sections in parallel and yields the results in their order. Only readAhead code points for each
// worker are in memory at once, however slow the first section is; a longer one counts as that much. Errors of parts
// and of work are passed on in their place. A section on which work panics gives a [*document.Error]. When ctx ends,
// its error is yielded last.
func inOrder[T any](ctx context.Context, parts iter.Seq2[section, error], workers int,
	work func(section) (T, error)) iter.Seq[result[T]] {
	type job struct {
		part section
		done chan result[T] // holds one
		size int64          // what it takes of the room
	}
	return func(yield func(result[T]) bool) {
		ctx, cancel := context.WithCancel(ctx)
		most := int64(workers * readAhead)
		room := semaphore.NewWeighted(most)
		queue := make(chan job)                   // to the workers
		order := make(chan job, most/leastLength) // to the consumer; there is always room in it

		var running sync.WaitGroup
		running.Go(func() {
			defer close(queue)
			defer close(order)
			// next puts a section, or an error instead of one, into the order.
			next := func(part section, err error) bool {
				j := job{part, make(chan result[T], 1), min(max(extent(part.Document), leastLength), most)}
				if room.Acquire(ctx, j.size) != nil {
					return false
				}
				order <- j
				if err != nil {
					j.done <- result[T]{err: err, last: true}
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
				for part, err := range parts {
					if !next(part, err) {
						return
					}
				}
			})
			if fault != nil {
				next(section{}, fmt.Errorf("read documents: %w", fault))
			}
		})
		for range workers {
			running.Go(func() {
				for j := range queue {
					r := result[T]{last: j.part.last}
					if fault := guard(func() { r.value, r.err = work(j.part) }); fault != nil {
						r.err = &document.Error{Path: j.part.ID, Reason: fault.Error()}
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
				if ctx.Err() != nil && errors.Is(r.err, ctx.Err()) {
					break // its reading was stopped
				}
				if !yield(r) {
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
			yield(result[T]{err: err, last: true})
		}
	}
}

// each yields the results of sections one by one.
func each[T any](results iter.Seq[result[T]]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for r := range results {
			if !yield(r.value, r.err) {
				return
			}
		}
	}
}

// joined yields one result for each document: join adds what a further section gave to what the ones before it did. A
// document fails with any of its sections.
func joined[T any](results iter.Seq[result[T]], join func(whole *T, part T)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var whole T
		var failed error
		first := true
		for r := range results {
			switch {
			case r.err != nil:
				failed = r.err
			case first:
				whole = r.value
			default:
				join(&whole, r.value)
			}
			if first = r.last; !r.last {
				continue
			}
			if !yield(whole, failed) {
				return
			}
			whole, failed = *new(T), nil
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
