package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// trimTitles drops a person's titles and what stands before them: "US Secretary of State John Kerry" is "John Kerry". A
// mention of nothing but a title is emptied.
func (t *Tagger) trimTitles(m *quadpress.Mention, words []word) {
	for i := m.First; i < m.Last; i++ {
		w := &words[i]
		if w.phrase&isTitle != 0 || w.known&isTitle != 0 && w.known&isGiven == 0 && (i == m.First || i+1 < m.Last) {
			m.First = i + 1
		}
	}
	if m.First < m.Last && words[m.First].lower == small["of"] { // "Mayor of London", "President of Ukraine Anna Boone"
		if m.First++; m.First < m.Last && words[m.First].lower == small["the"] {
			m.First++
		}
		n, _ := t.curated.longest(words[m.First:m.Last], byForm)
		if n == 0 {
			n = m.Last - m.First
		}
		m.First += n
	}
	for m.First < m.Last && !words[m.First].capital && words[m.First].known&isParticle == 0 {
		m.First++
	}
	if n, k := t.curated.longest(words[m.First:m.Last], byForm); k&isCountry != 0 && m.Last-m.First-n > 1 {
		m.First += n // "UN envoy for Syria Staffan de Mistura"
	}
	if m.First > 1 && m.Last-m.First > 1 && words[m.First-1].lower == small["of"] &&
		words[m.First-2].known&isTitle != 0 &&
		words[m.First].known&(isGiven|isSurname) == 0 {
		m.First++ // "Minister of Defense Sergey Shoygu"
	}
}

// dropDegrees drops the degrees and honors behind persons' names: "Harry Lee, MD", "Anna Boone, QC".
func dropDegrees(s *quadpress.Sentence, words []word) {
	ends := map[int]bool{}
	for _, m := range s.Mentions {
		ends[m.Last] = ends[m.Last] || m.Type == quadpress.Person
	}
	s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool {
		w := &words[m.First]
		isDegree := m.Last-m.First == 1 && w.known&isDegree != 0 && w.capital
		return isDegree && ends[m.First-1] && words[m.First-1].lower == small[","]
	})
}

// widen takes in what belongs to a person's name but looks like no part of it: "de", "al-" and "T.V." before it, and
// what follows a hyphen ("Ban Ki-moon").
func (t *Tagger) widen(m *quadpress.Mention, tokens []quadpress.Token, words []word) {
	if m.First == m.Last {
		return
	}
	for m.First > 0 {
		i := m.First - 1
		if isDash(tokens[i].Form) && i > 0 && words[i-1].known&isArticle != 0 {
			m.First = i - 1
			continue
		}
		if w := &words[i]; m.Last-m.First == 1 && w.capital && !w.upper && w.known&isGiven != 0 &&
			w.known&isTitle == 0 && tokens[i].UPOS == "PROPN" && words[m.First].known&isSurname != 0 {
			m.First = i // "Destiny" of "Destiny Allison"
			continue
		}
		if isDotted(tokens[i].Form) && tokens[i].UPOS == "PROPN" && words[i].known&(isAnyPlace|isTitle) == 0 {
			m.First = i // "T.V. Lind"
			continue
		}
		if words[i].known&isParticle != 0 && words[i].known&isSurname == 0 && words[i].lower != small["la"] &&
			!words[i].upper {
			m.First = i
			continue
		}
		break
	}
	if m.Last < len(words) && words[m.Last-1].lowercase && words[m.Last-1].known&isParticle != 0 &&
		words[m.Last].capital {
		m.Last = words[m.Last].run.last // "Halvorsen" of "Anna van Halvorsen"
	}
	if n := m.Last + 1; n < len(tokens) && tokens[m.Last].Form == "-" && words[n].lowercase &&
		words[n].known&(isGiven|isSurname) != 0 &&
		(tokens[n].UPOS == "PROPN" || tokens[n].UPOS == "X" || m.Last-m.First > 1 && tokens[n].UPOS == "NOUN") {
		m.Last = n + 1
	}
}

// isDotted reports whether a word is one or two capitals, each with a full stop: "J.", "T.V.".
func isDotted(form string) bool {
	n := len(form)
	return (n == 2 || n == 4) && form[0] >= 'A' && form[0] <= 'Z' && form[1] == '.' &&
		(n == 2 || form[2] >= 'A' && form[2] <= 'Z' && form[3] == '.')
}

// isFullName reports whether words are a given name and a surname and can hardly be anything else.
func isFullName(words []word) bool {
	if len(words) < 2 || len(words) > 3 || words[0].known&isGiven == 0 {
		return false
	}
	for i := range words {
		k := words[i].known
		if !words[i].capital || i > 0 && k != 0 && (k&isSurname == 0 || k&isAnyPlace != 0) {
			return false
		}
	}
	return true
}

// isAnyPlace is what a word has that may name a place by itself.
const isAnyPlace = isCountry | isBigPlace | isPlace

// allTitle reports whether words are but a title, or a part of one: "President", "Supreme" in "Supreme Leader".
func allTitle(words []word) bool {
	for i := range words {
		w := &words[i]
		if w.phrase&isTitle == 0 && (len(words) > 1 || w.known&isTitle == 0) {
			return false
		}
	}
	return true
}
