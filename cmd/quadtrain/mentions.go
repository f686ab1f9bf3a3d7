package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/language"
)

func mentionsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "mentions DATA",
		Short: "Score the mentions that the embedded models find",
		Long: `Score the mentions that the embedded models find in what training leaves alone of the corpora under a folder, laid out
as docs/training.md says: every fifth document of Universal NER (ner/), Wikigold (ner/) and Re-DocRED (docred/), the last
third of CrossNER's politics (ner/), and re3d (re3d/), where spans need only overlap. Odd and even documents, counted from
1, are scored apart too.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			return scoreMentions(cmd.OutOrStdout(), analyzer, args[0])
		},
	}
}

func scoreMentions(w io.Writer, analyzer *language.Analyzer, data string) error {
	for _, c := range []struct {
		path   string
		layout evaluate.NameColumns
		held   func([]evaluate.NameDocument) []evaluate.NameDocument
	}{
		{"ner/uner-ewt-dev.iob2.gz", evaluate.UNER, evaluate.EveryFifth[evaluate.NameDocument]},
		{"ner/wikigold.conll.gz", evaluate.Wikigold, evaluate.EveryFifth[evaluate.NameDocument]},
		{"ner/crossner-politics.conll.gz", evaluate.Politics, evaluate.LastThird[evaluate.NameDocument]},
	} {
		read := func(r io.Reader) ([]evaluate.NameDocument, error) { return evaluate.ReadNames(r, c.layout) }
		documents, err := readFile(filepath.Join(data, c.path), read)
		if err != nil {
			return err
		}
		add := func(s evaluate.MentionScores, d *evaluate.NameDocument) { s.AddNames(analyzer, *d) }
		printHalves(w, c.layout.Name+", held out", c.held(documents), add)
	}
	docred, err := readFile(filepath.Join(data, "docred/redocred-dev.jsonl.gz"), evaluate.ReadDocRED)
	if err != nil {
		return err
	}
	addDocRED := func(s evaluate.MentionScores, d *evaluate.DocREDDocument) { s.AddDocRED(analyzer, d) }
	printHalves(w, "Re-DocRED, held out", evaluate.EveryFifth(docred), addDocRED)
	folders, err := filepath.Glob(filepath.Join(data, "re3d", "*", "documents.json"))
	if err != nil {
		return err
	}
	var re3d []evaluate.Re3dDocument
	for _, f := range folders {
		documents, err := evaluate.ReadRe3d(filepath.Dir(f))
		if err != nil {
			return err
		}
		re3d = append(re3d, documents...)
	}
	addOverlaps := func(s evaluate.MentionScores, d *evaluate.Re3dDocument) { s.AddOverlaps(analyzer, d) }
	printHalves(w, "re3d, spans that overlap", re3d, addOverlaps)
	return nil
}

// printHalves prints the scores of all documents, and the F1 of the odd and the even ones.
func printHalves[T any](w io.Writer, title string, documents []T, add func(evaluate.MentionScores, *T)) {
	all, halves := evaluate.MentionScores{}, [2]evaluate.MentionScores{{}, {}}
	for i := range documents {
		scores := evaluate.MentionScores{}
		add(scores, &documents[i])
		all.AddAll(scores)
		halves[i%2].AddAll(scores)
	}
	odd, even := halves[0].Total(), halves[1].Total()
	fmt.Fprintf(w, "%s\n%sodd %.1f, even %.1f\n\n", title, all, 100*odd.F1(), 100*even.F1())
}

// readFile reads a file, compressed or not. Its errors name the file.
func readFile[T any](path string, read func(io.Reader) ([]T, error)) ([]T, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	documents, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return documents, nil
}
