package shown_test

import (
	"testing"

	"github.com/quadpress/quadpress/server/shown"
)

func TestShowWaitsForUsers(t *testing.T) {
	v := shown.New(1)
	first, done := v.Use()
	changed := make(chan struct{})
	go func() {
		v.Show(2)
		close(changed)
	}()
	for { // until the other is shown
		second, done := v.Use()
		done()
		if second == 2 {
			break
		}
	}
	select {
	case <-changed:
		t.Error("Show returned while the value before was in use")
	default:
	}
	if first != 1 {
		t.Errorf("Use() = %d, want 1", first)
	}
	done()
	<-changed
}
