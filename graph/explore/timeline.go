package explore

import (
	"fmt"
	"slices"
)

// Granularity is how long the periods of a timeline are.
type Granularity string

// The granularities.
const (
	Year  Granularity = "year"
	Month Granularity = "month"
	Day   Granularity = "day"
)

// length is how many bytes of an ISO 8601 time tell the period.
func (g Granularity) length() int {
	return map[Granularity]int{Year: len("2006"), Month: len("2006-01"), Day: len("2006-01-02")}[g]
}

// maxBuckets is how many periods a timeline has at most.
const maxBuckets = 10_000

// Timeline is how many statements and events fall into each period in which there are any.
type Timeline struct {
	Granularity Granularity
	Buckets     []Bucket
	// UndatedStatements and UndatedEvents have no time of this precision.
	UndatedStatements, UndatedEvents int
	// Summary says how many of the periods are there.
	Summary string
}

// Bucket is one period.
type Bucket struct {
	Time               string // 2015, 2015-09 or 2015-09-30
	Statements, Events int
}

// Timeline counts what passes a filter by when it was, or by when it was published.
func (g *Graph) Timeline(f *Filter, granularity Granularity, published bool) (Timeline, error) {
	t, err := g.test(f)
	if err != nil {
		return Timeline{}, err
	}
	made := Timeline{Granularity: granularity}
	buckets := map[string]*Bucket{}
	at := func(when, document int32) *Bucket {
		n := node(when)
		if published {
			n = g.documents[document].published
		}
		text := g.text(n)
		if len(text) < granularity.length() {
			return nil
		}
		key := text[:granularity.length()]
		if buckets[key] == nil {
			buckets[key] = &Bucket{Time: key}
		}
		return buckets[key]
	}
	for _, row := range t.chosen() {
		s := &g.statements[row]
		if b := at(int32(s.when), s.document); b != nil {
			b.Statements++
		} else {
			made.UndatedStatements++
		}
	}
	for _, row := range g.firstTellings(t.tellings()) {
		e := &g.tellings[row]
		if b := at(int32(e.when), e.document); b != nil {
			b.Events++
		} else {
			made.UndatedEvents++
		}
	}
	made.Buckets = []Bucket{}
	for _, b := range buckets {
		made.Buckets = append(made.Buckets, *b)
	}
	slices.SortFunc(made.Buckets, func(a, b Bucket) int {
		if a.Time < b.Time {
			return -1
		}
		return 1
	})
	all := len(made.Buckets)
	made.Buckets = made.Buckets[max(0, all-maxBuckets):]
	made.Summary = fmt.Sprintf("%s of %s", Grouped(len(made.Buckets)), Grouped(all))
	return made, nil
}

// firstTellings keeps of the tellings of each event the one with the first time.
func (g *Graph) firstTellings(rows []int32) []int32 {
	first := map[node]int{}
	kept := rows[:0:0]
	for _, row := range rows {
		t := &g.tellings[row]
		i, ok := first[t.event]
		if !ok {
			first[t.event] = len(kept)
			kept = append(kept, row)
		} else if old := g.text(g.tellings[kept[i]].when); old == "" || t.when != 0 && g.text(t.when) < old {
			kept[i] = row
		}
	}
	return kept
}
