package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// agree makes the names of a document agree with one another: a surname is a person where the full name was one
// ("Kerry" after "John Kerry"), and a name that was found in several sentences has the type it has most often, and is
// not missed where it stands again.
func (t *Tagger) agree(sentences []quadpress.Sentence) {
	names := t.collect(sentences)
	if len(names.types) == 0 {
		return
	}
	for i := range sentences {
		s := &sentences[i]
		s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool {
			return m.Last-m.First == 1 && names.nouns[s.Tokens[m.First].Form] && m.Type.Names()
		})
		for j := range s.Mentions {
			m := &s.Mentions[j]
			speaker := names.surnames[s.Tokens[m.First].Form] && t.speaks(s.Tokens, *m)
			known := t.isCurated(s.Tokens[m.First:m.Last]) && !speaker
			if named(m.Type) && !known {
				if k := names.typeOf(s.Tokens[m.First:m.Last]); k != "" {
					m.Type = k
				}
			}
		}
		names.addMissed(s)
	}
}

// speaks reports whether a name of one word, which is no country's, stands before a verb of saying: of "Lyons said" in
// a story about David Lyons no city is the subject.
func (t *Tagger) speaks(tokens []quadpress.Token, m quadpress.Mention) bool {
	return m.Last-m.First == 1 && m.Last < len(tokens) && t.kindsOf(tokens[m.Last].Form)&isSpeech != 0 &&
		t.kindsOf(tokens[m.First].Form)&isCountry == 0
}

// said is how often a name must have another type to outweigh one place that says what it is.
const said = 10

// documentNames are the names that one document has shown.
type documentNames struct {
	surnames, given map[string]bool                          // the last and first words of persons' full names
	types           map[string]map[quadpress.MentionType]int // how often each name had each type
	nouns           map[string]bool                          // acronyms of what has no name: "free trade zone ( FTZ )"
}

func (t *Tagger) collect(sentences []quadpress.Sentence) *documentNames {
	n := &documentNames{
		surnames: map[string]bool{}, given: map[string]bool{}, nouns: map[string]bool{},
		types: map[string]map[quadpress.MentionType]int{},
	}
	for i := range sentences {
		s := &sentences[i]
		for k := range s.Tokens {
			if t.isNounAcronym(s.Tokens, k) {
				n.nouns[s.Tokens[k].Form] = true
			}
		}
		for _, m := range s.Mentions {
			tokens := s.Tokens[m.First:m.Last]
			if last := len(tokens) - 1; m.Type == quadpress.NamedEvent && last > 0 &&
				t.kindsOf(tokens[last-1].Form)&isStorm != 0 {
				n.count(tokens[last].Form, m.Type, 10*said) // "Rita" of "Hurricane Rita"
			}
			if m.Type == quadpress.Product && len(tokens) > 1 && t.kindsOf(tokens[0].Form)&isShip != 0 {
				n.count(spell(tokens[1:]), m.Type, 10*said) // "Hopper" of "USS Hopper"
			}
			if k := t.definedAs(s, m); k == m.Type {
				n.count(spell(tokens), k, said)
			}
			if !named(m.Type) {
				continue
			}
			if m.Type == quadpress.Person && len(tokens) > 1 {
				if end := tokens[len(tokens)-1].Form; isCapital(end) {
					n.surnames[end] = true
				}
				n.given[tokens[0].Form] = true // "Ban" of "Ban Ki-moon"
			}
			n.count(spell(tokens), m.Type, 1)
			if m.Type == quadpress.Place && m.First > 1 && s.Tokens[m.First-1].Form == "of" &&
				t.kindsOf(s.Tokens[m.First-2].Form)&isSettlement != 0 {
				n.count(spell(tokens), m.Type, said) // "the island of Busuanga"
			}
			if m.Type == quadpress.Organization && m.First > 0 && !isCapital(s.Tokens[m.First-1].Form) &&
				t.kindsOf(s.Tokens[m.First-1].Form)&isBodyKind != 0 {
				n.count(spell(tokens), m.Type, said) // "the band Gigi"
			}
			if last := len(tokens) - 1; m.Type == quadpress.Organization && last > 0 &&
				t.kindsOf(tokens[last].Form)&isOrgSuffix != 0 {
				n.count(spell(tokens[:last]), m.Type, 2) // "Acme" of "Acme Inc."
			}
			if short := acronymAfter(s.Tokens, m); short != "" {
				n.count(short, m.Type, 10*said)
			}
		}
	}
	return n
}

// kindsOf is what lists know of words that stand by themselves.
func (t *Tagger) kindsOf(forms ...string) kinds {
	h := uint64(0)
	for _, f := range forms {
		h = join(h, hashOf(strings.ToLower(f)))
	}
	return t.names.entries[h].kinds
}

func (n *documentNames) count(name string, k quadpress.MentionType, times int) {
	if n.types[name] == nil {
		n.types[name] = map[quadpress.MentionType]int{}
	}
	n.types[name][k] += times
}

// acronymAfter returns the acronym that stands in brackets behind a name: "PMF" in "Popular Mobilization Forces ( PMF
// )".
func acronymAfter(tokens []quadpress.Token, m quadpress.Mention) string {
	if m.Last-m.First < 2 || m.Last+2 >= len(tokens) || tokens[m.Last].Form != "(" || tokens[m.Last+2].Form != ")" {
		return ""
	}
	short := tokens[m.Last+1].Form
	if len(short) < 2 || len(short) > 8 || short[0] != tokens[m.First].Form[0] || strings.ToUpper(short) != short ||
		isDigits(short, 8, "") {
		return ""
	}
	return short
}

// isNounAcronym reports whether a token stands in brackets behind the words in small letters that it is short for,
// and they say no body: "census - designated place ( CDP )", but "ministry of defense ( MOD )".
func (t *Tagger) isNounAcronym(tokens []quadpress.Token, i int) bool {
	short := tokens[i].Form
	if i < 3 || i+1 == len(tokens) || tokens[i-1].Form != "(" || tokens[i+1].Form != ")" || len(short) < 2 {
		return false
	}
	k := i - 2
	for n := len(short) - 1; n >= 0; n-- {
		if k > 0 && isDash(tokens[k].Form) {
			k--
		}
		small := short[n] - 'A' + 'a'
		if k < 0 || !isCapital(short[n:]) || tokens[k].Form[0] != small {
			return false
		}
		if t.kindsOf(tokens[k].Form)&(isBody|isBodyKind|isBodyNoun) != 0 {
			return false
		}
		k--
	}
	return true
}

// typeOf returns the type that a name has in the document, "" for no change.
func (n *documentNames) typeOf(tokens []quadpress.Token) quadpress.MentionType {
	if len(tokens) == 1 && n.nouns[tokens[0].Form] {
		return ""
	}
	best, most := quadpress.MentionType(""), 0
	for _, k := range types {
		if c := n.types[spell(tokens)][k]; c > most {
			best, most = k, c
		}
	}
	if len(tokens) == 1 && most < said && (n.surnames[tokens[0].Form] || n.given[tokens[0].Form] && most == 0) {
		return quadpress.Person
	}
	return best
}

// longestName is the length in words of the longest name that [documentNames.addMissed] looks for.
const longestName = 5

// addMissed adds names that were found elsewhere in the document, where they are capitalised and read as a name. A
// name that the document has more than once takes the place of parts of it.
func (n *documentNames) addMissed(s *quadpress.Sentence) {
	found := slices.Clone(s.Mentions)
	for i := 0; i < len(s.Tokens); i++ {
		if !isCapital(s.Tokens[i].Form) || i > 1 && isDash(s.Tokens[i-1].Form) && s.Tokens[i-1].Joined {
			continue
		}
		for last := min(i+longestName, len(s.Tokens)); last > i; last-- {
			if !n.missed(s, i, last) {
				continue
			}
			m := quadpress.Mention{First: i, Last: last, Type: n.typeOf(s.Tokens[i:last])}
			switch {
			case !overlaps(found, i, last):
				s.Mentions = append(s.Mentions, m)
			case last-i > 1 && n.types[spell(s.Tokens[i:last])][m.Type] > 1 && !slices.Contains(found, m):
				replace(s, m)
			default:
				continue
			}
			i = last - 1
			break
		}
	}
	slices.SortFunc(s.Mentions, byPlace)
}

// missed reports whether the tokens are a name of the document, and read as one here.
func (n *documentNames) missed(s *quadpress.Sentence, first, last int) bool {
	tokens := s.Tokens[first:last]
	kind := n.typeOf(tokens)
	if kind == "" || kind == quadpress.Other {
		return false
	}
	end := &tokens[len(tokens)-1]
	if !isCapital(end.Form) {
		return false
	}
	if last < len(s.Tokens) {
		next := &s.Tokens[last]
		if isCapital(next.Form) && next.UPOS == "PROPN" || isDash(next.Form) && end.Joined {
			return false
		}
		if kind == quadpress.Person && next.UPOS == "VERB" && end.UPOS != "PRON" {
			return true
		}
	}
	// an acronym that the text itself has in brackets behind a name, however it is tagged later
	introduced := n.types[spell(tokens)][kind] >= 10*said && strings.ToUpper(end.Form) == end.Form
	return end.UPOS == "PROPN" || introduced && end.UPOS == "NOUN"
}

// named reports whether a type is one of those that a name has throughout a document.
func named(k quadpress.MentionType) bool {
	return k == quadpress.Person || k == quadpress.Organization || k == quadpress.Place || k == quadpress.Other
}

func isCapital(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

func spell(tokens []quadpress.Token) string {
	if len(tokens) == 1 {
		return tokens[0].Form
	}
	n := 0
	for i := range tokens {
		n += len(tokens[i].Form) + 1
	}
	b := make([]byte, 0, n)
	for i := range tokens {
		b = append(b, tokens[i].Form...)
		b = append(b, ' ')
	}
	return string(b)
}

// isCurated reports whether the lists know a name beyond doubt.
func (t *Tagger) isCurated(tokens []quadpress.Token) bool {
	n, k := t.curated.longestOf(tokens)
	return n == len(tokens) && k != 0
}
