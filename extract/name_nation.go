package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

// nation cuts a nation's body down to the nation, of which body makes more: of "Iraqi security forces" Iraqi, of "U.S.
// military" U.S. Those that are known stay: "Syrian army".
func (st *story) nation(t *syntax.Tree, m quadpress.Mention) quadpress.Mention {
	text, _ := t.Cut(m.First, m.Last)
	if m.Type != quadpress.Organization || t.Tokens[m.Last-1].Form != t.Lower(m.Last-1) {
		return m
	}
	if _, ok := st.gaz.Find(text); ok {
		return m
	}
	for last := m.Last - 1; last > m.First; last-- {
		text, _ := t.Cut(m.First, last)
		if _, ok := st.gaz.Adjectives[text]; ok {
			m.Last, m.Type = last, quadpress.Group
		} else if k, ok := st.gaz.Find(text); ok && k.Type == "Country" {
			m.Last, m.Type = last, quadpress.Place
		}
	}
	return m
}

// anotherCountrys reports whether a name that by itself stands for an organ of one country is said to be another's:
// "Mexico's Senate", "the Chilean Congress".
func (st *story) anotherCountrys(t *syntax.Tree, first int, k name.Curated) bool {
	before := first - 1
	if before > 0 && t.Tokens[before].XPOS == "POS" {
		before--
	}
	if k.Country == "" || before < 0 {
		return false
	}
	r := st.at[t.Index][before]
	return r != nil && r.typ == "Country" && r.known != name.Local(k.Country) && r.known != k.Country
}

// countNations counts what the story names of each country, names that several countries' organs bear left out.
func (st *story) countNations() {
	st.nations, st.organs = map[string]int{}, map[string][]string{}
	for _, t := range st.trees {
		for _, m := range t.Mentions {
			text, _ := t.Cut(m.First, m.Last)
			text = name.Tidy(text)
			k, ok := st.gaz.Find(text)
			if ok && !st.gaz.Ambiguous[text] {
				st.nations[st.gaz.CountryOf(k)]++
			}
			organ, owner, _ := strings.Cut(text, " of ")
			if country, known := st.gaz.Find(strings.TrimPrefix(owner, "the ")); known && !ok {
				st.organs[organ] = append(st.organs[organ], st.gaz.CountryOf(country))
				st.nations[st.gaz.CountryOf(country)]++
			}
		}
		for i := range t.Tokens {
			k, ok := st.gaz.Adjectives[t.Tokens[i].Form]
			if !ok {
				k, ok = st.gaz.Demonyms[t.Tokens[i].Form]
			}
			if ok {
				st.nations[st.gaz.CountryOf(k)]++
			}
		}
	}
	delete(st.nations, "")
}

// isForeign reports whether the story is about other countries than that whose organ bears a name by itself: "Congress"
// is none of the United States where the story names the Congress of Chile, or Chile and nothing American.
func (st *story) isForeign(called string, k name.Curated) bool {
	if k.Country == "" || !st.gaz.Ambiguous[called] {
		return false
	}
	country := st.gaz.CountryOf(k)
	if others := st.organs[called]; len(others) > 0 {
		return !slices.Contains(others, country)
	}
	return st.nations[country] == 0 && len(st.nations) > 0
}

// isStatecraft reports whether a noun is for what countries do to one another: "imposed sanctions".
func (st *story) isStatecraft(noun string) bool {
	return slices.ContainsFunc(st.schema.NounPrepositions(noun), func(preposition string) bool {
		return st.schema.Noun(noun, preposition).Event == "SANCTION"
	})
}

// onRoute reports whether a name is an end of a way or of what moves on it: "the line between Lom and Voss".
func (st *story) onRoute(t *syntax.Tree, i int) bool {
	for t.Rel(i) == "conj" && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	return t.Head(i) >= 0 && t.Preposition(i) == "between" && st.lex.Routes[t.Lemma(t.Head(i))]
}

// capitalActs reports whether a capital stands for its government: where it speaks or acts, or is spoken to ("Moscow
// denied the report", "ties between Moscow and Washington"), not where something is in it or goes to it.
func (st *story) capitalActs(t *syntax.Tree, r *reference) bool {
	i := r.head
	for t.Rel(i) == "conj" && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	h := t.Head(i)
	if h < 0 {
		return false
	}
	lemma := t.Lemma(h)
	switch prep := t.Preposition(i); {
	case t.Rels[i] == "nsubj" && t.Tokens[h].UPOS == "VERB":
		if st.lex.Speech[lemma] || st.lex.Commissive[lemma] || st.lex.Directive[lemma] {
			return true
		}
		p := st.schema.Verb(lemma, "", "")
		return p != nil && p.Event != "" && p.Name != "hosted" || st.isStatecraft(t.Lemma(max(0, t.Child(h, "obj"))))
	case t.Rels[i] == "nsubj" && t.Tokens[h].UPOS == "ADJ":
		return t.Child(h, "xcomp", "ccomp", "advcl") >= 0 // "Moscow is ready to talk"
	case t.Rels[i] == "obj" || t.Rels[i] == "iobj": // "urged Moscow to"
		p := st.schema.Verb(lemma, "", "")
		return p != nil && (st.lex.Directive[lemma] || p.Event == "REQUEST" || p.Event == "ACCUSE" || p.Event == "SUPPORT" ||
			p.Event == "REJECT" || p.Event == "THREATEN")
	case t.Rels[i] == "nmod:poss" && st.lex.Roles[lemma]: // "Moscow's envoy", not "Moscow's mayor"
		return st.lex.Delegates[lemma]
	case t.Rels[i] == "nmod:poss":
		return st.schema.NounPrepositions(lemma) != nil
	case prep == "of": // "at the request of Ankara"
		p := st.schema.Noun(lemma, "to")
		return p != nil && p.Event == "REQUEST"
	case prep == "with" || prep == "between":
		return !st.onRoute(t, i)
	case prep == "by":
		return t.Rels[i] == "obl:agent" || t.Tokens[h].XPOS == "VBN"
	case prep == "to":
		p := st.schema.Verb(lemma, "", "to")
		return p != nil && p.Event != "" && p.Name != "visited"
	}
	return false
}
