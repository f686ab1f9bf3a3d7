package mention

// seen is the set of places in which a document uses a word.
type seen uint16

const (
	afterTitle    seen = 1 << iota // "President Obama"
	afterGiven                     // "Barack Obama", the end of a run
	isFirstOfTwo                   // "Barack Obama"
	afterIn                        // "in Homs ,"
	beforeSpeech                   // "Obama said"
	beforePossess                  // "Obama 's"
	beforeOrgHead                  // the run ends in "Ministry", "Inc."
	inPlaceRun                     // the run ends or starts with "River", "Lake"
	midSentence                    // capitalised within a sentence
	inSmall                        // written small
	endOfLongRun                   // the last of three or more
	afterThe                       // "the Guardian"
	isAcronym                      // "Popular Mobilization Forces ( PMF )"
)

// context holds how a document uses its words, so that a name that is clear in one place helps where it is not.
type context struct {
	words map[uint64]seen // by the hash of the word in lower case
}

func (c *context) of(lower uint64) seen { return c.words[lower] }

// note adds what one sentence shows.
func (c *context) note(words []word) {
	style := styleOf(words)
	if style != plain {
		return
	}
	for i := range words {
		w := &words[i]
		if w.lowercase {
			c.words[w.lower] |= inSmall
			continue
		}
		if !w.capital {
			continue
		}
		c.words[w.lower] |= c.use(words, i)
	}
}

func (c *context) use(words []word, i int) (s seen) {
	r := words[i].run
	head, tail := &words[r.first], &words[r.last-1]
	if i > 0 {
		p := &words[i-1]
		if p.known&isTitle != 0 || p.phrase&isTitle != 0 {
			s |= afterTitle
		}
		if i == r.last-1 && p.capital && p.known&isGiven != 0 {
			s |= afterGiven
		}
	}
	if i > 1 && i == r.first {
		s |= midSentence
	}
	if isAcronymOf(words, i) {
		s |= isAcronym
	}
	if r.first > 0 {
		switch words[r.first-1].lower {
		case small["in"], small["at"], small["from"], small["near"], small["into"]:
			s |= afterIn
		case small["the"]:
			s |= afterThe
		}
	}
	if i == r.first && r.last-r.first == 2 {
		s |= isFirstOfTwo
	}
	if i == r.last-1 {
		if r.last-r.first > 2 {
			s |= endOfLongRun
		}
		if r.last < len(words) {
			n := &words[r.last]
			if n.known&isSpeech != 0 {
				s |= beforeSpeech
			}
			if n.lower == small["'s"] {
				s |= beforePossess
			}
		}
	}
	if tail.known&isOrgHead != 0 && r.last-r.first > 1 {
		s |= beforeOrgHead
	}
	if (head.known|tail.known)&isPlaceHead != 0 && r.last-r.first > 1 {
		s |= inPlaceRun
	}
	return s
}

// isAcronymOf reports whether a word stands in brackets behind capitalised words whose first letters it has.
func isAcronymOf(words []word, i int) bool {
	w := &words[i]
	if i < 3 || i+1 >= len(words) || !w.upper || words[i-1].lower != small["("] || words[i+1].lower != small[")"] {
		return false
	}
	full := words[i-2].run
	return full.last-full.first > 1 && words[full.first].initial == w.initial
}
