package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
	"github.com/quadpress/quadpress/schema/pattern"
)

// PatternRules are the rules that the patterns of a schema make, in their order.
func PatternRules(s *schema.Schema) []Rule {
	var out []Rule
	for _, p := range s.Patterns() {
		r := Rule{Name: "pattern/" + p.Name, Reads: p.Reads}
		for _, e := range p.Examples {
			if len(e.Gives) > 0 {
				r.Example, r.Finds = e.Text, e.Gives[0]
				break
			}
		}
		out = append(out, r)
	}
	return out
}

// patterns are those of a schema, ready to be found in sentences.
type patterns struct {
	index *pattern.Index
	all   []*schema.Pattern
	rules []Rule // of each
}

func newPatterns(s *schema.Schema) patterns {
	p := patterns{all: s.Patterns(), rules: PatternRules(s)}
	var trees []*pattern.Pattern
	for _, x := range p.all {
		trees = append(trees, x.Tree)
	}
	p.index = pattern.NewIndex(trees)
	return p
}

// readPatterns states what the schema's patterns find in a sentence. What carries the relation gives polarity,
// modality, speaker, time and place, as for every other rule; a place or time that the pattern captures goes before.
func (st *story) readPatterns(n int) {
	t := st.trees[n]
	before := len(st.statements)
	stated := map[finding]bool{}
	for _, m := range st.patterns.index.Match(t.Sentence, func() *pattern.Sentence { return st.edges(n) }) {
		p := st.patterns.all[m.Pattern]
		at := func(word int) int {
			if word < 0 {
				return -1
			}
			return m.Tokens[word]
		}
		captured := func(c pattern.Capture) int { return at(p.Tree.Captured(c)) }
		f := finding{
			rule: &st.patterns.rules[m.Pattern], sentence: n, predicate: st.schema.Predicate(p.Predicate),
			subject: captured(pattern.Subject), object: captured(pattern.Object), word: at(p.Tree.Carrier()),
			time: -1, place: -1, stance: stance{speaker: noSpeaker}, confidence: 0.8,
		}
		if f.word >= 0 {
			f.lemma = t.Lemma(f.word)
		}
		if f.object < 0 {
			f.object = captured(pattern.Value)
			st.takeValue(&f)
		}
		st.setCircumstances(&f, m.Tokens[0])
		if p := captured(pattern.Place); p >= 0 {
			f.place = p
		}
		if w := captured(pattern.Time); w >= 0 {
			f.time = w
		}
		if !stated[f] { // two matches may differ in what is not captured
			stated[f] = true
			st.emit(f)
		}
	}
	st.dropUnnamed(before)
}

// takeValue takes a finding's object as a value: a date or an amount that it is part of, else the words of its phrase.
func (st *story) takeValue(f *finding) {
	t := st.trees[f.sentence]
	f.value = withoutArticle(t.Written(t.Phrase(f.object)))
	for k := range t.Mentions {
		m := &t.Mentions[k]
		if m.First <= f.object && f.object < m.Last && m.Type == quadpress.Date && dateType(m.Value) != "" {
			f.date = m
		}
	}
	for k := range st.amounts[f.sentence] {
		if a := &st.amounts[f.sentence][k]; a.First <= f.object && f.object < a.Last {
			f.amount = a
		}
	}
}

// dropUnnamed drops statements before an index that say what one behind it says, of the same word and the same ends, by
// a name that the schema does not have: a pattern names it better.
func (st *story) dropUnnamed(index int) {
	type said struct {
		sentence, word, subject, object int
		value                           string
	}
	key := func(s *quadpress.Statement) said {
		return said{s.Origin.Sentence, s.Origin.Relation, s.Subject.Entity, s.Object.Entity, s.Object.Literal}
	}
	named := map[said]bool{}
	for i := index; i < len(st.statements); i++ {
		named[key(&st.statements[i])] = true
	}
	if len(named) == 0 {
		return
	}
	kept := st.statements[:0]
	for i, s := range st.statements {
		if i >= index || !named[key(&s)] || st.schema.Predicate(s.Predicate) != nil {
			kept = append(kept, s)
		}
	}
	st.statements = kept
}

// setCircumstances sets how, when and where a finding is said to hold: as its word's clause is, or that of the first
// word of its pattern, or as the event is that a noun tells. What a noun phrase alone says is given.
func (st *story) setCircumstances(f *finding, first int) {
	for _, w := range [...]int{f.word, first} {
		if c := st.clauses[f.sentence][w]; c != nil {
			f.stance, f.time, f.place = st.stance(f.sentence, c), st.timeOf(f.sentence, c), st.sharedPlace(f.sentence, c)
			return
		}
		if w < 0 {
			continue
		}
		if e := st.frameAt[f.sentence][w]; e != nil && e.happening != nil {
			f.stance, f.time = st.frameStance(e), st.frameTime(e)
			return
		}
	}
}

// edges is a sentence as patterns see it: its tree, and what coordinated words and clauses share. Of "Ann Lee, who
// founded Siemens and Bosch" Ann Lee is the subject of "founded" and Bosch its object.
func (st *story) edges(n int) *pattern.Sentence {
	t := st.trees[n]
	s := &pattern.Sentence{
		Sentence: t.Sentence, Down: make([][]pattern.Edge, len(t.Tokens)), Up: make([][]pattern.Edge, len(t.Tokens)),
		IsA: func(i int, typ string) bool { return st.schema.IsA(st.wordType(n, i), typ) },
	}
	add := func(head, i int, relation string) {
		if head >= 0 && head != i && !slices.Contains(s.Up[i], pattern.Edge{Token: head, Relation: relation}) {
			s.Add(head, i, relation)
		}
	}
	for i := range t.Tokens {
		add(t.Head(i), i, t.Rels[i])
	}
	for i := range t.Tokens {
		if t.Rel(i) == "conj" {
			continue
		}
		for _, c := range t.Conjuncts(i)[1:] {
			add(t.Head(i), c, t.Rels[i])
			for _, k := range t.Kids[i] {
				switch shared := t.Rels[k]; shared {
				case "case", "nmod:poss": // "alumni of Yale and Oxford", "Siemens's factory and warehouse"
					if k < i && t.Child(c, shared) < 0 {
						add(c, k, shared)
					}
				case "obj", "obl", "nmod": // "bought and restored the ship", "the author and illustrator of the book"
					if k > c {
						add(c, k, shared)
					}
				}
			}
		}
	}
	for i := range t.Tokens {
		c := st.clauses[n][i]
		if c == nil {
			continue
		}
		subject := "nsubj"
		if c.Passive {
			subject = "nsubj:pass"
		}
		for _, k := range c.Subjects {
			add(i, k, subject)
		}
		for _, k := range c.Objects {
			add(i, k, "obj")
		}
	}
	return s
}

// wordType is the schema's type of what a word stands for, empty where it stands for nothing.
func (st *story) wordType(n, i int) string {
	t := st.trees[n]
	token := &t.Tokens[i]
	if e := st.entityAt(n, i, token.UPOS == "ADJ"); e >= 0 && !st.isMultitude(n, i) {
		return st.entities[e].typ
	}
	switch token.UPOS {
	case "NOUN", "PROPN":
		return st.typeOfNoun(n, i)
	case "PRON":
		switch strings.ToLower(token.Form) {
		case "he", "him", "his", "she", "her", "hers":
			return "Person"
		}
	}
	return ""
}
