// Package extract reads analysed sentences into statements: who did what to whom, where and when, and who says so.
//
// A story is read in passes. Package syntax turns each dependency tree into clauses with their subjects, objects and
// obliques. References find the names, by packages lexicon and name, and cluster them into the story's entities.
// Quotations find out who speaks. Then rules, each with the sentence that shows it, make statements: from clauses, from
// event nouns, from titles and appositions, from the way that places are written. Package openie says the same of each
// clause in the sentence's own words; package resolve joins the entities of all documents.
package extract

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/ranking"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// Extractor makes statements. It is safe for concurrent use.
type Extractor struct {
	schema   *schema.Schema
	patterns patterns
	lex      *lexicon.Lexicon
	gaz      *name.Gazetteer
	it       *ranking.Model // of what "it" takes up
}

// New returns an extractor that names relations by the schema.
func New(s *schema.Schema) *Extractor {
	return &Extractor{
		schema: s, patterns: newPatterns(s), lex: lexicon.English(), gaz: name.DefaultGazetteer(), it: loadIt(),
	}
}

// Extract returns what a document says. The sentences are the document's, analysed. The result's statements are in
// reading order; its Document has no text and no blocks.
func (x *Extractor) Extract(doc *quadpress.Document, sentences []quadpress.Sentence) quadpress.Extraction {
	return x.read(doc, sentences).extraction()
}

// extraction applies the rules to a story that is read.
func (st *story) extraction() quadpress.Extraction {
	st.findFrames()
	st.happenings()
	parties := st.namedParties()
	for n := range st.trees {
		st.clauseStatements(n)
		st.describe(n)
		st.locate(n)
		st.nounPhrases(n)
		st.belonging(n)
		st.possessions(n)
		st.citizenships(n)
		st.plainPhrases(n)
		st.ages(n)
		st.measures(n)
		st.biography(n)
		st.readPatterns(n)
		st.kinds(n)
		st.parties(n, parties)
		st.partiesInPlural(n, parties)
		st.partyOwners(n)
	}
	st.relate()
	st.complements()
	st.spread()
	st.tellEvents()
	st.linkStatements()
	st.dropHeadlines()
	st.joinOffices()
	st.attributes()
	events := st.exportEvents()
	light := *st.doc
	light.Text, light.Blocks, light.Tokenized = "", nil, nil
	out := quadpress.Extraction{Document: light, Hash: st.doc.Hash(), Events: events, Statements: st.sorted()}
	for _, e := range st.entities {
		out.Entities = append(out.Entities, e.export(st.gaz))
	}
	st.speakOf(out.Entities)
	return out
}

// read finds the references, clauses and quotations of a story.
func (x *Extractor) read(doc *quadpress.Document, sentences []quadpress.Sentence) *story {
	return x.readNoting(doc, sentences, nil)
}

// readNoting reads as read does and notes the choices between antecedents, unless choices is nil.
func (x *Extractor) readNoting(doc *quadpress.Document, sentences []quadpress.Sentence, choices *[]Choice) *story {
	st := &story{
		Extractor: x, doc: doc, choices: choices, sure: map[*syntax.Clause][]subjectSureness{}, nouns: map[[2]int]int{},
		folded: map[[2]int]*frame{},
		treeOf: map[int]int{},
	}
	for i := range sentences {
		if len(sentences[i].Tokens) > 0 && !isCredit(&sentences[i]) {
			t := syntax.NewTree(&sentences[i], i)
			t.Index = len(st.trees)
			st.treeOf[i] = t.Index
			st.trees = append(st.trees, t)
			if st.headline = append(st.headline, st.isHeadline(t.Text)); st.headline[t.Index] {
				t.AsHeadline()
			}
		}
	}
	st.findBlocks()
	for _, t := range st.trees {
		st.clauses = append(st.clauses, t.Clauses())
		st.colons = append(st.colons, slices.IndexFunc(t.Tokens, func(tok quadpress.Token) bool { return tok.Form == ":" }))
	}
	st.findAmounts()
	st.findTimes()
	st.refer()
	st.noteTitles()
	st.ownAcronyms()
	st.cluster()
	st.bodiesBySaid()
	st.typesBySaid()
	st.markQuotations()
	st.corefer()
	return st
}

// sorted returns the story's statements in reading order, of equal ones the one with the highest confidence.
func (st *story) sorted() []quadpress.Statement {
	type key struct {
		span                    quadpress.Span
		subject, object         int
		subjectText, objectText string
		predicate               string
	}
	best := map[key][]int{} // indexes into out, of statements that differ in place
	var out []quadpress.Statement
	for _, s := range st.statements {
		k := key{s.Span, s.Subject.Entity, s.Object.Entity, "", "", s.Predicate}
		if !s.Subject.IsEntity() {
			k.subjectText = s.Subject.Text
		}
		if !s.Object.IsEntity() {
			k.objectText = s.Object.Text
		}
		i := slices.IndexFunc(best[k], func(i int) bool {
			return s.Place == nil || out[i].Place == nil || s.Place.Entity == out[i].Place.Entity || !s.Place.IsEntity()
		})
		if i < 0 {
			best[k] = append(best[k], len(out))
			out = append(out, s)
		} else if i = best[k][i]; better(&s, &out[i]) {
			out[i] = s
		}
	}
	slices.SortStableFunc(out, func(a, b quadpress.Statement) int {
		return cmp.Or(a.Span.Begin-b.Span.Begin, a.Subject.Span.Begin-b.Subject.Span.Begin,
			a.Object.Span.Begin-b.Object.Span.Begin, cmp.Compare(a.Predicate, b.Predicate))
	})
	return out
}

// better prefers the statement that tells more, then the surer one.
func better(a, b *quadpress.Statement) bool {
	if (a.Place != nil) != (b.Place != nil) {
		return a.Place != nil
	}
	return a.Confidence > b.Confidence
}
