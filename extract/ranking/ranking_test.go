package ranking_test

import (
	"bytes"
	"testing"

	"github.com/quadpress/quadpress/extract/ranking"
)

func TestScore(t *testing.T) {
	m := ranking.New([][]int16{{10, -20}, {0, 0, 5}})
	for _, c := range []struct {
		features []ranking.Feature
		want     int
	}{
		{nil, 0},
		{[]ranking.Feature{ranking.Of(0, 0), ranking.Of(1, 2)}, 15},
		{[]ranking.Feature{ranking.Of(0, 1), ranking.Of(1, 200)}, -20},
	} {
		if got := m.Score(c.features); got != c.want {
			t.Errorf("%v: %d, want %d", c.features, got, c.want)
		}
	}
}

func TestWriteAndRead(t *testing.T) {
	facts := []string{"distance", "part"}
	var first, second bytes.Buffer
	if err := ranking.New([][]int16{{1, 0, -3}, {}}).Write(&first, facts); err != nil {
		t.Fatal(err)
	}
	m, err := ranking.Read(first.Bytes(), facts)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Write(&second, facts); err != nil || first.String() != second.String() {
		t.Errorf("%v, %s from %s", err, &second, &first)
	}
}

func TestReadRejects(t *testing.T) {
	for _, text := range []string{"distance: [1]\n", "distance: [1]\npart: []\nway: []\n", "distance: [99999]\npart: []\n",
		"distance: one\npart: []\n"} {
		if _, err := ranking.Read([]byte(text), []string{"distance", "part"}); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
