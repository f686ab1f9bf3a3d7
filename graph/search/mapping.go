package search

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/edgengram"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
)

// The fields of an entry in the index. A name is there twice: its words, and the beginnings of its words.
const (
	kindField   = "kind"
	typeField   = "type"
	nameField   = "name"
	startField  = "start"
	textField   = "text"
	weightField = "weight"
)

// The analyzers, and the token filters that they are made of.
const (
	nameAnalyzer  = "name"
	startAnalyzer = "start"
	textAnalyzer  = "sentence"
	foldFilter    = "fold_accents"
	startFilter   = "starts"
)

// longestStart is how many letters of a word's beginning are indexed.
const longestStart = 12

func init() {
	err := registry.RegisterTokenFilter(foldFilter, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
		return fold{asciifolding.New()}, nil
	})
	if err != nil {
		panic(err)
	}
}

// fold takes the accents off words. As a filter of words, and not of the text, it leaves their places as they are.
type fold struct{ analysis.CharFilter }

func (f fold) Filter(words analysis.TokenStream) analysis.TokenStream {
	for _, w := range words {
		w.Term = f.CharFilter.Filter(w.Term)
	}
	return words
}

func newMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	if err := addAnalyzers(m); err != nil {
		return nil, fmt.Errorf("make search index: %w", err)
	}
	field := func(name, analyzer string, store bool) {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = analyzer, store, store, false, false
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	field(nameField, nameAnalyzer, true)
	field(startField, startAnalyzer, false)
	field(textField, textAnalyzer, true)
	for _, name := range []string{kindField, typeField} {
		f := bleve.NewKeywordFieldMapping()
		f.Store, f.IncludeInAll, f.DocValues = name == kindField, false, false
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	weight := bleve.NewNumericFieldMapping()
	weight.Store, weight.Index, weight.IncludeInAll, weight.DocValues = true, false, false, true
	m.DefaultMapping.AddFieldMappingsAt(weightField, weight)
	m.DefaultMapping.Dynamic = false
	m.DefaultMapping.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping()) // which would be empty
	return m, nil
}

func addAnalyzers(m *mapping.IndexMappingImpl) error {
	err := m.AddCustomTokenFilter(startFilter, map[string]any{
		"type": edgengram.Name, "min": 1.0, "max": float64(longestStart),
	})
	if err != nil {
		return err
	}
	words := []any{en.PossessiveName, lowercase.Name, foldFilter}
	for name, filters := range map[string][]any{
		nameAnalyzer:  words,
		startAnalyzer: append(words[:3:3], startFilter),
		textAnalyzer:  append(words[:3:3], en.StopName, en.SnowballStemmerName),
	} {
		err := m.AddCustomAnalyzer(name, map[string]any{
			"type": custom.Name, "tokenizer": unicode.Name, "token_filters": filters,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// fields is an entry as the index takes it.
func (e *Entry) fields() map[string]any {
	return map[string]any{
		kindField: string(e.Kind), typeField: e.Types, nameField: e.Names, startField: e.Names, textField: e.Text,
		weightField: e.Weight,
	}
}
