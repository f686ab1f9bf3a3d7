package extract

import (
	_ "embed"
	"fmt"
	"maps"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

//go:embed lexicon.yaml
var lexiconYAML []byte

// words is a set of lemmas or lower-cased words.
type words map[string]bool

// UnmarshalYAML reads a list.
func (w *words) UnmarshalYAML(n *yaml.Node) error {
	var list []string
	if err := n.Load(&list); err != nil {
		return err
	}
	*w = make(words, len(list))
	for _, s := range list {
		(*w)[s] = true
	}
	return nil
}

// lexicon is what lexicon.yaml holds; the comments stand there.
type lexicon struct {
	Aspect, Negative, Factive, Commissive, Directive, Possible                                                                                   words
	Reporting                                                                                                                                    map[string]words // by a [quadpress.Modality], or "asserted" or "denied"
	Speech                                                                                                                                       words            `yaml:"-"` // all of Reporting
	Quotative, Presupposing, Believing, Establishing                                                                                             words
	JudgingWords                                                                                                                                 map[string]words `yaml:"judging_words"`
	Making                                                                                                                                       map[string]string
	Viewpoint, Accusing, Penalizing, Thinking                                                                                                    words
	Attempting, Scheduling, Occurring                                                                                                            words
	Light, Prospective                                                                                                                           words
	Locative, Temporal, Conditional, Hedge, Negation                                                                                             words
	Deputy, Members, Instrument, Times                                                                                                           words
	Bodies                                                                                                                                       map[string]words
	Collectives, Plurals, Persons, Localities, Spokespersons                                                                                     words
	Roles, Honorifics, Female, Male, Relational                                                                                                  words
	Generic, Settlements, Small, Parts                                                                                                           words
	Vague, Relating, Tentative                                                                                                                   words
	Naming, Regarding, Candidacy, Judging, Women, Men                                                                                            words
	Content, Intransitive, Appointing, Inclusive, Supplying                                                                                      words
	PartsOf                                                                                                                                      words `yaml:"parts_of"`
	Attesting, Doubting, Periphrastic, Resulting, Opening, Deverbal                                                                              words
	Perceiving, Adverbial                                                                                                                        words
	Preventing, Dissuading, Opposing, Undecided, Aliasing, Bands                                                                                 words
	ShortOffices                                                                                                                                 map[string]string `yaml:"short_offices"`
	LongOffices                                                                                                                                  map[string]string `yaml:"long_offices"`
	NotOnly                                                                                                                                      words             `yaml:"not_only"`
	FallingShort                                                                                                                                 map[string]string `yaml:"falling_short"`
	People, Sites, Reversed, Happenings                                                                                                          words
	Sourced, Receiving                                                                                                                           words
	Admitting, Audiences, Vessels, Credits, Crediting, Additional, Giving, Siding, Idioms, Phrasal, Untouchable                                  words
	Replacing, Cancelling, Delegates, Telling                                                                                                    words
	Evaluating, Deeds, Delegating, Directing                                                                                                     words
	NamedSites                                                                                                                                   words `yaml:"named_sites"`
	Heads, Officials, Ranking, Bygone, Sending, Intended                                                                                         words
	Deputizing, Sides, Projectiles, Counting, Ahead                                                                                              words
	Multitudes, Measures, Uncounted, Subunits, Exemplary, Employees                                                                              words
	Wishing, Concerning, Followers, Originating, Works, Replying, Transferable, Royal, Academics, Domains, Lasting, Moving, Comparing, Entailing words
	Namewise, Renaming, Languages, Singling, Holdings, Indefinite, Borders                                                                       words
}

var loadLexicon = sync.OnceValue(func() *lexicon {
	var l lexicon
	if err := yaml.Load(lexiconYAML, &l, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("lexicon.yaml: %v", err)) // embedded: a test reads it
	}
	l.Speech = words{}
	for _, verbs := range l.Reporting {
		maps.Copy(l.Speech, verbs)
	}
	return &l
})

// bodyType returns the entity type of a noun that names a body with its modifier ("army"), "" for any other noun.
func (l *lexicon) bodyType(lemma string) string {
	for _, typ := range [...]string{"Group", "Organization", "GovernmentOrganization"} {
		if l.Bodies[typ][lemma] {
			return typ
		}
	}
	return ""
}

// isOffice reports whether a word in lower case is an office or profession, written out or short: "governor", "gov.".
func (l *lexicon) isOffice(word string) bool { return l.Roles[word] || l.ShortOffices[word] != "" }

// wholeOffice is a word with a short office written out, and with its capital.
func (l *lexicon) wholeOffice(form string) string {
	if whole := l.ShortOffices[strings.ToLower(form)]; whole != "" {
		return titleCase(whole)
	}
	return form
}
