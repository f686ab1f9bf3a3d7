package resolve

import (
	"iter"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/logistic"
	"github.com/quadpress/quadpress/schema"
)

// Pair is an event of one document and one of another that may be the same, with what is weighed of them.
type Pair struct {
	// A and B are the events.
	A, B EventOf
	// Features are what is weighed, by the names of evidence.yaml.
	Features logistic.Features
}

// EventOf is an event of a document: its place among the document's events.
type EventOf struct {
	Document string
	Event    int
}

// Pairs yields what is compared when the events of documents are resolved, for the weights to be fitted: all pairs of
// events of two documents, but those that cannot be one.
func Pairs(s *schema.Schema, docs []Document) iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		byID := func(a, b Document) int { return strings.Compare(a.ID, b.ID) }
		docs := slices.SortedFunc(slices.Values(docs), byID)
		all := map[string]*Document{}
		var ids []string
		for i := range docs {
			all[docs[i].ID] = &docs[i]
			ids = append(ids, docs[i].ID)
		}
		b := NewBlocks(s, memory{}, func(id string) (*Document, error) { return all[id], nil })
		for range b.Update(ids) {
		}
		l := linking{nearness: nearness{Blocks: b}, read: map[string]*Reading{}}
		near := map[string]map[string]int64{}
		err := b.Err()
		for _, id := range ids {
			if err == nil {
				near[id], err = l.near(id)
			}
		}
		var r *eventResolver
		if err == nil {
			r, err = l.resolver(ids, near)
		}
		if err != nil {
			panic(err) // nothing of an index in memory can fail
		}
		r.collect()
		of := func(t int) EventOf {
			d := r.tellings[t].doc
			return EventOf{r.docs[d].ID, slices.Index(r.of[d], t)}
		}
		more := true
		r.pairs(func(a, b int, like int64) {
			x, y := &r.tellings[a], &r.tellings[b]
			if !more || x.doc == y.doc || r.contradict(x, y) {
				return
			}
			values, named := r.features(x, y, like), logistic.Features{}
			for f, v := range values {
				named[featureNames[f]] = float64(v) / one
			}
			more = yield(Pair{of(a), of(b), named})
		})
	}
}
