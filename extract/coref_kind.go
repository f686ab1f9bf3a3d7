package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/name"
)

// byKind finds the only thing of the kind that a noun names among those that the sentence, or else the one before,
// speaks of, or of several the one that the story is about: "Norway closed its border ... the country".
func (st *story) byKind(m *mention) *referent {
	t := st.trees[m.sentence]
	lemma := strings.ToLower(t.Lemma(m.head))
	if m.ref != nil || m.referent.root().entity >= 0 || m.number == plural || !st.isBare(t, m) ||
		st.lex.Governments[lemma] && !st.isDoer(m) {
		return nil
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachCountry; n-- {
		var found []int
		for _, r := range st.refs[n] {
			if n == m.sentence && (r.head >= m.first || st.besideInClause(m, r)) || st.isLabel(n, r.head) ||
				r.acting && r.typ != "Country" || !st.isOfKind(lemma, st.entities[r.entity].typ) && !st.isTeam(n, r, lemma) ||
				st.isOtherPlace(lemma, r) || r.first > 0 && st.lex.Neighboring[st.trees[n].Lower(r.first-1)] ||
				n < m.sentence-st.reachOfKind(r.entity) {
				continue
			}
			if !slices.Contains(found, r.entity) {
				found = append(found, r.entity)
			}
		}
		found = st.calledBefore(found, n, m, lemma)
		if st.lex.TakingNames["SportsTeam"][lemma] { // "the club" is a team before it is any other body
			if teams := st.teams(found); len(teams) > 0 {
				found = teams
			}
			if len(found) > 1 && n < m.sentence && st.part(m) == mainSubject {
				if e := st.mainTeam(n, found); e >= 0 {
					return st.referents[e]
				}
			}
		}
		if len(found) > 0 {
			if e := st.foremost(found); e >= 0 {
				return st.referents[e]
			}
			return nil
		}
	}
	return nil
}

// teams are the sports teams among entities.
func (st *story) teams(entities []int) (out []int) {
	for _, e := range entities {
		if st.entities[e].typ == "SportsTeam" {
			out = append(out, e)
		}
	}
	return out
}

// mainTeam is the team among entities that a sentence is about, -1 for none: "Oslo beat Bergen. The team moved up".
func (st *story) mainTeam(n int, teams []int) int {
	for _, o := range st.phrases[n] {
		if o.form == named && st.part(o) == mainSubject && st.trees[n].Child(o.outer, "conj") < 0 {
			if e := o.referent.root().entity; slices.Contains(teams, e) {
				return e
			}
		}
	}
	return -1
}

// calledBefore adds the bodies with names that a sentence has called by other nouns before a mention: "Adler Air cut 20
// flights. The carrier blamed fog. The airline".
func (st *story) calledBefore(found []int, n int, m *mention, lemma string) []int {
	if m.referent.root().noun != m {
		return found
	}
	for _, o := range st.phrasesBefore(n, m.sentence, m.first) {
		e := o.referent.root().entity
		if e < 0 || o.form != described || o.ref != nil || st.schema.Class(st.entities[e].typ) != "Organization" ||
			!st.isOfKind(lemma, st.entities[e].typ) || n == m.sentence && st.fillsSameVerb(o, m) ||
			n < m.sentence-st.reachOfKind(e) || slices.Contains(found, e) {
			continue
		}
		found = append(found, e)
	}
	return found
}

// byTheme finds the thing that the story is about and that a noun can mean, however far before: in a story that names
// one town, or one of them much more often than each other, "the town" is that.
func (st *story) byTheme(m *mention) *referent {
	t := st.trees[m.sentence]
	lemma := strings.ToLower(t.Lemma(m.head))
	if r := m.referent.root(); m.ref != nil || r.entity >= 0 || r.noun != m || m.number == plural || !st.isBare(t, m) ||
		st.quotes[m.sentence][m.head] != nil || st.lex.Governments[lemma] && !st.isDoer(m) {
		return nil
	}
	e, ok := st.themes[lemma]
	if !ok {
		e = st.theme(lemma)
		st.themes[lemma] = e
	}
	if e < 0 || st.referents[e].times == 0 || st.referents[e].first >= m.sentence {
		return nil
	}
	return st.referents[e]
}

// theme is what a story is about of what a noun can mean, -1 for nothing.
func (st *story) theme(lemma string) int {
	var found []int
	for e, x := range st.entities {
		if x.typ != "Organization" && x.typ != "Place" && st.isOfKind(lemma, x.typ) { // of many kinds
			found = append(found, e)
		}
	}
	e := st.foremost(found)
	if e >= 0 && max(st.entities[e].mentions(), st.nations[st.entities[e].known]) < leastTheme {
		return -1
	}
	return e
}

// leastTheme is how often a story names what it is about.
const leastTheme = 3

// isDoer reports whether a mention is of who does what its verb says.
func (st *story) isDoer(m *mention) bool {
	t := st.trees[m.sentence]
	return t.Rels[m.outer] == "nsubj" || t.Rels[m.outer] == "obl:agent"
}

// reachCountry is how many sentences back "the country" takes up the one that the story names most.
const reachCountry = 6

// reachOfKind is how many sentences back the kind of a thing takes up its name: of bodies a story has many, of teams
// few.
func (st *story) reachOfKind(e int) int {
	x := st.entities[e]
	switch {
	case x.typ == "Country":
		for country, n := range st.nations {
			if country != x.known && n >= st.nations[x.known] {
				return 1
			}
		}
		return reachCountry
	case x.typ != "SportsTeam" && st.schema.Class(x.typ) == "Organization":
		return 1
	}
	return 3
}

// foremost is the only one of some entities, or the one that the story names much more often than each of the others,
// -1 for none.
func (st *story) foremost(entities []int) int {
	for _, e := range entities {
		if !slices.ContainsFunc(entities, func(o int) bool {
			return o != e && st.entities[e].mentions() < muchMore*st.entities[o].mentions()
		}) {
			return e
		}
	}
	return -1
}

// muchMore is how many times as often a story names what it is about as what it names beside.
const muchMore = 3

// besideInClause reports whether a name fills another place of the verb of a noun: "Siemens bought the company".
func (st *story) besideInClause(m *mention, r *reference) bool {
	t := st.trees[m.sentence]
	return t.ClauseHead(m.outer) == t.ClauseHead(r.head) && t.Rels[r.head] != "nmod:poss" && t.Rels[m.outer] != "nmod:poss"
}

// isOfKind reports whether a noun can take up a name of such a type: "the network" that of a broadcaster.
func (st *story) isOfKind(lemma, typ string) bool {
	return st.lex.TakingNames[typ][lemma] ||
		st.lex.Associations[lemma] && typ != "Country" && st.schema.Class(typ) == "Organization"
}

// isTeam reports whether a noun can take up the name of a body as that of a team, which alone is named by what all its
// players are called: "The Portland Pilots fired the coach. The team".
func (st *story) isTeam(n int, r *reference, lemma string) bool {
	return r.typ == "Organization" && r.known == "" && st.lex.TakingNames["SportsTeam"][lemma] &&
		st.trees[n].Tokens[r.last-1].XPOS == "NNPS"
}

// isOtherPlace reports whether a name says that its place is another one than a noun says: "King's Island", "Lake Como"
// are no city.
func (st *story) isOtherPlace(lemma string, r *reference) bool {
	if st.schema.Class(r.typ) != "Place" || !st.lex.Settlements[lemma] {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(r.name), " ")
	for _, w := range [...]string{first, name.Head(r.name)} {
		if w != lemma && w != "city" && w != "port" && (st.lex.Settlements[w] || st.lex.Sites[w] || st.lex.Localities[w]) {
			return true
		}
	}
	return false
}
