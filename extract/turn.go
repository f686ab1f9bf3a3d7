package extract

import (
	"strings"
	"unicode"
)

// minTurns is how many paragraphs have to begin with who speaks for a story to be read as a transcript.
const minTurns = 3

// maxTurn is how many paragraphs on the next turn may begin for those between to belong to the one before.
const maxTurn = 4

// maxLabel is the length in tokens up to which what stands before a colon names a speaker.
const maxLabel = 6

// markTurns marks the turns of an interview or a hearing as direct speech: each begins a paragraph with who speaks, "Lind: We
// met." or "[Lind] We met.", and lasts until the next. It takes two to have one.
func (st *story) markTurns() {
	type label struct {
		sentence, after, name, block int
		text                         string
	}
	var labels []label
	names := words{}
	block := -1
	for n, t := range st.trees {
		b := t.block
		if b == block {
			continue
		}
		block = b
		if after, name := st.label(t); after > 0 {
			labels = append(labels, label{n, after, name, b, t.Tokens[name].Form})
			names[t.Tokens[name].Form] = true
		}
	}
	if len(labels) < minTurns || len(names) < 2 {
		return
	}
	st.labels = map[int]int{}
	var last *quotation
	for k, l := range labels {
		end, blocks := len(st.trees), 1
		// Between two labels of one speaker stands what is no speech, or another's.
		if k+1 < len(labels) && labels[k+1].block-l.block <= maxTurn && labels[k+1].text != l.text {
			end, blocks = labels[k+1].sentence, maxTurn
		}
		for n := l.sentence; n < end; n++ {
			if st.trees[n].block >= l.block+blocks {
				end = n
			}
		}
		q := &quotation{speaker: noSpeaker, block: l.block, first: l.sentence, last: end - 1, speakerToken: l.name, speakerSource: l.sentence}
		if r := st.at[l.sentence][l.name]; r != nil && !r.acting {
			q.speaker = r.entity
		}
		for n := l.sentence; n < end; n++ {
			from := 0
			if n == l.sentence {
				from = l.after
			}
			for i := from; i < len(st.quotes[n]); i++ {
				if st.quotes[n][i] == nil {
					st.quotes[n][i] = q
					q.length++
				}
			}
		}
		if last != nil {
			last.next = q
		}
		last = q
		st.labels[l.sentence] = l.after
		st.turns = append(st.turns, q)
	}
}

// label finds who speaks at the start of a paragraph: the index of the first word after the label and of the head of the
// name in it; after is 0 where there is no label.
func (st *story) label(t *tree) (after, name int) {
	first := 0
	for first < len(t.Tokens) && strings.Trim(t.Tokens[first].Form, "([") == "" {
		first++
	}
	last := first
	for last < len(t.Tokens) && last-first < maxLabel {
		f := t.Tokens[last].Form
		if f == ":" || first > 0 && strings.Trim(f, ")]") == "" {
			break
		}
		if r := []rune(f)[0]; !unicode.IsUpper(r) && f != "." && f != "-" && f != "of" {
			return 0, 0
		}
		last++
	}
	if last == first || last >= len(t.Tokens) || last-first == maxLabel {
		return 0, 0
	}
	name = last - 1
	if r := st.at[t.index][name]; r != nil {
		name = r.head
	}
	for after = last; after < len(t.Tokens) && strings.Trim(t.Tokens[after].Form, ")]:") == ""; after++ {
	}
	if after == len(t.Tokens) { // a heading
		return 0, 0
	}
	return after, name
}

// isLabel tells whether a word stands in the label of a turn.
func (st *story) isLabel(n, i int) bool {
	return i < st.labels[n]
}
