package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/extract/logistic"
	"github.com/quadpress/quadpress/extract/logistic/fit"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

// eventRidge is the penalty on the weights.
const eventRidge = 4

func eventsCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "events STORIES.jsonl[.gz] [-o resolve/evidence.yaml]",
		Short: "Fit what speaks for two stories telling of one event",
		Long: `events fits the weights by which it is estimated how probable it is that two stories tell of one event, by
logistic regression, to stories whose events are marked. A line has a story:

    {"id", "topic", "text", "selected": [sentence, ...],
     "mentions": [{"tag", "sentence", "begin", "end", "chain"}, ...]}

Mentions whose tag has ACTION in it are events; those of one chain are one event, and one without a chain is told in no
other story. A line of the text is a sentence, numbered from 0; those that are not selected were not marked. Offsets
count code points.

Stories of odd topics are fitted, those of even ones kept to validate.`,
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
			var halves [2][]fit.Example
			for odd := range halves {
				some := slices.DeleteFunc(slices.Clone(stories), func(s marked) bool { return s.Topic%2 != odd })
				halves[odd] = pairsOf(analyzer, some)
			}
			model, err := fit.Model(halves[1], eventRidge)
			if err != nil {
				return err
			}
			for i, name := range [...]string{"even topics, not fitted", "odd topics, fitted"} {
				reportPairs(cmd.OutOrStdout(), name, model, halves[i])
			}
			if out == "" {
				return nil
			}
			return writeEvidence(out, model)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the weights to this `file`")
	return cmd
}

// marked is a story whose events are marked.
type marked struct {
	ID       string
	Topic    int
	Text     string
	Selected []int
	Mentions []struct {
		Tag, Chain           string
		Sentence, Begin, End int
	}
}

func readMarked(path string) (all []marked, err error) {
	file, err := open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	for lines := json.NewDecoder(file); ; {
		var m marked
		if err := lines.Decode(&m); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: story %d: %w", path, len(all)+1, err)
		}
		all = append(all, m)
	}
}

// pairsOf are the pairs of events of stories that are marked, and whether each two are one.
func pairsOf(analyzer *language.Analyzer, stories []marked) (examples []fit.Example) {
	extractor := extract.New(schema.Default())
	var docs []resolve.Document
	chains := map[resolve.EventOf][]string{}
	for i := range stories {
		x := stories[i].extract(analyzer, extractor)
		docs = append(docs, resolve.DocumentOf(&x))
		for e := range x.Events {
			chains[resolve.EventOf{Document: stories[i].ID, Event: e}] = stories[i].chainsOf(&x.Events[e])
		}
	}
	for p := range resolve.Pairs(schema.Default(), docs) {
		a, b := chains[p.A], chains[p.B]
		if len(a) == 0 || len(b) == 0 || alone(a) && alone(b) { // of two without a chain many are one
			continue
		}
		same := slices.ContainsFunc(a, func(c string) bool { return c != "" && slices.Contains(b, c) })
		examples = append(examples, fit.Example{Features: p.Features, Outcome: same})
	}
	return examples
}

// extract reads a story, of which each line is a sentence.
func (m *marked) extract(analyzer *language.Analyzer, extractor *extract.Extractor) quadpress.Extraction {
	doc := quadpress.Document{ID: m.ID, Language: "en", Text: m.Text}
	end := 0
	for line := range strings.Lines(doc.Text) {
		begin := end
		end += utf8.RuneCountInString(line)
		doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: begin, End: end})
	}
	return extractor.Extract(&doc, analyzer.Analyze(&doc))
}

// alone reports whether no chain is among some.
func alone(chains []string) bool {
	return !slices.ContainsFunc(chains, func(c string) bool { return c != "" })
}

// chainsOf are the chains of the mentions that stand where an event is told, "" for those without one.
func (m *marked) chainsOf(e *quadpress.Event) (chains []string) {
	for i := range m.Mentions {
		g := &m.Mentions[i]
		if strings.Contains(g.Tag, "ACTION") && slices.Contains(m.Selected, g.Sentence) &&
			slices.ContainsFunc(e.Mentions, func(at quadpress.EventMention) bool {
				return at.Span.Begin < g.End && g.Begin < at.Span.End
			}) {
			chains = append(chains, g.Chain)
		}
	}
	return chains
}

// reportPairs prints how well a model tells pairs.
func reportPairs(w io.Writer, name string, model *logistic.Model, examples []fit.Example) {
	p, right, same := make([]float64, len(examples)), 0, 0
	for i, e := range examples {
		p[i] = model.Probability(e.Features)
		if (p[i] > 0.5) == e.Outcome {
			right++
		}
		if e.Outcome {
			same++
		}
	}
	fmt.Fprintf(w, "%-25s %6d pairs, %6d of one event, %.3f told right, discrimination %.3f\n", name, len(p), same,
		float64(right)/float64(max(1, len(p))), fit.Discrimination(examples, p))
}

func writeEvidence(path string, model *logistic.Model) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	fmt.Fprint(out, "# How probable it is that two tellings are of one event is logistic in these features, which\n"+
		"# resolve/evidence.go explains. Written by \"quadtrain events\": fit anew after rules change.\n")
	if err := model.Write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}
