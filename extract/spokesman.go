package extract

import (
	"slices"
	"strings"
)

// spokenFor is the body or country for which someone says "we": that whose spokesperson, head or envoy the story says
// they are, "State Department spokesman John Kirby", "Ann Lee, the director of the museum". It is -1 for none.
func (st *story) spokenFor(e int) int {
	for n, refs := range st.refs {
		for _, r := range refs {
			if r.entity != e || r.typ != "Person" {
				continue
			}
			if b := st.titleBody(n, r); b >= 0 {
				return b
			}
			if b := st.speakingFor(n, r.head); b >= 0 {
				return b
			}
			offices := st.trees[n].Children(r.head, "appos")
			if h := st.trees[n].Head(r.head); h >= 0 && st.trees[n].Rel(r.head) == "appos" {
				// "a ministry spokesperson, Ann Lee"
				offices = append(offices, h)
			}
			for _, k := range offices {
				if st.speaksFor(n, k) {
					if b := st.officeBody(n, k); b >= 0 {
						return b
					}
				}
			}
		}
	}
	return -1
}

// speakingFor is the body or country for which a participle says that someone speaks: "Ann Lee, speaking for the
// ministry, said". It is -1 for none.
func (st *story) speakingFor(n, who int) int {
	t := st.trees[n]
	verbs := t.Children(who, "acl")
	if v := t.ClauseHead(who); v >= 0 {
		verbs = append(verbs, t.Children(v, "advcl")...)
	}
	for _, k := range verbs {
		c := st.clauses[n][k]
		if c == nil || t.Tokens[k].XPOS != "VBG" || !slices.Contains(c.Subjects, who) {
			continue
		}
		for _, o := range c.Obliques {
			r := st.at[n][o.Head]
			if r != nil && r.typ != "Person" && st.lex.Representing[c.Lemma(k)+" "+o.Preposition] {
				return r.entity
			}
		}
	}
	return -1
}

// titleBody is the body or country in the title of one who speaks for it, -1 for none.
func (st *story) titleBody(n int, r *reference) int {
	speaks := false
	for i := r.start; i < r.first; i++ {
		speaks = speaks || st.speaksFor(n, i)
	}
	for _, o := range st.refs[n] {
		if speaks && o != r && o.head >= r.start && o.head < r.first && o.typ != "Person" {
			return o.entity
		}
	}
	return -1
}

// speaksFor reports whether a word is an office whose holder speaks for the whole: not that of a deputy or a former
// one.
func (st *story) speaksFor(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if !st.lex.Spokespersons[lemma] && !st.lex.Heads[lemma] && !st.lex.Voices[lemma] {
		return false
	}
	for _, k := range t.Kids[i] {
		if w := t.Lower(k); st.lex.Bygone[w] || st.lex.Ahead[w] || st.lex.Deputizing[w] {
			return false
		}
	}
	return i == 0 || !st.lex.Bygone[t.Lower(i-1)] && !st.lex.Deputizing[t.Lower(i-1)]
}

// officeBody is the body or country that an office is said to be of, -1 for none.
func (st *story) officeBody(n, i int) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); k > i && (t.Rel(k) != "nmod" || p != "of" && p != "for" && p != "to") {
			continue
		}
		if r := st.at[n][k]; r != nil && r.typ != "Person" {
			return r.entity
		}
	}
	return -1
}
