package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/extract/ranking"
	"github.com/quadpress/quadpress/extract/ranking/fit"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/schema"
)

// antecedentRidge is the penalty on the weights, antecedentFolds the parts of the
// cross-validation.
const (
	antecedentRidge = 20
	antecedentFolds = 5
)

func antecedentsCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "antecedents GUM.conllu... [-o extract/coref_it.yaml]",
		Short: "Fit the weights by which \"it\" finds what it takes up",
		Long: `antecedents fits the weights of the facts by which it is told what "it" takes up to documents of the GUM
corpus, by a conditional logit. The documents are read with the weights as they are: fit twice after facts change.

The choices are scored as the reading made them, and cross-validated: as weights make them that are fitted to four
fifths of the documents and choose in the last fifth. Precision is of the words that are joined with something,
recall of those that take up something.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			choices, err := readChoices(args)
			if err != nil {
				return err
			}
			model, err := fitAntecedents(cmd.OutOrStdout(), choices)
			if err != nil || out == "" {
				return err
			}
			return writeWeights(out, model)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the weights to this `file`")
	return cmd
}

// judgedChoice is a choice of which it is known what is right.
type judgedChoice struct {
	extract.Choice
	right     []bool // by candidate
	anaphoric bool   // the phrase takes up something
	document  int
}

// readChoices reads the documents and judges the choices of which they annotate the phrase.
func readChoices(paths []string) (out []judgedChoice, err error) {
	analyzer, err := language.Load()
	if err != nil {
		return nil, err
	}
	extractor := extract.New(schema.Default())
	number := 0
	for _, path := range paths {
		documents, err := readGUM(path)
		if err != nil {
			return nil, err
		}
		for i := range documents {
			d := &documents[i]
			sentences := analyzer.Analyze(&d.Document)
			things := d.Things(wordsOf(d, extractor.Coreference(&d.Document, sentences)))
			for _, c := range extractor.Choices(&d.Document, sentences) {
				if j, ok := judge(d, things, c); ok {
					j.document = number
					out = append(out, j)
				}
			}
			number++
		}
	}
	return out, nil
}

// wordsOf are all phrases of some chains with their heads.
func wordsOf(d *evaluate.GUMDocument, chains []extract.Chain) (out []evaluate.GUMPhrase) {
	for _, c := range chains {
		for _, m := range c {
			out = append(out, phraseOf(d, m))
		}
	}
	return out
}

func phraseOf(d *evaluate.GUMDocument, m extract.ChainMention) evaluate.GUMPhrase {
	start := d.Starts[m.Sentence]
	return evaluate.GUMPhrase{Mention: quadpress.Mention{First: start + m.First, Last: start + m.Last},
		Head: start + m.Head}
}

// judge tells which candidates of a choice are right: those that the story mentioned last by a phrase that means the
// same. It is not ok for a phrase that is not annotated.
func judge(d *evaluate.GUMDocument, things map[quadpress.Mention]evaluate.GUMThing, c extract.Choice) (j judgedChoice,
	ok bool) {
	at := func(m extract.ChainMention) (evaluate.GUMThing, bool) {
		thing, ok := things[phraseOf(d, m).Mention]
		return thing, ok
	}
	thing, ok := at(c.Mention)
	if !ok {
		return j, false
	}
	j = judgedChoice{Choice: c, anaphoric: !thing.First}
	for _, candidate := range c.Candidates {
		right := false
		for _, m := range slices.Backward(candidate.Chain) {
			if o, ok := at(m); ok {
				right = o.Number == thing.Number
				break
			}
		}
		j.right = append(j.right, right)
	}
	return j, true
}

// fitAntecedents fits all choices and reports how those of each fifth are made.
func fitAntecedents(w io.Writer, choices []judgedChoice) (*ranking.Model, error) {
	const facts = len(extract.ItFacts)
	taken := make([]int, len(choices))
	for i, c := range choices {
		taken[i] = c.Taken
	}
	reportChoices(w, "as read", choices, taken)
	for fold := range antecedentFolds {
		var rest []judgedChoice
		for _, c := range choices {
			if c.document%antecedentFolds != fold {
				rest = append(rest, c)
			}
		}
		model, err := fit.Weights(examples(rest), facts, antecedentRidge)
		if err != nil {
			return nil, err
		}
		for i, c := range choices {
			if c.document%antecedentFolds == fold {
				taken[i] = choose(model, c)
			}
		}
	}
	reportChoices(w, "cross-validated", choices, taken)
	return fit.Weights(examples(choices), facts, antecedentRidge)
}

// examples are the choices as the fit wants them: none is the first candidate, and right where no other is.
func examples(choices []judgedChoice) (out []fit.Choice) {
	for _, c := range choices {
		e := fit.Choice{Candidates: [][]ranking.Feature{c.None}, Right: []bool{!slices.Contains(c.right, true)}}
		for k, o := range c.Candidates {
			e.Candidates, e.Right = append(e.Candidates, o.Features), append(e.Right, c.right[k])
		}
		out = append(out, e)
	}
	return out
}

// choose is the index of the candidate with the highest score, -1 for none of them.
func choose(model *ranking.Model, c judgedChoice) int {
	best, top := -1, model.Score(c.None)+c.Bias
	for k, o := range c.Candidates {
		if s := model.Score(o.Features); s > top {
			best, top = k, s
		}
	}
	return best
}

func reportChoices(w io.Writer, name string, choices []judgedChoice, taken []int) {
	var possible, right, joined, anaphoric, rightOfAll int
	for i, c := range choices {
		can := slices.Contains(c.right, true)
		good := taken[i] >= 0 && c.right[taken[i]]
		possible += count(can)
		right += count(can && good)
		joined += count(taken[i] >= 0)
		rightOfAll += count(good)
		anaphoric += count(c.anaphoric)
	}
	fmt.Fprintf(w, "%-16s %d of \"it\", %d with a right candidate: of these right %s; joined %d: "+
		"precision %s, recall %s\n", name, len(choices), possible, percent(right, possible), joined,
		percent(rightOfAll, joined),
		percent(rightOfAll, anaphoric))
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// writeWeights writes a model with lines that say where it comes from.
func writeWeights(path string, model *ranking.Model) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	fmt.Fprint(out, "# What \"it\" takes up: the weights of the values of each fact, from 0 up (coref_it.go), in\n"+
		"# hundredths. MODEL.md says more. Written by \"quadtrain antecedents\": fit anew after facts change.\n")
	return errors.Join(model.Write(out, extract.ItFacts[:]), out.Flush(), file.Close())
}
