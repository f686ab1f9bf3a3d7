package query

import (
	"context"
	"runtime/metrics"
	"time"
)

// How much the process may grow while a query runs. The stack has a bound of its own: a runaway recursion reaches the
// runtime's limit, which ends the process, long before it fills the memory.
const (
	maxHeap  = 1 << 30
	maxStack = 128 << 20
)

// watchMemory returns a context that ends with [ErrMemory] when the process grows too much, until stop is called.
func watchMemory(ctx context.Context) (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	heap, stack := memory()
	go func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			h, s := memory()
			if h > heap+maxHeap || s > stack+maxStack {
				cancel(ErrMemory)
				return
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

// memory is what heap objects and stacks take.
func memory() (heap, stack uint64) {
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64(), samples[1].Value.Uint64()
}
