package room

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestAccounts(t *testing.T) {
	r := New(100)
	ctx, one := r.Enter(context.Background())
	_, two := r.Enter(context.Background())
	if Of(ctx) != one || Of(context.Background()) != nil {
		t.Error("a context has the account of another")
	}
	if err := errors.Join(one.Grow(50), one.Cover(60), one.Cover(20), two.Grow(40)); err != nil {
		t.Fatal(err)
	}
	if err := two.Grow(1); !errors.Is(err, ErrFull) || !two.Refused() || one.Refused() {
		t.Errorf("in a full room: %v", err)
	}
	waited := make(chan error)
	go func() { waited <- two.Wait(context.Background(), 30) }()
	select {
	case err := <-waited:
		t.Fatalf("did not wait: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	one.Keep(30)
	if err := <-waited; err != nil {
		t.Errorf("when there is room: %v", err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if err := two.Wait(ended, 50); !errors.Is(err, context.Canceled) {
		t.Errorf("whose context ends: %v", err)
	}
	one.Leave()
	if err := one.Grow(1); !errors.Is(err, ErrFull) {
		t.Errorf("after it has left: %v", err)
	}
	two.Leave()
	if r.free != 100 {
		t.Errorf("%d are free in the end", r.free)
	}
	if err := Of(context.Background()).Grow(1000); err != nil {
		t.Errorf("without an account: %v", err)
	}
}

func TestBody(t *testing.T) {
	for size, fits := range map[int]bool{10: true, 20: true, 30: true, 31: false} {
		_, account := New(40).Enter(context.Background())
		body := account.Body(io.NopCloser(strings.NewReader(strings.Repeat("x", size))), 10, 2)
		got, err := io.ReadAll(body)
		if fits && (err != nil || len(got) != size) || !fits && !errors.Is(err, ErrFull) {
			t.Errorf("%d bytes: %d read, %v", size, len(got), err)
		}
	}
}
