package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
)

// Nouns for what someone is to another (bearing.go), and verbs (career.go).
var (
	byBearing = rule("life/bearing", "a noun for what someone is to another",
		"Ole Vik, the widower of Eva Holm, left.", "Ole Vik spouse_of Eva Holm")
	byPost = rule("life/post", "an office and the body where someone has it",
		"Ole Vik retired as treasurer of Siemens.", "Ole Vik worked_for Siemens")
	byNationality = rule("life/nationality", "a noun for a person and the adjective of a country",
		"Ole Vik is a Norwegian judoka.", "Ole Vik nationality Norway")
	byHeadquarters = rule("life/headquarters", "a head office, whose it is and where",
		"The headquarters of Siemens are in Munich.", "Siemens based_in Munich")
	byCareer = rule("life/career", "a verb of studying, working or living, and where",
		"Ole Vik received a degree from the University of Oslo.", "Ole Vik studied_at University of Oslo")
)

// saidOf is who a noun says something of, and in what stance.
type saidOf struct {
	token  int
	stance stance
}

// bearing states what a noun says of who bears it: "the widow of Ole Vik", "president and CEO of Siemens".
func (st *story) bearing(n, i int) {
	t := st.trees[n]
	if r := st.at[n][i]; r != nil && !r.acting && !r.some && i >= r.first {
		return
	}
	noun := st.lifeNoun(t, i)
	lemma := strings.ToLower(t.Lemma(i))
	post := noun == nil && (st.lex.Roles[lemma] || st.lex.Employees[lemma] || loadBiography().Posts[lemma])
	national := slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return k < i && st.at[n][k] != nil && st.at[n][k].acting && st.at[n][k].typ == "Country"
	})
	if noun == nil && !post && !national || t.Negated(i) {
		return
	}
	bearers := st.bearersOf(n, i)
	if len(bearers) == 0 {
		return
	}
	past := st.isBygone(n, i) && t.Child(i, "cop") < 0 && !slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return t.Lower(k) == "late"
	})
	for _, b := range bearers {
		if national && !st.lex.Heads[lemma] && !st.lex.Officials[lemma] && !st.lex.Delegates[lemma] {
			st.nationalityOf(n, i, b)
		}
	}
	for _, o := range st.othersOf(n, i, noun, post) {
		for _, b := range bearers {
			if o == b.token {
				continue
			}
			f := given(byBearing, n, b.token, i, o, lemma, 0.85)
			f.stance = b.stance
			switch {
			case post:
				f.rule = byPost
				body := st.bodyAt(n, o)
				if f.predicate = st.schema.Predicate("worked_for"); body != nil {
					f.predicate = st.ofBodyRelation(body)
				}
				if p := st.schema.Noun(lemma, "of"); p != nil && p.Event == "" && len(p.Verbs) == 0 &&
					st.schema.Admits(p, "Person", "Organization") {
					f.predicate = p
				}
				k := t.Child(i, "compound")
				if f.predicate.Name == "leader_of" && k >= 0 && st.at[n][k] == nil && t.Tokens[k].XPOS == "NN" {
					// "department head"
					f.predicate = st.schema.Predicate("official_of")
				}
				if st.isRelated(n, b.token, o) {
					continue
				}
			case noun.Back != "":
				f.subject, f.object, f.predicate = o, b.token, st.schema.Predicate(noun.Back)
			case past && noun.Past != "":
				f.predicate = st.schema.Predicate(noun.Past)
			default:
				f.predicate = st.schema.Predicate(noun.Says)
			}
			ofPerson := noun == nil || noun.Bearer == "Person"
			if ofPerson != (st.classOf(n, b.token, !ofPerson) == "Person") {
				continue
			}
			if f.predicate != nil {
				st.emit(f)
			}
		}
	}
}

// lifeNoun is what a noun says of its bearer, nil for nothing: of "chief executive officer" with the words before it.
func (st *story) lifeNoun(t *syntax.Tree, i int) *lifeNoun {
	words := loadBiography()
	for first := max(0, i-2); first < i; first++ {
		phrase := strings.ToLower(t.Join(tokensBetween(first, i+1)))
		if noun := words.noun[phrase]; noun != nil {
			return noun
		}
	}
	return words.noun[strings.ToLower(t.Lemma(i))]
}

// tokensBetween are the indexes from first to before last.
func tokensBetween(first, last int) (out []int) {
	for i := first; i < last; i++ {
		out = append(out, i)
	}
	return out
}

// classOf is the class of what a nominal stands for, named or not; empty for nothing. bodies says that only
// bodies make sense.
func (st *story) classOf(n, i int, bodies bool) string {
	if e := st.supposed(n, i, bodies); e >= 0 {
		return st.schema.Class(st.entities[e].typ)
	}
	return ""
}

// isRelated reports whether a statement of the sentence relates two words already.
func (st *story) isRelated(n, a, b int) bool {
	return slices.ContainsFunc(st.statements, func(s quadpress.Statement) bool {
		return s.Origin.Sentence == st.trees[n].Number && s.Predicate != "was" && s.Object.IsEntity() &&
			(s.Origin.Subject == a && s.Object.Entity == st.thing(n, b, false))
	})
}

// bearersOf are those of whom a noun is said: the subject of its copula or of a verb of having an office, the name that
// it stands beside, the name whose title it is.
func (st *story) bearersOf(n, i int) []saidOf {
	t, words := st.trees[n], loadBiography()
	plain := stance{speaker: noSpeaker}
	for _, r := range st.refs[n] {
		if r.start <= i && i < r.first {
			return st.namesBeside(n, i, r.head, plain)
		}
	}
	if r := st.namedBeside(n, i); r != nil {
		return st.namesBeside(n, i, r.head, plain)
	}
	if r := st.nameAfter(n, i); r != nil {
		return st.namesBeside(n, i, r.head, plain)
	}
	if h := t.Head(i); h >= 0 && t.Rel(i) == "nsubj" { // "Its chief executive is Eva Vik"
		if c := st.clauses[n][h]; c != nil && c.Copula >= 0 && st.nameAt(n, h) >= 0 {
			return bearersIn(t.Conjuncts(h), st.stance(n, c))
		}
	}
	cur := i
	for steps := 0; cur >= 0 && steps < 6; steps++ {
		for _, k := range t.Kids[cur] {
			if t.Rel(k) == "appos" && st.nameAt(n, k) >= 0 && st.classOf(n, k, false) == "Person" && (cur == i || k > i) {
				return st.namesBeside(n, i, k, plain)
			}
		}
		h := t.Head(cur)
		if c := st.clauses[n][cur]; c != nil && c.Copula >= 0 {
			return bearersIn(c.Subjects, st.stance(n, c))
		}
		if h < 0 {
			return nil
		}
		c := st.clauses[n][h]
		lemma := strings.ToLower(t.Lemma(h))
		switch rel := t.Rel(cur); {
		case rel == "conj" && (t.Tokens[h].UPOS == "NOUN" || t.Tokens[h].UPOS == "PROPN"):
			if e := st.nameAt(n, h); e >= 0 && st.entities[e].typ == "Person" && depthOfAppositions(t, cur) == 0 &&
				t.Child(cur, "cc") < 0 {
				return bearersIn([]int{h}, plain)
			} else if e >= 0 {
				return nil
			}
		case rel == "appos":
			if r := st.nameBefore(n, cur); r != nil && st.describes(n, cur) {
				return bearersIn([]int{r.head}, plain)
			}
			if st.thing(n, h, true) >= 0 && (st.nameAt(n, h) >= 0 || t.Tokens[h].UPOS == "PRON") {
				return bearersIn([]int{h}, plain)
			}
		case c != nil && t.Preposition(cur) == "as" && rel == "obl" && len(c.Subjects) > 0 && cur < c.Subjects[0]:
			// "As chief executive of Siemens, she"
			return bearersIn(c.Subjects, st.stance(n, c))
		case c != nil && t.Preposition(cur) == "as" && (rel == "obl" || rel == "advcl" || rel == "xcomp"),
			c != nil && (rel == "xcomp" || rel == "obj" || rel == "obl") &&
				(words.Appointing[lemma] || lemma == "become" || lemma == "remain"):
			if t.Preposition(cur) != "as" && t.Preposition(cur) != "" {
				return nil
			}
			switch {
			case st.lex.Replacing[lemma] && t.Preposition(cur) == "as": // "replaced Vik as chief executive"
				return bearersIn(slices.Concat(c.Subjects, c.Objects, c.Agents), st.stance(n, c))
			case c.Passive && (words.Appointing[lemma] || words.Serving[lemma]):
				return bearersIn(c.Subjects, st.stance(n, c))
			case words.Appointing[lemma] && !c.Passive && len(c.Indirect) > 0:
				return bearersIn(c.Indirect, st.stance(n, c))
			case words.Appointing[lemma] && !c.Passive && rel != "obj":
				return bearersIn(c.Objects, st.stance(n, c))
			case words.Serving[lemma]:
				return bearersIn(c.Subjects, st.stance(n, c))
			}
			return nil
		case rel == "nmod" && t.Preposition(cur) == "of" && lemma == "one": // "one of the founders of"
		case rel == "nmod" && t.Preposition(cur) == "as" && words.Tenures[lemma]:
			if owner := t.Child(h, "nmod:poss"); owner >= 0 {
				return bearersIn([]int{owner}, plain)
			}
			if g := st.clauses[n][t.Head(h)]; g != nil && t.Rel(h) == "obj" {
				return bearersIn(g.Subjects, st.stance(n, g))
			}
			return nil
		default:
			return nil
		}
		cur = h
	}
	return nil
}

// namesBeside are the names that a noun stands before: with a noun in the plural all that are coordinated ("sons Jon
// and Ole").
func (st *story) namesBeside(n, noun, head int, s stance) []saidOf {
	t := st.trees[n]
	if x := t.Tokens[noun].XPOS; x != "NNS" && x != "NNPS" {
		return bearersIn([]int{head}, s)
	}
	return bearersIn(st.namesFrom(n, st.at[n][head].first), s)
}

// namesFrom are the names of people in a row that begins at a token: "Karina, Alec and Brian".
func (st *story) namesFrom(n, i int) (out []int) {
	t := st.trees[n]
	for i < len(t.Tokens) {
		r := st.at[n][i]
		if r == nil || r.typ != "Person" {
			break
		}
		out = append(out, r.head)
		i = r.last
		for depth := 0; i < len(t.Tokens); i++ { // "Elise (9) and Austin (6)"
			w := t.Lower(i)
			if w == "(" {
				depth++
			}
			if depth == 0 && w != "," && w != "and" && w != "&" && w != ";" {
				break
			}
			if w == ")" {
				depth--
			}
		}
	}
	return out
}

// children states whose children the people are that a clause of having children names: "They have two children, Kari
// and Ole".
func (st *story) children(n, i int) {
	t := st.trees[n]
	noun := st.lifeNoun(t, i)
	c := st.clauses[n][t.Head(i)]
	if noun == nil || noun.Says != "child_of" || c == nil || c.Passive || t.Rel(i) != "obj" ||
		!loadBiography().Having[c.Lemma(c.Verb)] {
		return
	}
	bearers := st.bearersOf(n, i)
	if len(bearers) == 0 { // "three children, including Kari"
		names := slices.DeleteFunc(st.instancesOf(n, i), func(k int) bool { return st.nameAt(n, k) < 0 })
		bearers = bearersIn(names, stance{speaker: noSpeaker})
	}
	for _, b := range bearers {
		for _, parent := range c.Subjects {
			f := given(byBearing, n, b.token, i, parent, t.Lemma(i), 0.85)
			f.predicate, f.stance = st.schema.Predicate("child_of"), st.stance(n, c)
			st.emit(f)
		}
	}
}

// nameAfter is the name of a relative or body right after a noun, with nothing but a mark between: "his wife, Eva,".
func (st *story) nameAfter(n, i int) *reference {
	t := st.trees[n]
	next := i + 1
	if next < len(t.Tokens) && slices.Contains([]string{",", ":", "(", "-", "–"}, t.Tokens[next].Form) {
		next++
	}
	noun := st.lifeNoun(t, i)
	if next >= len(t.Tokens) || noun == nil || noun.Bearer == "Person" && noun.To[0] != "Person" {
		return nil
	}
	r := st.at[n][next]
	if r != nil && !r.acting && st.schema.Class(r.typ) == noun.Bearer && (r.first == next || r.start == next) {
		return r
	}
	return nil
}

// depthOfAppositions is how many appositions stand between a word and the word that it is coordinated with in the end.
func depthOfAppositions(t *syntax.Tree, i int) (depth int) {
	for ; i >= 0 && t.Rel(i) == "conj"; i = t.Head(i) {
		if h := t.Head(i); h >= 0 && t.Rel(h) == "appos" {
			depth++
		}
	}
	return depth
}

func bearersIn(tokens []int, s stance) (out []saidOf) {
	for _, k := range tokens {
		out = append(out, saidOf{k, s})
	}
	return out
}

// othersOf are those to whom a noun says that its bearer is something: under its prepositions, in the possessive, or
// before it; and those of a noun that is coordinated with it where it has none of its own: "chairman and CEO of
// Siemens".
func (st *story) othersOf(n, i int, noun *lifeNoun, post bool) []int {
	if noun == nil && !post {
		return nil
	}
	with, to := lexicon.Words{"of": true, "at": true, "for": true, "with": true, "in": true}, []string{"Organization"}
	if st.lex.Academics[strings.ToLower(st.trees[n].Lemma(i))] { // "professor of East Asian Studies at Yale"
		with = lexicon.Words{"at": true, "in": true, "with": true}
	}
	if noun != nil {
		with, to = noun.With, noun.To
	}
	t := st.trees[n]
	own := func(i int, behind int) (out []int) {
		for _, k := range t.Kids[i] {
			under := k > i && k > behind && (t.Rel(k) == "nmod" || t.Rel(k) == "obl") && with[t.Preposition(k)]
			beside := t.Rel(k) == "compound" || t.Rel(k) == "amod" || t.Rel(k) == "nmod"
			before := k < i && (t.Rels[k] == "nmod:poss" || beside && st.at[n][k] != nil && behind < 0)
			if !under && !before {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				out = append(out, st.ofTypes(n, h, to)...)
			}
		}
		return out
	}
	if out := own(i, -1); len(out) > 0 {
		return out
	}
	if i > 0 && st.at[n][i] != nil && st.at[n][i].first > i { // "Oracle CEO Larry Ellison"
		for k := i - 1; k >= 0 && slices.Contains([]string{"PROPN", "NOUN", "ADJ"}, t.Tokens[k].UPOS); k-- {
			for _, r := range st.refs[n] {
				if r.last == k+1 && r != st.at[n][i] && !r.acting {
					return st.ofTypes(n, r.head, to)
				}
			}
		}
	}
	root := i
	if h := t.Head(i); h > i && st.nameAt(n, h) >= 0 && noun != nil { // "her husband Jon and son Ole"
		if out := own(h, -1); len(out) > 0 {
			return out
		}
		root = h
	}
	for t.Rel(root) == "conj" && t.Head(root) >= 0 && t.Tokens[t.Head(root)].UPOS != "VERB" {
		root = t.Head(root)
	}
	for _, k := range t.Conjuncts(root) {
		if k != i {
			if out := own(k, i); len(out) > 0 {
				return out
			}
			for _, d := range t.Kids[k] { // "her husband" where the name is the head
				if out := own(d, i); t.Tokens[d].UPOS == "NOUN" && d < k && len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

// ofTypes is a nominal where it stands for something of one of the types; else what it is an office or kind of ("the
// software company Siemens", "Board of Directors of Siemens").
func (st *story) ofTypes(n, i int, types []string) []int {
	t := st.trees[n]
	fits := func(i int) bool {
		r := st.at[n][i]
		if r != nil && r.acting && !slices.Contains(types, "Country") {
			return false
		}
		e := st.supposed(n, i, types[0] == "Organization")
		if e >= 0 && slices.Contains(types, "Name") {
			if o := st.entities[e]; o.typ == "Thing" && o.kind == quadpress.KindNamed && o.known == "" {
				o.typ = "Organization"
			}
		}
		return e >= 0 && st.entities[e].kind != quadpress.KindConcept && slices.ContainsFunc(types, func(typ string) bool {
			return st.schema.IsA(st.entities[e].typ, typ) || typ == "EducationalOrganization" && st.isSchool(e)
		})
	}
	if st.at[n][i] == nil && t.Tokens[i].UPOS == "NOUN" {
		for _, k := range t.Kids[i] {
			if r := st.at[n][k]; r != nil && !r.acting && k > i && (t.Rel(k) == "appos" || t.Rel(k) == "flat") && fits(k) {
				return []int{k}
			}
		}
	}
	part := loadBiography().Parts[strings.ToLower(t.Lemma(i))] && types[0] == "Organization"
	var out []int
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); part && k > i && t.Rel(k) == "nmod" && (p == "of" || p == "at" || p == "in" || p == "for") {
			out = append(out, st.ofTypes(n, k, types)...)
		}
	}
	if fits(i) && (!part || st.at[n][i] != nil) {
		out = append(out, i)
	}
	return out
}

// isSchool reports whether an entity is a school by its type or by a word of its name.
func (st *story) isSchool(e int) bool {
	if st.schema.Class(st.entities[e].typ) == "Person" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(st.entities[e].canonical())) {
		if loadBiography().Schools[w] {
			return true
		}
	}
	return false
}

// nationalityOf states of which country a noun says someone or a body to be: "a Norwegian pianist", "a US airline".
func (st *story) nationalityOf(n, i int, b saidOf) {
	t := st.trees[n]
	relation := map[string]string{"Person": "nationality", "Organization": "based_in"}[st.classOf(n, b.token, false)]
	if relation == "" {
		return
	}
	for _, k := range t.Kids[i] {
		r := st.at[n][k]
		beside := t.Rel(k) == "amod" || t.Rel(k) == "compound" || t.Rel(k) == "nmod" && t.Rels[k] != "nmod:poss"
		if r == nil || k > i || !r.acting || r.typ != "Country" || !beside || t.Preposition(k) != "" {
			continue
		}
		if k+1 < i && t.Lower(k+1) == "-" { // "Norwegian-born", "Chinese-American"
			continue
		}
		if relation == "based_in" && !st.isBodyNoun(t, i) {
			continue
		}
		f := given(byNationality, n, b.token, i, k, "", 0.85)
		f.objectRef, f.stance, f.predicate = r, b.stance, st.schema.Predicate(relation)
		st.emit(f)
	}
}

// headquarters states where a body has its head office: "its headquarters are in Oslo", "with headquarters in Oslo".
func (st *story) headquarters(n, i int) {
	t := st.trees[n]
	words := loadBiography()
	lemma := strings.ToLower(t.Lemma(i))
	if !words.Headquarters[lemma] && (i == 0 || !words.Headquarters[t.Lower(i-1)+" "+lemma]) {
		return
	}
	var owners, places []int
	for _, k := range t.Kids[i] {
		p := t.Preposition(k)
		switch {
		case t.Rels[k] == "nmod:poss", k > i && t.Rel(k) == "nmod" && p == "of",
			k < i && t.Rel(k) == "compound" && st.at[n][k] != nil:
			owners = append(owners, st.ofTypes(n, k, []string{"Organization"})...)
		case k > i && t.Rel(k) == "nmod" && (p == "in" || p == "at"):
			places = append(places, st.ofTypes(n, k, []string{"Place"})...)
		case k > i && t.Rel(k) == "acl":
			for _, o := range t.Kids[k] {
				if p := t.Preposition(o); p == "in" || p == "at" {
					places = append(places, st.ofTypes(n, o, []string{"Place"})...)
				}
			}
		}
	}
	f := given(byHeadquarters, n, -1, i, -1, t.Lemma(i), 0.85)
	f.predicate = st.schema.Predicate("based_in")
	if h := t.Head(i); h >= 0 && t.Rel(i) == "nsubj" {
		if c := st.clauses[n][h]; c != nil {
			f.stance = st.stance(n, c)
			if c.Copula >= 0 {
				places = append(places, st.ofTypes(n, h, []string{"Place"})...)
			}
			for _, o := range c.Obliques {
				if o.Preposition == "in" || o.Preposition == "at" {
					places = append(places, st.ofTypes(n, o.Head, []string{"Place"})...)
				}
			}
		}
	} else if h >= 0 && len(owners) == 0 && (t.Rel(i) == "obj" || t.Preposition(i) == "with") {
		if c := st.clauses[n][h]; c != nil {
			f.stance = st.stance(n, c)
			for _, s := range c.Subjects {
				owners = append(owners, st.ofTypes(n, s, []string{"Organization"})...)
			}
		} else {
			owners = append(owners, st.ofTypes(n, st.predicated(n, h, -1), []string{"Organization"})...)
		}
	}
	for _, f.subject = range owners {
		for _, f.object = range places {
			st.emit(f)
		}
	}
}
