package main

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

func evalCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "eval DATA",
		Short: "Score all that the embedded models do",
		Long: `Score all that the embedded models do, on what training leaves alone of the corpora under a folder, laid out as
docs/training.md says: trees, roles, names, coreference, open information extraction, and how fast raw text is read on
one core. Each has a command of its own with more to say.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return evalAll(cmd, args[0])
		},
	}
}

func evalAll(cmd *cobra.Command, data string) error {
	w := cmd.OutOrStdout()
	file := func(name string) string { return filepath.Join(data, filepath.FromSlash(name)) }
	analyzer, err := language.Load()
	if err != nil {
		return err
	}
	ewt, gum := file("ud/en_ewt-ud-dev.conllu.gz"), file("ud/en_gum-ud-dev.conllu.gz")
	for _, path := range []string{ewt, gum} {
		gold, err := readTreebank([]string{path})
		if err != nil {
			return err
		}
		s, _ := scoreTrees(analyzer, gold)
		fmt.Fprintf(w, "trees, %s\n%s\n\n", filepath.Base(path), s)
	}
	extractor := extract.New(schema.Default())
	framed, err := readFrames(ewt, file("srl/ewt-dev.srl.jsonl.gz"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "roles, EWT\n%s", evaluate.Frames(framed, analyzer.Annotate))
	clauses := evaluate.Frames(framed, clauseFinder(analyzer))
	fmt.Fprintf(w, "the clauses of open information extraction as frames\n%s\n", clauses.Summary())
	if err := scoreMentions(w, analyzer, data); err != nil {
		return err
	}
	if err := scoreCoreference(w, analyzer, extractor, []string{gum}, ""); err != nil {
		return err
	}
	gold, err := evaluate.ReadExtractions(file("oie/carb-dev.tsv"))
	if err != nil {
		return err
	}
	said := map[string][]quadpress.Proposition{}
	sentences := []string{file("oie/carb-dev-sentences.txt")} // the gold ones are tokenised
	lines := document.Read(cmd.Context(), sentences, document.Options{Format: document.Lines})
	for r, err := range press.Propositions(cmd.Context(), lines, press.Options{}) {
		if err != nil {
			return err
		}
		for _, p := range r.Propositions {
			key := evaluate.SentenceKey(r.Sentences[p.Sentence].Text)
			said[key] = append(said[key], p)
		}
	}
	find := func(text string) []quadpress.Proposition { return said[evaluate.SentenceKey(text)] }
	fmt.Fprintf(w, "\nopen information extraction, CaRB\n%s\n", evaluate.Extractions(gold, find))
	return timeReading(cmd, w, analyzer, file("raw/wikinews-2020.jsonl.gz"))
}

// timeReading prints how many words a second of raw text are analysed, one document after the other.
func timeReading(cmd *cobra.Command, w io.Writer, analyzer *language.Analyzer, path string) error {
	words, spent := 0, time.Duration(0)
	for doc, err := range document.Read(cmd.Context(), []string{path}, document.Options{}) {
		if err != nil {
			return err
		}
		start := time.Now()
		for _, s := range analyzer.Analyze(doc) {
			words += len(s.Tokens)
		}
		spent += time.Since(start)
	}
	fmt.Fprintf(w, "\nreading, %s\n%.0f words/s\n", filepath.Base(path), float64(words)/spent.Seconds())
	return nil
}
