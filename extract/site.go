package extract

import "strings"

// namedSite makes a reference of a noun for a site with the name before it: "the Omar oil field", "the Incirlik air base". The
// mention, if there is one, has the name alone, and may take it for a person's.
func (st *story) namedSite(n, i int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.lemma(i))
	if !st.lex.NamedSites[lemma] || t.Tokens[i].XPOS != "NN" || st.at[n][i] != nil && st.at[n][i].first < i {
		return
	}
	first := i
	for k := i - 1; k >= 0 && (t.head(k) == i || t.head(k) > k && t.head(k) < i || t.rel(k) == "flat" && t.within(k, i)); k-- {
		if u := t.Tokens[k].UPOS; u != "PROPN" && u != "NOUN" {
			break
		}
		if r := st.at[n][k]; r != nil && (r.known != "" || r.acting || r.role != "" || class(st.schema, r.typ) == "Organization") { // "the Syria border crossing", "the Shell refinery"
			return
		}
		first = k
	}
	if d := t.child(i, "det"); first == i || t.Tokens[first].UPOS != "PROPN" || d < 0 || t.lower(d) != "the" {
		return
	}
	kept := st.refs[n][:0]
	for _, r := range st.refs[n] {
		if r.first < first || r.last > i+1 {
			kept = append(kept, r)
		}
	}
	st.refs[n] = kept
	for k := first; k <= i; k++ {
		st.at[n][k] = nil
	}
	text, _ := t.cut(first, i+1)
	st.place(n, &reference{head: i, first: first, last: i + 1, start: first, name: tidyName(text), typ: "CivicStructure"})
}

// nameOwner refers to the country that a body's name begins with: of "the French Defense Ministry" France. It is nil for none.
func (st *story) nameOwner(t *tree, r *reference) *reference {
	last := strings.ToLower(r.name[strings.LastIndexByte(r.name, ' ')+1:])
	if class(st.schema, r.typ) != "Organization" || !st.lex.Bodies["GovernmentOrganization"][last] || loadNames().Private[last] {
		return nil
	}
	for k := r.last - 1; k > r.first; k-- {
		text, _ := t.cut(r.first, k)
		name := tidyName(text)
		c, ok := st.gaz.adjectives[name]
		if !ok {
			c, ok = st.gaz.find(name)
		}
		if ok && c.typ == "Country" && c.id != r.known {
			return &reference{head: r.first, first: r.first, last: k, start: r.first, name: name, known: c.id, typ: c.typ, acting: true}
		}
	}
	return nil
}
