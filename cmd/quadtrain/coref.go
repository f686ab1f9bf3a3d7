package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/schema"
)

func corefCommand() *cobra.Command {
	var show string
	cmd := &cobra.Command{
		Use:   "coref GUM.conllu...",
		Short: "Score coreference on GUM, from its words alone",
		Long: `Score coreference as the CoNLL shared tasks did, on documents of the GUM corpus: names and pronouns for persons,
organizations and places, chains of one mention left out on both sides. A mention is found when it lies in the annotated
phrase and holds its head. Each genre is scored, then all documents together, and last the nouns: which of them take up
what was spoken of before, and what.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			return scoreCoreference(cmd.OutOrStdout(), analyzer, extract.New(schema.Default()), args, show)
		},
	}
	cmd.Flags().StringVar(&show, "show", "", "print the chains of documents whose name contains this")
	return cmd
}

// scoreCoreference prints scores by genre and of all documents; of those whose ID holds show, unless that is empty,
// the chains too.
func scoreCoreference(w io.Writer, analyzer *language.Analyzer, extractor *extract.Extractor, paths []string,
	show string) error {
	var genres []string
	scores := map[string]*evaluate.Coreference{}
	var all evaluate.Coreference
	var nouns evaluate.Ratio
	for _, path := range paths {
		documents, err := readGUM(path)
		if err != nil {
			return err
		}
		for i := range documents {
			d := &documents[i]
			chains := extractor.Coreference(&d.Document, analyzer.Analyze(&d.Document))
			scoreNouns(&nouns, d, chains)
			system := d.Align(systemChains(d, chains))
			gold := d.Chains()
			genre := genreOf(d.ID)
			if scores[genre] == nil {
				scores[genre] = &evaluate.Coreference{}
				genres = append(genres, genre)
			}
			scores[genre].Add(gold, system)
			all.Add(gold, system)
			if show != "" && strings.Contains(d.ID, show) {
				fmt.Fprintf(w, "# %s\n%s", d.ID, d.Compare(system))
			}
		}
	}
	for _, g := range genres {
		fmt.Fprintf(w, "%-10s %s\n", g, scores[g])
	}
	fmt.Fprintf(w, "%-10s %s\n", "all", &all)
	fmt.Fprintf(w, "%-10s precision %.1f recall %.1f\n", "nouns", 100*nouns.Precision(), 100*nouns.Recall())
	return nil
}

// scoreNouns adds how many of the nouns that are annotated take up what they are annotated to take up: precision is of
// those that are joined with an earlier phrase, recall of those that mean the same as one.
func scoreNouns(score *evaluate.Ratio, d *evaluate.GUMDocument, chains []extract.Chain) {
	things := d.Things(wordsOf(d, chains))
	for _, c := range chains {
		last := -1 // what the phrase before means
		for _, m := range c {
			thing, ok := things[phraseOf(d, m).Mention]
			if !ok {
				continue
			}
			if m.Noun && !m.Group {
				right := float64(count(last == thing.Number))
				score.Precise += right
				score.Recalled += right
				score.PrecisionOf += float64(count(last >= 0))
				score.RecallOf += float64(count(!thing.First))
			}
			last = thing.Number
		}
	}
}

func readGUM(path string) ([]evaluate.GUMDocument, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	documents, err := evaluate.ReadGUM(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return documents, nil
}

// genreOf is "news" for "GUM_news_iodine".
func genreOf(id string) string {
	parts := strings.Split(id, "_")
	return parts[min(1, len(parts)-1)]
}

// systemChains are the chains of what counts: names and pronouns for persons, organizations and places.
func systemChains(d *evaluate.GUMDocument, chains []extract.Chain) []evaluate.Chain {
	var out []evaluate.Chain
	for _, c := range chains {
		var kept evaluate.Chain
		for _, m := range c {
			if m.Noun || m.Type != quadpress.Person && m.Type != quadpress.Organization && m.Type != quadpress.Place {
				continue
			}
			start := d.Starts[m.Sentence]
			kept = append(kept, quadpress.Mention{First: start + m.First, Last: start + m.Last, Type: m.Type})
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}
