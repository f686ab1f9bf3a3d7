package server

import (
	"net"
	"net/http"
	"testing"
	"time"
)

// A connection too many takes the place of the one that has been idle longest, and of none that is busy.
func TestConnections(t *testing.T) {
	c := connections{most: 2, open: map[net.Conn]time.Time{}}
	made := make([]net.Conn, 5)
	for i := range made {
		made[i], _ = net.Pipe()
	}
	open := func(want ...int) {
		t.Helper()
		for _, i := range want {
			if _, ok := c.open[made[i]]; !ok {
				t.Errorf("connection %d is closed", i)
			}
		}
		if len(c.open) != len(want) {
			t.Errorf("%d connections are open", len(c.open))
		}
	}
	c.changed(made[0], http.StateNew)
	c.changed(made[0], http.StateActive)
	c.changed(made[1], http.StateNew)
	c.changed(made[2], http.StateNew)
	open(0, 2)
	if _, err := made[1].Write(nil); err == nil {
		t.Error("one that was left out is not closed")
	}
	c.changed(made[1], http.StateClosed)
	c.changed(made[2], http.StateActive)
	c.changed(made[3], http.StateNew)
	open(0, 2)
	c.changed(made[0], http.StateIdle)
	c.changed(made[4], http.StateNew)
	open(2, 4)
	c.changed(made[2], http.StateClosed)
	open(4)
}
