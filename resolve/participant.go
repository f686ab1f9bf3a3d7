package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
)

// participant is who or what takes part in an event.
type participant struct {
	entity     *quadpress.Entity
	resolution *quadpress.Resolution
	index      int // of the entity in its document
}

// same reports whether two participants are one as far as is known: by name or concept, or a thing described by the
// same noun and not of two nations.
func (p *participant) same(o *participant) bool {
	if p.resolution.Kind == quadpress.KindDescribed && o.resolution.Kind == quadpress.KindDescribed {
		return headNoun(p.entity.Name) == headNoun(o.entity.Name) && !otherNation(p.entity.Name, o.entity.Name)
	}
	return p.resolution.ID == o.resolution.ID
}

// otherNation reports whether two descriptions each have an adjective of a nation, and not the same: "British jets",
// "French fighter jets".
func otherNation(a, b string) bool {
	x, y := nationIn(a), nationIn(b)
	return x != "" && y != "" && x != y
}

// nationIn is the ID of the first place whose adjective stands in a description, "" for none.
func nationIn(description string) string {
	adjectives := name.DefaultGazetteer().Adjectives
	for w := range strings.FieldsSeq(description) {
		if k, ok := adjectives[strings.ToUpper(w[:1])+w[1:]]; ok {
			return k.ID
		}
	}
	return ""
}

// headNoun is the last word of a description, without its ending.
func headNoun(name string) string { return stem(name[strings.LastIndexByte(name, ' ')+1:]) }

// joinParticipants makes one of the things without names that take the same part in one event: where each document has
// one of that part, of the same class and no different number. A thing with a name is what those without are. Those
// that are called by the same noun come first, for what is known of them speaks against others.
func (r *eventResolver) joinParticipants(clusters [][]int) {
	j := joiner{sets: map[*quadpress.Resolution]*joined{}, named: map[string]*joined{}, does: r.deeds(clusters)}
	for _, cluster := range clusters { // all that have one name are one from the start
		for _, t := range cluster {
			t := &r.tellings[t]
			for _, role := range quadpress.ThematicRoles {
				for k := range t.parts[role] {
					if p := &t.parts[role][k]; p.resolution.Kind == quadpress.KindNamed {
						j.set(t.doc, p)
					}
				}
			}
		}
	}
	for _, likely := range [...]func(a, b *participant) bool{(*participant).sharesNoun, r.compatible} {
		for _, cluster := range clusters {
			for _, role := range quadpress.ThematicRoles {
				r.joinPart(&j, cluster, role, likely)
			}
		}
	}
	j.resolve()
}

// deeds counts for each participant how many more tellings of each event have it do what is done than undergo it.
func (r *eventResolver) deeds(clusters [][]int) map[*quadpress.Resolution]map[int]int {
	out := map[*quadpress.Resolution]map[int]int{}
	count := func(p *quadpress.Resolution, event, n int) {
		if out[p] == nil {
			out[p] = map[int]int{}
		}
		out[p][event] += n
	}
	for c, cluster := range clusters {
		for _, t := range cluster {
			for role, parts := range r.tellings[t].parts {
				for _, p := range parts {
					switch role {
					case quadpress.AgentRole:
						count(p.resolution, c, 1)
					case quadpress.PatientRole, quadpress.ThemeRole:
						count(p.resolution, c, -1)
					}
				}
			}
		}
	}
	return out
}

// joinPart joins those who take one part in an event and are likely to be one.
func (r *eventResolver) joinPart(j *joiner, cluster []int, role quadpress.ThematicRole,
	likely func(a, b *participant) bool) {
	var heads []*telling // of those that are one
	unspecific := lexicon.English().Unspecific
	for _, t := range cluster {
		t := &r.tellings[t]
		if len(t.parts[role]) != 1 || unspecific[t.parts[role][0].entity.Name] || t.parts[role][0].resolution.Kind != quadpress.KindDescribed &&
			t.parts[role][0].resolution.Kind != quadpress.KindNamed {
			continue
		}
		if !slices.ContainsFunc(heads, func(head *telling) bool {
			p, o := &head.parts[role][0], &t.parts[role][0]
			return likely(p, o) && r.compatible(p, o) && j.join(head.doc, p, t.doc, o)
		}) {
			heads = append(heads, t)
		}
	}
}

// sharesNoun reports whether two participants are called by one noun.
func (p *participant) sharesNoun(o *participant) bool {
	return slices.ContainsFunc(p.entity.Kinds, func(kind string) bool { return slices.Contains(o.entity.Kinds, kind) })
}

// compatible reports whether two participants in the same part of one event may be one.
func (r *eventResolver) compatible(a, b *participant) bool {
	if a.resolution.Kind == quadpress.KindNamed && b.resolution.Kind == quadpress.KindNamed {
		return false // settled by their names
	}
	if a.entity.Count != b.entity.Count && a.entity.Count != "" && b.entity.Count != "" {
		return false
	}
	if !a.sharesNoun(b) && a.isOfKind() && b.isOfKind() {
		return false // "hackers" are no "users"
	}
	c := r.schema.Class(a.resolution.Type)
	return c == r.schema.Class(b.resolution.Type) && (c == "Person" && !otherNation(a.entity.Name, b.entity.Name) ||
		a.same(b))
}

// isOfKind reports whether the nouns for a participant without a name tell what sort of people he is, and not only that
// they are people, or what befell them.
func (p *participant) isOfKind() bool {
	if p.resolution.Kind == quadpress.KindNamed || len(p.entity.Kinds) == 0 {
		return false
	}
	taking := lexicon.English().TakingPeople
	return !slices.ContainsFunc(p.entity.Kinds, func(kind string) bool {
		kind = kind[strings.LastIndexByte(kind, ' ')+1:]
		for _, nouns := range taking {
			if nouns[kind] {
				return true
			}
		}
		return false
	})
}

// isSeveral reports whether a participant without a name is several: it is called by the plural of its nouns, "fans", or
// a number is told of it.
func (p *participant) isSeveral() bool {
	e := p.entity
	if p.resolution.Kind == quadpress.KindNamed || len(e.Kinds) == 0 {
		return false
	}
	if e.Count != "" {
		return e.Count != "1"
	}
	words := strings.Fields(strings.ToLower(e.Name))
	return !slices.ContainsFunc(e.Kinds, func(kind string) bool {
		return slices.Contains(words, kind[strings.LastIndexByte(kind, ' ')+1:])
	})
}

// joiner gathers things that are one.
type joiner struct {
	sets  map[*quadpress.Resolution]*joined
	named map[string]*joined // by the ID of the thing with a name
	all   []*joined
	does  map[*quadpress.Resolution]map[int]int // deeds
}

// joined is a set of things that are one.
type joined struct {
	members []*quadpress.Resolution // in the order of their documents
	docs    map[int]*quadpress.Resolution
	named   *quadpress.Resolution
	several bool        // its members are each several
	gender  string      // "female" or "male" where it is told of a member
	does    map[int]int // by event, how many more tellings have it do what is done than undergo it
}

// manyMembers is from how many members on a set needs more than one event to be joined with another such one.
const manyMembers = 3

// isOther reports whether the tellings rather have one set do what the other undergoes than have both in one part, or,
// of two sets of many, have both in one part in too few.
func (s *joined) isOther(o *joined) bool {
	alike := 0
	for event, n := range s.does {
		switch m := o.does[event]; {
		case n*m > 0:
			alike += min(max(n, -n), max(m, -m))
		case n*m < 0:
			alike -= min(max(n, -n), max(m, -m))
		}
	}
	if n := min(len(s.members), len(o.members)); n >= manyMembers {
		return 2*alike < n
	}
	return alike < 0
}

// set is the set of a participant of a document's event: of one with a name that of all that have it.
func (j *joiner) set(doc int, p *participant) *joined {
	s := j.sets[p.resolution]
	if s == nil && p.resolution.Kind == quadpress.KindNamed {
		if s = j.named[p.resolution.ID]; s != nil {
			j.sets[p.resolution] = s
			s.members, s.gender = append(s.members, p.resolution), cmp.Or(s.gender, p.entity.Gender)
			for event, n := range j.does[p.resolution] {
				s.does[event] += n
			}
		}
	}
	if s == nil {
		s = &joined{members: []*quadpress.Resolution{p.resolution}, docs: map[int]*quadpress.Resolution{},
			several: p.isSeveral(), gender: p.entity.Gender, does: map[int]int{}}
		maps.Copy(s.does, j.does[p.resolution])
		if p.resolution.Kind == quadpress.KindNamed {
			s.named, j.named[p.resolution.ID] = p.resolution, s
		} else {
			s.docs[doc] = p.resolution
		}
		j.sets[p.resolution] = s
		j.all = append(j.all, s)
	}
	return s
}

// join makes two sets one and reports whether they are: not where a document, their names or their sex tell them apart,
// one is of several and the other of one, or one does to the other what is done.
func (j *joiner) join(docA int, a *participant, docB int, b *participant) bool {
	into, from := j.set(docA, a), j.set(docB, b)
	if into == from {
		return true
	}
	if into.named != nil && from.named != nil && into.named.ID != from.named.ID ||
		into.several != from.several || into.gender != from.gender && into.gender != "" && from.gender != "" {
		return false
	}
	if into.isOther(from) {
		return false
	}
	if into.named == nil && from.named == nil {
		for d, thing := range from.docs {
			if other := into.docs[d]; other != nil && other.ID != thing.ID {
				return false
			}
		}
	}
	for d, thing := range from.docs {
		into.docs[d] = thing
	}
	into.members = append(into.members, from.members...)
	into.named, into.gender = cmp.Or(into.named, from.named), cmp.Or(into.gender, from.gender)
	for _, m := range from.members {
		j.sets[m] = into
	}
	for event, n := range from.does {
		into.does[event] += n
	}
	if into.named != nil {
		j.named[into.named.ID] = into
	}
	from.members = nil
	return true
}

// resolve gives all of a set one node: that with a name, else the one whose ID comes first.
func (j *joiner) resolve() {
	for _, s := range j.all {
		if len(s.members) < 2 {
			continue
		}
		labels, types := tally{}, tally{}
		id := s.members[0].ID
		for _, m := range s.members {
			labels.add(m.Label, 1)
			types.add(m.Type, 1)
			id = min(id, m.ID)
		}
		one := quadpress.Resolution{ID: id, Label: labels.first(), Type: types.first(), Kind: quadpress.KindDescribed}
		if s.named != nil {
			one = *s.named
		}
		for _, m := range s.members {
			*m = one
		}
	}
}
