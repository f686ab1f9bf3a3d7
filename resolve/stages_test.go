package resolve

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// However documents are spread, the steps one by one tell what one look at all of them tells.
func TestStagesTellWhatEntitiesTells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var docs []Document
		for i := range rapid.IntRange(1, 12).Draw(t, "documents") {
			docs = append(docs, *anyDocument(t, fmt.Sprintf("d%02d", i)))
		}
		if diff := cmp.Diff(Entities(schema.Default(), docs), inStages(docs)); diff != "" {
			t.Fatalf("what one look at all tells (-), and what the steps tell (+):\n%s", diff)
		}
	})
}

// inStages brings together what belongs together, in memory; each step has its own Stages.
func inStages(docs []Document) [][]quadpress.Resolution {
	stages := func() *Stages { return NewStages(schema.Default()) }
	counted := map[string]*Record{}
	for d := range docs {
		for form, r := range stages().Records(&docs[d]) {
			if counted[form] == nil {
				counted[form] = r
			} else {
				counted[form].Add(r)
			}
		}
	}
	ballots := map[string][]*Record{}
	for _, r := range counted {
		b := stages().Ballot(r)
		ballots[b] = append(ballots[b], r)
	}
	together := newComponents()
	for _, ballot := range ballots {
		stages().Vote(ballot)
		for _, r := range ballot {
			for _, k := range stages().Keys(r) {
				together.join("form "+r.Form(), "key "+k)
			}
		}
	}
	answers := map[string]Answer{}
	blocks := map[string][]*Record{}
	for form, r := range counted {
		root := together.find("form " + form)
		blocks[root] = append(blocks[root], r)
	}
	for _, block := range blocks {
		maps.Copy(answers, stages().Answer(block))
	}

	type count struct {
		document string
		n        int
	}
	readings, holders := map[string]*Reading{}, map[string][]count{}
	for d := range docs {
		r, terms := stages().Read(&docs[d], answers)
		readings[r.ID] = r
		for t, n := range terms {
			holders[t] = append(holders[t], count{r.ID, n})
		}
	}
	between := map[string]map[string]int64{}
	for t, all := range holders {
		if len(all) > Common(len(docs)) {
			continue
		}
		for _, a := range all {
			for _, b := range all {
				if a.document > b.document {
					if between[a.document] == nil {
						between[a.document] = map[string]int64{}
					}
					between[a.document][b.document] += Between(t, a.n, b.n)
				}
			}
		}
	}
	linked := newComponents()
	for a := range between {
		maps.DeleteFunc(between[a], func(b string, sum int64) bool {
			return !Near(sum, readings[a].Squares, readings[b].Squares)
		})
		for b, sum := range between[a] {
			if stages().Linked(readings[a], readings[b], sum) {
				linked.join(a, b)
			}
		}
	}
	stories := map[string][]*Reading{}
	for id, r := range readings {
		stories[linked.find(id)] = append(stories[linked.find(id)], r)
	}
	resolved := map[string][]quadpress.Resolution{}
	for _, story := range stories {
		for i, resolutions := range stages().Events(story, between) {
			resolved[story[i].ID] = resolutions
		}
	}
	out := make([][]quadpress.Resolution, len(docs))
	for d := range docs {
		out[d] = resolved[docs[d].ID]
	}
	return out
}

// components are what hangs together, by the first of each in the alphabet.
type components map[string]string

func newComponents() components { return components{} }

func (c components) find(node string) string {
	for c[node] != "" {
		node = c[node]
	}
	return node
}

func (c components) join(a, b string) {
	ends := []string{c.find(a), c.find(b)}
	slices.Sort(ends)
	if ends[0] != ends[1] {
		c[ends[1]] = ends[0]
	}
}
