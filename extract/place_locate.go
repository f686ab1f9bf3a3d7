package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// locate states containment between places: "Homs, Syria", "Idlib in Syria", "the northern Syrian city of Raqqa".
func (st *story) locate(n int) {
	st.sideBySide(n)
	t := st.trees[n]
	for i := range t.Tokens {
		if st.lex.Settlements[t.Lemma(i)] {
			st.ownedPlace(n, i)
		}
		if t.Rel(i) != "nmod" || t.Head(i) < 0 || st.placeWord(n, i) < 0 {
			continue
		}
		h := t.Head(i)
		// "Homs in Syria", "the city of Homs in Syria"
		named := t.Tokens[h].UPOS == "PROPN" && st.nameAt(n, h) >= 0 || st.lex.Settlements[t.Lemma(h)]
		if p := t.Preposition(i); (p == "in" || p == "within") && named && st.placeWord(n, h) >= 0 && !st.isCountry(n, h) {
			st.contains(n, h, i, nil, byPlaceIn, 0.85)
		}
	}
}

// contains states that a place lies in another; ref is that other one where its token stands for it only as an
// adjective.
func (st *story) contains(n, place, container int, ref *reference, rule *Rule, confidence float64) {
	if e := st.entityAt(n, place, false); ref == nil && e >= 0 && st.gaz.Apart(st.entities[e].known,
		st.entities[max(0, st.entityAt(n, container, false))].known) {
		return // "from Tennessee and Ohio, Canada and Mexico"
	}
	st.emit(finding{rule: rule, word: -1, sentence: n, subject: place, object: container, objectRef: ref,
		predicate: st.schema.Predicate("located_in"),
		place:     -1, time: -1, stance: stance{speaker: noSpeaker}, confidence: confidence})
}

// sideBySide reads places that are written one after the other, "Homs, Syria", or with nothing but "in" between them,
// whatever the parse hangs the second one on: "in Raqqa in northern Syria".
func (st *story) sideBySide(n int) {
	t, refs := st.trees[n], st.refs[n]
	for k := 1; k < len(refs); k++ {
		a, b := refs[k-1], refs[k]
		if k+1 < len(refs) && (b.acting || b.last < len(t.Tokens) && st.lex.Settlements[t.Lower(b.last)]) {
			b = refs[k+1] // "in Jackson County, in the US state of Oregon"
		}
		st.inWider(n, a, b)
		b = refs[k]
		if a.acting || b.acting || st.schema.Class(b.typ) != "Place" || a.last >= b.first {
			continue
		}
		end := a.last
		if k > 1 && t.Tokens[end].Form == ")" && refs[k-2].entity == a.entity { // "Haukeland Hospital (HUS) in Bergen"
			a = refs[k-2]
			end++
		}
		between := t.Lower(end)
		occasion := st.schema.Class(a.typ) == "Event" && between == "in"
		if !st.isSited(a) && !occasion || a.typ == "Country" && between != "(" {
			continue
		}
		switch between {
		case ",", "(":
			// A list of places ("Paris, London and Rome", "Homs, Hama, Idlib") is no containment: what contains is a country,
			// a state, or closed off by a comma or the sentence's end without an "and" to follow.
			if t.Tokens[a.last].Form == "(" && b.last < len(t.Tokens) && t.Tokens[b.last].Form == ")" && b.first == a.last+1 {
				st.inBrackets(n, a, b)
				continue
			}
			// "in the Middle East, Egypt"
			middle := a.typ == "Region" && b.typ == "Country" && a.first > 0 && t.Lower(a.first-1) == "the"
			larger := st.isContainer(b) || st.isChained(n, k) || st.isStreet(a) || st.isPair(n, k)
			address := st.isAddress(n, k)
			states := a.typ == "State" && b.typ == "State" // "the states of Idaho, Michigan, and Washington"
			if b.first-end == 1 && !states && (larger || address) && !middle && !st.beginsClause(n, a, b) &&
				(address || !st.inList(n, a, b)) {
				st.contains(n, a.head, b.head, nil, byAddress, 0.93)
			}
		case "in":
			larger := st.isContainer(b) || b.typ == "Region" && a.typ != "Region" || a.typ == "CivicStructure" ||
				st.schema.Class(a.typ) != "Place" || t.Preposition(a.head) == "at"
			switch rel := t.Rels[b.head]; {
			case !larger || !st.onlyParts(t, end+1, b.first) || t.Rel(b.head) == "nmod" || rel == "compound" || rel == "amod":
			case occasion: // "at the 2010 Winter Olympics in Vancouver"
				f := given(byPlaceIn, n, a.head, -1, b.head, "", 0.8)
				f.predicate = st.schema.Predicate("happened_in")
				st.emit(f)
			default:
				st.contains(n, a.head, b.head, nil, byPlaceIn, 0.85)
			}
		case "of": // "the Rocky Mountains of central Colorado", "the Heritage Range of the Ellsworth Mountains"
			ranged := st.hasArticle(n, a) && !st.lex.Sides[strings.ToLower(b.name)]
			if (st.isContainer(b) || ranged) && a.typ != "City" && t.Head(b.head) == a.head &&
				st.onlyParts(t, a.last+1, b.first) {
				st.contains(n, a.head, b.head, nil, byPlaceIn, 0.8)
			}
		}
	}
}

// inWider reads a place after a comma and another "in" as what a place before lies in: "in Voss, in western Norway".
// What lies in the same is no wider: "in Kansas, in Ohio and in Texas".
func (st *story) inWider(n int, a, b *reference) {
	t := st.trees[n]
	in := a.last + 1
	if a.acting || b.acting || in >= b.first || t.Tokens[a.last].Form != "," || t.Lower(in) != "in" ||
		!st.isSited(a) || a.typ == b.typ || a.typ == "Country" || !st.isContainer(b) ||
		!st.lex.Locative[t.Preposition(a.head)] {
		return
	}
	for i := in + 1; i < b.first; i++ { // "in the US state of Oregon"
		if w := t.Lower(i); w != "the" && w != "of" && !st.lex.Parts[w] && !st.lex.Settlements[w] &&
			(st.at[n][i] == nil || !st.schema.IsA(st.at[n][i].typ, "Country")) {
			return
		}
	}
	st.contains(n, a.head, b.head, nil, byPlaceIn, 0.85)
}

// hasArticle reports whether a name of a place has "the" before it, as those of ranges, valleys and the like have; "the
// County of Fife" is all one name.
func (st *story) hasArticle(n int, r *reference) bool {
	d := st.trees[n].Child(r.head, "det")
	return d >= 0 && st.trees[n].Lower(d) == "the" && st.schema.Class(r.typ) == "Place" &&
		!st.lex.Settlements[name.Head("the "+r.name)]
}

// inBrackets reads a place in brackets behind another: the smaller lies in the larger, "in Germany (Bavaria)".
func (st *story) inBrackets(n int, a, b *reference) {
	switch {
	case st.isContainer(b):
		st.contains(n, a.head, b.head, nil, byAddress, 0.85)
	case st.isContainer(a) && b.typ != "Country":
		st.contains(n, b.head, a.head, nil, byAddress, 0.8)
	}
}

// isSited reports whether a thing has an address: a place, or a school or the like by its name.
func (st *story) isSited(r *reference) bool {
	return st.schema.Class(r.typ) == "Place" || st.schema.Class(r.typ) == "Organization" && st.lex.Sites[name.Head(r.name)]
}

// isStreet reports whether a place is one within a town by the last word of its name: "Castle Lane".
func (st *story) isStreet(r *reference) bool {
	last := strings.ToLower(r.name[strings.LastIndexByte(r.name, ' ')+1:])
	if last == strings.ToLower(r.name) {
		return false
	}
	switch st.schema.TypeOf(wordnet.Noun(last)) {
	case "Road", "CivicStructure", "Hospital", "EducationalOrganization":
		return true
	}
	return false
}

// isPair reports whether two places stand alone under a preposition, where a list would have an "and": "in Mediaș,
// Transylvania".
func (st *story) isPair(n, k int) bool {
	t, refs := st.trees[n], st.refs[n]
	a, b := refs[k-1], refs[k]
	p := t.Preposition(a.head)
	twoCities := a.typ == "City" && b.typ == "City" && b.known != ""
	if !st.lex.Locative[p] && p != "from" || t.Head(b.head) != a.head || twoCities {
		return false
	}
	if before := a.first - 1; k > 1 && t.Tokens[before].Form == "," && refs[k-2].last == before {
		return false
	}
	return st.endsList(t, b)
}

// isChained reports whether a place stands between two others in an address: Hampshire in "Winchester, Hampshire,
// England".
func (st *story) isChained(n, k int) bool {
	t, refs := st.trees[n], st.refs[n]
	if k+1 >= len(refs) {
		return false
	}
	b, c := refs[k], refs[k+1]
	return !c.acting && b.last+1 == c.first && t.Tokens[b.last].Form == "," && st.isContainer(c) && !st.inList(n, b, c)
}

// isAddress reports whether a place and the one before it are two of three or more that stand one behind the other
// without an "and" and end in a country: "in Lund, Bergen, Hordaland, Norway".
func (st *story) isAddress(n, k int) bool {
	t, refs := st.trees[n], st.refs[n]
	adjoins := func(j int) bool {
		return j > 0 && j < len(refs) && refs[j].first == refs[j-1].last+1 && t.Tokens[refs[j-1].last].Form == "," &&
			!refs[j].acting && !refs[j-1].acting && st.schema.Class(refs[j].typ) == "Place" && refs[j-1].typ != "Country"
	}
	if !adjoins(k) {
		return false
	}
	first, last := k-1, k
	for adjoins(first) {
		first--
	}
	for adjoins(last + 1) {
		last++
	}
	return last-first > 1 && refs[last].typ == "Country" && st.endsList(t, refs[last])
}

// beginsClause reports whether the second of two places is the subject of a clause that the first is no part of: "After
// striking Homs, Russia condemned Israel".
func (st *story) beginsClause(n int, a, b *reference) bool {
	t := st.trees[n]
	return t.Rel(b.head) == "nsubj" && !t.Within(a.head, b.head) && !t.Within(b.head, a.head)
}

// onlyParts reports whether the words of a range do no more than name a part of what follows: "the", "northern".
func (st *story) onlyParts(t *syntax.Tree, first, last int) bool {
	for i := first; i < last; i++ {
		if w := t.Lower(i); w != "the" && !st.lex.Parts[w] {
			return false
		}
	}
	return true
}

// ownedPlace reads a noun for a kind of place that has a name and is a larger place's: "the Syrian city of Raqqa",
// "Syria's Idlib province".
func (st *story) ownedPlace(n, i int) {
	t := st.trees[n]
	if t.Tokens[i].XPOS == "NNS" { // "the Danish islands of Lolland and Falster"
		owner := slices.IndexFunc(t.Kids[i], func(k int) bool {
			return k < i && st.at[n][k] != nil && st.schema.IsA(st.at[n][k].typ, "Country")
		})
		for _, k := range t.Kids[i] {
			if owner < 0 || k < i || t.Rel(k) != "nmod" || t.Preposition(k) != "of" {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				if st.placeWord(n, h) >= 0 {
					st.contains(n, h, t.Kids[i][owner], st.at[n][t.Kids[i][owner]], byPlaceOwner, 0.9)
				}
			}
		}
	}
	place := st.entityAt(n, i, false)
	if place < 0 || st.schema.Class(st.entities[place].typ) != "Place" || st.entities[place].typ == "Country" {
		return
	}
	named := slices.ContainsFunc(t.Kids[i], func(k int) bool { // "the Tangier district of Bergen"
		return k < i && t.Rel(k) == "compound" && st.at[n][k] != nil && st.at[n][k].entity == place
	})
	for _, k := range t.Kids[i] { // "the Lazio region of central Italy"
		p := t.Preposition(k)
		if k > i && t.Rel(k) == "nmod" && (p == "of" || p == "in") && st.placeWord(n, k) >= 0 &&
			(st.isCountry(n, k) || p == "of" && named) && st.entityAt(n, k, false) != place {
			st.contains(n, i, k, nil, byPlaceIn, 0.85)
		}
		if rel := t.Rels[k]; k > i || rel != "amod" && rel != "compound" && rel != "nmod:poss" {
			continue
		}
		// "the Syrian province", "the Devon town of Dawlish"
		if r := st.at[n][k]; r != nil && r.entity != place && r.last <= i && (st.schema.IsA(r.typ, "Country") ||
			st.lex.Towns[t.Lemma(i)] && st.schema.Class(r.typ) == "Place") {
			st.contains(n, i, k, r, byPlaceOwner, 0.9)
		}
	}
}

func (st *story) isCountry(n, i int) bool {
	e := st.entityAt(n, i, false)
	return e >= 0 && st.entities[e].typ == "Country"
}

// isContainer reports whether a place is one that addresses end in: a country, a state or a province.
func (st *story) isContainer(r *reference) bool {
	last := strings.ToLower(r.name[strings.LastIndexByte(r.name, ' ')+1:])
	return st.lex.Settlements[last] && !st.lex.Small[last] || st.schema.IsA(r.typ, "Country") ||
		st.schema.IsA(r.typ, "State") || st.schema.IsA(r.typ, "AdministrativeArea") && !st.schema.IsA(r.typ, "City")
}

// inList reports whether two places side by side are members of a list: another place of the same kind stands before
// the first, or the second is followed by "and" and another.
func (st *story) inList(n int, a, b *reference) bool {
	t := st.trees[n]
	if b.last < len(t.Tokens) {
		switch t.Lower(b.last) {
		case "and", "or":
			next := min(b.last+1, len(t.Tokens)-1)
			if t.Tokens[next].UPOS == "DET" {
				next++
			}
			if next >= len(t.Tokens) || st.at[n][next] == nil {
				return false
			}
			return st.at[n][next].typ == b.typ || !st.isContainer(b) || a.first > 1 && t.Tokens[a.first-1].Form == ","
		case ",":
			if b.last+1 < len(t.Tokens) {
				next := b.last + 1
				if w := t.Lower(next); w == "and" || w == "or" {
					next++
				}
				for next < len(t.Tokens) && t.Tokens[next].UPOS == "ADV" { // "and possibly Ohio"
					next++
				}
				if next < len(t.Tokens) {
					if r := st.at[n][next]; r != nil && r.typ == b.typ {
						return true
					}
				}
			}
		}
	}
	if a.first > 1 {
		if w := t.Tokens[a.first-1].Form; w == "," || w == "and" {
			if r := st.at[n][a.first-2]; r != nil && r.typ == b.typ {
				return a.typ == b.typ || !st.followsTown(t, r) // "in Paris, France and Berlin, Germany"
			}
		}
	}
	return false
}
