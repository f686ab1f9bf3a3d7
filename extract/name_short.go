package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/language/wordnet"
)

// maxAlike bounds how many names with one word or one acronym are tried as the long form of another, the first of the
// story: a list of members can have a thousand that begin with "John".
const maxAlike = 100

// nameIndex finds the entities whose names may be long for another: by the words of the name and by its initials. A
// long document has too many names to try each with each.
type nameIndex struct {
	all                        []*entity
	byWord, byInitial, byGiven map[string][]int // indexes into all; the last of people, see [name.Person.Pet]
}

func newNameIndex(all []*entity) *nameIndex {
	x := &nameIndex{all: all, byWord: map[string][]int{}, byInitial: map[string][]int{}, byGiven: map[string][]int{}}
	note := func(lists map[string][]int, w string, i int) {
		if len(lists[w]) < maxAlike {
			lists[w] = append(lists[w], i)
		}
	}
	for i, e := range all {
		for w := range strings.FieldsSeq(e.key) {
			note(x.byWord, w, i)
		}
		for n := range e.names {
			note(x.byInitial, name.Initials(n), i)
		}
		if e.typ == "Person" && e.person.Given != "" {
			note(x.byGiven, e.person.Pet(), i)
		}
	}
	return x
}

// candidates are the entities that share the first word of e's name, or a person's surname, or are abbreviated by it,
// in order, e among them.
func (x *nameIndex) candidates(e *entity) []*entity {
	first, _, _ := strings.Cut(e.key, " ")
	found := slices.Clone(x.byWord[first])
	if e.typ == "Person" && e.person.Family != first {
		found = append(found, x.byWord[e.person.Family]...)
	}
	if e.typ == "Person" && first == e.key {
		found = append(found, x.byGiven[e.person.Pet()]...)
	}
	for n := range e.names {
		if name.IsAcronym(n) {
			found = append(found, x.byInitial[name.PlainAcronym(n)]...)
		}
	}
	slices.Sort(found)
	var out []*entity
	for _, i := range slices.Compact(found) {
		out = append(out, x.all[i])
	}
	return out
}

// joinShort joins a name with the one of the candidates that it is short for.
func (st *story) joinShort(e *entity, candidates []*entity) {
	short := strings.Fields(e.key)
	var found []*entity
	for _, o := range candidates {
		if o == e {
			continue
		}
		if o.key == e.key && st.schema.Class(o.typ) == st.schema.Class(e.typ) {
			if o.known != "" && o.name != e.name && strings.EqualFold(o.name, e.name) { // "the Democratic party"
				found = append(found, o)
			}
			continue
		}
		if st.isShortFor(e, short, o) {
			found = append(found, o)
		}
	}
	if len(found) == 0 {
		return
	}
	// "Biden" after "Joe Biden" and "his son Hunter Biden" is the one that the story named first.
	best := found[0]
	alike := func(o *entity) int { return boolInt(st.schema.Class(o.typ) != st.schema.Class(e.typ)) }
	for _, o := range found[1:] {
		if o.root() != best.root() && cmp.Or(alike(o)-alike(best), o.order-best.order) < 0 {
			best = o
		}
	}
	if best.typ == "Person" && e.typ != "Person" || st.schema.Class(best.typ) == "Organization" &&
		st.schema.Class(e.typ) != "Organization" || best.typ == "Vehicle" || name.IsShip(strings.Fields(best.name)[0]) {
		// what is short for a person's name names the person
		e.typ, e.types = best.typ, map[string]int{best.typ: 1}
	}
	best.join(e)
}

// isShortFor reports whether a name is a short form of another thing's name.
func (st *story) isShortFor(e *entity, short []string, o *entity) bool {
	long := strings.Fields(o.key)
	switch {
	case len(short) == 0 || len(long) < len(short):
		return false
	case o.typ == "Person" && len(long) > 1:
		if e.typ != "Person" && (len(short) > 1 && !e.person.Bare() || e.typ == "Event") {
			return false
		}
		if len(short) == 1 {
			if st.schema.Class(e.typ) == "Organization" && e.order < o.order {
				return false // "the brewer Sandvik", which "Jon Sandvik founded": people are named in full at first
			}
			if i := slices.Index(long, short[0]); i > 0 && i+2 < len(long) && lexicon.Names().Particles[long[i+1]] {
				// "Kirchner" and "Fernández" are Cristina Fernández de Kirchner
				return true
			}
			if e.royal() && !o.royal() {
				return false
			}
			return short[0] == o.person.Family ||
				e.typ == "Person" && !o.adopted[o.name] && // "Hillary", "Chad" of Chadwick
					(short[0] == long[0] || e.person.IsPetNameOf(o.person))
		}
		return isSamePerson(e, o, short, long)
	case len(short) == 1 && len(long) > 1 && short[0] == long[len(long)-1] &&
		(o.typ == "Vehicle" || name.IsShip(strings.Fields(o.name)[0])):
		// "the Nimitz" after "USS Nimitz"
		return true
	case len(short) == 1 && short[0] == long[0] && st.isCompanyCut(e, o, long):
		return true
	case st.schema.Class(e.typ) == "Organization" && st.schema.Class(o.typ) == "Organization" && len(long) > len(short):
		if of, ok := strings.CutPrefix(o.name, e.name+" of "); ok && len(st.organs[e.name]) > 0 {
			// "Congress" beside "Congress of Chile", but the Green Party is not the "Green Party of Ohio"
			return !strings.HasSuffix(strings.ToLower(e.name), "party") || !st.isRegion(of)
		}
		if len(short) == 1 {
			// "the Falcons" after "the Springfield Falcons"
			last := strings.ToLower(e.name)
			return isAcronymOf(e, o) || short[0] == long[len(long)-1] && strings.HasSuffix(last, "s") &&
				!name.IsGeneral(last) && lexicon.Names().TypeOf[last] == "" && !slices.Contains(long, "and")
		}
		// "the Security Council" after "the UN Security Council"
		return slices.Equal(short, long[len(long)-len(short):]) && !st.isBranch(o, len(long)-len(short))
	case st.schema.Class(e.typ) == "Organization" && len(short) == 1 && len(long) > 1 && o.typ != "Person" &&
		o.typ != "Country":
		return isAcronymOf(e, o)
	}
	return false
}

// isBranch reports whether the first n words of a party's name are those of a part of the country, whose party is a
// branch: "the Ohio Green Party" and "the Scottish Labour Party" are not the Green and the Labour Party, but "the US
// Green Party" is.
func (st *story) isBranch(party *entity, n int) bool {
	words := strings.Fields(party.name)
	if n == 0 || n >= len(words) || !strings.EqualFold(words[len(words)-1], "party") {
		return false
	}
	return st.isRegion(strings.Join(words[:n], " "))
}

// isRegion reports whether a name or an adjective is that of a place other than a country.
func (st *story) isRegion(called string) bool {
	k, ok := st.gaz.Find(called)
	if !ok {
		k, ok = st.gaz.Adjectives[called]
	}
	return ok && k.Type != "Country" && st.schema.Class(k.Type) == "Place"
}

// isCompanyCut reports whether a name is the first word of a company's that the story has named before: "Halden" after
// "Halden Optics". What the tagger takes for a place must not be where anything is, and what it takes for a person no
// one's name: after "Lyon Motors" Lyon may be the city.
func (st *story) isCompanyCut(e, o *entity, long []string) bool {
	if st.schema.Class(o.typ) != "Organization" || o.known != "" || o.order > e.order || len(long) < 2 ||
		name.IsGeneral(e.name) || name.IsAcronym(e.name) {
		return false
	}
	_, adjective := st.gaz.Adjectives[e.name]
	_, known := st.gaz.Find(e.name)
	// "Volta Bank", "Halden Foods", but not "Chicago Police Department"
	business := len(long) == 2 && !known && e.typ != "Person" && (st.lex.Companies[long[1]] || st.isOwnWord(o, long))
	if adjective || !business && name.IsGeneral(strings.Join(long[1:], " ")) {
		return false
	}
	switch st.schema.Class(e.typ) {
	case "Organization":
		return true
	case "Person":
		return !lexicon.English().Men[long[0]] && !lexicon.English().Women[long[0]] && len(e.roles) == 0
	case "Place":
		return !e.sited
	}
	return false
}

// isOwnWord reports whether a body of no government has its name from a word that no dictionary has: "Halden Foods".
func (st *story) isOwnWord(o *entity, long []string) bool {
	return (o.typ == "Corporation" || o.typ == "Organization") && !wordnet.IsNoun(long[0]) &&
		st.lex.BodyType(long[1]) != "GovernmentOrganization"
}

// isSamePerson reports whether one story's two names of several words are one person's, the longer one first. A son is
// not his father.
func isSamePerson(e, o *entity, short, long []string) bool {
	p, q := e.person, o.person
	switch {
	case p.Bare():
		return p.Family == q.Family // "de Mistura"
	case p.Generation != q.Generation:
		return false
	case p.Given == q.Given && p.Family == q.Family:
		// "John F. Kerry"; "Bill" for William
		return (len(long) > len(short) || o.order < e.order) && name.AgreeMiddle(p.Middle, q.Middle)
	case p.Given == q.Given && len(p.Family) >= name.LongSurname && len(q.Family) >= name.LongSurname &&
		name.OneEdit(p.Family, q.Family),
		p.Family == q.Family && len(p.Given) >= name.LongSurname && len(q.Given) >= name.LongSurname &&
			name.OneEdit(p.Given, q.Given) && !isGivenName(e.name) && !isGivenName(o.name):
		return o.mentions() > e.mentions() || o.mentions() == e.mentions() && o.order < e.order // a slip of the pen
	case len(long) == len(short):
		return false
	}
	// "Luján Grisham" is Michelle Luján Grisham, "Gabriel García" Gabriel García Márquez.
	return slices.Equal(short, long[len(long)-len(short):]) || slices.Equal(short, long[:len(short)])
}

// isAcronymOf reports whether one of e's names is made of the initials of one of o's.
func isAcronymOf(e, o *entity) bool {
	for a := range e.names {
		if !name.IsAcronym(a) {
			continue
		}
		for n := range o.names {
			if name.Initials(n) == name.PlainAcronym(a) {
				return true
			}
		}
	}
	return false
}
