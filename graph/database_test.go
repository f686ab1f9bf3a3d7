package graph

import (
	"testing"

	"github.com/quadpress/quadpress/internal/postgrestest"
)

func TestDatabase(t *testing.T) {
	url := postgrestest.New(t)
	s := openStore(t, url, Options{})
	update(t, s, vienna(), paris())
	if got, want := export(t, s), fresh(t, vienna(), paris()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	update(t, s, without(paris()))
	if got, want := export(t, s), fresh(t, vienna()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if h := check(t, url); !h.Well() {
		t.Errorf("%+v", h)
	}
}
