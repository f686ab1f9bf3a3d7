package extract

import "slices"

// quotation is a stretch of direct speech, which may run over several sentences.
type quotation struct {
	speaker       int // entity, -1 while or when unknown
	speakerToken  int // the word in its sentence that names the speaker
	speakerSource int // that sentence
	block         int // the paragraph in which it starts
	first, last   int // its sentences
}

// findQuotations marks the tokens of direct speech and finds who says it.
func (st *story) findQuotations() {
	st.quotes = make([][]*quotation, len(st.trees))
	var open *quotation
	var all []*quotation
	block := -1
	for n, t := range st.trees {
		st.quotes[n] = make([]*quotation, len(t.Tokens))
		if b := st.blockOf(t); b != block {
			block = b
			// A quotation that runs on opens each paragraph with a mark anew; any other that is open was never closed.
			if open != nil && len(t.Tokens) > 0 && !isOpeningQuote(t.Tokens[0].Form, false) {
				open = nil
			} else if open != nil {
				open = &quotation{speaker: -1, block: block, first: n, last: n, speakerToken: -1}
				all = append(all, open)
				st.mark(n, t, 1, &open, &all, block)
				continue
			}
		}
		st.mark(n, t, 0, &open, &all, block)
	}
	for k, q := range all {
		st.findSpeaker(q, all[:k])
	}
	clear(st.pronouns)      // "I" means something only now
	for k, q := range all { // a quotation that is attributed only after its first part
		if q.speaker < 0 && k+1 < len(all) && all[k+1].block == q.block {
			q.speaker, q.speakerToken, q.speakerSource = all[k+1].speaker, all[k+1].speakerToken, all[k+1].speakerSource
		}
	}
}

// mark walks over the tokens of one sentence from the given one on and notes which stand in quotation marks.
func (st *story) mark(n int, t *tree, from int, open **quotation, all *[]*quotation, block int) {
	for i := from; i < len(t.Tokens); i++ {
		form := t.Tokens[i].Form
		switch {
		case *open != nil && isClosingQuote(form):
			*open = nil
		case *open == nil && isOpeningQuote(form, true):
			*open = &quotation{speaker: -1, block: block, first: n, last: n, speakerToken: -1}
			*all = append(*all, *open)
		case *open != nil:
			st.quotes[n][i] = *open
			(*open).last = n
		}
	}
}

func isOpeningQuote(form string, strict bool) bool {
	switch form {
	case "“", "``", "\"", "«", "„":
		return true
	case "''", "”": // a wrong mark before a paragraph
		return !strict
	}
	return false
}

func isClosingQuote(form string) bool {
	switch form {
	case "”", "''", "\"", "»", "“":
		return true
	}
	return false
}

// blockOf is the index of the paragraph that a sentence stands in.
func (st *story) blockOf(t *tree) int {
	for b, span := range st.doc.Blocks {
		if span.Overlaps(t.Span) {
			return b
		}
	}
	return 0
}

// findSpeaker looks for the verb of speech that a quotation belongs to: in its own sentences, else the paragraph's last
// speaker, else, where the quotation opens its paragraph, the speaker of the paragraph before.
func (st *story) findSpeaker(q *quotation, before []*quotation) {
	for _, n := range []int{q.last, q.first} {
		if st.attribute(q, n) {
			return
		}
	}
	for k := len(before) - 1; k >= 0; k-- {
		p := before[k]
		if p.speaker >= 0 && (p.block == q.block || p.block == q.block-1 && st.opensBlock(q) && !st.attributedAfter(q)) {
			q.speaker, q.speakerToken, q.speakerSource = p.speaker, p.speakerToken, p.speakerSource
			return
		}
		if p.block < q.block-1 {
			return
		}
	}
}

// attribute takes the subject of a verb of speech outside quotation marks in sentence n.
func (st *story) attribute(q *quotation, n int) bool {
	t := st.trees[n]
	for i := range t.Tokens {
		c := st.clauses[n][i]
		if c == nil || st.quotes[n][i] != nil || !st.lex.Quotative[c.key()] && !st.introduces(n, c, q) {
			continue
		}
		for _, s := range c.subjects {
			if e := st.entityAt(n, s, true); e >= 0 {
				q.speaker, q.speakerToken, q.speakerSource = e, s, n
				return true
			}
		}
	}
	return false
}

// introduces tells whether a verb of speech has the quotation for its complement: "Xinhua alleged that “many ...”".
func (st *story) introduces(n int, c *clause, q *quotation) bool {
	return st.lex.Speech[c.key()] && slices.ContainsFunc(c.contents, func(x int) bool { return st.quotes[n][x] == q })
}

// opensBlock tells whether a quotation stands at the start of its paragraph.
func (st *story) opensBlock(q *quotation) bool {
	for i := 0; i < len(st.trees[q.first].Tokens) && i < 2; i++ {
		if st.quotes[q.first][i] == q {
			return q.first == 0 || st.blockOf(st.trees[q.first-1]) != q.block
		}
	}
	return false
}

// attributedAfter tells whether a later sentence of the quotation's paragraph names a speaker.
func (st *story) attributedAfter(q *quotation) bool {
	for n := q.last + 1; n < len(st.trees) && st.blockOf(st.trees[n]) == q.block; n++ {
		if st.attribute(&quotation{}, n) {
			return true
		}
	}
	return false
}
