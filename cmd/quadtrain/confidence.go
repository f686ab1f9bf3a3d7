package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract/logistic"
	"github.com/quadpress/quadpress/extract/logistic/fit"
	"github.com/quadpress/quadpress/extract/openie"
	"github.com/quadpress/quadpress/language"
)

// ridge is the penalty on the weights, folds the parts of the cross-validation.
const (
	ridge = 100
	folds = 10
)

func confidenceCommand() *cobra.Command {
	var sentences, gold, out string
	cmd := &cobra.Command{
		Use:   "confidence --sentences FILE --gold FILE [-o extract/openie/confidence.yaml]",
		Short: "Fit the confidence of propositions to gold extractions",
		Long: `confidence fits the weights by which a proposition's confidence is estimated, by logistic regression, to a sample of
sentences with gold extractions in the form of CaRB (sentence, predicate, subject, arguments, separated by tabs).

A proposition is right when a gold extraction of its own holds at least half of its words, slot by slot, a word of the
predicate among them. Odd lines of the sentences are fitted, even lines kept to validate. The calibration error is the
mean distance between confidence and share of right propositions over ten bins of equal size; discrimination is how often
a right proposition has a higher confidence than a wrong one.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if sentences == "" || gold == "" {
				return errors.New("name the sentences with --sentences and the gold extractions with --gold")
			}
			halves, err := readConfidence(cmd, sentences, gold)
			if err != nil {
				return err
			}
			model, err := fitConfidence(cmd.OutOrStdout(), halves)
			if err != nil || out == "" {
				return err
			}
			return writeConfidence(out, model)
		},
	}
	cmd.Flags().StringVar(&sentences, "sentences", "", "`file` of the sample, one sentence a line")
	cmd.Flags().StringVar(&gold, "gold", "", "`file` of its gold extractions")
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the weights to this `file`")
	return cmd
}

// judged are propositions whose outcome is known, and the number of the sentence that each comes from.
type judged struct {
	examples []fit.Example
	sentence []int
}

// readConfidence judges the propositions of odd sentences (the first half) and of even ones.
func readConfidence(cmd *cobra.Command, sentences, gold string) (halves [2]judged, err error) {
	golds, err := evaluate.ReadExtractions(gold)
	if err != nil {
		return halves, err
	}
	index := map[string]*evaluate.GoldSentence{}
	for i := range golds {
		index[evaluate.SentenceKey(golds[i].Text)] = &golds[i]
	}
	analyzer, err := language.Load()
	if err != nil {
		return halves, err
	}
	for doc, err := range document.Read(cmd.Context(), []string{sentences}, document.Options{Format: document.Lines}) {
		if err != nil {
			return halves, err
		}
		for n, s := range analyzer.Analyze(doc) {
			g := index[evaluate.SentenceKey(s.Text)]
			if g == nil { // a sentence that says nothing, by its annotators
				continue
			}
			ps, features := openie.Features([]quadpress.Sentence{s})
			h := &halves[n%2]
			for i, right := range g.RightPropositions(ps) {
				h.examples = append(h.examples, fit.Example{Features: features[i], Outcome: right})
				h.sentence = append(h.sentence, n/2)
			}
		}
	}
	return halves, nil
}

// fitConfidence fits the first half and reports on both.
func fitConfidence(w io.Writer, halves [2]judged) (*logistic.Model, error) {
	fitted, kept := &halves[0], &halves[1]
	crossed, err := fit.CrossValidate(fitted.examples, fitted.sentence, folds, ridge)
	if err != nil {
		return nil, err
	}
	model, err := fit.Model(fitted.examples, ridge)
	if err != nil {
		return nil, err
	}
	fresh := make([]float64, len(kept.examples))
	for i, e := range kept.examples {
		fresh[i] = model.Probability(e.Features)
	}
	fmt.Fprintf(w, "%-28s %5s %6s %18s %15s\n", "", "n", "right", "calibration error", "discrimination")
	report := func(name string, h *judged, p []float64) {
		right := 0
		for _, e := range h.examples {
			if e.Outcome {
				right++
			}
		}
		fmt.Fprintf(w, "%-28s %5d %6.3f %18.3f %15.3f\n", name, len(p), float64(right)/float64(len(p)),
			fit.CalibrationError(h.examples, p), fit.Discrimination(h.examples, p))
	}
	report("odd lines, cross-validated", fitted, crossed)
	report("even lines, not fitted", kept, fresh)
	return model, nil
}

func writeConfidence(path string, model *logistic.Model) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	fmt.Fprint(out, "# The confidence of a proposition is logistic in these features of its parse; extract/openie/confidence.go says what they are.\n"+
		"# Written by \"quadtrain confidence\": fit anew after rules change.\n")
	if err := model.Write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}
