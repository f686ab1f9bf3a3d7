package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

// findAliases notes where a sentence gives two names of one thing: "Islamic State, also known as ISIL", "the Popular
// Mobilization Forces (PMF)", "ISIL/Daesh".
func (st *story) findAliases(n int) {
	t, refs := st.trees[n], st.refs[n]
	for k := 1; k < len(refs); k++ {
		a, b := refs[k-1], refs[k]
		if a.last > b.first || a.typ == "Country" && b.typ == "Country" && a.known != "" && b.known != "" {
			continue
		}
		between := strings.ToLower(t.Join(sequence(a.last, b.first)))
		if whole := st.at[n][max(0, t.Head(a.head))]; t.Rel(a.head) == "nmod" && whole != nil && whole != a &&
			a.typ == "Country" {
			a = whole // "Al Qaeda in Iraq, also known as AQI"
		}
		bracketed := strings.TrimPrefix(strings.TrimPrefix(between, "'s "), "’s ") == "(" && b.last < len(t.Tokens) &&
			slices.Contains([]string{")", ",", "or"}, t.Tokens[b.last].Form)
		last := len(st.aliases) - 1
		switch {
		case bracketed && k > 1 && t.Join(sequence(refs[k-2].last, a.first)) == "," &&
			name.Initials(refs[k-2].name+" "+a.name) == b.name:
			// the end of a name that was cut
		case bracketed && name.IsAcronym(b.name) && !name.IsAcronym(a.name) && st.abbreviates(b, a),
			bracketed && name.IsAcronym(a.name) && strings.HasPrefix(name.Initials(b.name), name.PlainAcronym(a.name)[:1]),
			bracketed && t.Tokens[b.last].Form == ")" && st.shortens(b, a),
			// but "a poll by Acme Research/KBN" is by two bodies
			between == "/" && a.typ != "Person" && a.typ != "Place" && a.typ != "Country" && st.sameLetters(a, b),
			// "the Free Syrian Army, or FSA"
			between == ", or" && name.IsAcronym(b.name) && name.Initials(a.name) == name.PlainAcronym(b.name),
			st.isAliasing(between), st.isRenamingAside(n, a, b):
			st.aliases = append(st.aliases, [2]*reference{a, b})
		case (between == "or" || between == "," || between == ", or") && last >= 0 && st.aliases[last][1] == a &&
			inBrackets(t, b):
			// "(ISIS, ISIL or Daesh)"
			st.aliases = append(st.aliases, [2]*reference{st.aliases[last][0], b})
		case between == "or" && last >= 0 && st.aliases[last][1] == a: // "also known as ISIS or ISIL"
			st.aliases = append(st.aliases, [2]*reference{a, b})
		}
	}
}

// findAdopted notes the names under which people appear or write: "Jon Vik, who sang under the stage name Max Storm",
// "Ann Lee wrote it under the pseudonym Otto Ek".
func (st *story) findAdopted(n int) {
	t := st.trees[n]
	for _, r := range st.refs[n] {
		st.findRealName(n, r)
		noun := r.first - 1
		if noun < 2 || r.typ != "Person" || !st.lex.Pseudonyms[strings.ToLower(t.Lemma(noun))] {
			continue
		}
		c := st.clauses[n][t.ClauseHead(noun)]
		if c == nil || !t.Within(noun, c.Verb) {
			continue
		}
		for _, s := range c.Subjects {
			if o := st.at[n][s]; o != nil && o != r && o.typ == "Person" && !o.acting && s < noun {
				st.aliases, st.adopted = append(st.aliases, [2]*reference{o, r}), append(st.adopted, r)
				break
			}
		}
	}
}

// findRealName notes a name that a relative clause says to be someone's real one, or the one under which he appears:
// "the rapper Max Storm, whose real name is Jon Vik".
func (st *story) findRealName(n int, r *reference) {
	t := st.trees[n]
	c := st.clauses[n][r.head]
	if c == nil || c.Copula < 0 || r.typ != "Person" || len(c.Subjects) != 1 || t.Rels[c.Verb] != "acl:relcl" {
		return
	}
	noun := c.Subjects[0]
	sort, whose := t.Child(noun, "amod", "compound"), t.Child(noun, "nmod:poss")
	if t.Lemma(noun) != "name" || sort < 0 || whose < 0 || t.Lower(whose) != "whose" {
		return
	}
	o := st.at[n][t.AntecedentOf(c.Verb)]
	adopted := st.lex.AdoptedNames[t.Lower(sort)]
	if o == nil || o == r || o.typ != "Person" || o.acting || !st.lex.Renames[t.Lower(sort)] && !adopted {
		return
	}
	st.aliases = append(st.aliases, [2]*reference{o, r})
	if adopted {
		o = r
	}
	st.adopted = append(st.adopted, o)
}

// abbreviates reports whether an acronym in brackets is that of the name before it, in whatever language: "the
// Kurdistan Workers' Party (PKK)". Behind a person it is a party or a state, behind a place what that lies in, unless
// its letters are the name's.
func (st *story) abbreviates(acronym, whole *reference) bool {
	if acronym.known != "" && whole.known != "" && acronym.known != whole.known {
		return false
	}
	switch st.schema.Class(whole.typ) {
	case "Person":
		return false
	case "Place":
		return strings.HasPrefix(name.Initials(whole.name), name.PlainAcronym(acronym.name)[:1])
	}
	return acronym.typ != "Country" && acronym.typ != "State" || strings.HasPrefix(name.Initials(whole.name),
		name.PlainAcronym(acronym.name)[:1])
}

// ownAcronyms takes acronyms of the story's own for what it says that they stand for, and not for the curated thing
// that is called so elsewhere: the "Exporters and Traders Association (ETA)" is no armed group. So it does without
// brackets where the letters are the initials of a body named in full before, and the curated one is not.
func (st *story) ownAcronyms() {
	own := st.ownInitials()
	for _, a := range st.aliases {
		whole, acronym := a[0], a[1]
		if acronym.known == "" || whole.known != "" || !name.IsAcronym(acronym.name) || whole.acting ||
			strings.Count(whole.name, " ") == 0 || name.ShareWord(whole.name, st.gaz.ByID[acronym.known].Name) {
			continue
		}
		own[acronym.name] = whole
	}
	if len(own) == 0 {
		return
	}
	for _, refs := range st.refs {
		for _, r := range refs {
			if whole := own[r.name]; whole != nil {
				r.known, r.typ = whole.known, whole.typ
			}
		}
	}
}

// ownInitials are the bodies of three words or more, by acronyms that stand behind their names and are their initials.
func (st *story) ownInitials() map[string]*reference {
	full := map[string]bool{}
	for _, refs := range st.refs {
		for _, r := range refs {
			full[r.known] = full[r.known] || !name.IsAcronym(r.name)
		}
	}
	own, wholes := map[string]*reference{}, map[string]*reference{}
	for _, refs := range st.refs {
		for _, r := range refs {
			switch letters := name.PlainAcronym(r.name); {
			case !name.IsAcronym(r.name):
				if st.schema.Class(r.typ) == "Organization" && !r.acting && strings.Count(r.name, " ") > 1 {
					wholes[name.Initials(r.name)] = r
				}
			case wholes[letters] != nil && r.known != "" && r.known != wholes[letters].known && !full[r.known]:
				own[r.name] = wholes[letters]
			}
		}
	}
	return own
}

// sameLetters reports whether one of two names is made of the initials of the other, or both are known to be one's.
func (st *story) sameLetters(a, b *reference) bool {
	return a.known != "" && a.known == b.known ||
		name.IsAcronym(b.name) && name.Initials(a.name) == name.PlainAcronym(b.name) ||
		name.IsAcronym(a.name) && name.Initials(b.name) == name.PlainAcronym(a.name)
}

// shortens reports whether a name in brackets is a short form of the name of a body before it that is made of more than
// initials: "the Valley Transit Authority (ValTrans)".
func (st *story) shortens(short, whole *reference) bool {
	return st.schema.Class(whole.typ) == "Organization" && short.known == "" && name.Shortens(short.name, whole.name)
}

// isAliasing reports whether the words between two names say that they are one thing's: ", now better known as the". A
// verb of naming right after a name is what its bearer does: "Kerry then called Lavrov".
func (st *story) isAliasing(between string) bool {
	words := strings.FieldsFunc(between, func(r rune) bool { return strings.ContainsRune(" ,(\"“'‘", r) })
	if len(words) > 1 && words[len(words)-1] == "the" {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && st.lex.Namewise[words[0]] {
		words = words[1:]
	}
	core := strings.Join(words, " ")
	return st.lex.Aliasing[core] && (strings.HasPrefix(between, ",") || strings.HasPrefix(between, "(") ||
		!strings.HasSuffix(words[0], "ed"))
}

// isRenamingAside reports whether brackets give another name of what is named before them, with a word that says so:
// "Kristiania (now Oslo)", "the Loopline Bridge (or the Liffey Viaduct)".
func (st *story) isRenamingAside(n int, a, b *reference) bool {
	t := st.trees[n]
	i := a.last + 1
	if i >= b.first || a.typ == "Person" || t.Tokens[a.last].Form != "(" || !st.lex.RenamingAsides[t.Lower(i)] ||
		st.schema.Class(a.typ) != st.schema.Class(b.typ) || b.last >= len(t.Tokens) || t.Tokens[b.last].Form != ")" {
		return false
	}
	if i++; i < b.first && t.Lower(i) == "the" {
		i++
	}
	return i == b.first
}

// inBrackets reports whether a bracket that is open before a reference is closed behind it.
func inBrackets(t *syntax.Tree, r *reference) bool {
	open := false
	for i := r.first - 1; i >= 0 && !open; i-- {
		if t.Tokens[i].Form == ")" {
			return false
		}
		open = t.Tokens[i].Form == "("
	}
	return open && slices.ContainsFunc(t.Tokens[r.last:], func(tok quadpress.Token) bool { return tok.Form == ")" })
}

// acronyms refers to the acronyms behind a name that the mentions missed: "the Climate Action Council (CAC)", "the Free
// Party, or FP, said"; and to what they named in brackets before: "the CAC said".
func (st *story) acronyms(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if typ := st.bracketed[t.Tokens[i].Form]; typ != "" && st.at[n][i] == nil && t.Tokens[i].UPOS == "PROPN" &&
			!t.InName(i) {
			st.place(n, &reference{head: i, first: i, last: i + 1, start: i, name: t.Tokens[i].Form, typ: typ})
		}
	}
	for _, r := range slices.Clone(st.refs[n]) {
		i := r.last
		for i < len(t.Tokens) && t.Tokens[i].XPOS == "POS" {
			i++
		}
		closing := ")"
		if i+1 < len(t.Tokens) && t.Tokens[i].Form == "," && t.Lower(i+1) == "or" {
			i, closing = i+1, ","
		} else if i < len(t.Tokens) && t.Tokens[i].Form != "(" {
			continue
		}
		if i++; i+1 >= len(t.Tokens) || t.Tokens[i+1].Form != closing || st.at[n][i] != nil ||
			!name.IsAcronym(t.Tokens[i].Form) && !(t.Tokens[i].UPOS == "PROPN" && name.Shortens(t.Tokens[i].Form, r.name)) ||
			closing == "," && name.Initials(r.name) != t.Tokens[i].Form ||
			r.acting || st.schema.Class(r.typ) == "Person" || st.schema.Class(r.typ) == "Place" {
			continue
		}
		st.place(n, &reference{head: i, first: i, last: i + 1, start: i, name: t.Tokens[i].Form, typ: r.typ})
	}
	for _, r := range st.refs[n] {
		if r.first > 0 && t.Tokens[r.first-1].Form == "(" && name.IsAcronym(r.name) && !r.acting {
			st.bracketed[r.name] = r.typ
		}
	}
}

// otherNames states what else something is called by the names that a sentence gives it.
func (st *story) otherNames(n int) {
	for _, a := range st.aliases[st.aliasesBefore[n]:st.aliasesBefore[n+1]] { // "the Popular Mobilization Forces (PMF)"
		if slices.Contains(st.refs[n], a[0]) && a[0].entity == a[1].entity && a[0].name != a[1].name {
			if st.entities[a[0].entity].export(st.gaz).Name == a[1].name { // "Kristiania (now Oslo)"
				a[0], a[1] = a[1], a[0]
			}
			f := given(byOtherName, n, a[0].head, -1, a[1].head, "", 0.9)
			f.predicate, f.value = st.schema.Predicate("known_as"), a[1].name
			st.emit(f)
		}
	}
	for _, r := range st.refs[n] {
		if !r.acting && r.typ != "Country" {
			st.designation(n, r)
			st.foreignName(n, r)
		}
	}
}

// designation states the number or mark of a thing in brackets: "USS Hopper (DDG 70)".
func (st *story) designation(n int, r *reference) {
	t := st.trees[n]
	if k := st.schema.Class(r.typ); k == "Person" || k == "Place" {
		return
	}
	last := r.last + 1
	letter, digit := false, false
	for last < len(t.Tokens) && last < r.last+5 && t.Tokens[last].Form != ")" {
		for _, c := range t.Tokens[last].Form {
			letter, digit = letter || c >= 'A' && c <= 'Z', digit || c >= '0' && c <= '9'
			if c >= 'a' && c <= 'z' {
				return
			}
		}
		last++
	}
	if r.last+1 >= len(t.Tokens) || t.Tokens[r.last].Form != "(" || t.Tokens[r.last+1].UPOS == "NUM" ||
		last >= len(t.Tokens) || t.Tokens[last].Form != ")" || !letter || !digit {
		return
	}
	st.name(n, r, r.last+1, last, 0.8)
}

// foreignName states a thing's name in another language, which brackets give with the language: "Aleppo (Arabic:
// Halab)".
func (st *story) foreignName(n int, r *reference) {
	t := st.trees[n]
	first := r.last + 3
	if first >= len(t.Tokens) || t.Tokens[r.last].Form != "(" || t.Tokens[r.last+2].Form != ":" {
		return
	}
	language := t.Tokens[r.last+1].Form
	if _, ok := st.gaz.Adjectives[language]; !ok && !st.lex.Languages[language] {
		return
	}
	last := first
	for last < len(t.Tokens) && last < first+7 && !strings.Contains("),;", t.Tokens[last].Form) {
		last++
	}
	if last > first {
		st.name(n, r, first, last, 0.85)
	}
}

// name states that the words from first to before last are a name of what a reference stands for.
func (st *story) name(n int, r *reference, first, last int, confidence float64) {
	f := given(byOtherName, n, r.head, -1, first, "", confidence)
	f.predicate, f.value = st.schema.Predicate("known_as"), st.trees[n].Written(sequence(first, last))
	st.emit(f)
}

// renamed states what else something is called by a verb of naming: "was renamed the Unity Party", "a base nicknamed
// “the Rock”". What one calls another as a judgement, "called a tyrant", is no name.
func (st *story) renamed(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	if !c.Passive || !st.lex.Renaming[c.Lemma(c.Verb)] {
		return
	}
	f.rule, f.predicate = byRenaming, st.schema.Predicate("known_as")
	names := append(c.Objects, t.Children(c.Verb, "xcomp")...)
	for _, o := range c.Obliques {
		if o.Preposition == "as" {
			names = append(names, o.Head)
		}
	}
	for _, k := range names {
		words := t.Phrase(k)
		quoted := k > 0 && syntax.IsOpeningQuote(t.Tokens[max(0, words[0]-1)].Form, false)
		if k < c.Verb || t.Tokens[k].UPOS != "PROPN" && !quoted || slices.ContainsFunc(t.Children(k, "det"),
			func(d int) bool { return t.Lower(d) == "a" || t.Lower(d) == "an" }) {
			continue
		}
		for _, s := range c.Subjects {
			if e := st.entityAt(n, s, false); e >= 0 && s != k && e != st.entityAt(n, k, false) {
				f.subject, f.object, f.value = s, k, withoutArticle(strings.Trim(t.Written(words), "\"“”'‘’"))
				st.emit(f)
			}
		}
	}
}
