package resolve

import (
	"cmp"
	_ "embed" // alike.txt, evidence.yaml
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/logistic"
)

// What speaks for two tellings being of one event is how probable that is, in parts of [whole]: logistic in some
// features, whose weights are fitted to stories with marked events (MODEL.md). Only what cannot be learnt from these is
// laid down by hand: see [eventResolver.contradict] and [eventResolver.farApart]. All is reckoned in integers, the
// logarithm of the odds in bits with [logBits] behind the point.

// feature is one of what is weighed. What either holds or not is 1 or 0, with [logBits] bits behind the point.
type feature int

const (
	likeFeature       feature = iota // the logarithm of how much alike the documents are
	nameFeature                      // the names that take part in both, by their rarity
	objectFeature                    // the same one undergoes it
	placeFeature                     // it is in the same place
	crossedFeature                   // who acts in one undergoes it in the other
	sentenceFeature                  // the cosine of the words of the sentences
	numberFeature                    // the numbers that both sentences have, at most two
	lineFeature                      // they are told by words of one line of alike.txt
	otherWordFeature                 // by no word that is the same
	otherSenseFeature                // by one word in two senses
	commonFeature                    // by a word of many stories
	toldFeature                      // the logarithm of how many pairs of the two documents are told so
	speechFeature                    // somebody said something
	speakerFeature                   // the same one said something
	polarityFeature                  // one is denied
	strangerFeature                  // others undergo it, by their names
	actorFeature                     // others act, by their names
	features
)

// featureNames are those by which evidence.yaml has the weights.
var featureNames = [features]string{
	"likeness", "names", "object", "place", "crossed", "sentence", "numbers", "line", "other word", "other sense",
	"common word", "told", "speech", "speaker", "polarity", "strangers", "other actors",
}

const (
	// one is a feature that holds.
	one = 1 << logBits
	// mostNames and mostNumbers are how many names and numbers count that two tellings share.
	mostNames, mostNumbers = 3, 2
	// shortest is how many letters words of a sentence have that are compared.
	shortest = 3
	// mostOdds is the logarithm of odds that are as good as certain.
	mostOdds = 10 << logBits
)

// evidence.yaml is written by "quadtrain events".
//
//go:embed evidence.yaml
var evidenceYAML []byte

// weigher has the weights of the features.
type weigher struct {
	intercept int64
	weights   [features]int64
}

var loadWeights = sync.OnceValue(func() *weigher {
	m, err := logistic.Read(evidenceYAML)
	if err != nil {
		panic(fmt.Sprintf("evidence.yaml: %v", err)) // embedded: a test reads it
	}
	inBits := func(logOdds float64) int64 { return int64(math.Round(logOdds / math.Ln2 * one)) }
	w := &weigher{intercept: inBits(m.Intercept)}
	for f, name := range featureNames {
		w.weights[f] = inBits(m.Weights[name])
	}
	return w
})

// bits is the logarithm of the odds.
func (w *weigher) bits(values *[features]int64) int64 {
	sum := w.intercept
	for f, v := range values {
		sum += w.weights[f] * v >> logBits
	}
	return sum
}

// probability is that of odds whose logarithm is given, in parts of [whole]. Between powers of two odds grow evenly.
func probability(bits int64) int64 {
	bits = max(0, min(2*mostOdds, bits+mostOdds))
	odds, even := (one+bits&(one-1))<<(bits>>logBits), int64(one)<<(mostOdds>>logBits)
	return whole * odds / (odds + even)
}

//go:embed alike.txt
var alikeText string

// alikeLines are the lines of alike.txt that a word stands in, by the word.
var alikeLines = sync.OnceValue(func() map[string][]int {
	lines, n := map[string][]int{}, 0
	for line := range strings.Lines(alikeText) {
		if n++; !strings.HasPrefix(line, "#") {
			for word := range strings.FieldsSeq(line) {
				lines[word] = append(lines[word], n)
			}
		}
	}
	return lines
})

// linesOf are the lines of alike.txt by whose words an event is told, also with the preposition that marks a part in
// it: "check_into".
func linesOf(e *quadpress.Event, kinds []string) (lines []int) {
	for _, k := range kinds {
		lines = append(lines, alikeLines()[k]...)
	}
	for i := range e.Roles {
		if p := e.Roles[i].Preposition; p != "" {
			lines = append(lines, alikeLines()[e.Lemma+"_"+p]...)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// wordingOf is in what words an event is told. In its sentences common words are left out.
func wordingOf(e *quadpress.Event) wording {
	w := wording{kinds: kindsOf(e), senses: sensesOf(e)}
	w.lines = linesOf(e, w.kinds)
	between := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }
	for i := range e.Mentions {
		for word := range strings.FieldsFuncSeq(e.Mentions[i].Evidence, between) {
			if unicode.IsDigit(rune(word[0])) {
				w.numbers = append(w.numbers, word)
			} else if word = stem(word); utf8.RuneCountInString(word) >= shortest && !commonWords()[word] {
				w.words = append(w.words, word)
			}
		}
	}
	w.words, w.numbers = sortedSet(w.words), sortedSet(w.numbers)
	return w
}

func sortedSet[T cmp.Ordered](all []T) []T {
	slices.Sort(all)
	return slices.Compact(all)
}

// inBoth are the members that two sorted sets have in common.
func inBoth[T cmp.Ordered](a, b []T) (both []T) {
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c == 0:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		case c < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return both
}

// asked reports whether an event is told in a question alone, of what may be or is to be.
func asked(e *quadpress.Event) bool {
	return e.Modality != quadpress.Asserted && e.Modality != quadpress.Planned &&
		!slices.ContainsFunc(e.Mentions, func(m quadpress.EventMention) bool {
			return !strings.HasSuffix(strings.TrimSpace(m.Evidence), "?")
		})
}

// chance is the logarithm of the odds, in bits, that lie in how much more a document tells than a long story does: one
// that tells twice as much has twice as many events that are like one of another document by chance.
func (r *eventResolver) chance(doc int) int64 {
	return log2(max(fewEvents, len(r.of[doc]))) - log2(fewEvents)
}

// features are those of two tellings of documents that are so much alike.
func (r *eventResolver) features(a, b *telling, like int64) (values [features]int64) {
	holds := func(f feature, yes bool) {
		if yes {
			values[f] = one
		}
	}
	values[likeFeature] = log2(int(like)+1) - log2(whole)
	for _, id := range inBoth(a.names, b.names) {
		values[nameFeature] += rarity(r.termOf(id)) * one / nameRarity
	}
	values[nameFeature] = min(values[nameFeature], mostNames*one)
	holds(objectFeature, shareAny(a.objects, b.objects))
	holds(placeFeature, shareAny(a.parts[quadpress.PlaceRole], b.parts[quadpress.PlaceRole]))
	actors, others := a.parts[quadpress.AgentRole], b.parts[quadpress.AgentRole]
	holds(crossedFeature, shareAny(actors, b.objects) || shareAny(a.objects, others))
	if n := int64(len(a.words)) * int64(len(b.words)); n > 0 {
		values[sentenceFeature] = int64(float64(len(inBoth(a.words, b.words))) / math.Sqrt(float64(n)) * one)
	}
	values[numberFeature] = min(int64(len(inBoth(a.numbers, b.numbers))), mostNumbers) * one
	holds(lineFeature, len(inBoth(a.lines, b.lines)) > 0)
	sameWord := len(inBoth(a.kinds, b.kinds)) > 0
	holds(otherWordFeature, !sameWord)
	holds(otherSenseFeature, sameWord && len(a.senses) > 0 && len(b.senses) > 0 && len(inBoth(a.senses, b.senses)) == 0)
	holds(commonFeature, commonWords()[stem(a.event.Lemma)] || commonWords()[stem(b.event.Lemma)])
	values[toldFeature] = log2(a.told) + log2(b.told)
	speech := a.speaker || b.speaker
	holds(speechFeature, speech)
	holds(speakerFeature, speech && shareAny(actors, others))
	holds(polarityFeature, a.event.Polarity != b.event.Polarity)
	holds(strangerFeature, strangers(a.objects, b.objects))
	holds(actorFeature, strangers(actors, others))
	return values
}

// isByWordAlone reports whether two tellings have the word in common and little else: a saying in sentences that are
// not alike ("Lind said"), a state of one thing and of another ("was in court"), or, of no known type of event, what is
// done by and to others ("used the phone", "used the law").
func isByWordAlone(a, b *telling, values *[features]int64) bool {
	switch {
	case a.speaker || b.speaker:
		return alikeInContent(a, b) < alikeSentences
	case a.event.Predicate == "was":
		return alikeInContent(a, b) < alikeRetelling
	}
	if a.event.Type != "" || b.event.Type != "" || len(a.parts) == 0 || len(b.parts) == 0 || agreement(a, b) > 0 {
		return false
	}
	if values[lineFeature] == 0 {
		return alikeInContent(a, b) < alikeRetelling
	}
	return isByCommonWord(values) && alikeInContent(a, b) < alikeBeside
}

// isByCommonWord reports whether nothing but a word of many stories speaks for two tellings, though others may tell the
// same: "gave the guard credit", "gave the boy a chance".
func isByCommonWord(values *[features]int64) bool {
	return values[commonFeature] > 0 && values[otherWordFeature] == 0 && values[nameFeature] == 0 &&
		values[numberFeature] == 0 && values[crossedFeature] == 0 && values[placeFeature] == 0 &&
		values[sentenceFeature] < alikeCommon
}

// littleInCommon reports whether the sentences of two tellings have no more than one word in common but the one that
// tells the event. In stories that share no name either, a storm that hit a town and a fire that hit a church are two,
// and so are what a president and a band cancelled on a Monday, however short these stories are, and alike for that.
func littleInCommon(a, b *telling) bool {
	return countSaying(inBoth(a.words, b.words), tellingWords(a, b)) < 2
}

// alikeInContent is the cosine of those words of the sentences of two tellings that say something beside the words that
// tell the event.
func alikeInContent(a, b *telling) int64 {
	tells := tellingWords(a, b)
	n := countSaying(a.words, tells) * countSaying(b.words, tells)
	if n == 0 {
		return 0
	}
	return int64(float64(countSaying(inBoth(a.words, b.words), tells)) / math.Sqrt(float64(n)) * one)
}

// tellingWords are the words that tell the events of two tellings, without their endings.
func tellingWords(a, b *telling) map[string]bool {
	tells := map[string]bool{}
	for _, e := range [...]*quadpress.Event{a.event, b.event} {
		tells[stem(e.Lemma)] = true
		for i := range e.Mentions {
			tells[stem(e.Mentions[i].Text)] = true
		}
	}
	return tells
}

// countSaying counts the words that say something by themselves, beside those that tell an event.
func countSaying(words []string, tells map[string]bool) (n int) {
	for _, w := range words {
		n += toInt(!tells[w] && !functionWords()[w])
	}
	return n
}
