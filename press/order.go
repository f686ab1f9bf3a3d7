package press

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
)

// inOrder works on documents in parallel and yields the results in the documents' order. Only a few documents for each
// worker are in memory at once, however slow the first of them is. Errors of docs and of
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
	}
	return func(yield func(T, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan job)                    // to the workers
		order := make(chan chan result, 4*workers) // to the consumer

		var running sync.WaitGroup
		running.Go(func() {
			defer close(queue)
			defer close(order)
			next := func(r chan result) bool {
				select {
				case order <- r:
					return true
				case <-ctx.Done():
					return false
				}
			}
			fault := guard(func() {
				for doc, err := range docs {
					done := make(chan result, 1)
					if err != nil {
						done <- result{err: err}
					}
					if !next(done) {
						return
					}
					if err != nil {
						continue
					}
					select {
					case queue <- job{doc, done}:
					case <-ctx.Done():
						return
					}
				}
			})
			if fault != nil {
				done := make(chan result, 1)
				done <- result{err: fmt.Errorf("read documents: %w", fault)}
				next(done)
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

		for done := range order {
			select {
			case r := <-done:
				if !yield(r.value, r.err) {
					return
				}
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
