package quadpress

import "strings"

// Sentence is an analysed sentence: words, a dependency tree over them, and the entities that it mentions.
type Sentence struct {
	// Span is where the sentence stands in the document, without surrounding white space.
	Span Span `json:"span"`
	// Text is that part of the document.
	Text string `json:"text"`
	// Tokens are the syntactic words in order (Universal Dependencies v2 for English: "don't" is "do" and "n't").
	Tokens []Token `json:"tokens"`
	// Mentions are the named entities in order of their first token; they do not overlap.
	Mentions []Mention `json:"mentions,omitempty"`
	// Frames are what its words say, in order of their predicates.
	Frames []Frame `json:"frames,omitempty"`
}

// Words spells tokens, given by index in reading order, as words separated by a blank. What the text writes as one word
// is one, though the syntax divides it: "well-known", "and/or", "R&D".
func (s *Sentence) Words(tokens []int) string {
	var b strings.Builder
	for n, i := range tokens {
		if n > 0 && !(tokens[n-1] == i-1 && s.Tokens[i-1].Joined && (s.Tokens[i-1].joins() || s.Tokens[i].joins())) {
			b.WriteByte(' ')
		}
		b.WriteString(s.Tokens[i].Form)
	}
	return b.String()
}

// Token is one syntactic word.
type Token struct {
	// Form is the word as written.
	Form string `json:"form"`
	// Lemma is its dictionary form: "begin" for "began", "Lavrov" for "Lavrov".
	Lemma string `json:"lemma,omitempty"`
	// UPOS is the universal part of speech ("VERB"), XPOS the Penn tag ("VBD").
	UPOS string `json:"upos,omitempty"`
	XPOS string `json:"xpos,omitempty"`
	// Feats are universal features in CoNLL-U form ("Mood=Ind|Tense=Past|VerbForm=Fin"), empty for none.
	Feats string `json:"feats,omitempty"`
	// Head is the index in Sentence.Tokens of the word this one depends on, -1 for the root. Every sentence has exactly
	// one root and no cycle.
	Head int `json:"head"`
	// Rel is the universal dependency relation to the head, with its subtype ("nsubj:pass"), "root" for the root.
	Rel string `json:"rel,omitempty"`
	// Span is where the word stands in the document.
	Span Span `json:"span"`
	// Joined says that the next word follows without a space (SpaceAfter=No).
	Joined bool `json:"joined,omitempty"`
}

// Feat returns the value of one universal feature, "" when the word does not carry it.
func (t *Token) Feat(name string) string {
	rest := t.Feats
	for rest != "" {
		var pair string
		pair, rest, _ = strings.Cut(rest, "|")
		if k, v, _ := strings.Cut(pair, "="); k == name {
			return v
		}
	}
	return ""
}

// Plain is the word without the brackets of an editor who has changed letters in it: "the" for "[t]he".
func (t *Token) Plain() string {
	open := strings.IndexByte(t.Form, '[')
	if open < 0 || len(t.Form) < 4 || strings.IndexByte(t.Form[open:], ']') < 2 || t.Form == "[...]" {
		return t.Form
	}
	return strings.NewReplacer("[", "", "]", "").Replace(t.Form)
}

// joins reports whether the token makes one word of those at its sides.
func (t *Token) joins() bool {
	switch t.Form {
	case "-", "‐", "‑", "–", "/", "&":
		return true
	}
	return false
}

// BaseRel is the relation without its subtype: "nsubj" for "nsubj:pass".
func (t *Token) BaseRel() string {
	base, _, _ := strings.Cut(t.Rel, ":")
	return base
}

// MentionType says what kind of thing a mention names.
type MentionType string

// The kinds of mention that package language recognises.
const (
	Person       MentionType = "person"
	Organization MentionType = "organization"
	Place        MentionType = "place"    // countries, towns, rivers, regions
	Facility     MentionType = "facility" // what was built: "Heathrow Airport", "the Humber Bridge"
	Group        MentionType = "group"    // nationalities, religious and political groups: "Russian", "Kurds"
	NamedEvent   MentionType = "event"    // named events: "World War II", "Hurricane Katrina"
	Product      MentionType = "product"  // vehicles, weapons, devices, drugs: "Boeing 737", "Kalashnikov"
	Law          MentionType = "law"      // laws and agreements: "the Clean Air Act", "the Treaty of Lisbon"
	Other        MentionType = "other"    // any other name: works, languages
	Date         MentionType = "date"     // dates and times: "Wednesday", "Sept. 30, 2015"
	Number       MentionType = "number"   // a bare number: "250,000", "third"
	Quantity     MentionType = "quantity" // a number with its unit: "15 kilometers", "40 percent", "three days"
	Money        MentionType = "money"    // "$3.5 million"
)

// Names reports whether mentions of the type name a thing, rather than tell a time or an amount.
func (t MentionType) Names() bool {
	switch t {
	case Date, Number, Quantity, Money:
		return false
	}
	return true
}

// Mention is a run of tokens that names something.
type Mention struct {
	// First and Last are the indexes of its first token and of the token after its last one.
	First int         `json:"first"`
	Last  int         `json:"last"`
	Type  MentionType `json:"type"`
	// Value is when a date is, or how long a quantity of time, in ISO 8601 as the TIMEX3 of TimeML writes it:
	// "2019-05-03", "2019-W18", "199X", "P3D", "XXXX-WXX-1" for "every Monday". It is empty where it cannot be told, and
	// for all else.
	Value string `json:"value,omitempty"`
}
