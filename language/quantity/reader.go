package quantity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// Found is an amount and where it stands.
type Found struct {
	// First and Last are the indexes of its first token and of the token after its last one: the number with its bound,
	// unit and rate, without the noun that it counts.
	First, Last int
	Value       Value
}

// Find returns the amounts of a sentence in reading order. They do not overlap. What stands in a name or in a date that
// the sentence mentions is none.
func Find(s *quadpress.Sentence) []Found {
	return newReader(s.Tokens, s).all()
}

// Read is what the words of a span are worth: a number, a quantity, money, or the numeral part of a noun phrase, whose
// determiners and "of" at its end may be among them ("the 20", "dozens of"). It reports false for what is no amount, or
// more than one.
func Read(tokens []quadpress.Token) (Value, bool) {
	r := newReader(tokens, nil)
	found := r.all()
	if len(found) != 1 {
		return Value{}, false
	}
	for k := range tokens {
		if inside := k >= found[0].First && k < found[0].Last; !inside && !r.isIdle(k) {
			return Value{}, false
		}
	}
	return found[0].Value, true
}

// reader reads the amounts of tokens. Each of its rules takes an index and returns what begins there.
type reader struct {
	*lexicon
	tokens   []quadpress.Token
	words    []string            // in lower case
	sentence *quadpress.Sentence // nil where the tokens are a span, whose heads say nothing
	named    []bool              // the token stands in a name or a date
}

func newReader(tokens []quadpress.Token, s *quadpress.Sentence) *reader {
	r := &reader{lexicon: load(), tokens: tokens, words: make([]string, len(tokens)), sentence: s}
	for k := range tokens {
		r.words[k] = strings.ToLower(tokens[k].Form)
	}
	if s == nil {
		return r
	}
	r.named = make([]bool, len(tokens))
	for _, m := range s.Mentions {
		switch m.Type {
		case quadpress.Number, quadpress.Quantity, quadpress.Money:
		default:
			for k := m.First; k < m.Last; k++ {
				r.named[k] = true
			}
		}
	}
	return r
}

// all are the amounts of the tokens.
func (r *reader) all() []Found {
	var found []Found
	rules := [...]func(int) (Found, bool){
		r.score, r.shares, r.votes, r.run, r.ageByDecade, r.share, r.multiple, r.ordinal, r.amount,
	}
	for i := 0; i < len(r.tokens); {
		next := i + 1
		if !r.mayBegin(r.words[i]) {
			i = next
			continue
		}
		for _, rule := range rules {
			f, ok := rule(i)
			next = max(next, f.Last)
			if ok {
				if len(found) > 0 { // "from 5 to 7 percent": a bound does not reach into the amount before
					f.First = max(f.First, found[len(found)-1].Last)
				}
				found = append(found, f)
				break
			}
		}
		i = next
	}
	return found
}

// at is the word k, empty outside of the tokens.
func (r *reader) at(k int) string {
	if k < 0 || k >= len(r.words) {
		return ""
	}
	return r.words[k]
}

// is reports whether word k is one of words.
func (r *reader) is(k int, words ...string) bool { return slices.Contains(words, r.at(k)) }

// lemma is the lemma of word k in lower case, the word itself where it has none.
func (r *reader) lemma(k int) string {
	if k < 0 || k >= len(r.tokens) || r.tokens[k].Lemma == "" {
		return r.at(k)
	}
	return strings.ToLower(r.tokens[k].Lemma)
}

// tagged reports whether token k has one of Penn's tags.
func (r *reader) tagged(k int, tags ...string) bool {
	return k >= 0 && k < len(r.tokens) && slices.Contains(tags, r.tokens[k].XPOS)
}

// isProper reports whether token k is a name by its tag.
func (r *reader) isProper(k int) bool { return r.tagged(k, "NNP", "NNPS") }

// isCapital reports whether token k begins with a capital letter.
func (r *reader) isCapital(k int) bool {
	if k < 0 || k >= len(r.tokens) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.tokens[k].Form)
	return unicode.IsUpper(first)
}

// isDash reports whether token k is a dash or a hyphen.
func (r *reader) isDash(k int) bool { return r.is(k, "-", "–", "‐", "‑", "−") }

// isHyphen reports whether token k joins the words beside it.
func (r *reader) isHyphen(k int) bool {
	return k > 0 && r.isDash(k) && r.tokens[k-1].Joined && r.tokens[k].Joined
}

// behindHyphen is k, or behind the hyphen at k.
func (r *reader) behindHyphen(k int) int {
	if r.isHyphen(k) {
		return k + 1
	}
	return k
}

// isName reports whether one of the tokens stands in a name or a date.
func (r *reader) isName(first, last int) bool {
	return r.named != nil && slices.Contains(r.named[first:last], true)
}

// isIdle reports whether token k may stand beside an amount in a span that is to be read.
func (r *reader) isIdle(k int) bool {
	return r.tagged(k, "DT", "PRP$", "POS", ",", ".", ":", "-LRB-", "-RRB-", "``", "''") ||
		r.is(k, "the", "a", "an", "its", "their", "of", "these", "those", "all")
}

// isNear reports whether a word of a list stands at most so many tokens before first or behind last, by its lemma.
func (r *reader) isNear(list set, first, last, before, behind int) bool {
	for k := max(first-before, 0); k < min(last+behind, len(r.tokens)); k++ {
		if k == first {
			k = last - 1
			continue
		}
		if list[r.words[k]] || list[r.lemma(k)] {
			return true
		}
	}
	return false
}

// countsNoun reports whether a noun in the plural stands at k, perhaps behind an adjective or two: what "12" counts in
// "12 armed men".
func (r *reader) countsNoun(k int) bool {
	for k = r.behindHyphen(k); r.tagged(k, "JJ", "JJR", "VBN", "VBG", "NN", "HYPH"); k++ {
		if r.isPlural(k) {
			return true
		}
	}
	return r.isPlural(k)
}

func (r *reader) isPlural(k int) bool {
	return r.tagged(k, "NNS", "NNPS") || r.is(k, "people", "police")
}

// isMonth reports whether token k is the name of a month.
func (r *reader) isMonth(k int) bool {
	return r.isCapital(k) && timex.IsMonth(strings.TrimSuffix(r.at(k), "."))
}
