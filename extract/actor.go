package extract

import (
	"strings"
	"unicode"
)

// describedActors makes entities of the bodies and groups that a story speaks of by a description alone, where it does so as
// of known ones and they act or are acted upon: "the opposition rejected the plan", "security forces arrested Hassan". Their
// names have no capital, and by that they stay what one document speaks of; see isGeneral.
func (st *story) describedActors() {
	byName := map[string]int{}
	for n := range st.trees {
		for _, m := range st.phrases[n] {
			r := m.referent.root()
			if m.form != described || m.group || m.ref != nil || r.entity >= 0 || len(r.members) > 0 {
				continue
			}
			name, typ := st.actorName(m)
			if name == "" || !st.takesAction(m) {
				continue
			}
			e, ok := byName[name]
			if !ok {
				e = len(st.entities)
				byName[name] = e
				st.entities = append(st.entities, &entity{name: name, key: nameKey(name), typ: typ, names: map[string]int{name: 1}, roles: map[string]bool{}, types: map[string]int{typ: 1}, order: e})
				st.referents = append(st.referents, r)
			}
			r.entity = e
		}
	}
}

// actorName is the description of a body or group with its type, empty where it names none or speaks of any of its kind: "the
// rebels", "government forces", "police", but not "rebels", "a court", "their army", "the police in Lyon".
func (st *story) actorName(m *mention) (name, typ string) {
	t := st.trees[m.sentence]
	if typ = st.actorType(t, m.head); typ == "" || m.last != m.head+1 {
		return "", ""
	}
	known := st.lex.Standing[t.lower(m.head)]
	for _, k := range t.kids[m.head] {
		switch t.rel(k) {
		case "det":
			if w := t.lower(k); w != "the" && w != "this" && w != "these" && w != "those" && w != "that" {
				return "", ""
			}
			known = true
		case "nummod", "nmod", "appos", "acl", "flat", "case", "conj":
			if t.rel(k) == "case" || t.rel(k) == "conj" {
				continue
			}
			return "", ""
		case "compound":
			known = true
		case "amod":
			if st.lex.Counting[t.lower(k)] || st.lex.Indefinite[t.lower(k)] {
				return "", ""
			}
		}
	}
	if !known {
		return "", ""
	}
	first := m.first
	for first < m.head && (t.Tokens[first].UPOS == "DET" || t.Tokens[first].XPOS == "PDT") {
		first++
	}
	name, _ = t.cut(first, m.last)
	if first == 0 { // the sentence's capital is none of its own
		name = strings.ToLower(name[:1]) + name[1:]
	}
	if !isDescription(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }) {
		return "", ""
	}
	return name, typ
}

// actorType is the type of what a noun for a body or group describes, empty for other nouns.
func (st *story) actorType(t *tree, i int) string {
	lemma := strings.ToLower(t.lemma(i))
	if t.Tokens[i].UPOS != "NOUN" {
		return ""
	}
	plural := t.Tokens[i].XPOS == "NNS"
	switch typ := st.lex.bodyType(lemma); {
	case typ != "" && (!plural || st.lex.Members[lemma]):
		return typ
	case st.lex.Standing[t.lower(i)]:
		return "GovernmentOrganization"
	case plural && st.lex.Members[lemma] && st.isPersonNoun(lemma), plural && lemma == "force" || lemma == "troops":
		return "Group"
	}
	return ""
}

// takesAction tells whether a mention is who does something to someone, or to whom it is done, in an event of the ontology.
func (st *story) takesAction(m *mention) bool {
	t := st.trees[m.sentence]
	h := m.head
	for t.rel(h) == "conj" && t.head(h) >= 0 {
		h = t.head(h)
	}
	c := st.clauses[m.sentence][t.head(h)]
	if c == nil {
		return false
	}
	switch t.rel(h) {
	case "nsubj", "obj":
		return st.isAct(c)
	case "obl":
		return t.rels[h] == "obl:agent" || t.preposition(h) == "by" || st.verb(c, t.preposition(h)) != nil
	}
	return false
}
