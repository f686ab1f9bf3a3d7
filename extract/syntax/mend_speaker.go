package syntax

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// closingSpeech gives a verb of speech that ends a sentence, a day aside, the phrase between commas right before it for
// its subject: in "The quake was felt near Lodi, the institute in Rome reported" Lodi is no institute, and in "Russia
// may sanction Turkey, Ann Lee, the minister, warned" it is Lee who warned.
func (t *Tree) closingSpeech() bool {
	v := len(t.Tokens) - 1
	isDate := func(i int) bool {
		m := t.MentionAround(i)
		return m != nil && m.Type == quadpress.Date
	}
	for v > 0 && (t.Tokens[v].UPOS == "PUNCT" || isDate(v) || t.Tokens[v].UPOS == "ADP" && isDate(v+1)) {
		v--
	}
	if v < 3 || t.Tokens[v].XPOS != "VBD" && t.Tokens[v].XPOS != "VBZ" || !lexicon.English().Quotative[t.Lemma(v)] ||
		t.Child(v, "nsubj", "aux") >= 0 {
		return false
	}
	words := func(i int) []int { return t.Trim(t.Subtree(i, nil)) }
	if a, b := t.pairBefore(v); a >= 0 && t.attach(a, v, "nsubj") {
		t.Heads[b] = a
		return true
	}
	for k := v - 1; k > 1; k-- {
		if r := t.Rel(k); r != "appos" && r != "conj" || t.Child(k, "cc") >= 0 || t.Within(v, k) {
			continue
		}
		phrase := words(k)
		if len(phrase) == 0 {
			continue
		}
		if last := phrase[len(phrase)-1]; phrase[0] == 0 || t.Tokens[phrase[0]-1].Form != "," ||
			last != v-1 && (last != v-2 || t.Tokens[v-1].Form != ",") {
			continue
		}
		subject := k
		for _, m := range t.Mentions { // the name that it describes
			if name := t.SpanHead(m.First, m.Last); m.Type == quadpress.Person && m.Last == phrase[0]-1 && m.First > 0 &&
				t.Tokens[m.First-1].Form == "," && (t.Rel(name) == "appos" || t.Rel(name) == "conj") && t.attach(k, name, "appos") {
				subject = name
			}
		}
		if !t.attach(subject, v, "nsubj") {
			return false
		}
		if t.Heads[v] >= 0 {
			t.Rels[v] = "parataxis"
		}
		return true
	}
	return false
}

// speakersAfterQuotes gives a verb of speech without a subject the phrase between it and the mark that closes what is
// said, or right behind it, where a parse hung that on a word within the marks: "“Nobody sang like Ann Lee,” the
// pianist Ole Vik, who knew her, said", "“This is the thanks we get,” said Ole Vik".
func (t *Tree) speakersAfterQuotes() (changed bool) {
	closed := -1 // the last mark that ends what is said
	for v := 1; v < len(t.Tokens); v++ {
		if IsClosingQuote(t.Tokens[v].Form) && t.Tokens[v-1].UPOS == "PUNCT" {
			closed = v
		}
		if x := t.Tokens[v].XPOS; closed < 0 || x != "VBD" && x != "VBZ" || !lexicon.English().Quotative[t.Lemma(v)] ||
			t.Child(v, "nsubj", "aux", "expl") >= 0 || t.Child(v, "ccomp") < 0 || t.Child(v, "ccomp") > closed {
			continue
		}
		speaker, strays := t.strayBetween(closed+1, v, closed)
		if closed == v-1 || speaker < 0 {
			speaker, strays = t.strayBetween(v+1, len(t.Tokens), closed)
			if speaker >= 0 && t.Subtree(speaker, nil)[0] != v+1 {
				continue
			}
		}
		if speaker >= 0 && strays == 1 && t.Subtree(speaker, nil)[0] > closed {
			changed = t.attach(speaker, v, "nsubj") || changed
		}
	}
	return changed
}

// strayBetween is the last noun of a stretch that hangs on a word before a mark, -1 for none, with how many words do.
func (t *Tree) strayBetween(from, to, mark int) (noun, strays int) {
	noun = -1
	for i := from; i < to; i++ {
		if t.Heads[i] >= mark || t.Heads[i] < 0 || t.Tokens[i].UPOS == "PUNCT" {
			continue
		}
		if strays++; t.Tokens[i].UPOS == "NOUN" || t.Tokens[i].UPOS == "PROPN" {
			noun = i
		}
	}
	return noun, strays
}

// pairBefore are the last two of a list that ends right before a word, where a comma stands before the first: they are
// none of the list in "A bomb hit a school, police and witnesses said". They are -1 for none.
func (t *Tree) pairBefore(v int) (a, b int) {
	b = v - 1
	for b > 0 && t.Head(b) > b && t.Head(b) < v {
		b = t.Head(b)
	}
	cc := t.Child(b, "cc")
	if t.Rel(b) != "conj" || cc < 0 || t.Lower(cc) != "and" {
		return -1, -1
	}
	list := t.Children(t.Head(b), "conj")
	k := slices.Index(list, b)
	if k < 1 {
		return -1, -1
	}
	a = list[k-1]
	phrase := t.Trim(t.Subtree(a, nil))
	if len(phrase) == 0 || phrase[0] == 0 || t.Tokens[phrase[0]-1].Form != "," || phrase[len(phrase)-1] != cc-1 {
		return -1, -1
	}
	return a, b
}

// closingSpeakers sets a verb of speech with its speaker behind it, at the end of a sentence, beside all that is said:
// "The mill closed, and no one is to blame, said Ann Lee".
func (t *Tree) closingSpeakers() (changed bool) {
	for v := 1; v < len(t.Tokens); v++ {
		said := t.Head(v)
		if who := t.Child(v, "obj"); t.Rel(v) == "parataxis" && who == v+1 && t.Tokens[v].UPOS == "VERB" &&
			t.Tokens[v].XPOS == "VBZ" && t.Tokens[v-1].Form == "," && t.Child(v, "nsubj", "aux", "ccomp") < 0 &&
			lexicon.English().Quotative[t.Lemma(v)] { // "The mill closed, reports Reuters"
			t.Rels[who], changed = "nsubj", true
			continue
		}
		if t.Rel(v) != "conj" || said < 0 || said > v || t.Child(v, "cc", "ccomp", "obj", "aux") >= 0 ||
			t.Child(v, "nsubj") < v || !lexicon.English().Quotative[t.Lemma(v)] || t.Tokens[v-1].UPOS != "PUNCT" ||
			t.Child(said, "nsubj", "expl") < 0 {
			continue
		}
		t.Rels[v], changed = "parataxis", true
	}
	return changed
}

// speakersBehindQuotes gives a verb right behind a quotation the noun phrase behind it for its subject, and what stands
// in the quotation for what is said: "“Tired and cold,” writes the diver Lee", "“The mayor was loved,” reads
// a letter".
func (t *Tree) speakersBehindQuotes() (changed bool) {
	lex := lexicon.English()
	for v := 3; v+1 < len(t.Tokens); v++ {
		end := v - 1
		if t.Tokens[end].Form == "," {
			end--
		}
		if t.Tokens[v].XPOS != "VBD" && t.Tokens[v].XPOS != "VBZ" || !IsClosingQuote(t.Tokens[end].Form) ||
			end == v-1 && t.Tokens[end-1].UPOS != "PUNCT" || !lex.Quotative[t.Lemma(v)] && !lex.Reading[t.Lemma(v)] {
			continue
		}
		open := end - 1
		for open >= 0 && !IsOpeningQuote(t.Tokens[open].Form, true) {
			open--
		}
		who := -1
		for _, k := range t.Children(v, "nsubj", "obj") {
			if k > v && who < 0 && t.Preposition(k) == "" && t.firstWord(k) == v+1 {
				who = k
			} else if k < open {
				who = len(t.Tokens)
			}
		}
		if who < 0 || who == len(t.Tokens) {
			continue
		}
		changed = changed || t.Rels[who] != "nsubj"
		t.Rels[who] = "nsubj"
		for _, k := range t.Children(v, "nsubj", "advcl") {
			if k > open && k < end && t.Child(k, "mark") < 0 {
				t.Rels[k], changed = "ccomp", true
			}
		}
	}
	return changed
}
