package timex

import (
	"strings"
	"time"

	"github.com/quadpress/quadpress"
)

// Annotate sets the values of the mentions of a document's sentences, which have their tags and trees: those of dates, and
// those of quantities that are a length of time. The document was published then; the zero time is unknown.
func Annotate(sentences []quadpress.Sentence, published time.Time) {
	c := NewCalendar(published)
	var before, here []Time // the days and longer times of the sentence before, and of this one
	for i := range sentences {
		s := &sentences[i]
		before, here = here, nil
		for k := range s.Mentions {
			m := &s.Mentions[k]
			m.Value = ""
			switch m.Type {
			case quadpress.Quantity:
				m.Value = Duration(wordsOf(s, *m))
			case quadpress.Date:
				words := withArticle(s, *m)
				c.Future = future(s, m.First)
				c.Anchor = theOne(before, here)
				t := c.Read(words)
				if m.Value = c.Value(words); t.Unit > Minute {
					here = append(here, t.Coarse())
				}
			}
		}
		atTheirDays(s, c, theOne(nil, here))
	}
}

// atTheirDays gives times of day the day that the sentence names, where it names one.
func atTheirDays(s *quadpress.Sentence, c Calendar, day Time) {
	for k := range s.Mentions {
		m := &s.Mentions[k]
		if m.Type != quadpress.Date {
			continue
		}
		if p := parse(wordsOf(s, *m)); IsClock(wordsOf(s, *m)) {
			switch {
			case day.Unit == Day:
				m.Value = day.at(&p).Value()
			case repeats(s):
				m.Value = Calendar{}.partly(&p)
			}
		}
	}
}

// repeats reports whether a sentence names a time that comes again.
func repeats(s *quadpress.Sentence) bool {
	for _, m := range s.Mentions {
		if m.Type == quadpress.Date && Repeated(wordsOf(s, m)) != "" {
			return true
		}
	}
	return false
}

// theOne is the time that times have in common, those of here where there are any, else of before. It is none where they
// differ: then "the next day" may count from any.
func theOne(before, here []Time) Time {
	if len(here) > 0 {
		before = here
	}
	for _, t := range before {
		if t != before[0] {
			return Time{}
		}
	}
	if len(before) == 0 {
		return Time{}
	}
	return before[0]
}

// wordsOf are the words of a mention in lower case, without punctuation.
func wordsOf(s *quadpress.Sentence, m quadpress.Mention) []string {
	words := make([]string, 0, m.Last-m.First+1)
	for _, t := range s.Tokens[m.First:m.Last] {
		if w := strings.ToLower(t.Form); w != "," && w != "-" && w != "–" {
			words = append(words, w)
		}
	}
	return words
}

// withArticle are the words of a mention with the article before it: "the next day" is not "next day".
func withArticle(s *quadpress.Sentence, m quadpress.Mention) []string {
	words := wordsOf(s, m)
	if m.First > 0 && strings.EqualFold(s.Tokens[m.First-1].Form, "the") {
		words = append([]string{"the"}, words...)
	}
	return words
}

// future reports whether the clause that token i stands in speaks of what is to come: "will meet", "is to meet", "meets
// on Friday". The nearest verb above the token decides, or the verb that it is a part of: "plans to meet".
func future(s *quadpress.Sentence, i int) bool {
	for range s.Tokens {
		if t := &s.Tokens[i]; t.UPOS == "VERB" || hasCopula(s, i) {
			if known, ahead := tenseOf(s, i); known {
				return ahead
			}
		}
		if i = s.Tokens[i].Head; i < 0 {
			return false
		}
	}
	return false
}

func hasCopula(s *quadpress.Sentence, i int) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Head == i && s.Tokens[k].BaseRel() == "cop" {
			return true
		}
	}
	return false
}

// tenseOf tells whether the verb i, with its auxiliaries, speaks of the future; known is false for an infinitive or participle
// that says nothing of it.
func tenseOf(s *quadpress.Sentence, i int) (known, ahead bool) {
	modal, have, be := false, false, false
	finite := s.Tokens[i].XPOS
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Head != i || t.BaseRel() != "aux" && t.BaseRel() != "cop" {
			continue
		}
		switch t.XPOS {
		case "MD":
			modal = true
		case "VBD", "VBZ", "VBP":
			finite = t.XPOS
		}
		have = have || t.Lemma == "have"
		be = be || t.Lemma == "be" && t.BaseRel() == "aux"
	}
	switch {
	case have:
		return true, false
	case modal:
		return true, true
	case finite == "VBD":
		return true, false
	case s.Tokens[i].XPOS == "VBG" && be && s.Tokens[i].Lemma == "go":
		return true, true
	case finite == "VBZ" || finite == "VBP": // "meets on Friday"; "says" and "is" tell of what is so
		return true, (s.Tokens[i].XPOS == finite || s.Tokens[i].XPOS == "VBG") && s.Tokens[i].Lemma != "say" && s.Tokens[i].UPOS == "VERB"
	}
	return false, false
}
