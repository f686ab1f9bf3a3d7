package resolve

import (
	"slices"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// How much speaks for two events being one, in parts of [whole].
const (
	// leastLike is how much alike documents must be for their events to be compared.
	leastLike = whole / 12
	// oneEvent is how probable it must be on average that any two tellings of one event are.
	oneEvent = whole / 4
	// apart is that for two events that a document keeps apart, though they may be one.
	apart = whole * 12 / 100
	// oftenTold is how many events of a document may be told alike to be compared with another one's. It bounds the time.
	oftenTold = 40
	// farApart is how much later stories tell of something else, unless more than its kind and who does it is the same.
	farApart = 14 * 24 * time.Hour
	// later is the logarithm of the odds, in bits, that lie in farApart.
	later = -6 << logBits
	// untied is likewise what lies in two tellings' having nothing in common but their kind and the story.
	untied = -2 << logBits
	// fewEvents is how many events a long story tells. Of the many that an interview tells, more are alike by chance.
	fewEvents = 100
	// alikeSentences is the cosine from which on the words of the sentences are something in common.
	alikeSentences = one / 5
	// alikeRetelling is that from which on it is enough where nobody who takes part is the same.
	alikeRetelling = one / 2
	// alikeCommon and alikeBeside are those below which a common word joins nothing: of all words of the sentences, and
	// of those that say something beside it.
	alikeCommon, alikeBeside = one / 4, one * 15 / 100
	// contradicted is what speaks where they cannot be one.
	contradicted = -whole * 3 / 10
)

// telling is an event as one document tells it.
type telling struct {
	doc    int
	event  *quadpress.Event
	entity *quadpress.Entity
	self   *quadpress.Resolution
	*wording
	told    int // how many of its document are told as it is, itself among them
	parts   map[quadpress.ThematicRole][]participant
	objects []participant // who undergoes it
	names   []string      // the IDs of the things with names that take part, sorted
	speaker bool          // it tells that somebody said something
	repeats bool          // the same people do it again and again: they meet, they talk
}

// wording is in what words a document tells an event. What it has several of is sorted.
type wording struct {
	kinds   []string // what it may be told as
	lines   []int    // those of alike.txt by whose words it is told
	senses  []string // of the words that tell it, none where one has none
	words   []string // those of its sentences that few stories have
	numbers []string // in its sentences
}

// eventResolver decides which events of the documents of a block are one, and names each. It depends on the set of
// documents alone.
//
// Events are compared whose documents are alike in what they speak of, and that are told as the same: by one
// predicate, sense of a word or lemma, or by words that may tell one happening (alike.txt). How probable it is that
// two tellings are of one event is learnt: from how much alike the documents and the sentences are, from who takes
// part, and from the words (evidence.go). Another day, another name of the event, or another number of those who
// undergo it speak against it, and so do weeks between the stories where one of them gives no date and little but the
// kind is the same. The events are then clustered by average linkage (Sokal and Michener 1958), so that one pair that
// speaks against a cluster counts there too.
type eventResolver struct {
	*lore
	readings []*Reading
	docs     []Document // sorted by ID
	out      [][]quadpress.Resolution
	near     [][]neighbour // by document, those before it that it is near
	tellings []telling
	of       [][]int    // tellings by document
	names    [][]string // by document, the IDs of the things with names in it, sorted
}

// newEventResolver returns a resolver of the events of documents, sorted by ID; near is what is between them, by the ID
// of one and of another before it.
func newEventResolver(l *lore, all []*Reading, near map[string]map[string]int64) *eventResolver {
	r := &eventResolver{lore: l, readings: all, near: make([][]neighbour, len(all))}
	at := map[string]int{}
	for d, reading := range all {
		at[reading.ID] = d
		r.docs, r.out = append(r.docs, reading.Document), append(r.out, slices.Clone(reading.Things))
		r.names = append(r.names, namesOf(reading))
		for o, between := range near[reading.ID] {
			if p, ok := at[o]; ok {
				r.near[d] = append(r.near[d], neighbour{p, likeness(between, reading.Squares, all[p].Squares)})
			}
		}
		slices.SortFunc(r.near[d], func(x, y neighbour) int { return x.doc - y.doc })
	}
	return r
}

// namesOf are the IDs of the things with names that a document speaks of, sorted.
func namesOf(reading *Reading) (ids []string) {
	for i := range reading.Things {
		if reading.Things[i].Kind == quadpress.KindNamed {
			ids = append(ids, reading.Things[i].ID)
		}
	}
	return sortedSet(ids)
}

// anyAlike reports whether enough speaks for any two tellings being of one event.
func (r *eventResolver) anyAlike() bool {
	r.collect()
	alike := false
	r.compare(func(a, b int, between int64) { alike = alike || between >= oneEvent })
	return alike
}

func (r *eventResolver) resolve() {
	r.collect()
	clusters := r.cluster()
	r.name(clusters)
	r.joinParticipants(clusters)
}

// collect gathers what documents tell.
func (r *eventResolver) collect() {
	lex := lexicon.English()
	r.of = make([][]int, len(r.docs))
	for d := range r.docs {
		doc, out, wordings := &r.docs[d], r.out[d], r.readings[d].wordings()
		for i := range doc.Events {
			e := &doc.Events[i]
			t := telling{
				doc: d, event: e, wording: &wordings[i], entity: &doc.Entities[e.Entity], self: &out[e.Entity],
				parts: map[quadpress.ThematicRole][]participant{}, speaker: lex.Speech[e.Lemma],
				repeats: lex.Speech[e.Lemma] || e.Type == "CONSULT",
			}
			for j := range e.Roles {
				if role := &e.Roles[j]; role.Term.IsEntity() {
					n := role.Term.Entity
					t.parts[role.Role] = append(t.parts[role.Role], participant{&doc.Entities[n], &out[n], n})
					if out[n].Kind == quadpress.KindNamed {
						t.names = append(t.names, out[n].ID)
					}
				}
			}
			t.names = sortedSet(t.names)
			t.objects = slices.Concat(t.parts[quadpress.PatientRole], t.parts[quadpress.ThemeRole])
			r.of[d] = append(r.of[d], len(r.tellings))
			r.tellings = append(r.tellings, t)
		}
	}
}

// kindsOf is what an event may be told as: the lemmas and senses of the words that tell it, and its predicate, unless
// that is the one of all nouns without a verb: a funeral and a storm both "happened".
func kindsOf(e *quadpress.Event) []string {
	kinds := []string{e.Lemma}
	if e.Predicate != "happened" && e.Predicate != "was" {
		kinds = append(kinds, e.Predicate)
	}
	for i := range e.Mentions {
		sense, _, _ := strings.Cut(e.Mentions[i].Sense, ".")
		kinds = append(kinds, e.Mentions[i].Lemma, sense)
	}
	kinds = slices.DeleteFunc(kinds, func(k string) bool { return k == "" })
	return sortedSet(kinds)
}

// sensesOf are the senses of the words that tell an event, none where one of them has none.
func sensesOf(e *quadpress.Event) (senses []string) {
	for i := range e.Mentions {
		if e.Mentions[i].Sense == "" {
			return nil
		}
		senses = append(senses, e.Mentions[i].Sense)
	}
	return sortedSet(senses)
}

// cluster returns the tellings of each event that is told more than once, each in their order.
func (r *eventResolver) cluster() [][]int {
	l := newLinkage(len(r.tellings))
	r.compare(l.link)
	return l.clusters(oneEvent)
}

// compare calls visit with each two tellings, the earlier one first, that may be of one event, and with how much speaks
// for that.
func (r *eventResolver) compare(visit func(a, b int, between int64)) {
	r.pairs(func(a, b int, like int64) { visit(a, b, r.evidence(&r.tellings[a], &r.tellings[b], like)) })
}

// pairs calls visit with each two tellings, the earlier one first, that may be of one event, and with how much alike
// their documents are. Of one document they are told by one word.
func (r *eventResolver) pairs(visit func(a, b int, like int64)) {
	byKind, byLine := make([]map[string][]int, len(r.docs)), make([]map[int][]int, len(r.docs))
	for d := range r.docs {
		byKind[d], byLine[d] = map[string][]int{}, map[int][]int{}
		for _, t := range r.of[d] {
			for _, k := range r.tellings[t].kinds {
				byKind[d][k] = append(byKind[d][k], t)
			}
			for _, l := range r.tellings[t].lines {
				byLine[d][l] = append(byLine[d][l], t)
			}
		}
		for _, t := range r.of[d] {
			for _, k := range r.tellings[t].kinds {
				r.tellings[t].told = max(r.tellings[t].told, len(byKind[d][k]))
			}
		}
		for _, near := range append(r.near[d], neighbour{d, whole}) {
			for _, t := range r.of[d] {
				met := meeting(byKind[d], byKind[near.doc], r.tellings[t].kinds)
				if near.doc != d {
					met = append(met, meeting(byLine[d], byLine[near.doc], r.tellings[t].lines)...)
				}
				for _, o := range sortedSet(met) {
					if o >= t {
						break // of its own document
					}
					visit(o, t, near.like)
				}
			}
		}
	}
}

// meeting are the tellings of another document that have one of some keys, but for keys of too many.
func meeting[K comparable](here, there map[K][]int, keys []K) (met []int) {
	for _, k := range keys {
		if len(here[k]) <= oftenTold && len(there[k]) <= oftenTold {
			met = append(met, there[k]...)
		}
	}
	return met
}

// evidence is how much speaks for two tellings being of one event, of documents that are so much alike.
func (r *eventResolver) evidence(a, b *telling, like int64) int64 {
	if r.contradict(a, b) {
		return contradicted
	}
	if a.doc == b.doc {
		x, y := a.event.Mentions, b.event.Mentions
		if len(x) > 0 && len(y) > 0 && x[0].Sentence == y[0].Sentence {
			return contradicted
		}
		return apart
	}
	if a.event.Modality == quadpress.Hypothetical || b.event.Modality == quadpress.Hypothetical {
		return 0 // "Would you apply such a test?"
	}
	speakers, others := a.parts[quadpress.AgentRole], b.parts[quadpress.AgentRole]
	if a.speaker && b.speaker && len(speakers) > 0 && len(others) > 0 && !shareAny(speakers, others) {
		return 0 // two who say the same say it each
	}
	if asked(a.event) && asked(b.event) {
		return 0 // "How would you help?" is asked of each
	}
	values := r.features(a, b, like)
	if isByWordAlone(a, b, &values) {
		return 0
	}
	bits := loadWeights().bits(&values)
	if a.entity.Kind != quadpress.KindNamed && (agreement(a, b) < 2 || a.repeats && b.repeats) && r.farApart(a, b) {
		bits += later // another meeting
	}
	if values[nameFeature] == 0 && agreement(a, b) == 0 {
		if values[numberFeature] == 0 && littleInCommon(a, b) && len(inBoth(r.names[a.doc], r.names[b.doc])) == 0 {
			return 0
		}
		if values[sentenceFeature] < alikeSentences {
			bits += untied
		}
	}
	bits -= r.chance(a.doc) + r.chance(b.doc)
	return probability(bits)
}

// agreement is in how many roles those who take part in two tellings agree.
func agreement(a, b *telling) (n int) {
	for _, role := range comparedRoles {
		n += toInt(shareAny(a.parts[role], b.parts[role]))
	}
	return n
}

// farApart reports whether two tellings, of which one has no date, are of times that are far apart as far as is known:
// what has no date is of about the time when it is told.
func (r *eventResolver) farApart(a, b *telling) bool {
	x, y := r.about(a), r.about(b)
	return !x.IsZero() && !y.IsZero() && x.Sub(y).Abs() > farApart
}

// about is about when a telling's event was, the zero time when unknown.
func (r *eventResolver) about(t *telling) time.Time {
	if t.event.Time == "" {
		return r.docs[t.doc].Published
	}
	day, _ := time.Parse(time.DateOnly, t.event.Time[:min(len(time.DateOnly), len(t.event.Time))])
	return day
}

// comparedRoles are those in which two tellings may agree.
var comparedRoles = []quadpress.ThematicRole{
	quadpress.AgentRole, quadpress.PatientRole, quadpress.ThemeRole, quadpress.RecipientRole, quadpress.TopicRole,
	quadpress.DestinationRole, quadpress.PlaceRole, quadpress.AttributeRole,
}

// contradict reports whether two tellings cannot be of one event.
func (r *eventResolver) contradict(a, b *telling) bool {
	if a.entity.Kind == quadpress.KindNamed && b.entity.Kind == quadpress.KindNamed && a.self.ID != b.self.ID {
		return true
	}
	if at, bt := a.event.Time, b.event.Time; !strings.HasPrefix(at, bt) && !strings.HasPrefix(bt, at) {
		return true
	}
	return otherNumber(a.objects, b.objects) ||
		strangers(a.objects, b.objects) && r.people(a.objects) && r.people(b.objects)
}

// people reports whether all that have names are people.
func (r *eventResolver) people(all []participant) bool {
	return !slices.ContainsFunc(all, func(p participant) bool {
		return p.resolution.Kind == quadpress.KindNamed && r.class(p.resolution.Type) != "Person"
	})
}

// strangers reports whether there are things with names on both sides and none on both.
func strangers(a, b []participant) bool {
	named := func(p participant) bool { return p.resolution.Kind == quadpress.KindNamed }
	return slices.ContainsFunc(a, named) && slices.ContainsFunc(b, named) && !shareAny(a, b)
}

func shareAny(a, b []participant) bool {
	return slices.ContainsFunc(a, func(p participant) bool {
		return slices.ContainsFunc(b, func(o participant) bool { return p.same(&o) })
	})
}

// otherNumber reports whether both sides count the same kind of thing and come to different numbers.
func otherNumber(a, b []participant) bool {
	return slices.ContainsFunc(a, func(p participant) bool {
		return p.entity.Count != "" && slices.ContainsFunc(b, func(o participant) bool {
			return o.entity.Count != "" && o.entity.Count != p.entity.Count && p.same(&o)
		})
	})
}

// name gives the tellings of an event one node: that of the event's name where a document has one, else the node of the
// first one, with the label that most documents have.
func (r *eventResolver) name(clusters [][]int) {
	for _, cluster := range clusters {
		labels, types := tally{}, tally{}
		var named *quadpress.Resolution
		for _, t := range cluster {
			switch t := &r.tellings[t]; {
			case t.entity.Kind != quadpress.KindNamed:
				labels.add(t.self.Label, 1)
				types.add(t.self.Type, 1)
			case named == nil || t.self.ID < named.ID:
				named = t.self
			}
		}
		one := named
		if one == nil {
			one = &quadpress.Resolution{
				ID: r.tellings[cluster[0]].self.ID, Label: labels.first(), Type: types.first(), Kind: quadpress.KindEvent,
			}
		}
		for _, t := range cluster {
			if t := &r.tellings[t]; t.entity.Kind != quadpress.KindNamed {
				*t.self = *one
			}
		}
	}
}
