package lexicon

import (
	_ "embed"
	"fmt"
	"maps"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/wordset"
)

//go:embed lexicon.yaml
var lexiconYAML []byte

// Words is a set of lemmas or lower-case words.
type Words = wordset.Set

// Lexicon is what lexicon.yaml holds; the comments stand there.
type Lexicon struct {
	Aspect, Negative, Factive, Commissive Words
	Directive, Possible                   Words
	// Reporting has words of speech by a [quadpress.Modality], or "asserted" or "denied"; Speech has all of them.
	Reporting                                                    map[string]Words
	Speech                                                       Words `yaml:"-"`
	Quotative, Presupposing, Believing, Establishing             Words
	Sourcing                                                     Words
	JudgingWords                                                 map[string]Words `yaml:"judging_words"`
	Making, Authorship                                           map[string]string
	Viewpoint, Accusing, Penalizing, Thinking                    Words
	Attempting, Scheduling, Occurring                            Words
	Light, Having, Staging, Undertaken, Prospective              Words
	Bounding, Locative, Temporal, Conditional, Hedge, Negation   Words
	Conditioning, Containing, Seeming, Distancing, Measuring     Words
	Deputy, Governments, Members, Instrument, Times              Words
	Bodies                                                       map[string]Words
	Collectives, Plurals, Persons, Localities, Spokespersons     Words
	Epithets, Trades, Rulers, Routes, Counts                     Words
	Roles, Honorifics, Female, Male, Relational                  Words
	Generic, Settlements, Small, Towns, Parts                    Words
	Vague                                                        Words
	Naming, Regarding, Candidacy, Judging, Women, Men            Words
	Content, Intransitive, Appointing, Inclusive                 Words
	PartsOf                                                      Words `yaml:"parts_of"`
	RenamingAsides                                               Words `yaml:"renaming_asides"`
	PluralThings                                                 Words `yaml:"plural_things"`
	Undergone, Homes                                             Words
	Attesting, Doubting, Periphrastic, InARow                    Words
	Resulting, Opening, Befalling, Descending, Inquiring         Words
	Perceiving, Adverbial, Uneventful, Suspicions                Words
	Determining                                                  Words
	Preventing, Dissuading, Opposing, Undecided, Aliasing, Bands Words
	People, Sites, Reversed, Happenings                          Words
	Sourced, Receiving                                           Words
	Admitting, Audiences, Vessels, Giving, Handing, Stakes       Words
	Credits, Crediting, Additional                               Words
	Siding, Idioms, Phrasal, Untouchable, Particles, Shores      Words
	Penalties, Outdoing, Attaining, Outcomes, Strikers           Words
	Immaterial, Tying, Acts, Wheeled, Leaning, Bloodless, Slated Words
	Figurative, Combating, Placeless                             Words
	ForOffice                                                    Words `yaml:"for_office"`
	Dateless, Vacuous, Once, Homing                              Words
	Replacing, Cancelling, Delegates, Telling                    Words
	Evaluating, Deeds, Delegating                                Words
	NamedSites                                                   Words `yaml:"named_sites"`
	AdoptedNames                                                 Words `yaml:"adopted_names"`
	Heads, Officials, Ranking, Bygone, Sending, Intended         Words
	Undertakings, Weighing                                       Words
	Deputizing, Sides, Projectiles, Counting, Ahead              Words
	Multitudes, Measures, Uncounted, Unqualifying                Words
	Subunits, Exemplary, Employees                               Words
	Binding, Ensembles, Honours, Publishing                      Words
	Wishing, Concerning, Followers, Originating, Works, Replying Words
	Transferable, Royal, Academics, Domains, Lasting             Words
	Comparing, Entailing, Voices, Attitudes, Associations        Words
	Mistaken, Press                                              Words
	Stating, Holding                                             Words
	Ascribing, Blaming, Attributing, Avowing                     Words
	Avowals                                                      map[string]string
	Citing, Reading, Sources, Hosted, Mouthpieces, Uttering      Words
	Causing, Moved, Alleged                                      Words
	Namewise, Renaming, Languages, Singling, Pseudonyms          Words
	Representing, Accompanying, Framing                          Words
	Holdings, Indefinite, Borders                                Words
	Effecting, Raising, Remainders, Inward                       Words
	Notional, Recounting, Charging                               Words
	Concurrent                                                   Words
	Averting, Tentative, Grading                                 Words
	Foreseeing                                                   map[string]Words
	Disposing                                                    Words
	Transitive, Adnominal, Apart, Troubles, Emerging, Needing    Words
	Parents, Possessing, Dealing                                 Words
	Attaching                                                    Words
	InOrder                                                      Words `yaml:"in_order"`
	Identifying, Competing, Positions, Figures, Reaching, Bodily Words
	Seafaring, Hiring, Accounting, Results, Tenders, Players     Words
	PositionsElsewhere                                           Words `yaml:"positions_elsewhere"`
	PlayerKinds                                                  Words `yaml:"player_kinds"`
	Unspecific                                                   Words
	Reflexives, Including, Stative, Asides, Portions, Hollow     Words
	Convicting, Incomplete, Universal, Abstracted                Words
	Attended, Embedding                                          Words
	Posed, Answering, Securities, Ending, Minded                 Words
	Mutual, Sharing, Undergoing, Extents, Lawful, Renames        Words
	Dwellings, Gaining                                           Words
	Crowds, Attending, Changing, Arranging, Verdicts             Words
	Shareholdings, Plays, Discussions, Worlds, Harming, Wearing  Words
	National, Neighboring, Injuries, Benches                     Words
	TakingObjects                                                Words `yaml:"taking_objects"`
	Deaths                                                       []string
	// by prepositions
	ObliqueNames map[string]string `yaml:"oblique_names"`
	// by prepositions, then by roles
	PrepositionalRoles map[string]map[quadpress.ThematicRole]quadpress.ThematicRole `yaml:"prepositional_roles"`
	PhrasalRoles       map[string]quadpress.ThematicRole                            `yaml:"phrasal_roles"`

	Complementing         map[string][]string // by prepositions, the kinds of nouns that have them
	Converse              map[string]Words
	Callings              []Words
	Companies, Businesses Words
	Retelling             []Words
	Ages                  map[string][2]int
	Companions            map[string]string
	TwoWords              map[string]string `yaml:"two_words"`
	TakingUp              map[string]Words  `yaml:"taking_up"`
	TakingNames           map[string]Words  `yaml:"taking_names"`
	TakingPeople          map[string]Words  `yaml:"taking_people"`
	Likened, Dying        Words
	Synonyms              map[string]string // the first of those that mean the same
	Priceless             map[string]string // what a sense that asks a price means where it names none
	Striking              map[string]string // the sense that it has by those who do not work
	Passivized            map[string]string // the sense that it has in the passive
	ToOffice              map[string]string `yaml:"to_office"`
	Complemented          map[string]string // the sense that it has with what it says that its object is
	Objected              map[string]string // the sense that it has with an object
	Weighty               map[string]string // the sense that a light verb has of a thing
	Unnamed               map[string]string // the sense that it has of a number
	OfAgents              map[string]string `yaml:"of_agents"` // the sense that it has of what is no person and no body
	Obliging              map[string]string // the sense that it has of someone who has to do something
	Objectless            map[string]string // what a sense that needs an object means without one
	LastingSince          map[string]string `yaml:"lasting_since"` // the sense that it has of what has gone on since
	// the nouns or types of objects that give a sense another
	ByObject        map[string]map[string]Words `yaml:"by_object"`
	Alone           map[string]string           // the sense that it has with nothing behind it
	ByAmount        map[string]string           `yaml:"by_amount"` // the sense that it has of a figure
	Directions      map[string]string           // what verbs of closing mean with such a word
	Closing, Ageing Words
	Recruiting      Words
	VerbBound       Words `yaml:"verb_bound"`
	Left, Unstative Words
	// the nouns or types of subjects that give a sense another where there is no object
	BySubject        map[string]map[string]Words  `yaml:"by_subject"`
	ByOblique        map[string]map[string]string `yaml:"by_oblique"` // by preposition and type
	Trading, Passing Words
	LeftAs           Words `yaml:"left_as"`
	Lacking          Words
	LikeThat         Words             `yaml:"like_that"`
	SelfBound        Words             `yaml:"self_bound"`
	Audible          Words             // types of events
	Overcoming       Words             // senses
	ChargedWith      Words             `yaml:"charged_with"`
	ShortOffices     map[string]string `yaml:"short_offices"`
	GoingOn          Words             `yaml:"going_on"`
	Awaiting         Words
	Portfolios       Words
	PartsOfPlaces    Words `yaml:"parts_of_places"`
	Weighed          Words
	LongOffices      map[string]string    `yaml:"long_offices"`
	NotOnly          Words                `yaml:"not_only"`
	FallingShort     map[string]string    `yaml:"falling_short"`
	NounSenses       map[string]NounSense `yaml:"noun_senses"`
	Dimensions       map[string]map[string]string
}

// NounSense is what a noun means in news in the place of another sense, unless it has one of the prepositions behind
// it, or before it ("in _"), or only with one of those that it asks for, of a thing of one class, or with one of some
// words before it.
type NounSense struct {
	Sense        string
	Unless, With Words
	Before       Words
	Of           string
}

// English returns the words of English. It is read once; what comes back is shared and must not be changed.
func English() *Lexicon { return english() }

var english = sync.OnceValue(func() *Lexicon {
	var l Lexicon
	if err := yaml.Load(lexiconYAML, &l, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("lexicon.yaml: %v", err)) // embedded: a test reads it
	}
	l.Speech = Words{}
	for _, verbs := range l.Reporting {
		maps.Copy(l.Speech, verbs)
	}
	return &l
})

// BodyType returns the entity type of a noun that names a body with its modifier ("army"), "" for any other noun.
func (l *Lexicon) BodyType(lemma string) string {
	for _, typ := range [...]string{"Group", "Organization", "GovernmentOrganization"} {
		if l.Bodies[typ][lemma] {
			return typ
		}
	}
	return ""
}

// Foresees reports whether an infinitive behind a noun says what is asked for, may be or did not come about: "need".
func (l *Lexicon) Foresees(noun string) bool {
	return l.Foreseeing["requested"][noun] || l.Foreseeing["possible"][noun] || l.Foreseeing["denied"][noun]
}

// IsOffice reports whether a word in lower case is an office or profession, written out or short: "governor", "gov.".
func (l *Lexicon) IsOffice(word string) bool { return l.Roles[word] || l.ShortOffices[word] != "" }
