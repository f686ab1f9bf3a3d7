package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// findAmounts reads the amounts of the story.
func (st *story) findAmounts() {
	st.amounts = make([][]quantity.Found, len(st.trees))
	st.amountsAt = make([][]int, len(st.trees))
	for n, t := range st.trees {
		st.amounts[n] = quantity.Find(t.Sentence)
		st.amountsAt[n] = make([]int, len(t.Tokens))
		for k, a := range st.amounts[n] {
			for i := a.First; i < a.Last; i++ {
				st.amountsAt[n][i] = k + 1
			}
		}
	}
}

// amountAt is the amount in whose words a token stands, nil for none. A number of things is none, as it is
// said of the things, but for one that something reaches.
func (st *story) amountAt(n, i int) *quantity.Found {
	k := st.amountsAt[n][i] - 1
	if k < 0 {
		return nil
	}
	switch a := &st.amounts[n][k]; a.Value.Kind {
	case quantity.Count, quantity.Ordinal:
		t := st.trees[n]
		if t.Tokens[i].UPOS == "NUM" && t.Rel(i) == "obj" && st.lex.Reaching[t.Lemma(t.Head(i))] && st.counted(n, i) == i {
			return a // "infections exceeded one million"
		}
		return nil
	case quantity.Age:
		if t := st.trees[n]; t.Tokens[i].UPOS == "ADJ" && t.Child(i, "det") >= 0 { // "the 19-year-old" is someone
			return nil
		}
		return a
	default:
		if st.fractionOf(n, i) >= 0 {
			return nil
		}
		return a
	}
}

// fractionOf is the noun for things of which a share says how many: of "95% of the nurses", "7 out of 20 nurses". It is
// -1 for none, as in "95% of the island".
func (st *story) fractionOf(n, i int) int {
	t, k := st.trees[n], st.amountsAt[n][i]-1
	if k < 0 {
		return -1
	}
	a := &st.amounts[n][k]
	if a.Value.Kind != quantity.Percent && a.Value.Kind != quantity.Share {
		return -1
	}
	isCounted := func(noun int) bool {
		return noun >= a.Last && t.Tokens[noun].XPOS == "NNS" && st.amountsAt[n][noun] == 0 && !t.IsTime(noun)
	}
	if noun := t.Head(a.Last - 1); t.Rel(a.Last-1) == "nummod" && isCounted(noun) {
		return noun
	}
	for _, noun := range t.Kids[i] {
		if t.Rel(noun) == "nmod" && t.Preposition(noun) == "of" && isCounted(noun) {
			return noun
		}
	}
	if h := t.Head(i); h >= 0 && i == a.First {
		for _, noun := range t.Kids[h] { // "tested 7 out of 20 suspected cases", parsed as two objects
			if first, _ := t.Extent(noun); first == a.Last && t.Rel(noun) == t.Rel(i) && isCounted(noun) {
				return noun
			}
		}
	}
	return -1
}

// amountTerm is the term of an amount: a number with its unit, or a score or range in words.
func amountTerm(t *syntax.Tree, a *quantity.Found) quadpress.Term {
	text, span := t.Cut(a.First, a.Last)
	term := quadpress.Term{Entity: quadpress.NoEntity, Text: text, Span: span, Literal: a.Value.Number,
		Datatype: "decimal"}
	switch v := &a.Value; {
	case v.High != "":
		term.Literal, term.Datatype, term.Unit = v.Number+"-"+v.High, "", v.UnitName()
	case v.Period != "":
		term.Literal, term.Datatype = v.Period, "duration"
	default:
		term.Unit = v.UnitName()
		if !strings.Contains(v.Number, ".") {
			term.Datatype = "integer"
		}
	}
	return term
}

// shareOf is the thing of which an amount is a share: of "14 percent of Siemens", "half of the island" Siemens and the
// island. It is -1 for none.
func (st *story) shareOf(n, i int) int {
	t := st.trees[n]
	if a := st.amountAt(n, i); a == nil || a.Value.Kind != quantity.Percent && a.Value.Kind != quantity.Share {
		return -1
	}
	for _, k := range t.Kids[i] {
		if k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" && st.thing(n, k, false) >= 0 {
			return k
		}
	}
	return -1
}

// ages states how old people and things are said to be: "a 34-year-old man", "Anna Lind, 42, left", "died aged 84".
func (st *story) ages(n int) {
	for k := range st.amounts[n] {
		a := &st.amounts[n][k]
		if a.Value.Kind != quantity.Age {
			continue
		}
		if a.First > 1 && st.trees[n].Lower(a.First-1) == "of" && st.lex.Parents[st.trees[n].Lemma(a.First-2)] {
			continue // "a mother of two"
		}
		if p := a.First - 1; p > 0 && (st.trees[n].Lower(p) == "from" || st.trees[n].Lower(p) == "to") {
			continue // "raised the retirement age from 62 to 64"
		}
		who := st.aged(n, a)
		if who < 0 || k > 0 && a.First > 0 && st.trees[n].Lower(a.First-1) == "and" && st.rangesTo(n, k-1) {
			continue
		}
		f := given(byAge, n, who, -1, a.First, "age", 0.9)
		if c := st.agedThen(n, a); c != nil {
			if f.time = st.timeOf(n, c); f.time < 0 {
				continue // an age that is past
			}
		}
		f.predicate, f.value = st.schema.Predicate("age"), a.Value.Number
		f.number = a.Value.Number
		if a.Value.High != "" { // "a man in his 50s"
			f.value, f.number = a.Value.Number+"-"+a.Value.High, ""
		} else if a.Value.Unit != "year" {
			f.value, f.number = strings.TrimSpace(a.Value.Number+" "+a.Value.Unit), ""
		}
		if st.rangesTo(n, k) {
			high := &st.amounts[n][k+1].Value
			f.value, f.number = a.Value.Number+" "+a.Value.Unit+"-"+high.Number+" "+high.Unit, ""
		}
		st.emit(f)
	}
}

// agedThen is the clause of what happened when somebody had an age, nil where it is the age of now or of a death: of
// "was jailed in 2018 when he was 18" and of "left school at the age of 15", but not of "has retired at 60".
func (st *story) agedThen(n int, a *quantity.Found) *syntax.Clause {
	t := st.trees[n]
	if c := st.clauses[n][a.First]; c != nil && t.Rel(a.First) == "advcl" {
		return st.clauses[n][t.Head(a.First)]
	}
	i := t.ArgumentHead(a.First, a.Last)
	if i < 0 {
		return nil
	}
	if h := t.Head(i); t.Rel(i) == "nmod" && h >= 0 && t.Lemma(h) == "age" {
		i = h
	}
	v := t.Head(i)
	if v < 0 || t.Rel(i) != "obl" || t.Preposition(i) != "at" || t.Tokens[v].UPOS != "VERB" {
		return nil
	}
	if f := st.frameAt[n][v]; f != nil && slices.Contains(st.lex.Deaths, f.sense) {
		return nil
	}
	if aux := t.Child(v, "aux"); aux >= 0 && t.Lemma(aux) == "have" {
		return nil
	}
	return st.clauses[n][v]
}

// rangesTo reports whether an age and the next one, in another unit, are the ends of a range: "between six months and
// two years of age".
func (st *story) rangesTo(n, k int) bool {
	t, a := st.trees[n], &st.amounts[n][k]
	if k+1 >= len(st.amounts[n]) || a.First == 0 || t.Lower(a.First-1) != "between" {
		return false
	}
	b := &st.amounts[n][k+1]
	return b.First == a.Last+1 && t.Lower(a.Last) == "and" && b.Value.Kind == quantity.Age
}

// aged is the word for whose age an amount is: the noun that it stands beside, or the subject of its verb. It is -1 for
// none.
func (st *story) aged(n int, a *quantity.Found) int {
	t := st.trees[n]
	last := a.Last - 1
	attributive := t.Head(last) > last && t.Rel(last) == "amod"                // "In April, 17-year-old Ole Vik"
	if k := a.First - 2; k >= 0 && t.Tokens[k+1].Form == "," && !attributive { // "Anna Lind, 34, Ole Vik, 29, and"
		if r := st.at[n][k]; r != nil && r.last == k+1 && r.typ == "Person" {
			return r.head
		}
	}
	if st.isNominal(t, a.Last-1) { // "Police arrested the 24-year-old"
		return a.Last - 1
	}
	i := t.ArgumentHead(a.First, a.Last)
	if old := a.Last - 1; st.clauses[n][old] != nil && len(st.clauses[n][old].Subjects) > 0 { // "Lind is 42 years old"
		return st.clauses[n][old].Subjects[0]
	}
	for i >= 0 && a.First <= i && i < a.Last {
		i = t.Head(i)
	}
	for steps := 0; i >= 0 && steps < 3; steps++ {
		u := t.Tokens[i].UPOS
		if c := st.clauses[n][i]; c != nil && (u == "VERB" || c.Copula >= 0) {
			if len(c.Subjects) > 0 {
				return c.Subjects[0]
			}
			return -1
		}
		if u == "PROPN" || u == "PRON" || u == "NOUN" && t.Lemma(i) != "age" {
			return i
		}
		i = t.Head(i)
	}
	return -1
}
