package extract

import "strings"

// reachInFull is how many sentences below the headline call in full what that only names.
const reachInFull = 2

// byHeadline finds what the first sentences speak of in full where the headline has its noun without an article:
// "Minister quits over loan. Norway's trade minister resigned on Monday over a loan to a shipyard". A noun that the
// headline says more of is another one.
func (st *story) byHeadline(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	if r := m.referent.root(); !st.headline[n] || m.ref != nil || r.entity >= 0 || r.noun != m ||
		t.Child(m.head, "det", "nmod:poss") >= 0 {
		return nil
	}
	for k := n + 1; k < len(st.trees) && k <= n+reachInFull; k++ {
		if st.headline[k] {
			return nil
		}
		var found *referent
		for _, o := range st.phrases[k] {
			if o.form != described || o.group || !strings.EqualFold(st.trees[k].Lemma(o.head), t.Lemma(m.head)) ||
				(o.number == plural) != (m.number == plural) || !o.referent.agrees(m.referent) || st.isLikened(o) {
				continue
			}
			r := o.referent.root()
			if found != nil && r != found || !st.addsNothing(m, o) {
				return nil
			}
			found = r
		}
		if found != nil {
			m.referent.root().noun = nil // the full words name it
			return found
		}
	}
	return nil
}
