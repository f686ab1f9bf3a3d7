package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// typeByDeed is the type that a name has by what its bearer does or is said of it, and no person does or is: "" for
// none.
func (st *story) typeByDeed(n int, m quadpress.Mention, head int) string {
	t := st.trees[n]
	switch {
	case m.Type == quadpress.Person && isWhich(t, m, head):
		if c := st.clauses[n][t.Child(head, "acl")]; c != nil && c.Is(st.lex.Competing) && hasName(t, c.Objects) {
			return "SportsTeam"
		}
		return "Organization"
	case m.Type == quadpress.Person && m.Last == m.First+1 && ownsName(t, m, head):
		return "Organization"
	case st.seafares(n, m, head):
		return "Ship"
	case st.hires(n, head), st.isNickname(t, m):
		return "SportsTeam"
	case m.Type != quadpress.Person && m.Type != quadpress.Place:
		return ""
	case m.Type == quadpress.Place && st.wins(n, head):
		return "Organization"
	case m.Type == quadpress.Place && st.plays(t, head):
		return "Person"
	case m.Last == m.First+1 && (st.hasResults(n, head) || st.isTraded(t, head) || st.saysOfItself(n, head)):
		return "Corporation"
	}
	return ""
}

// isWhich reports whether a relative clause with "which" tells of a name: "Drake, which beat Lom, lost to Voss".
func isWhich(t *syntax.Tree, m quadpress.Mention, head int) bool {
	which := m.Last
	if which < len(t.Tokens) && t.Tokens[which].Form == "," {
		which++
	}
	if which >= len(t.Tokens) || t.Lower(which) != "which" || t.Rel(which) != "nsubj" {
		return false
	}
	v := t.Head(which)
	return v > which && t.Rels[v] == "acl:relcl" && t.Head(v) == head
}

// ownsName reports whether a name stands as an owner right before a person's: "Ferrari's Marco Bellini won". Whose kin
// someone is needs a noun.
func ownsName(t *syntax.Tree, m quadpress.Mention, head int) bool {
	return m.Last+1 < len(t.Tokens) && t.Tokens[m.Last].XPOS == "POS" && t.Rels[head] == "nmod:poss" &&
		slices.ContainsFunc(t.Mentions, func(o quadpress.Mention) bool {
			return o.Type == quadpress.Person && o.First == m.Last+1 && o.Last > o.First+1 &&
				o.First <= t.Head(head) && t.Head(head) < o.Last
		})
}

// seafares reports whether a name with "the" is the subject of what only ships do: "The Kestrel capsized off Voss".
func (st *story) seafares(n int, m quadpress.Mention, head int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(head)]
	return c != nil && m.First > 0 && t.Lower(m.First-1) == "the" && t.Tokens[m.Last-1].XPOS == "NNP" &&
		slices.Contains(c.Subjects, head) && len(c.Objects) == 0 && c.Is(st.lex.Seafaring)
}

// hires reports whether a name is the subject of the hiring or the dismissal of a player or a coach: "Rovers signed
// striker Ole Vik", "Rovers have sacked their coach".
func (st *story) hires(n, head int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(head)]
	if c == nil || !c.Is(st.lex.Hiring) || c.Passive || !slices.Contains(c.Subjects, head) {
		return false
	}
	for _, o := range c.Obliques {
		if o.Preposition == "as" && st.isPlayer(t, o.Head) {
			return true
		}
	}
	return slices.ContainsFunc(slices.Concat(c.Objects, c.Contents), func(o int) bool {
		if st.isPlayer(t, o) {
			return true
		}
		return slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
			return m.Type == quadpress.Person && m.First <= o && o < m.Last && m.First > 0 && st.isPlayer(t, m.First-1)
		})
	})
}

// hasName reports whether one of several words is in a name.
func hasName(t *syntax.Tree, words []int) bool {
	return slices.ContainsFunc(words, func(i int) bool { return t.Tokens[i].UPOS == "PROPN" })
}

// isPlayer reports whether a word is a noun for who plays or coaches in a team, and for no one else.
func (st *story) isPlayer(t *syntax.Tree, i int) bool {
	return t.Tokens[i].UPOS == "NOUN" && st.lex.Players[strings.ToLower(t.Lemma(i))]
}

// isPositionOf reports whether a noun for what one plays in a team stands right before a person's name: "running back
// Ole Vik".
func (st *story) isPositionOf(t *syntax.Tree, i int) bool {
	w := t.Lower(i)
	return t.Tokens[i].UPOS == "NOUN" && st.lex.Positions[w] && !st.lex.PositionsElsewhere[w] &&
		slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
			return m.First == i+1 && m.Type == quadpress.Person
		})
}

// isNickname reports whether a name is a plural, as those of teams are, in a story of sport: "the Saints".
func (st *story) isNickname(t *syntax.Tree, m quadpress.Mention) bool {
	last := t.Tokens[m.Last-1]
	if m.Type != quadpress.Organization && m.Type != quadpress.Person || !strings.HasSuffix(last.Form, "s") ||
		last.XPOS != "NNPS" && last.XPOS != "NNP" {
		return false
	}
	the := m.First > 0 && t.Lower(m.First-1) == "the"
	return (the || last.XPOS == "NNPS" && m.Type == quadpress.Organization) && st.ofSport()
}

// leastOfSport is how often a story of sport speaks of players and coaches by what they play.
const leastOfSport = 2

// ofSport reports whether the story is one of sport: it tells a score, or speaks of players and coaches.
func (st *story) ofSport() bool {
	if st.sport == 0 {
		st.sport = -1
		players := 0
		for n, t := range st.trees {
			scored := slices.ContainsFunc(st.amounts[n], func(a quantity.Found) bool { return a.Value.Kind == quantity.Score })
			for i := range t.Tokens {
				if st.isPlayer(t, i) || st.isPositionOf(t, i) {
					players++
				}
				if c := st.clauses[n][i]; players >= leastOfSport || scored && c != nil && c.Is(st.lex.Competing) {
					st.sport = 1
					return true
				}
			}
		}
	}
	return st.sport > 0
}

// wins reports whether a name is that of whom a contract goes to: "The job was given to Arden Paving".
func (st *story) wins(n, head int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(head)]
	if c == nil || t.Preposition(head) != "to" || !st.lex.Giving[c.Key()] {
		return false
	}
	given := c.Objects
	if c.Passive {
		given = c.Subjects
	}
	return slices.ContainsFunc(given, func(i int) bool { return st.lex.Tenders[t.Lemma(i)] })
}

// plays reports whether a name is that of whose move in a game a noun is: "after a pass from Ole Vik".
func (st *story) plays(t *syntax.Tree, head int) bool {
	noun := t.Head(head)
	p := t.Preposition(head)
	return noun >= 0 && t.Rel(head) == "nmod" && (p == "from" || p == "by" || p == "on") && st.lex.Plays[t.Lemma(noun)]
}

// hasResults reports whether a name is the subject of the reporting of what a company earns: "Volta posted a loss".
func (st *story) hasResults(n, head int) bool {
	t := st.trees[n]
	head = nounOver(t, head)
	c := st.clauses[n][t.Head(head)]
	return c != nil && slices.Contains(c.Subjects, head) && c.Is(st.lex.Accounting) &&
		slices.ContainsFunc(c.Objects, func(o int) bool { return st.lex.Results[t.Lemma(o)] })
}

// nounOver is the noun right before a name that a parse made the head of both, "salmon farmer Woldy", else the name.
func nounOver(t *syntax.Tree, name int) int {
	if h := t.Head(name); t.Rel(name) == "appos" && h >= 0 && h < name && !t.SetOff(name) {
		return h
	}
	return name
}

// isTraded reports whether a name is that of a company whose shares a phrase names: "shares in Volta", "Volta shares",
// "a 40% stake in Volta".
func (st *story) isTraded(t *syntax.Tree, head int) bool {
	noun := t.Head(head)
	if noun < 0 {
		return false
	}
	p := t.Preposition(head)
	in := t.Rel(head) == "nmod" && p == "in"
	if st.lex.Shareholdings[t.Lemma(noun)] {
		return in
	}
	return t.Tokens[noun].XPOS == "NNS" && t.Lemma(noun) == "share" &&
		(t.Rel(head) == "compound" || in || t.Rel(head) == "nmod" && p == "of" && noun < head)
}

// saysOfItself reports whether a name is the subject of a sentence in which it says what "it" will do or has done,
// where nothing else stands before the "it": "Volta said on Tuesday it would cut 400 jobs".
func (st *story) saysOfItself(n, head int) bool {
	t := st.trees[n]
	head = nounOver(t, head)
	c := st.clauses[n][t.Head(head)]
	if c == nil || !slices.Contains(c.Subjects, head) || !st.lex.Quotative[c.Key()] || len(c.Contents) != 1 {
		return false
	}
	said := st.clauses[n][c.Contents[0]]
	if said == nil || said.Copula >= 0 || said.Passive || len(said.Objects) == 0 || st.lex.Vague[said.Key()] ||
		st.lex.Measuring[said.Key()] {
		return false
	}
	it := said.Subjects
	aux := t.Child(said.Verb, "aux")
	if len(it) != 1 || t.Lower(it[0]) != "it" || t.Rel(it[0]) != "nsubj" || it[0] < c.Verb || aux < it[0] ||
		t.Lower(aux) == "could" || t.Lower(aux) == "might" {
		return false
	}
	for i := range it[0] {
		if t.Tokens[i].UPOS == "NOUN" && !t.IsTime(i) {
			return false
		}
	}
	return true
}
