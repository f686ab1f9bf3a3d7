package timex

import (
	"slices"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
)

// Annotate sets the values of the mentions of a document's sentences, which have their tags and trees: those of
// dates, and those of quantities that are a length of time. The document was published then; the zero time is
// unknown.
func Annotate(sentences []quadpress.Sentence, published time.Time) {
	c := NewCalendar(published)
	var before, here []Time // the days and longer times of the last sentence that had any, and of this one
	behind := 0             // how many sentences lie between
	for i := range sentences {
		s := &sentences[i]
		if len(here) > 0 {
			before, behind = here, 0
		} else if behind++; behind > maxBehind {
			before = nil
		}
		here = nil
		for k := range s.Mentions {
			m := &s.Mentions[k]
			m.Value = ""
			switch m.Type {
			case quadpress.Quantity:
				m.Value = Duration(wordsOf(s, *m))
			case quadpress.Date:
				words := withArticle(s, *m)
				c.SetTense(s, m.First)
				c.Anchor = Common(words, before, here)
				t := c.Read(words)
				if m.Value = c.Value(words); t.Unit > Minute {
					here = append(here, t.Coarse())
				}
			}
		}
		atTheirDays(s, c, Common(nil, nil, here))
	}
}

// maxBehind is how many sentences "the next day" may stand behind the day that it counts from.
const maxBehind = 3

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

// Common is the time that words may count from: what the times of here have in common where there are any, else those
// of before. It is none where they differ: then "the next day" may count from any. A day counts from no year.
func Common(words []string, before, here []Time) Time {
	if p := parse(words); p.unit == "day" || IsDayPart(p.unit) { // "later that day"
		atMostDay := func(t Time) bool { return t.Unit > Day }
		before, here = slices.DeleteFunc(slices.Clone(before), atMostDay), slices.DeleteFunc(slices.Clone(here), atMostDay)
	}
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

// SetTense sets on which side of the day of writing the clause is that token i stands in: "will meet", "meets on
// Friday". The nearest verb above the token that has a tense decides. An infinitive before it ("voted to meet on May
// 3"), the present, and what was planned leave it open for days of the year.
func (c *Calendar) SetTense(s *quadpress.Sentence, i int) {
	c.Future, c.Near = false, false
	done := -1 // a participle for what has been
	for range s.Tokens {
		if t := &s.Tokens[i]; t.UPOS == "VERB" || hasCopula(s, i) {
			tense := tenseOf(s, i)
			c.Future = tense == future || tense == present
			c.Near = c.Near || tense == present || tense == open || load().Scheduling[t.Lemma]
			if done >= 0 && done < i { // "the suit, filed in May, is set for March"
				c.Future, c.Near = false, false
				return
			}
			if tense != open && tense != participle {
				return
			}
			if t.XPOS == "VBN" && !load().Scheduling[t.Lemma] {
				done = i
			}
		}
		if i = s.Tokens[i].Head; i < 0 {
			return
		}
	}
}

func hasCopula(s *quadpress.Sentence, i int) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Head == i && s.Tokens[k].BaseRel() == "cop" {
			return true
		}
	}
	return false
}

// tense is what the form of a verb says of when something is.
type tense int

const (
	participle tense = iota // nothing by itself
	open                    // "to meet"
	past
	stative // "says", "is": the present that tells what is so
	present // "meets on Friday"
	future
)

// tenseOf is the tense of the verb or predicate i with its auxiliaries.
func tenseOf(s *quadpress.Sentence, i int) tense {
	v := &s.Tokens[i]
	modal, have, finite := false, false, ""
	if v.UPOS == "VERB" {
		finite = v.XPOS
	}
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
	}
	switch {
	case have:
		return past
	case modal:
		return future
	case finite == "VBD":
		return past
	case finite == "VBZ" || finite == "VBP":
		if v.UPOS == "VERB" && v.XPOS != "VBN" && v.Lemma != "say" {
			return present
		}
		return stative
	case finite == "VB":
		return open
	}
	return participle
}
