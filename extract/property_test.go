package extract_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/extract/openie"
	"github.com/quadpress/quadpress/schema"
)

// anySentence draws a sentence with an arbitrary tree: what a parser might make of anything.
func anySentence(t *rapid.T, at int) quadpress.Sentence {
	forms := strings.Fields(`42 years old 7 percent north respectively Kerry Lavrov Russia Moscow Russian forces said told
		began striking struck talks meeting with in of by he it who that to not will
		the “ ” " , . ? ( ) / also known as foreign minister 's Tuesday 2015 and Homs Syria US-led coalition agreed accused her`)
	upos := []string{"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "PRON", "DET", "PUNCT", "NUM", "CCONJ", "SCONJ",
		"PART", "ADV", "X"}
	xpos := []string{"NN", "NNP", "NNPS", "NNS", "VBD", "VBN", "VBG", "VB", "VBZ", "JJ", "IN", "PRP", "PRP$", "POS", "TO",
		"HYPH"}
	rels := []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "nmod:desc", "amod",
		"compound", "compound:prt", "appos", "flat", "conj", "cc",
		"case", "mark", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "parataxis", "cop", "aux", "aux:pass", "det",
		"advmod", "punct", "expl", "fixed", "csubj"}
	n := rapid.IntRange(1, 18).Draw(t, "words")
	s := quadpress.Sentence{}
	var text strings.Builder
	offset := 0
	for i := range n {
		form := rapid.SampledFrom(forms).Draw(t, "form")
		if i > 0 {
			text.WriteByte(' ')
			offset++
		}
		text.WriteString(form)
		width := len([]rune(form))
		s.Tokens = append(s.Tokens, quadpress.Token{
			Form: form, Lemma: strings.ToLower(form), UPOS: rapid.SampledFrom(upos).Draw(t, "upos"),
			XPOS: rapid.SampledFrom(xpos).Draw(t, "xpos"),
			Rel:  rapid.SampledFrom(rels).Draw(t, "rel"), Span: quadpress.Span{Begin: at + offset, End: at + offset + width},
		})
		offset += width
	}
	// A random tree: each word hangs on one that comes before it in a random order.
	rank := rapid.Permutation(indexes(n)).Draw(t, "order")
	for k, i := range rank {
		if k == 0 {
			s.Tokens[i].Head, s.Tokens[i].Rel = -1, "root"
			continue
		}
		s.Tokens[i].Head = rank[rapid.IntRange(0, k-1).Draw(t, "head")]
	}
	types := []quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place, quadpress.Group,
		quadpress.NamedEvent, quadpress.Date, quadpress.Number,
		quadpress.Quantity, quadpress.Money, quadpress.Facility, quadpress.Product, quadpress.Law, quadpress.Other}
	for i := 0; i < n; {
		last := min(n, i+rapid.IntRange(1, 3).Draw(t, "length"))
		if rapid.Bool().Draw(t, "named") {
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: last,
				Type: rapid.SampledFrom(types).Draw(t, "type")})
		}
		i = last
	}
	s.Text = text.String()
	s.Span = quadpress.Span{Begin: at, End: at + offset}
	return s
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// Whatever the parser says, extraction ends, its statements refer to entities that exist and cut their words out of the
// text, and it says the same again.
func TestAnyTreeIsReadSafely(t *testing.T) {
	x := extract.New(schema.Default())
	rapid.Check(t, func(t *rapid.T) {
		var sentences []quadpress.Sentence
		var text strings.Builder
		at := 0
		for range rapid.IntRange(1, 3).Draw(t, "sentences") {
			s := anySentence(t, at)
			sentences = append(sentences, s)
			text.WriteString(s.Text + "\n")
			at = s.Span.End + 1
		}
		doc := &quadpress.Document{ID: "any", Text: text.String(), Blocks: []quadpress.Span{{Begin: 0, End: at - 1}}}
		runes := []rune(doc.Text)
		got := x.Extract(doc, sentences)
		for _, s := range got.Statements {
			if cut := string(runes[s.Span.Begin:s.Span.End]); cut != s.Evidence {
				t.Fatalf("evidence %q, span cuts %q", s.Evidence, cut)
			}
			for _, term := range []*quadpress.Term{&s.Subject, &s.Object, s.Place, s.Speaker} {
				if term == nil {
					continue
				}
				if term.Entity != quadpress.NoEntity && (term.Entity < 0 || term.Entity >= len(got.Entities)) {
					t.Fatalf("no entity %d", term.Entity)
				}
				if term.Span.Begin < 0 || term.Span.End > len(runes) || term.Span.Len() <= 0 {
					t.Fatalf("span %v is outside the text", term.Span)
				}
			}
			if s.Confidence <= 0 || s.Confidence > 1 {
				t.Fatalf("confidence %v", s.Confidence)
			}
			if s.Predicate == "" {
				t.Fatal("a statement without a predicate")
			}
		}
		for _, e := range got.Entities {
			if e.Name == "" {
				t.Fatal("an entity without a name")
			}
		}
		again := x.Extract(doc, sentences)
		if len(again.Statements) != len(got.Statements) {
			t.Fatalf("%d statements, then %d", len(got.Statements), len(again.Statements))
		}
		for _, p := range slices.Concat(openie.Propositions(sentences), openie.Triples(sentences)) {
			empty := func(a quadpress.Argument) bool { return a.Text == "" || len(a.Tokens) == 0 }
			if p.Subject.Text == "" || p.Predicate.Text == "" || slices.ContainsFunc(p.Arguments, empty) {
				t.Fatalf("incomplete proposition %+v", p)
			}
		}
	})
}
