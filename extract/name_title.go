package extract

import (
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

// wholeOffice is a word with a short office written out, and with its capital.
func wholeOffice(l *lexicon.Lexicon, form string) string {
	if whole := l.ShortOffices[strings.ToLower(form)]; whole != "" {
		return name.TitleCase(whole)
	}
	return form
}

// untitled takes the office out of a mention that begins with one: "Civil Aviation Minister Hardeep Puri" names a
// person, from behind the office on. A person's that ends in an office names nobody ("Chess Federation President") and
// becomes empty.
func (st *story) untitled(t *syntax.Tree, m quadpress.Mention) quadpress.Mention {
	if m.Type != quadpress.Person && m.Type != quadpress.Organization && m.Type != quadpress.Other ||
		m.Last-m.First < 2 && m.Type != quadpress.Person {
		return m
	}
	if m.Type == quadpress.Person && st.isTitle(t, m.Last-1) {
		m.First = m.Last
		return m
	}
	if m.Type == quadpress.Organization && st.isTitle(t, m.Last-1) && t.AllProper(m.Last-1, m.Last) &&
		!t.HasFunctionWord(m) {
		// "5th Group Commander" names the group alone
		if m.Last--; lexicon.Names().TypeOf[t.Lower(m.Last-1)] != "Organization" && !st.lex.Subunits[t.Lower(m.Last-1)] {
			m.Last = m.First
		}
		return m
	}
	for i := m.Last - 2; i >= m.First; i-- {
		if !st.isTitle(t, i) {
			continue
		}
		if m.Type == quadpress.Person || m.Last-i > 2 && t.AllProper(i+1, m.Last) &&
			lexicon.Names().TypeOf[t.Lower(m.Last-1)] == "" && st.lex.BodyType(t.Lower(m.Last-1)) == "" &&
			!st.lex.Governments[t.Lower(m.Last-1)] { // "General Services Administration"
			m.First, m.Type = i+1, quadpress.Person
		}
		break
	}
	return m
}

// isTitle reports whether a word is an office with a capital, as before a name. A given name that is an office too
// ("Dean", "Marshal") is none.
func (st *story) isTitle(t *syntax.Tree, i int) bool {
	w := t.Lower(i)
	return (st.lex.IsOffice(w) || lexicon.Names().Titles[w] || strings.HasSuffix(w, "ologist")) && !st.lex.Men[w] &&
		!st.lex.Women[w] && t.Tokens[i].Form != w
}

// honorific moves a form of address out of the name ("Mr. Lavrov").
func (st *story) honorific(t *syntax.Tree, r *reference) {
	for r.first < r.last-1 && (st.lex.Honorifics[t.Lower(r.first)] || st.lex.ShortOffices[t.Lower(r.first)] != "") {
		if r.first++; !st.lex.Honorifics[t.Lower(r.first-1)] {
			r.start = r.first
		}
	}
	for r.start > 0 && st.lex.Honorifics[t.Lower(r.start-1)] {
		r.start--
	}
	text, _ := t.Cut(r.first, r.last)
	r.name = name.Tidy(text)
}

// title finds the office before a person's name: "US Secretary of State John Kerry", "Syria's foreign minister Walid
// al-Mouallem". An office ends right before the name, or runs on from its head by "of" ("Minister of Defense").
func (st *story) title(t *syntax.Tree, r *reference) {
	i := beforeBrackets(t, r.start-1)
	head := -1
	for n := i; n >= 0 && n > i-8; n-- {
		w := t.Lower(n)
		if (st.lex.IsOffice(w) || st.lex.Roles[t.Lemma(n)]) && t.Tokens[n].UPOS != "VERB" || n == i && t.IsElect(n) {
			if n == i || runsOn[t.Lower(n+1)] && n+1 < i {
				head = n
				break
			}
		}
		switch tok := &t.Tokens[n]; {
		case n == i && (tok.UPOS == "PUNCT" || w == "and"): // "the leader of Oxfam and Ann Lee"
			return
		case runsOn[w] || w == "and" || w == "the":
		case tok.UPOS == "NOUN" || tok.UPOS == "PROPN" || tok.UPOS == "ADJ" || tok.XPOS == "HYPH":
		default:
			return
		}
	}
	named := t.Rel(r.head) == "compound" && t.Head(r.head) >= r.last
	if head < 0 || head != i && named { // "a spokesman for the Lind campaign" is no title of Lind's
		return
	}
	start := head
	for start > 0 && st.inTitle(t, start-1) {
		start--
	}
	for start > 1 && start < head && t.Lower(start-1) == "and" && t.Within(start-2, head) && st.inTitle(t, start-2) {
		for start -= 2; start > 0 && st.inTitle(t, start-1); { // "Road Transport and Bridges Minister"
			start--
		}
	}
	for k := start; k < head; k++ {
		if t.Lower(k) == "old" && k > 1 && t.IsTime(k-2) { // "23-year-old nurse Ann Lee"
			start = k + 1
		}
	}
	for start < head && (t.Tokens[start].UPOS == "PUNCT" || t.Tokens[start].XPOS == "POS") {
		start++
	}
	if body := st.at[t.Index][start]; body != nil && body.first < start && body.last <= head { // "Voss & Co. Chairman"
		start = body.first
	}
	r.start = start
	text, _ := t.Cut(start, r.first)
	words := strings.Fields(text)
	for k := range words {
		words[k] = wholeOffice(st.lex, words[k])
	}
	r.role = strings.Join(words, " ")
	if x := t.Tokens[head].XPOS; (x == "NNS" || x == "NNPS") && head == r.first-1 {
		// "Presidents Obama and Putin": each is one
		r.role = strings.TrimSuffix(r.role, "s")
	}
	for _, h := range strings.Fields(r.role) {
		if st.lex.Honorifics[strings.ToLower(h)] {
			r.role = strings.TrimSpace(strings.TrimSuffix(r.role, h))
		}
	}
}

// runsOn are the words by which a title before a name goes on: "Senator from Vermont Bernie Sanders".
var runsOn = lexicon.Words{"of": true, "for": true, "from": true}

// beforeBrackets is the token before the brackets that close at i, where they hold an acronym: "the president of the
// Oslo Chess Club (OCC) Ole Vik"; else i.
func beforeBrackets(t *syntax.Tree, i int) int {
	if i > 3 && t.Tokens[i].Form == ")" && t.Tokens[i-2].Form == "(" && name.IsAcronym(t.Tokens[i-1].Form) {
		return i - 3
	}
	return i
}

// inTitle reports whether a word can stand within a title to the left of its head.
func (st *story) inTitle(t *syntax.Tree, i int) bool {
	switch tok := &t.Tokens[i]; tok.UPOS {
	case "NOUN", "PROPN":
		return tok.XPOS != "NNS" || st.lex.Roles[t.Lemma(i)] || tok.UPOS == "PROPN"
	case "ADJ":
		return true
	case "VERB":
		return st.lex.Ranking[t.Lower(i)] // "Acting President"
	case "PART":
		return tok.XPOS == "POS"
	case "PUNCT":
		return tok.XPOS == "HYPH" || tok.Form == "-"
	}
	return false
}
