package extract

import (
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

// noteOffices gathers the offices that the story gives people: by title, "Russian Foreign Minister Sergei Lavrov", by
// apposition, "Anna Lind, the mayor of Oslo", and by saying so, "Anna Lind is the mayor of Oslo".
func (st *story) noteOffices() {
	for n, t := range st.trees {
		for _, r := range st.refs[n] {
			if r.role != "" && r.typ == "Person" {
				st.noteOffice(r.entity, strings.ToLower(r.role))
			}
		}
		for i := range t.Tokens {
			if !st.isOffice(t, i) {
				continue
			}
			who := -1
			if h := t.Head(i); h >= 0 && t.Rel(i) == "appos" {
				who = h
			} else if c := st.clauses[n][i]; c != nil && c.Copula >= 0 && len(c.Subjects) > 0 && !c.Negated(i) {
				who = c.Subjects[0]
			}
			if who < 0 {
				continue
			}
			if r := st.at[n][who]; r != nil && r.typ == "Person" && !r.acting {
				st.noteOffice(r.entity, st.officeWords(t, i))
			}
		}
	}
	st.findHolders()
}

// noteOffice notes an office in lower case.
func (st *story) noteOffice(e int, office string) {
	if o := &st.entities[e].offices; !slices.Contains(*o, office) {
		*o = append(*o, office)
	}
}

// isOffice reports whether a noun names what one person is.
func (st *story) isOffice(t *syntax.Tree, i int) bool {
	return st.lex.Roles[strings.ToLower(t.Lemma(i))] && t.Tokens[i].XPOS != "NNS" && t.Tokens[i].XPOS != "NNPS" &&
		st.at[t.Index][i] == nil
}

// officeWords are the words of an office and of what it is of, in lower case.
func (st *story) officeWords(t *syntax.Tree, i int) string {
	return strings.ToLower(t.Join(t.Trim(t.Subtree(i, func(k int) bool {
		switch t.Rel(k) {
		case "amod", "compound", "nmod", "flat", "fixed":
			return false
		case "case":
			return t.Head(k) == i
		}
		return true
	}))))
}

// byRole finds the one person of the story who holds the office that a noun names: "the Russian foreign minister", "the
// mayor of Oslo". Of several who hold it it is the only one whom the last sentences speak of.
func (st *story) byRole(m *mention) *referent {
	if m.referent.root().entity >= 0 || m.ref != nil || !st.isOffice(st.trees[m.sentence], m.head) {
		return nil
	}
	want, ok := st.wanted(m.sentence, m.head)
	if !ok {
		return nil
	}
	var holders []int
	for _, h := range st.holders[want[0]] {
		if (len(holders) == 0 || holders[len(holders)-1] != h.entity) && st.officeHas(h.office, want) {
			holders = append(holders, h.entity)
		}
	}
	if holders = st.lastSpokenOf(holders, m); len(holders) != 1 {
		return nil
	}
	return st.referents[holders[0]]
}

// lastSpokenOf are, of several entities, those of which the last sentences speak before a mention, or all.
func (st *story) lastSpokenOf(entities []int, m *mention) []int {
	for n := m.sentence; len(entities) > 1 && n >= 0 && n >= m.sentence-2; n-- {
		var here []int
		for _, r := range st.refs[n] {
			if (n < m.sentence || r.head < m.first) && slices.Contains(entities, r.entity) && !slices.Contains(here, r.entity) {
				here = append(here, r.entity)
			}
		}
		if len(here) > 0 {
			return here
		}
	}
	return entities
}

// sought reports whether a noun stands for the office rather than for its holder: "was nominated for the mayor of
// Oslo", "a candidate for prime minister".
func (st *story) sought(n, i int) bool {
	t := st.trees[n]
	switch t.Preposition(i) {
	case "for", "as", "to":
		if h := t.Head(i); h >= 0 {
			lemma := strings.ToLower(t.Lemma(h))
			return st.lex.Candidacy[lemma] || st.lex.Appointing[lemma]
		}
	}
	return false
}

// wanted are the noun of an office and what tells it from others; ok is false where the phrase does not say that the
// holder is known.
func (st *story) wanted(n, i int) (want []string, ok bool) {
	t := st.trees[n]
	want = []string{strings.ToLower(t.Lemma(i))}
	word := func(k int) string {
		if r := st.at[n][k]; r != nil && r.known != "" {
			return r.known
		}
		return t.Lower(k)
	}
	for _, k := range t.Kids[i] {
		switch rel := t.Rels[k]; rel {
		case "det":
			if t.Lower(k) != "the" {
				return nil, false
			}
			ok = true
		case "nmod:poss": // "Norway's prime minister"
			if r := st.at[n][k]; r == nil || r.known == "" {
				return nil, false
			}
			ok = true
			want = append(want, word(k))
		case "amod", "compound":
			want = append(want, word(k))
		case "nmod":
			if t.Preposition(k) != "of" {
				return nil, false
			}
			want = append(want, word(k))
		case "appos", "acl", "acl:relcl", "conj":
			return nil, false
		}
	}
	return want, ok
}

// holder is someone who holds an office, and the words of that: nationalities count as their country.
type holder struct {
	entity int
	office lexicon.Words
}

// findHolders lists who holds offices by the nouns of these.
func (st *story) findHolders() {
	st.holders = map[string][]holder{}
	for e, ent := range st.entities {
		for _, office := range ent.offices {
			if ent.typ == "Person" {
				head, have := st.readOffice(office)
				st.holders[head] = append(st.holders[head], holder{e, have})
				if head == "minister" && have["prime"] { // "the premier"
					premier := maps.Clone(have)
					delete(premier, "prime")
					premier["premier"] = true
					st.holders["premier"] = append(st.holders["premier"], holder{e, premier})
				}
			}
		}
	}
}

// readOffice returns the noun of an office and all its words.
func (st *story) readOffice(office string) (head string, have lexicon.Words) {
	have = lexicon.Words{}
	of := false
	for w := range strings.FieldsSeq(office) {
		of = of || w == "of" || w == "for" || w == "to"
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if !of {
			head = w
		}
		have[w] = true
		name := name.TitleCase(w)
		if k, ok := st.gaz.Adjectives[name]; ok {
			have[k.ID] = true
		}
		for _, form := range [...]string{name, strings.ToUpper(w)} {
			if k, ok := st.gaz.Find(form); ok {
				have[k.ID] = true
			}
		}
	}
	return head, have
}

// officeHas reports whether an office with the wanted noun has all other wanted words, and none that makes it another:
// a vice president is no president.
func (st *story) officeHas(have lexicon.Words, want []string) bool {
	if slices.ContainsFunc(want, func(w string) bool { return !have[w] }) {
		return false
	}
	for w := range have {
		if (lesser[w] || st.lex.Bygone[w]) && !slices.Contains(want, w) {
			return false
		}
	}
	return true
}

// lesser are words before an office that make it another one.
var lesser = lexicon.Words{"vice": true, "deputy": true, "assistant": true, "associate": true, "under": true,
	"sub": true, "junior": true, "prime": true}
