package graph

import (
	"fmt"
	"iter"
	"runtime"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/semaphore"

	"github.com/quadpress/quadpress/graph/search"
)

// docDifference is what an update changes of a document: its quads before and after, sorted, and what follows from
// them.
type docDifference struct {
	id            string
	before, after []quad.Quad
	outline       []byte         // nil for a document that is gone
	left          []search.Entry // the sentences that it stated before, unless they are the same
	said          []search.Entry // and those that it states now
}

// readAhead is how many bytes of the ledger are made into quads ahead of their being loaded.
const readAhead = 4 << 20

// differences yields those of documents, in the order of their IDs. The ledger is read in step with who takes them;
// what it says is made into quads beside, several documents at once.
func (u *Update) differences(ids []string, anew bool) iter.Seq2[docDifference, error] {
	type made struct {
		docDifference
		err error
	}
	type job struct {
		done chan made // holds one
		size int
	}
	return func(yield func(docDifference, error) bool) {
		var jobs []job
		ahead := 0
		processors := semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0)))
		for len(ids) > 0 || len(jobs) > 0 {
			for len(ids) > 0 && (len(jobs) == 0 || ahead < readAhead) {
				before, after, err := u.parts(ids[0], anew)
				if err != nil {
					yield(docDifference{}, err)
					return
				}
				j := job{make(chan made, 1), before.size() + after.size()}
				go func(id string) {
					var m made
					defer func() { j.done <- m }()
					if m.err = processors.Acquire(u.ctx, 1); m.err == nil {
						defer processors.Release(1)
						m.docDifference, m.err = u.store.difference(id, before, after)
					}
				}(ids[0])
				jobs, ids, ahead = append(jobs, j), ids[1:], ahead+j.size
			}
			m := <-jobs[0].done
			ahead -= jobs[0].size
			if jobs = jobs[1:]; !yield(m.docDifference, m.err) || m.err != nil {
				return
			}
		}
	}
}

// parts are what the ledgers have of a document, before and after. Anew, there is nothing before.
func (u *Update) parts(id string, anew bool) (before, after *parts, err error) {
	if !anew {
		if before, err = u.store.backend.current().ledger.parts(id); err != nil {
			return nil, nil, err
		}
	}
	after, err = u.next.ledger().parts(id)
	return before, after, err
}

func (u *Update) difference(id string, anew bool) (docDifference, error) {
	before, after, err := u.parts(id, anew)
	if err != nil {
		return docDifference{}, err
	}
	return u.store.difference(id, before, after)
}

// difference makes quads and sentences of what the ledgers have of a document. A fault of the program is an error.
func (s *Store) difference(id string, before, after *parts) (d docDifference, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("make quads of document %s: internal error: %v", id, p)
		}
	}()
	d.id = id
	said := !sameSentences(before, after)
	was, err := before.record()
	if err != nil {
		return d, err
	} else if was != nil {
		d.before = quadsOf(s.opt.Schema, was)
		if said {
			d.left = sentencesOf(was)
		}
	}
	is, err := after.record()
	if err != nil {
		return d, err
	} else if is != nil {
		d.after = quadsOf(s.opt.Schema, is)
		if len(d.after) > 0 {
			d.outline = outlineOf(id, d.after).encode()
		}
		if said {
			d.said = sentencesOf(is)
		}
	}
	return d, nil
}
