package extract

import (
	"slices"
	"strings"
)

// bySomeone finds the only person, or the only people, of whom the sentence before speaks, where a noun takes up
// anyone: "A retired teacher has been charged with theft. The woman", "Eleven miners were trapped. The men".
func (st *story) bySomeone(m *mention) *referent {
	t := st.trees[m.sentence]
	if r := m.referent.root(); m.ref != nil || r.entity >= 0 || r.noun != m || m.sentence == 0 ||
		st.quotes[m.sentence][m.head] != nil || !st.lex.TakingPeople["anyone"][strings.ToLower(t.Lemma(m.head))] ||
		m.number == anyNumber || !st.isBareCount(t, m) {
		return nil
	}
	_, ofAge := st.lex.Ages[strings.ToLower(t.Lemma(m.head))]
	var found []*referent
	for n := m.sentence - 1; n <= m.sentence; n++ {
		for _, o := range st.phrasesBefore(n, m.sentence, m.head) {
			r := o.referent.root()
			if o.number != m.number || o.kind&isPerson == 0 || r.kind&isPerson == 0 || o.form == pronominal && r.noun == nil ||
				st.isLabel(n, o.head) || r == m.referent.root() || !r.agrees(m.referent) || slices.Contains(found, r) ||
				o.ref != nil && st.isOtherSex(o.ref, m.referent.root().gender) {
				continue
			}
			if n == m.sentence || o.kind != isPerson || !st.canBeTaken(o, m) || st.quotes[n][o.head] != nil ||
				ofAge && st.isOffice(st.trees[n], o.head) { // "the baby" is no constable
				return nil
			}
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}
