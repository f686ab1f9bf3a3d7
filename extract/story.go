package extract

import (
	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/ranking"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
)

// story is one document while it is read.
type story struct {
	*Extractor
	doc      *quadpress.Document
	trees    []*syntax.Tree
	headline []bool                  // by sentence: whether it stands in the headline
	refs     [][]*reference          // by sentence, in reading order
	at       [][]*reference          // by sentence and token
	titles   map[[2]int][]*reference // by sentence and token: those in whose titles it stands
	entities []*entity
	holders  map[string][]holder // by the nouns of their offices
	byKnown  map[string][]int    // of entities that are curated things
	surnames lexicon.Words       // last words of the names of people of more than one word
	// types of what acronyms in brackets stand for
	bracketed map[string]string
	said      map[string]string   // types of names by what the story says of their bearers, by name.Key
	nations   map[string]int      // how often the story names each country, its parts, organs and people, by local name
	organs    map[string][]string // countries whose organs the story calls by a name ("Congress of Chile"), by that name
	aliases   [][2]*reference     // names that the text says are one thing's
	adopted   []*reference        // of these, names of a stage or a pen
	// aliasesBefore is how many of these stand before each sentence, and before the end.
	aliasesBefore []int
	clauses       []map[int]*syntax.Clause
	times         []map[int]timex.Time // by sentence and token
	amounts       [][]quantity.Found   // by sentence, in reading order
	amountsAt     [][]int              // by sentence and token, one more than the index of the amount; 0 for none
	quotes        [][]*quotation       // by sentence and token

	quotations []*quotation
	turns      []*quotation         // of a transcript
	colons     []int                // by sentence, the first colon, -1 for none
	labels     map[int]int          // by the first sentences of turns, how many tokens say who speaks
	phrases    [][]*mention         // by sentence, in reading order
	mentionAt  [][]*mention         // by sentence and head
	referents  []*referent          // by entity
	themes     map[string]int       // by nouns: what the story is about of what they can mean, -1 for nothing
	sport      int                  // 1 for a story of sport, -1 for any other, 0 while nobody has asked
	narrator   *referent            // "I" outside quotations
	callers    map[string]*referent // by office: see [story.caller]
	reader     *referent            // "you" outside quotations
	we         map[*referent]*referent
	choices    *[]Choice         // where choices between antecedents are noted, nil for nowhere
	features   []ranking.Feature // of the candidate that is being looked at

	frames      [][]*frame        // by sentence, in reading order
	frameAt     [][]*frame        // by sentence and token
	treeOf      map[int]int       // the index of the tree of each sentence of the document
	folded      map[[2]int]*frame // what verbs are folded into that only carry its event, by sentence and token
	events      []*happening
	told        bool                    // whether the events are known
	eventsByKey map[string][]*happening // by what their frames have in common, see frame.key
	// words that take part in a frame, by sentence and token; true where that is more than its setting
	partaking map[[2]int]bool
	nouns     map[[2]int]int // things of nouns that are no mentions, by sentence and token

	statements []quadpress.Statement
	sure       map[*syntax.Clause][]subjectSureness // of the propositions of clauses that made statements
	rejections *[]Rejection                         // where what is dropped goes, nil for nowhere
}
