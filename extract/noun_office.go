package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// office states whose office someone holds: "Russian Foreign Minister Sergei Lavrov", "NASA Administrator Jim
// Bridenstine", "Syria's president, Bashar al-Assad". The words of the office begin at token first; noun is their head.
func (st *story) office(n, person, first, noun int, s stance) {
	t := st.trees[n]
	lemma := t.OfficeLemma(noun)
	start := noun
	var owner *reference
	past := false
	for start > 0 && (st.inTitle(t, start-1) || t.Lower(start-1) == "then") {
		start--
		if st.lex.Ahead[t.Lower(start)] {
			return
		}
		past = past || st.lex.Bygone[t.Lower(start)]
		if r := st.at[n][start]; owner == nil && r != nil && r.last <= noun && r.typ != "Person" {
			owner = r
		}
		if start < first && !t.Within(start, noun) || owner == nil && st.lex.Roles[strings.ToLower(t.Lemma(start))] &&
			t.Tokens[start+1].Form != "-" && start < noun-t.OfficeLength(noun)+1 {
			break // "Green Party candidate Senator": an office of its own
		}
	}
	if owner != nil {
		k := min(start, owner.start) - 1 // "formerly the agency's head"
		past = past || k >= 0 && st.lex.Bygone[t.Lower(k)] || k > 0 && t.Tokens[k].UPOS == "DET" &&
			st.lex.Bygone[t.Lower(k-1)]
	}
	if owner == nil {
		if p := st.runOnOffice(n, person, noun, past, s); p {
			return
		}
	}
	of, holders := false, false // "Councillor Ann Lee of the Green Party": not the office is of the party
	if owner == nil && st.schema.Noun(lemma, "of") == nil && !st.lex.Academics[lemma] {
		for _, k := range t.Kids[noun] {
			if r := st.at[n][k]; r != nil && r.typ != "Person" && t.Rel(k) == "nmod" && t.Preposition(k) == "of" {
				owner, of, holders = r, true, !t.Follows(k, noun+1)
			}
		}
	}
	if k := noun + 2; owner == nil && k < len(t.Tokens) && t.Tokens[noun+1].Form == "," && st.at[n][k] != nil &&
		st.at[n][k].first == k &&
		st.schema.Class(st.at[n][k].typ) == "Organization" { // "Gen. Ann Lee, commander, Third Army"
		owner, of = st.at[n][k], true
	}
	if owner == nil {
		owner = st.possessed(n, noun)
	}
	if owner == nil {
		return
	}
	f := given(byOffice, n, person, noun, owner.head, lemma, 0.85)
	f.objectRef, f.stance = owner, s
	f.predicate = st.schema.Predicate(st.officeRelation(t, owner, noun, of))
	if holders && st.schema.Class(owner.typ) == "Organization" {
		f.predicate = st.ofBodyRelation(owner)
	}
	if past {
		f.predicate = st.bygone(f.predicate)
	}
	if f.predicate != nil {
		st.emit(f)
	}
}

// runOnOffice states whose office it is whose words run on by a preposition to the name of its holder: "President of
// Ukraine Olena Bondar", "Senator from Ohio Ann Lee". It reports whether it is anyone's.
func (st *story) runOnOffice(n, person, noun int, past bool, s stance) bool {
	t := st.trees[n]
	holder := st.at[n][person]
	if noun+1 >= len(t.Tokens) || !runsOn[t.Lower(noun+1)] || holder == nil || holder.first <= noun {
		return false
	}
	for k := noun + 2; k < holder.first; k++ {
		owner := st.at[n][k]
		if owner == nil || owner == holder || owner.typ == "Person" || owner.acting || t.Tokens[owner.last].XPOS == "POS" ||
			t.Tokens[owner.last].UPOS == "NOUN" {
			// "director of Peru's Red Cross"
			continue
		}
		lemma := t.OfficeLemma(noun)
		f := given(byOffice, n, person, noun, owner.head, lemma, 0.85)
		f.objectRef, f.stance = owner, s
		direct := st.onlyArticles(n, noun+2, owner.first)
		if f.predicate = st.schema.Noun(lemma, t.Lower(noun+1)); f.predicate == nil || !direct ||
			noun > 0 && st.lex.Deputizing[t.Lower(noun-1)] {
			f.predicate = st.schema.Predicate(st.officeRelation(t, owner, noun, true))
			if f.predicate != nil && f.predicate.Name == "leader_of" && !direct { // "head of research of the bank"
				f.predicate = st.schema.Predicate("official_of")
			}
		}
		if past {
			f.predicate = st.bygone(f.predicate)
		}
		if f.predicate != nil {
			st.emit(f)
		}
		return true
	}
	return false
}

// onlyArticles reports whether there is no word but an article, or what the owner is, from first to before last:
// "president of the football club Brann".
func (st *story) onlyArticles(n, first, last int) bool {
	t := st.trees[n]
	if st.isBodyNoun(t, last-1) || st.lex.Generic[t.Lemma(last-1)] || first < last && t.Lower(last-1) == "of" &&
		st.lex.Generic[t.Lemma(last-2)] {
		// "of the state of Ohio"
		return true
	}
	for k := first; k < last; k++ {
		if t.Tokens[k].UPOS != "DET" && t.Tokens[k].XPOS != "POS" && (st.at[n][k] == nil ||
			t.Tokens[st.at[n][k].last].XPOS != "POS") {
			return false
		}
	}
	return true
}

// possessed refers to whose office it is where a pronoun says so: "Norway joined. Its foreign minister, Kari Lund,
// left". It is nil where that is no country or body.
func (st *story) possessed(n, noun int) *reference {
	t := st.trees[n]
	for _, k := range t.Kids[noun] {
		if t.Rels[k] != "nmod:poss" || t.Tokens[k].UPOS != "PRON" || k > noun {
			continue
		}
		if e := st.entityAt(n, k, true); e >= 0 && st.entities[e].typ != "Person" {
			owner := st.entities[e]
			return &reference{head: k, first: k, last: k + 1, start: k, name: owner.canonical(), typ: owner.typ,
				known: owner.known, acting: true, entity: e}
		}
	}
	return nil
}

// bygone is the relation that is left of one that is over: who was the president of a bank led it. It is nil for none.
func (st *story) bygone(p *schema.Predicate) *schema.Predicate {
	switch {
	case p == nil:
		return nil
	case p.Name == "leader_of":
		return st.schema.Predicate("led")
	case p.Name == "official_of" || p.Name == "spokesperson_of" || p.Name == "representative_of" ||
		p.Name == "worked_for" || p.Name == "envoy_to":
		return st.schema.Predicate("worked_for")
	case p.Name == "nationality" || len(p.Verbs) > 0 && strings.HasPrefix(p.Name, schema.PastTense(p.Verbs[0].Lemma)):
		// "a former resident" lived there
		return p
	}
	return nil
}

// officeRelation names the relation between who holds an office and what is named before or after it, "" for none.
// Heads are so of what stands right before them: "Russian opposition leader" leads no Russia, but is a Russian.
func (st *story) officeRelation(t *syntax.Tree, owner *reference, noun int, of bool) string {
	lemma := t.OfficeLemma(noun)
	country := st.schema.IsA(owner.typ, "Country")
	between, adjectives := 0, true
	last := noun
	if strings.Contains(lemma, "-") {
		last -= 2
	}
	for k := owner.last; k < last && !of; k++ {
		switch w := t.Lower(k); {
		case t.Tokens[k].XPOS == "POS":
		case st.lex.Deputizing[w]:
			adjectives = false
		case st.lex.Ranking[w]:
		default:
			between++
		}
	}
	for _, k := range t.Kids[noun] {
		if st.lex.Deputizing[t.Lower(k)] {
			adjectives = false
		}
	}
	if !of && noun+2 < len(t.Tokens) && t.Lower(noun+1) == "of" {
		// "the bank's head of research", "the president's chief of staff"
		adjectives = false
	}
	switch {
	case st.lex.Originating[lemma] && !country: // "Oxfam founder Ann Lee": see possessor
		return ""
	case lemma == "major" && noun > 0 && t.Tokens[noun-1].UPOS == "NOUN": // "Yale history major Ann Lee"
		return ""
	case st.lex.Heads[lemma] && between == 0 && adjectives && (!country || st.lex.Rulers[lemma] || of),
		lemma == "minister" && noun > 0 && t.Lower(noun-1) == "prime" && adjectives && between == 0:
		return "leader_of"
	case lemma == "spokesman" || lemma == "spokeswoman" || lemma == "spokesperson":
		return "spokesperson_of"
	case lemma == "ambassador" || lemma == "envoy" || lemma == "representative" || lemma == "negotiator" ||
		lemma == "diplomat":
		if country && !owner.acting && !owner.dominant() && t.Tokens[owner.last].XPOS != "POS" { // "Syria envoy": to Syria
			return ""
		}
		return "representative_of"
	case st.lex.Officials[lemma] && st.schema.Class(owner.typ) == "Place":
		return "official_of"
	case st.schema.Class(owner.typ) == "Organization":
		if st.lex.Heads[lemma] || st.lex.Officials[lemma] {
			return "official_of"
		}
		return st.ofBodyRelation(owner).Name
	case country && (owner.acting || owner.dominant()):
		return "nationality"
	}
	return ""
}

// dominant reports whether a country's name is used like an adjective: "US singer".
func (r *reference) dominant() bool { return r.known == "United_States" || r.known == "United_Kingdom" }

// officeNoun is the head of the title before a name: of "US Secretary of State" the secretary. It is -1 for none.
func (st *story) officeNoun(n int, r *reference) int {
	t := st.trees[n]
	for k := r.first - 1; k >= r.start; k-- {
		if st.lex.IsOffice(strings.ToLower(t.Lemma(k))) && (k == r.first-1 || runsOn[t.Lower(k+1)]) {
			return k
		}
	}
	return -1
}

// joinOffices gives the office that a story names in several ways in the fullest of them, so that it is one: "US
// President Joe Biden", "President Biden", "the president". Offices of different bodies or ranks stay apart.
func (st *story) joinOffices() {
	held := map[int][]string{} // by person, in the order of the story
	isOffice := func(s *quadpress.Statement) bool { return s.Predicate == "position" && !s.Object.IsEntity() }
	for i := range st.statements {
		if s := &st.statements[i]; isOffice(s) && !slices.Contains(held[s.Subject.Entity], s.Object.Literal) {
			held[s.Subject.Entity] = append(held[s.Subject.Entity], s.Object.Literal)
		}
	}
	for i := range st.statements {
		s := &st.statements[i]
		if !isOffice(s) || len(held[s.Subject.Entity]) == 1 {
			continue
		}
		fullest, isOne := "", true
		for _, o := range held[s.Subject.Entity] {
			switch {
			case !st.isFullerOffice(o, s.Object.Literal):
				if end := len(o) - len(s.Object.Literal); end > 0 && o[end-1] == ' ' && sameOffice(o[end:], s.Object.Literal) {
					isOne = false // "NASA director" beside "director"
				}
			case fullest == "" || st.isFullerOffice(o, fullest) && !sameOffice(o, fullest):
				fullest = o
			case !st.isFullerOffice(fullest, o):
				isOne = false
			}
		}
		if isOne && fullest != "" {
			s.Object.Literal = fullest
		}
	}
}

// isFullerOffice reports whether one name of an office is another, with or without the country it is of.
func (st *story) isFullerOffice(full, office string) bool {
	if sameOffice(full, office) {
		return true
	}
	country := ""
	if end := len(full) - len(office); end > 1 && full[end-1] == ' ' && sameOffice(full[end:], office) {
		country = full[:end-1]
	} else if end := len(office); end < len(full) && sameOffice(full[:end], office) {
		country = strings.TrimPrefix(strings.TrimPrefix(full[end:], " of "), "the ")
	}
	c, ok := st.gaz.Find(country)
	if !ok {
		c, ok = st.gaz.Adjectives[country]
	}
	return ok && c.Type == "Country"
}

// sameOffice reports whether two offices differ in hyphens and capitals alone: "Vice-President", "vice president".
func sameOffice(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, "-", " "), strings.ReplaceAll(b, "-", " "))
}
