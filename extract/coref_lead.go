package extract

import "slices"

// reachLead is how many sentences after the one that opens a story name those of whom that tells.
const reachLead = 5

// byLead finds the name that the sentences after the first one give to someone whom that describes: by what befell him
// or what he is charged with, where no other has that, "A man has been charged with murder after a nurse was stabbed.
// Ann Lee, 31, died in hospital. Ole Vik will appear in court"; or of the holder of an office, by his age, "The mayor
// of Lom resigned on Friday. Ann Lee, 52, said".
func (st *story) byLead(m *mention) *referent {
	n, r := m.sentence, m.referent.root()
	for k := range n {
		if !st.headline[k] {
			return nil
		}
	}
	if st.headline[n] || m.number != singular || m.kind != isPerson || r.entity >= 0 || r.noun != m ||
		st.quotes[n][m.head] != nil {
		return nil
	}
	if o := st.heldInLead(m); o != nil {
		return o
	}
	own := st.fateOf(m)
	if own == 0 || !st.isIndefinite(st.trees[n], m.head) || slices.ContainsFunc(st.phrases[n], func(o *mention) bool {
		return o != m && o.form != pronominal && o.kind&isPerson != 0 && o.referent.root() != r && st.fateOf(o)&own != 0
	}) {
		return nil
	}
	var found *referent
	for k := n + 1; k < len(st.trees) && k <= n+reachLead; k++ {
		for _, o := range st.phrases[k] {
			if o.ref == nil || o.form != named || o.ref.typ != "Person" || o.ref.acting || st.fateOf(o)&own == 0 {
				continue
			}
			switch p := o.referent.root(); {
			case p == found:
			case found != nil, !p.agrees(r), st.isOtherSex(o.ref, r.gender):
				return nil
			default:
				found = p
			}
		}
	}
	if found == nil || slices.ContainsFunc(st.phrases[n], func(o *mention) bool { return o.referent.root() == found }) {
		return nil
	}
	return found
}

// heldInLead is who holds the office whose holder is the subject of the sentence that opens a story, where the next one
// is about someone whose age it tells and whom it gives no other office, or of whom it tells what he once was: "The
// envoy to Lom stepped down. Ann Lee, a former judge, had led the talks". It is nil for none.
func (st *story) heldInLead(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	if n+1 >= len(st.trees) || !st.isOffice(t, m.head) || !st.isDefinite(t, m) || st.part(m) != mainSubject {
		return nil
	}
	for _, o := range st.phrases[n+1] {
		if o.form == named && o.ref != nil && o.first == 0 && o.ref.typ == "Person" && o.ref.role == "" &&
			st.part(o) == mainSubject && (st.isAged(o) || st.wasOnce(o)) && o.referent.agrees(m.referent) &&
			!st.isOtherSex(o.ref, m.referent.root().gender) {
			return o.referent.root()
		}
	}
	return nil
}

// wasOnce reports whether what stands behind a name is what its bearer once was, and its verb goes back before what the
// story tells: "Ann Lee, a former judge, had led the talks".
func (st *story) wasOnce(o *mention) bool {
	n, t := o.sentence, st.trees[o.sentence]
	v := t.ClauseHead(o.outer)
	if v < 0 || st.clauses[n][v] == nil || !slices.ContainsFunc(t.Children(v, "aux"), func(k int) bool {
		return t.Lower(k) == "had"
	}) {
		return false
	}
	return slices.ContainsFunc(t.Children(o.head, "appos"), func(k int) bool {
		return slices.ContainsFunc(t.Children(k, "amod"), func(a int) bool { return st.lex.Bygone[t.Lower(a)] })
	})
}
