package main

import (
	"compress/gzip"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/mention"
	"github.com/spf13/cobra"
)

func clustersCommand() *cobra.Command {
	var out, vectors string
	opt := cluster.Options{}
	cmd := &cobra.Command{
		Use:   "clusters TREEBANK.conllu...",
		Short: "Find classes of words from word vectors; treebanks tell common words from names",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			bank, err := readTreebank(args)
			if err != nil {
				return err
			}
			if opt.Examples, err = mention.NameKinds(); err != nil {
				return err
			}
			addCommonWords(opt.Examples, bank)
			in, err := open(vectors)
			if err != nil {
				return err
			}
			defer in.Close()
			clusters, err := cluster.Induce(in, opt)
			if err != nil {
				return err
			}
			return writeClusters(out, clusters)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&out, "out", "o", "clusters.txt.gz", "file to write the classes to")
	flags.StringVar(&vectors, "vectors", "", "word vectors as text, the most frequent word first")
	flags.IntVar(&opt.Words, "words", 400000, "words to take, the most frequent ones")
	flags.IntVar(&opt.Fine, "fine", 1024, "fine classes")
	flags.IntVar(&opt.Medium, "medium", 256, "medium classes")
	flags.IntVar(&opt.Coarse, "coarse", 64, "coarse classes")
	return cmd
}

// addCommonWords adds the words that a treebank writes small as examples of no name, and takes out names that it writes
// small too often.
func addCommonWords(examples map[string][]cluster.Kind, bank treebank) {
	small, proper := map[string]int{}, map[string]int{}
	for _, sentence := range bank {
		for i := range sentence {
			form := sentence[i].Form
			if first, _ := utf8.DecodeRuneInString(form); unicode.IsLower(first) {
				small[form]++
			} else if sentence[i].UPOS == "PROPN" {
				proper[strings.ToLower(form)]++
			}
		}
	}
	for word, n := range small {
		if n >= 5 || 3*n > proper[word] {
			delete(examples, word)
		}
		if _, name := examples[word]; !name && n >= 2 && 4*proper[word] < n {
			examples[word] = nil
		}
	}
}

func writeClusters(path string, clusters *cluster.Clusters) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := clusters.Write(z); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}
