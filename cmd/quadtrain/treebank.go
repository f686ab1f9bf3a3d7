package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
)

// treebank is the sentences of CoNLL-U files.
type treebank [][]quadpress.Token

func readTreebank(paths []string) (treebank, error) {
	var all treebank
	for _, path := range paths {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		for s, err := range conllu.Read(f) {
			if err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			all = append(all, s.Tokens)
		}
		f.Close()
	}
	return all, nil
}

// open opens a file to read, unpacked if its name ends in .gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// score counts words and those that a model got right.
type score struct {
	words, upos, xpos, feats, lemma, head, rel int
}

func (s *score) add(gold, got []quadpress.Token) {
	for i := range gold {
		g, t := &gold[i], &got[i]
		s.words++
		s.upos += one(g.UPOS == t.UPOS)
		s.xpos += one(g.XPOS == t.XPOS)
		s.feats += one(g.Feats == t.Feats)
		s.lemma += one(strings.EqualFold(g.Lemma, t.Lemma))
		s.head += one(g.Head == t.Head)
		s.rel += one(g.Head == t.Head && g.BaseRel() == t.BaseRel())
	}
}

func (s *score) String() string {
	p := func(n int) float64 { return 100 * float64(n) / float64(max(s.words, 1)) }
	return fmt.Sprintf("UPOS %.2f  XPOS %.2f  feats %.2f  lemma %.2f  UAS %.2f  LAS %.2f  words %d",
		p(s.upos), p(s.xpos), p(s.feats), p(s.lemma), p(s.head), p(s.rel), s.words)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bare copies a sentence's forms alone.
func bare(s []quadpress.Token) []quadpress.Token {
	out := make([]quadpress.Token, len(s))
	for i := range s {
		out[i] = quadpress.Token{Form: s[i].Form, Span: s[i].Span, Joined: s[i].Joined, Head: -1}
	}
	return out
}
