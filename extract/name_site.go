package extract

import (
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

// namedSite makes a reference of a noun for a site with the name before it: "the Omar oil field", "the Incirlik air
// base". The mention, if there is one, has the name alone, and may take it for a person's.
func (st *story) namedSite(n, i int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if !st.lex.NamedSites[lemma] || t.Tokens[i].XPOS != "NN" || st.at[n][i] != nil && st.at[n][i].first < i {
		return
	}
	first := i
	for k := i - 1; k >= 0 && (t.Head(k) == i || t.Head(k) > k && t.Head(k) < i ||
		t.Rel(k) == "flat" && t.Within(k, i)); k-- {
		if u := t.Tokens[k].UPOS; u != "PROPN" && u != "NOUN" {
			break
		}
		if r := st.at[n][k]; r != nil && (r.known != "" || r.acting || r.role != "" ||
			st.schema.Class(r.typ) == "Organization") {
			// "the Syria border crossing", "the Shell refinery"
			return
		}
		first = k
	}
	if d := t.Child(i, "det"); first == i || t.Tokens[first].UPOS != "PROPN" || d < 0 || t.Lower(d) != "the" {
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
	text, _ := t.Cut(first, i+1)
	st.place(n, &reference{head: i, first: first, last: i + 1, start: first, name: name.Tidy(text), typ: "CivicStructure"})
}

// nameOwner refers to the country that a body's name begins with: of "the French Defense Ministry" France. It is nil
// for none.
func (st *story) nameOwner(t *syntax.Tree, r *reference) *reference {
	last := strings.ToLower(r.name[strings.LastIndexByte(r.name, ' ')+1:])
	if st.schema.Class(r.typ) != "Organization" || !st.lex.Bodies["GovernmentOrganization"][last] ||
		lexicon.Names().Private[last] {
		return nil
	}
	for k := r.last - 1; k > r.first; k-- {
		text, _ := t.Cut(r.first, k)
		name := name.Tidy(text)
		c, ok := st.gaz.Adjectives[name]
		if !ok {
			c, ok = st.gaz.Find(name)
		}
		if ok && c.Type == "Country" && c.ID != r.known {
			return &reference{head: r.first, first: r.first, last: k, start: r.first, name: name, known: c.ID, typ: c.Type,
				acting: true}
		}
	}
	return nil
}
