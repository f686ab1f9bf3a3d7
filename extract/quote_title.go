package extract

import "unicode"

// minTitle is how many words with a capital make a title.
const minTitle = 3

// markTitles finds the quotations that are titles of texts: "In “How Russia Lost Ukraine”, Lee wrote" quotes no one.
// Every word of content in a title has a capital.
func (st *story) markTitles() {
	for _, q := range st.quotations {
		if q.first != q.last {
			continue
		}
		t := st.trees[q.first]
		capitals, small := 0, false
		for i := range t.Tokens {
			if st.quotes[q.first][i] != q {
				continue
			}
			switch r, u := []rune(t.Tokens[i].Form)[0], t.Tokens[i].UPOS; {
			case unicode.IsUpper(r):
				capitals++
			case unicode.IsLower(r):
				small = small || u == "NOUN" || u == "VERB" || u == "ADJ" || u == "AUX" || u == "PRON"
			}
		}
		q.title = capitals >= minTitle && !small
	}
}

// inTextTitle reports whether a word stands in the title of a text.
func (st *story) inTextTitle(n, i int) bool {
	q := st.quotes[n][i]
	return q != nil && q.title
}

// announced finds who speaks in a quotation without a verb of speech from the sentence before it, whose subject takes a
// stand there: "“We won,” Lee said. Roe disagreed. “I won.”"
func (st *story) announced(q *quotation) bool {
	n := q.first - 1
	if n < 0 || st.trees[n].Block != q.block || !st.beginsSentence(q) {
		return false
	}
	t := st.trees[n]
	for i := range t.Tokens {
		if st.quotes[n][i] != nil {
			return false
		}
	}
	for i := range t.Tokens {
		c := st.clauses[n][i]
		if c == nil || t.Rel(i) != "root" || len(c.Subjects) == 0 || !c.Is(st.lex.Speech) && !c.Is(st.lex.Evaluating) &&
			!st.lex.Siding[c.Lemma(i)] {
			continue
		}
		s := stance{speaker: noSpeaker}
		if st.speak(n, c, &s); s.speaker >= 0 && st.entities[s.speaker].typ == "Person" {
			q.speaker, q.speakerToken, q.speakerSource = s.speaker, s.speakerToken, n
			return true
		}
	}
	return false
}

// beginsSentence reports whether a quotation stands at the start of its sentence.
func (st *story) beginsSentence(q *quotation) bool {
	words := st.quotes[q.first]
	return len(words) > 0 && words[0] == q || len(words) > 1 && words[1] == q
}
