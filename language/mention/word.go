package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// word is one token seen by itself and among its neighbours.
type word struct {
	form, lower uint64 // hashes
	initial     rune
	known       kinds // what it is by itself
	phrase      kinds // what phrases of two or more words around it are
	inPhrase    bool  // the phrase began before it
	capital     bool  // starts with a capital letter
	upper       bool  // has two or more letters, all of them capital
	lowercase   bool  // starts with a small letter
	mixed       bool  // has a capital behind a small letter, as no name of a person has: "PayPal"
	digits      bool  // a number in digits
	marked      bool  // such a number has a comma or a point in it
	hyphen      bool
	run         run
}

// run is the stretch of capitalised words that a word lies in.
type run struct{ first, last int } // half open; empty for a word that is in none

// readWords fills t.words from a sentence.
func (t *Tagger) readWords(s *quadpress.Sentence, b *buffer) {
	b.words = resize(b.words, len(s.Tokens))
	for i := range s.Tokens {
		t.readWord(&b.words[i], &s.Tokens[i], b)
	}
	t.findPhrases(b.words)
	findRuns(b.words)
}

func (t *Tagger) readWord(w *word, token *quadpress.Token, b *buffer) {
	*w = word{form: hashOf(token.Form), hyphen: token.Form == "-"}
	lower := b.lower[:0]
	letters, capitals := 0, 0
	for i, r := range token.Form {
		if i == 0 {
			w.initial = r
		}
		switch {
		case unicode.IsUpper(r):
			letters++
			capitals++
			w.capital = w.capital || i == 0
		case unicode.IsLetter(r):
			letters++
			w.lowercase = w.lowercase || i == 0
		case r == '’':
			r = '\''
		}
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	b.lower = lower
	w.digits = isDigits(token.Form, 20, ",.")
	w.marked = w.digits && !isDigits(token.Form, 20, "")
	w.upper = letters > 1 && letters == capitals
	w.mixed = isMixed(token.Form)
	w.lower = hashOf(string(lower))
	w.known = t.names.entries[join(0, w.lower)].kinds
}

// isMixed reports whether a word has a capital behind a small letter other than that of a name's prefix or second part:
// "McDonald", "DiCaprio", "Jean-Luc".
func isMixed(form string) bool {
	for _, prefix := range [...]string{"Mac", "Mc", "De", "Di", "Du", "Da", "La", "Le", "Van", "Von", "Fitz", "Al", "El"} {
		if rest, ok := strings.CutPrefix(form, prefix); ok && isCapital(rest) {
			form = rest
			break
		}
	}
	small := false
	for _, r := range form {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// findPhrases marks the words of the longest known phrases of two or more words.
func (t *Tagger) findPhrases(words []word) {
	for i := 0; i < len(words); {
		n, k := t.names.longest(words[i:], byLower)
		if n < 2 {
			i++
			continue
		}
		for j := i; j < i+n; j++ {
			words[j].phrase = k
			words[j].inPhrase = j > i
		}
		i += n
	}
}

// longest returns the length of the longest known phrase that the words start with, 0 for none, and what it is. key
// gives the hash that a word is looked up by.
func (g *gazetteer) longest(words []word, key func(*word) uint64) (n int, k kinds) {
	var h uint64
	for i := range words {
		h = join(h, key(&words[i]))
		e, ok := g.entries[h]
		if !ok {
			break
		}
		if e.kinds != 0 {
			n, k = i+1, e.kinds
		}
		if !e.more {
			break
		}
	}
	return n, k
}

// longestOf is longest for tokens, by their forms.
func (g *gazetteer) longestOf(tokens []quadpress.Token) (n int, k kinds) {
	words := make([]word, len(tokens))
	for i := range tokens {
		words[i].form = hashOf(tokens[i].Form)
	}
	return g.longest(words, byForm)
}

func byLower(w *word) uint64 { return w.lower }
func byForm(w *word) uint64  { return w.form }

// findRuns finds the stretches of capitalised words. A hyphen or a particle between two of them belongs to the stretch.
func findRuns(words []word) {
	for i := 0; i < len(words); i++ {
		if !words[i].capital {
			continue
		}
		end := i + 1
		for end < len(words) {
			switch {
			case words[end].capital:
				end++
				continue
			case end+1 < len(words) && words[end+1].capital && (words[end].known&isParticle != 0 || words[end].hyphen):
				end += 2
				continue
			}
			break
		}
		for j := i; j < end; j++ {
			words[j].run = run{i, end}
		}
		i = end - 1
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}
