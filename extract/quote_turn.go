package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/segment"
)

// minTurns is how many paragraphs have to begin with who speaks for a story to be read as a transcript.
const minTurns = 3

// maxTurn is how many paragraphs on the next turn may begin for those between to belong to the one before.
const maxTurn = 4

// maxLabel is the length in tokens up to which what stands before a colon names a speaker, maxTitled that of a name
// with what its bearer is.
const maxLabel, maxTitled = 6, 12

// turnLabel is what opens a turn: all ints are indexes.
type turnLabel struct {
	sentence int
	after    int // the first word behind the label
	name     int // the head of the name in it, -1 for an answer without a label
	block    int
	text     string
	turn     segment.Turn
}

// markTurns marks the turns of an interview or a hearing as direct speech: each begins a paragraph with who speaks,
// "Lind: We met." or "[Lind] We met.", and lasts until the next. It takes two to have one. Of labels that only say that
// someone asks or answers, "Q." and "A.", two suffice, and the answers, which may have none, are those of the one whom
// the text before names.
func (st *story) markTurns() {
	labels := st.turnLabels()
	st.callers = map[string]*referent{}
	names := lexicon.Words{}
	asked := false
	for _, l := range labels {
		names[l.text] = true
		asked = asked || l.turn == segment.Question
	}
	if len(names) < 2 || len(labels) < minTurns && !asked {
		return
	}
	st.labels = map[int]int{}
	answerer := &referent{entity: -1, number: singular, kind: isPerson}
	interviewee, named := st.namedBefore(labels[0].sentence)
	var last *quotation
	for k, l := range labels {
		end, blocks := len(st.trees), 1
		// Between two labels of one speaker stands what is no speech, or another's.
		if k+1 < len(labels) && labels[k+1].block-l.block <= maxTurn && labels[k+1].text != l.text {
			end, blocks = labels[k+1].sentence, maxTurn
		}
		for n := l.sentence; n < end; n++ {
			if st.trees[n].Block >= l.block+blocks {
				end = n
			}
		}
		q := &quotation{speaker: noSpeaker, block: l.block, first: l.sentence, last: end - 1, speakerToken: l.name,
			speakerSource: l.sentence}
		switch r := st.labelName(l); {
		case r != nil:
			q.speaker = r.entity
		case l.turn == segment.Answer && interviewee != nil:
			q.speaker, q.speakerSource, q.speakerToken = interviewee.entity, named, interviewee.head
		case l.turn == segment.Answer:
			q.voice = answerer
		case l.turn == segment.Question:
			q.speaker = unnamed
		default:
			q.speaker, q.voice = unnamed, st.caller(strings.ToLower(l.text))
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

// caller is the person whom a label names by an office alone, the same in each of his turns: "THE PRESIDENT: I signed
// the law."
func (st *story) caller(office string) *referent {
	if st.callers[office] == nil {
		st.callers[office] = &referent{entity: -1, number: singular, kind: isPerson, office: office}
	}
	return st.callers[office]
}

// knowCallers finds out of whom else the story speaks by the office that a label names: of one with that title, of
// several none; else of the last one whom it calls so ("The president met reporters").
func (st *story) knowCallers() {
	if len(st.callers) == 0 {
		return
	}
	titled := map[string]*referent{}
	for _, refs := range st.refs {
		for _, r := range refs {
			office := r.role[strings.LastIndexByte(r.role, ' ')+1:]
			if voice := st.callers[strings.ToLower(office)]; voice == nil || r.typ != "Person" {
				continue
			}
			office = strings.ToLower(office)
			if known, ok := titled[office]; ok && known != st.referents[r.entity] {
				titled[office] = nil
			} else {
				titled[office] = st.referents[r.entity]
			}
		}
	}
	for n, t := range st.trees {
		for _, m := range st.phrases[n] {
			office := strings.ToLower(t.Lemma(m.head))
			if _, ok := titled[office]; !ok && st.callers[office] != nil && m.form == described &&
				!st.isLabel(n, m.head) && st.isDefinite(t, m) {
				st.callers[office].join(m.referent)
			}
		}
	}
	for office, r := range titled {
		if r != nil {
			st.callers[office].join(r)
		}
	}
}

// turnLabels finds the labels of the story's turns, and paragraphs behind a labelled question that have none.
func (st *story) turnLabels() (labels []turnLabel) {
	block := -1
	for n, t := range st.trees {
		opens := t.Block != block
		block = t.Block
		if length, turn := segment.TurnLabel(t.Tokens); turn != segment.NoTurn && (opens || len(labels) > 0) {
			labels = append(labels, turnLabel{n, length, 0, t.Block, t.Tokens[0].Form, turn})
			continue
		}
		if !opens {
			continue
		}
		if after, name := label(t); after > 0 {
			if r := st.at[n][name]; r != nil {
				name = r.head
			}
			labels = append(labels, turnLabel{n, after, name, t.Block, t.Tokens[name].Form, segment.NoTurn})
		} else if k := len(labels) - 1; k >= 0 && labels[k].turn == segment.Question && labels[k].block == t.Block-1 {
			labels = append(labels, turnLabel{n, 0, -1, t.Block, "", segment.Answer})
		}
	}
	return labels
}

// labelName is the name in a label, nil for none.
func (st *story) labelName(l turnLabel) *reference {
	if l.turn != segment.NoTurn {
		return nil
	}
	if r := st.at[l.sentence][l.name]; r != nil && !r.acting {
		return r
	}
	return nil
}

// namedBefore is the person whom the sentences before one name most often, of several the first, nil for none, and the
// sentence that does.
func (st *story) namedBefore(n int) (found *reference, sentence int) {
	counts := map[int]int{}
	for k, refs := range st.refs[:n] {
		for _, r := range refs {
			if r.typ != "Person" || r.acting {
				continue
			}
			counts[r.entity]++
			if found == nil || counts[r.entity] > counts[found.entity] {
				found, sentence = r, k
			}
		}
	}
	return found, sentence
}

// label finds who speaks at the start of a paragraph: the index of the first word after the label and of the last of
// the name in it; after is 0 where there is no label. Behind a name in capitals may stand what the speaker is: "ANNA
// LIND, FOREIGN MINISTER: We met."
func label(t *syntax.Tree) (after, name int) {
	first := 0
	for first < len(t.Tokens) && strings.Trim(t.Tokens[first].Form, "([") == "" {
		first++
	}
	last, most := first, maxLabel
	name = -1
	for last < len(t.Tokens) && last-first < most {
		f := t.Tokens[last].Form
		if f == ":" || first > 0 && strings.Trim(f, ")]") == "" {
			break
		}
		if f == "," && name < 0 && last > first && inCapitals(t.Tokens[first:last]) {
			name, most = last-1, maxTitled
		} else if r := []rune(f)[0]; !unicode.IsUpper(r) && f != "." && f != "-" && f != "of" {
			return 0, 0
		}
		last++
	}
	if last == first || last >= len(t.Tokens) || last-first == most {
		return 0, 0
	}
	if name < 0 {
		name = last - 1
	}
	for after = last; after < len(t.Tokens) && strings.Trim(t.Tokens[after].Form, ")]:") == ""; after++ {
	}
	if after == len(t.Tokens) { // a heading
		return 0, 0
	}
	return after, name
}

// inCapitals reports whether words are written in capitals.
func inCapitals(words []quadpress.Token) bool {
	return !slices.ContainsFunc(words, func(w quadpress.Token) bool { return strings.ToUpper(w.Form) != w.Form })
}

// isLabel reports whether a word stands in the label of a turn.
func (st *story) isLabel(n, i int) bool {
	return i < st.labels[n]
}

// officeOf is by what office alone a label calls who says "I", empty for any other.
func (st *story) officeOf(n, i int) string {
	if m := st.mentionAt[n][i]; m != nil {
		return m.referent.root().office
	}
	return ""
}
