package search

import (
	"context"
	"errors"
	"fmt"
	"html"
	"math"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	// registers the highlighter
	_ "github.com/blevesearch/bleve/v2/search/highlight/highlighter/html"
)

// Query is what is searched for.
type Query struct {
	// Text is the words that all must be found, as words, as their beginnings or misspelt.
	Text string
	// Kinds and Types choose among the entries; all where they are empty.
	Kinds []Kind
	Types []string
}

// The bounds of a query.
const (
	// MaxText is how many bytes the text of a query has at most.
	MaxText  = 1000
	maxWords = 12
	// MaxHits is how many entries of all that are found can be had.
	MaxHits = 10_000
)

// ErrQuery is that of a query that cannot be answered as it is.
var ErrQuery = errors.New("bad query")

// How much it counts that a word is there as it is, that one begins so, and that one is like it.
const (
	exact   = 10
	begins  = 3
	similar = 1
)

// Search finds the entries that fit a query best, first of them at most, and tells how many there are in all.
func (x *Index) Search(ctx context.Context, q Query, first int) (hits []Hit, total int, err error) {
	if len(q.Text) > MaxText {
		return nil, 0, fmt.Errorf("%w: it is longer than %d bytes", ErrQuery, MaxText)
	}
	if first > MaxHits {
		return nil, 0, fmt.Errorf("%w: no more than %d hits can be had", ErrQuery, MaxHits)
	}
	made := x.query(q)
	if made == nil {
		return []Hit{}, 0, nil
	}
	request := bleve.NewSearchRequestOptions(made, max(ranked, first), 0, false)
	request.Fields = []string{kindField, nameField, textField, weightField}
	request.Highlight = bleve.NewHighlightWithStyle("html")
	request.Highlight.Fields = []string{nameField, textField}
	found, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	hits = make([]Hit, len(found.Hits))
	for i, h := range found.Hits {
		hits[i] = hit(h)
	}
	x.rank(hits[:min(ranked, len(hits))], q.Text)
	return hits[:min(max(0, first), len(hits))], int(found.Total), nil
}

func hit(h *search.DocumentMatch) Hit {
	kind, _ := h.Fields[kindField].(string)
	made := Hit{ID: h.ID, Kind: Kind(kind), Score: h.Score}
	made.Text, _ = h.Fields[textField].(string)
	made.weight, _ = h.Fields[weightField].(float64)
	switch names := h.Fields[nameField].(type) { // one or several
	case string:
		made.names = []string{names}
	case []any:
		for _, name := range names {
			text, _ := name.(string)
			made.names = append(made.names, text)
		}
	}
	made.Highlighted = html.EscapeString(made.Name())
	for _, field := range []string{nameField, textField} {
		if parts := h.Fragments[field]; len(parts) > 0 {
			made.Highlighted = parts[0]
			break
		}
	}
	return made
}

// query is what bleve is asked, nil where there is nothing to search for.
func (x *Index) query(q Query) query.Query {
	var inNames, inText []query.Query
	for _, word := range x.words(nameAnalyzer, q.Text) {
		inNames = append(inNames, inName(word))
	}
	for _, word := range x.words(textAnalyzer, q.Text) {
		inText = append(inText, inSentence(word))
	}
	var either []query.Query
	for _, all := range [][]query.Query{inNames, inText} {
		if len(all) > 0 {
			either = append(either, bleve.NewConjunctionQuery(all...))
		}
	}
	if len(either) == 0 {
		return nil
	}
	chosen := []query.Query{weighted(bleve.NewDisjunctionQuery(either...))}
	var kinds []string
	for _, k := range q.Kinds {
		kinds = append(kinds, string(k))
	}
	for field, values := range map[string][]string{kindField: kinds, typeField: q.Types} {
		if len(values) > 0 {
			chosen = append(chosen, anyOf(field, values))
		}
	}
	if len(chosen) == 1 {
		return chosen[0]
	}
	return bleve.NewConjunctionQuery(chosen...)
}

// words are those of a text as a field has them.
func (x *Index) words(analyzer, text string) (words []string) {
	for _, w := range x.bleve.Mapping().AnalyzerNamed(analyzer).Analyze([]byte(text)) {
		if len(words) < maxWords {
			words = append(words, string(w.Term))
		}
	}
	return words
}

func inName(word string) query.Query {
	return bleve.NewDisjunctionQuery(append(like(nameField, word), starting(word))...)
}

// like finds a word as it is and misspelt, which one of two letters or less never is.
func like(field, word string) []query.Query {
	same := bleve.NewTermQuery(word)
	same.SetField(field)
	same.SetBoost(exact)
	letters := utf8.RuneCountInString(word)
	if letters < 3 || letters > 40 {
		return []query.Query{same}
	}
	near := bleve.NewFuzzyQuery(word)
	near.SetField(field)
	near.SetBoost(similar)
	near.SetFuzziness(1)
	if letters > 5 {
		near.SetFuzziness(2)
	}
	return []query.Query{same, near}
}

// starting finds words by their beginning.
func starting(word string) query.Query {
	if utf8.RuneCountInString(word) > longestStart {
		longer := bleve.NewPrefixQuery(word)
		longer.SetField(nameField)
		longer.SetBoost(begins)
		return longer
	}
	start := bleve.NewTermQuery(word)
	start.SetField(startField)
	start.SetBoost(begins)
	return start
}

func inSentence(word string) query.Query { return bleve.NewDisjunctionQuery(like(textField, word)...) }

func anyOf(field string, values []string) query.Query {
	var any []query.Query
	for _, v := range values {
		term := bleve.NewTermQuery(v)
		term.SetField(field)
		term.SetBoost(0)
		any = append(any, term)
	}
	return bleve.NewDisjunctionQuery(any...)
}

// weighted ranks what a query finds by how much the graph knows of it, too.
func weighted(q query.Query) query.Query {
	score := func(_ context.Context, d *search.DocumentMatch) (float64, error) {
		weight, _ := d.Fields[weightField].(float64)
		return d.Score * math.Pow(1+math.Log2(1+max(0, weight)), 1.5), nil
	}
	return query.NewCustomScoreQueryWithScorer(q, score, []string{weightField}, nil)
}
