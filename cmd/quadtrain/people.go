package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

func peopleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "people STORIES.jsonl[.gz]",
		Short: "Score who is who in several stories",
		Long: `people resolves all stories as one graph and scores who is one in them, by pairs of marked phrases in two
stories: precision is of the pairs that have one node, recall of those that are marked as one. Pairs of which one
phrase has no capital, "the driver", are scored apart. Phrases that nothing in the graph stands for do not count.

The stories are as "quadtrain events" wants them; phrases for people have a tag that begins with HUMAN.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			stories, err := readMarked(args[0])
			if err != nil {
				return err
			}
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			scorePeople(cmd.OutOrStdout(), peopleOf(analyzer, stories))
			return nil
		},
	}
}

// person is a marked phrase for people.
type person struct {
	story, topic int
	chain, node  string // who it is, and who it is in the graph
	noun         bool   // it has no capital
}

// peopleOf are the marked phrases for people that have a node in the graph of all stories.
func peopleOf(analyzer *language.Analyzer, stories []marked) (all []person) {
	s := schema.Default()
	extractor := extract.New(s)
	var docs []resolve.Document
	things := make([][]quadpress.Entity, len(stories))
	for i := range stories {
		x := stories[i].extract(analyzer, extractor)
		docs, things[i] = append(docs, resolve.DocumentOf(&x)), x.Entities
	}
	nodes := resolve.Entities(s, docs)
	for i := range stories {
		m := &stories[i]
		text := []rune(m.Text)
		for _, g := range m.Mentions {
			if !strings.HasPrefix(g.Tag, "HUMAN") || g.Chain == "" || !slices.Contains(m.Selected, g.Sentence) {
				continue
			}
			if e := thingAt(things[i], quadpress.Span{Begin: g.Begin, End: g.End}); e >= 0 {
				all = append(all, person{i, m.Topic, g.Chain, nodes[i][e].ID,
					!slices.ContainsFunc(text[g.Begin:g.End], unicode.IsUpper)})
			}
		}
	}
	return all
}

// thingAt is the index of the thing of which a mention has the place that is nearest to a marked one, and overlaps it
// and is hardly longer; -1 for none.
func thingAt(things []quadpress.Entity, at quadpress.Span) int {
	const longer = 20 // an article and an adjective
	best, found := longer, -1
	for e := range things {
		if things[e].Kind == quadpress.KindEvent {
			continue
		}
		for _, m := range things[e].Mentions {
			if off := max(m.Begin-at.Begin, at.Begin-m.Begin) + max(m.End-at.End, at.End-m.End); m.Overlaps(at) && off < best {
				best, found = off, e
			}
		}
	}
	return found
}

// scorePeople prints the figures of odd and of even topics.
func scorePeople(w io.Writer, all []person) {
	for odd, name := range [...]string{"even topics", "odd topics"} {
		var pairs, nouns evaluate.Ratio
		for i, a := range all {
			for _, b := range all[i+1:] {
				if a.topic%2 != odd || b.topic%2 != odd || a.story == b.story {
					continue
				}
				is, told := a.chain == b.chain, a.node == b.node
				add := func(r *evaluate.Ratio) {
					both := float64(count(is && told))
					r.Precise, r.Recalled = r.Precise+both, r.Recalled+both
					r.PrecisionOf, r.RecallOf = r.PrecisionOf+float64(count(told)), r.RecallOf+float64(count(is))
				}
				add(&pairs)
				if a.noun || b.noun {
					add(&nouns)
				}
			}
		}
		fmt.Fprintf(w, "%-12s all pairs precision %.3f recall %.3f; with a noun precision %.3f recall %.3f\n", name,
			pairs.Precision(), pairs.Recall(), nouns.Precision(), nouns.Recall())
	}
}
