package query

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/cayleygraph/cayley/graph"
)

// request is what a worker is asked for: the results of a query, what it looks for, or the quads of a pattern.
type request struct {
	Language, Text string
	Linked, Sketch bool
	Pattern        *Pattern
	Limit          int
	// Seconds of processor time, at most: a backstop for the case that nobody is left to kill the worker.
	Seconds uint64
}

// response is a worker's answer to a request. Error is the query's own mistake, Damage that of the store. The rows of
// the result, or its data, follow it as they are.
type response struct {
	Cut    string
	Notes  []string
	Sizes  []int // of the rows, or of the data alone, in bytes
	Object bool  // it is data
	Error  string
	Damage string

	result  Result // when it was read
	refused error  // why it was not
}

// Store is what a worker asks.
type Store interface {
	// Store is the quads.
	Store() graph.QuadStore
	// Err is the damage that was met so far in reading them, nil for none. An answer counts only if there is none.
	Err() error
}

// softHeap is how much memory a worker uses before it collects garbage more eagerly, in bytes.
const softHeap = maxWorker / 2

// maxThreads is how many processors a worker uses: one for the script, one for what the runtime does beside it.
const maxThreads = 2

// maxStack is how large a goroutine's stack may grow in a worker, in bytes. A runaway recursion ends the worker there,
// long before it fills the memory.
const maxStack = 64 << 20

// Work answers the requests that a [Pool] sends to in, one after the other, on out. It ends when in does, with nil, or
// when a script goes on after its answer, with an error. It takes the whole process into the cage, so it is only for
// processes that do nothing else.
func Work(store Store, in io.Reader, out io.Writer) error {
	runtime.GOMAXPROCS(maxThreads)
	debug.SetMaxStack(maxStack)
	debug.SetMemoryLimit(softHeap)
	if err := limitProcess(); err != nil {
		return fmt.Errorf("limit the process: %w", err)
	}
	requests := make(chan request)
	go receive(in, requests)
	to := bufio.NewWriterSize(out, 64<<10) // as much as a pipe holds
	send := gob.NewEncoder(to)
	for r := range requests {
		if err := limitProcessor(r.Seconds); err != nil {
			return fmt.Errorf("limit the processor time: %w", err)
		}
		answer, ended := respond(store, r)
		err := send.Encode(answer)
		for _, row := range answer.result.Rows {
			_, _ = to.Write(row) // an error stays
		}
		_, _ = to.Write(answer.result.Data)
		if err = errors.Join(err, to.Flush()); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
		answer = response{}
		// The answer is out; that the worker is free again is said when it is true.
		if !ended {
			return errors.New("the script goes on after its answer")
		}
		if err := errors.Join(send.Encode(true), to.Flush()); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
	return nil
}

// receive reads requests until there are no more. The end of the input while one is being worked on ends the process:
// nobody waits for the answer.
func receive(in io.Reader, requests chan<- request) {
	decoder := gob.NewDecoder(in)
	for {
		var r request
		if err := decoder.Decode(&r); err != nil {
			close(requests)
			time.AfterFunc(patience, func() { os.Exit(1) })
			return
		}
		requests <- r
	}
}

// respond answers one request. ended reports whether nothing of it goes on running.
func respond(store Store, r request) (_ response, ended bool) {
	var result Result
	var err error
	ended = true
	switch {
	case r.Pattern != nil:
		result, err = match(context.Background(), store.Store(), *r.Pattern, r.Limit)
	case r.Sketch:
		result, ended, err = sketch(context.Background(), store.Store(), r.Language, r.Text)
	default:
		result, ended, err = execute(context.Background(), store.Store(), r)
	}
	if damage := store.Err(); damage != nil {
		return response{Damage: damage.Error()}, ended
	}
	if err != nil {
		return response{Error: err.Error()}, ended
	}
	answer := response{Cut: result.Cut, Notes: result.Notes, Object: result.Data != nil, result: result}
	for _, row := range result.Rows {
		answer.Sizes = append(answer.Sizes, len(row))
	}
	if answer.Object {
		answer.Sizes = []int{len(result.Data)}
	}
	return answer, ended
}
