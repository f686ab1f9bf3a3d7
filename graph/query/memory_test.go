package query_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/quadpress/quadpress/graph/query"
)

// Queries that want all memory at once have what is meant for all workers together, and one that wants little is
// answered beside them.
func TestMemoryOfAll(t *testing.T) {
	workers := pool(t)
	if err := workers.Warm(); err != nil {
		t.Fatal(err)
	}
	if workers.Memory() == 0 {
		t.Skip("the system does not tell how much memory a process has")
	}
	var hungry sync.WaitGroup
	stopped := make([]error, 5)
	for i := range stopped {
		hungry.Go(func() {
			const text = `var all = []; while (true) all.push([all, all])`
			_, stopped[i] = workers.Run(context.Background(), query.Gizmo, text, query.Options{Timeout: time.Minute})
		})
	}
	done := make(chan bool)
	go func() { hungry.Wait(); close(done) }()
	most := uint64(0)
	for at := 0; ; at++ {
		select {
		case <-done:
			for i, err := range stopped {
				if !errors.Is(err, query.ErrMemory) {
					t.Errorf("query %d ended with %v, want %v", i, err, query.ErrMemory)
				}
			}
			// What is asked for between two looks at it comes on top.
			const above = query.MaxMemory / 4
			if t.Logf("all workers had at most %d MB", most>>20); most > query.MaxMemory+above {
				t.Errorf("all workers had %d MB, more than %d", most>>20, (query.MaxMemory+above)>>20)
			}
			return
		case <-time.After(5 * time.Millisecond):
		}
		most = max(most, workers.Memory())
		if at%20 == 0 {
			if _, err := workers.Run(context.Background(), query.Gizmo, `g.emit(1)`, query.Options{}); err != nil {
				t.Errorf("a query that wants little: %v", err)
			}
		}
	}
}

// A result is asked for before it is taken, and refused where there is no room for it.
func TestAdmit(t *testing.T) {
	workers := pool(t)
	full := errors.New("no room")
	for text, want := range map[string]error{`g.emit("1234"); g.emit("5")`: nil, `g.emit("12345678")`: full} {
		size := 0
		_, err := workers.Run(context.Background(), query.Gizmo, text, query.Options{
			Admit: func(_ context.Context, bytes int) error { size = bytes; return want },
		})
		if !errors.Is(err, want) {
			t.Errorf("%s: error %v, want %v", text, err, want)
		}
		if want := map[error]int{nil: len(`"1234""5"`), full: len(`"12345678"`)}[want]; size != want {
			t.Errorf("%s: %d bytes, want %d", text, size, want)
		}
	}
	if got, err := workers.Run(context.Background(), query.Gizmo, `g.emit(1)`, query.Options{}); err != nil {
		t.Errorf("after it: %v, %v", got, err)
	}
}
