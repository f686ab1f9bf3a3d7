package resolve

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
)

// bearer is a person whom documents name in full, while what they tell about people of one name is told apart.
type bearer struct {
	name    name.Person
	group   int // any of its groups
	key     string
	docs    int
	middles []string
	country string
	field   string
	offices map[string]bool
	semitic bool    // a document spells the surname as only romanisations do
	number  int     // among [namesakes], in the order found
	into    *bearer // what it turned out to be, nil for itself
}

func (b *bearer) root() *bearer {
	for b.into != nil {
		b = b.into
	}
	return b
}

// admits reports whether nothing known of the bearer speaks against a profile.
func (b *bearer) admits(p name.Profile) bool {
	for _, m := range b.middles {
		if !name.AgreeMiddle(m, p.Middle) {
			return false
		}
	}
	return name.Profile{Country: b.country, Field: b.field}.Agrees(name.Profile{Country: p.Country, Field: p.Field})
}

// agrees reports whether two bearers can be one person.
func (b *bearer) agrees(o *bearer) bool {
	for _, m := range o.middles {
		if !b.admits(name.Profile{Middle: m}) {
			return false
		}
	}
	return b.admits(name.Profile{Country: o.country, Field: o.field})
}

func (b *bearer) learn(p name.Profile, offices []string, docs int) {
	b.docs += docs
	if p.Middle != "" && !slices.Contains(b.middles, p.Middle) {
		b.middles = append(b.middles, p.Middle)
	}
	b.country, b.field = cmp.Or(b.country, p.Country), cmp.Or(b.field, p.Field)
	for _, o := range offices {
		b.offices[o] = true
	}
}

// enterPerson finds or makes the group of a person. People named in full are grouped by name and by what tells
// namesakes apart; a single name is one document's until it is known whose it is.
func (r *resolver) enterPerson(e *Record) int {
	p := r.person(e.Name)
	var offices []name.Office
	var said []string
	for _, role := range e.Roles {
		o, ok := r.offices[role]
		if !ok {
			o = name.ParseOffice(r.schema, r.gaz, role)
			r.offices[role] = o
		}
		offices = append(offices, o)
		if o.Country != "" {
			said = append(said, o.Head+" of "+o.Country)
		}
		if strings.Contains(o.Text, " ") {
			said = append(said, o.Text)
		}
	}
	prof := name.ProfileOf(p.Middle, offices)
	key := "Person " + p.Block() + "|" + prof.Middle + "|" + prof.Country + "|" + prof.Field
	local := ""
	if p.Bare() {
		local = key
		key += " as " + e.form.id()
	}
	i, isNew := r.group(key)
	g := r.groups[i]
	if isNew {
		g.class, g.person, g.profile, g.local = "Person", p, prof, local
	}
	for _, o := range said {
		if !slices.Contains(g.offices, o) {
			g.offices = append(g.offices, o)
		}
	}
	return i
}

// unitePeople joins the groups of each person.
func (r *resolver) unitePeople() {
	blocks, bare := map[string][]int{}, map[string][]int{}
	for i, g := range r.groups {
		switch {
		case g.class != "Person" || g.known != "":
		case g.person.Bare():
			bare[familyKey(g.person)] = append(bare[familyKey(g.person)], i)
		default:
			blocks[g.person.Block()] = append(blocks[g.person.Block()], i)
		}
	}
	families := map[string][]*bearer{}
	for _, block := range sortedKeys(blocks) {
		for _, b := range r.tellApart(blocks[block]) {
			k := familyKey(b.name)
			families[k] = append(families[k], b)
		}
	}
	r.uniteGivenNames(families)
	r.uniteSpellings(families)
	for _, family := range sortedKeys(bare) {
		r.uniteSurnames(bare[family], families[family])
	}
}

// familyKey is what all of a family bear, fathers and sons told apart.
func familyKey(p name.Person) string { return p.Family + "|" + p.Generation }

// tellApart makes bearers of the groups that share a name. What is known best comes first; each next one joins the
// bearer that nothing speaks against. Where there are several, it joins the one that three times as many documents
// speak of as of any other, else it stays itself.
func (r *resolver) tellApart(groups []int) []*bearer {
	slices.SortFunc(groups, func(a, b int) int {
		x, y := r.groups[a], r.groups[b]
		return cmp.Or(y.profile.Known()-x.profile.Known(), y.documents()-x.documents(), r.byKey(a, b))
	})
	var all []*bearer
	known := newNamesakes()
	for _, i := range groups {
		g := r.groups[i]
		best, second := known.admitting(g.profile)
		if best == nil || second != nil && best.docs < 3*second.docs {
			best = &bearer{name: g.person, group: i, key: g.key, offices: map[string]bool{}}
			known.add(best)
			all = append(all, best)
		}
		known.learn(best, g.profile, g.offices, g.documents())
		r.join(best.group, i)
	}
	return all
}

// merge makes two bearers one.
func (r *resolver) merge(into, from *bearer) {
	into, from = into.root(), from.root()
	if into == from {
		return
	}
	for _, m := range from.middles {
		into.learn(name.Profile{Middle: m}, nil, 0)
	}
	into.learn(name.Profile{Country: from.country, Field: from.field}, sortedKeys(from.offices), from.docs)
	into.semitic = into.semitic || from.semitic
	from.into = into
	r.join(into.group, from.group)
}

// sole is the only bearer among the candidates that can be the same person as b, nil for none or several.
func sole(b *bearer, candidates iter.Seq[*bearer], fits func(*bearer) bool) *bearer {
	var found *bearer
	for o := range candidates {
		if o = o.root(); o == b.root() || o == found || !fits(o) || !o.agrees(b) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// uniteGivenNames joins what gives the first name in part with the one bearer of the surname that it can be: "J.
// Kerry", "Alex Salmond", "López Obrador" for Andrés Manuel López Obrador.
func (r *resolver) uniteGivenNames(families map[string][]*bearer) {
	long := map[string][]string{} // short forms of several names, folded
	for short, names := range lexicon.Names().Nicknames {
		if len(names) > 1 {
			folded := make([]string, len(names))
			for i, n := range names {
				folded[i] = name.Fold(n)
			}
			long[name.Fold(short)] = folded
		}
	}
	lex := lexicon.English()
	for _, family := range sortedKeys(families) {
		bearers := families[family]
		if len(bearers) == 1 {
			continue
		}
		byGiven, byInitial, byMiddle := namesakesBy{}, namesakesBy{}, namesakesBy{}
		for _, b := range bearers {
			byGiven.enter(b.name.Given, b)
			if len(b.name.Given) > 1 {
				byInitial.enter(b.name.Given[:1], b)
			}
			if words := strings.Fields(b.name.Middle); len(words) > 0 {
				byMiddle.enter(words[len(words)-1], b)
			}
		}
		for _, b := range bearers {
			given := b.name.Given
			candidates := slices.Values[[]*bearer](nil)
			switch {
			case len(given) == 1:
				candidates = byInitial.agreeing(b, given)
			case long[given] != nil:
				candidates = byGiven.agreeing(b, long[given]...)
			case b.name.Middle == "" && !lex.Men[given] && !lex.Women[given]:
				candidates = byMiddle.agreeing(b, given)
			}
			if o := sole(b, candidates, func(*bearer) bool { return true }); o != nil {
				r.merge(o, b)
			}
		}
	}
}

// uniteSpellings joins spellings of one surname that folding leaves apart, the given name being the same: the letters
// that romanisations of Arabic write for one sound (Gaddafi, Qaddafi), and misspellings of long names. A surname that
// is one letter away from another is misspelt if nobody else bears it and three times as many documents write the
// other, at least three, or if both hold one office.
func (r *resolver) uniteSpellings(families map[string][]*bearer) {
	bySound, byOffice := namesakesBy{}, namesakesBy{}
	attested := map[string][]*bearer{}
	spellings := map[string][]string{} // surnames of those who hold an office, by what a letter less makes of them
	hold := func(b *bearer, offices map[string]bool) {
		for _, o := range sortedKeys(offices) {
			holders := b.name.Given + "|" + b.name.Generation + "|" + o + "|"
			if byOffice[holders+b.name.Family] == nil {
				for _, d := range name.Deletions(b.name.Family) {
					spellings[holders+d] = append(spellings[holders+d], b.name.Family)
				}
			}
			byOffice.enter(holders+b.name.Family, b)
		}
	}
	var all []*bearer
	for _, family := range sortedKeys(families) {
		for _, b := range families[family] {
			if b.into != nil || len(b.name.Family) < name.LongSurname-1 {
				continue
			}
			all = append(all, b)
			b.semitic = r.semitic(b)
			with := b.name.Given + "|" + b.name.Generation + "|"
			bySound.enter(with+name.Uvular.Replace(b.name.Family), b)
			if len(b.name.Family) < name.LongSurname {
				continue
			}
			if b.docs >= 3 {
				for _, d := range name.Deletions(b.name.Family) {
					attested[with+d] = append(attested[with+d], b)
				}
			}
			hold(b, b.offices)
		}
	}
	slices.SortFunc(all, func(a, b *bearer) int { return cmp.Or(a.docs-b.docs, strings.Compare(a.key, b.key)) })
	for _, b := range all {
		with := b.name.Given + "|" + b.name.Generation + "|"
		same := bySound.agreeing(b, with+name.Uvular.Replace(b.name.Family))
		if o := sole(b, same, func(o *bearer) bool { return b.semitic || o.semitic }); o != nil {
			r.merge(o, b)
			hold(o, b.offices)
			continue
		}
		if len(b.name.Family) < name.LongSurname {
			continue
		}
		var candidates []*bearer
		if len(families[familyKey(b.name)]) == 1 {
			for _, d := range name.Deletions(b.name.Family) {
				candidates = append(candidates, attested[with+d]...)
			}
		}
		o := sole(b, slices.Values(candidates), func(o *bearer) bool {
			return o.docs >= 3*b.docs && misspelt(o.name.Family, b.name.Family)
		})
		if o == nil {
			var keys []string
			for _, office := range sortedKeys(b.offices) {
				holders := with + office + "|"
				for _, d := range name.Deletions(b.name.Family) {
					for _, family := range spellings[holders+d] {
						if misspelt(family, b.name.Family) {
							keys = append(keys, holders+family)
						}
					}
				}
			}
			slices.Sort(keys)
			fits := func(o *bearer) bool { return misspelt(o.name.Family, b.name.Family) }
			o = sole(b, byOffice.agreeing(b, slices.Compact(keys)...), fits)
		}
		if o != nil {
			r.merge(o, b)
			hold(o, b.offices)
		}
	}
}

// misspelt reports whether one of two surnames may be a misspelling of the other. An "a" more is the surname of a
// woman, not an error: Petrov, Petrova.
func misspelt(a, b string) bool {
	return len(a) >= name.LongSurname && len(b) >= name.LongSurname && name.OneEdit(a, b) && a != b+"a" && a+"a" != b
}

// semitic reports whether a document spells the bearer's surname as only romanisations do.
func (r *resolver) semitic(b *bearer) bool {
	for _, l := range r.groups[r.find(b.group)].labels {
		words := name.Words(l.value)
		if name.IsSemitic(words[len(words)-1]) {
			return true
		}
	}
	return false
}

// uniteSurnames finds out whose the single names of one family are: the one bearer's that the documents know, or of
// several the one's who holds the same office, else the one's of whom three times as many documents speak as of any
// other. Where nobody is known by a fuller name they are one another's, told apart as full names are; a given name by
// itself is nobody else's.
func (r *resolver) uniteSurnames(bare []int, bearers []*bearer) {
	slices.SortFunc(bare, r.byKey)
	byOffice := map[string][]*bearer{}
	for _, b := range bearers {
		if b.into != nil {
			b = b.root() // a misspelling's surname leads to the right one
		}
		for _, o := range sortedKeys(b.offices) {
			byOffice[o] = append(byOffice[o], b)
		}
	}
	foremost := foremost(bearers)
	var unknown []int
	for _, i := range bare {
		g := r.groups[i]
		alone := &bearer{name: g.person, group: i, country: g.profile.Country, field: g.profile.Field}
		var candidates []*bearer
		for _, o := range g.offices {
			candidates = append(candidates, byOffice[o]...)
		}
		if len(candidates) == 0 && foremost != nil {
			candidates = []*bearer{foremost}
		}
		if b := sole(alone, slices.Values(candidates), func(*bearer) bool { return true }); b != nil {
			b.learn(g.profile, g.offices, g.docs)
			r.join(b.group, i)
		} else if len(bearers) == 0 && !r.commonName(g) {
			if g.docs > 1 {
				g.local, g.docs = "", 0 // it is one person for all of these documents
			}
			unknown = append(unknown, i)
		}
	}
	r.tellApart(unknown)
}

// foremost is the bearer of whom three times as many documents speak as of any other, nil for none.
func foremost(bearers []*bearer) *bearer {
	var first, second *bearer
	for _, b := range bearers {
		switch b = b.root(); {
		case b == first || b == second:
		case first == nil || b.docs > first.docs:
			first, second = b, first
		case second == nil || b.docs > second.docs:
			second = b
		}
	}
	if second != nil && first.docs < 3*second.docs {
		return nil
	}
	return first
}

// commonName reports whether a single name is a given name, a title or a common noun, which any number of people share.
func (r *resolver) commonName(g *group) bool {
	lex := lexicon.English()
	for _, l := range g.labels {
		for _, w := range name.Words(l.value) {
			if lex.Men[w] || lex.Women[w] || lex.Roles[w] || r.facts(l.value).general {
				return true
			}
		}
	}
	return false
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
