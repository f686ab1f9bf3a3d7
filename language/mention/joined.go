package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// joinFields joins a body with all that it is for: "the Ministry of Health and Social Services", "the Bureau of
// Alcohol, Tobacco and Firearms".
func joinFields(s *quadpress.Sentence, words []word) {
	for i := 0; i < len(s.Mentions); i++ {
		m := &s.Mentions[i]
		if m.Type != quadpress.Organization || !isForField(words[m.First:m.Last]) {
			continue
		}
		last := fieldsAfter(words, m.Last)
		if last == 0 {
			continue
		}
		m.Last = last
		within := func(n quadpress.Mention) bool { return n.First > m.First && n.First < last }
		s.Mentions = slices.DeleteFunc(s.Mentions, within)
	}
}

// isForField reports whether a name is a body's with one thing that it is for, and not where it is: "Ministry of
// Health".
func isForField(name []word) bool {
	for k := 1; k+1 < len(name); k++ {
		if l := name[k].lower; l == small["of"] || l == small["for"] || l == small["on"] {
			field := name[len(name)-1].known
			return name[k-1].known&isOrgHead != 0 && (field&isField != 0 || field&(isAnyPlace|isGroup|isSurname) == 0)
		}
	}
	return false
}

// fieldsAfter returns where a list ends that goes on at i: "and Social Services", ", Tobacco and Firearms"; 0 where
// none does.
func fieldsAfter(words []word, i int) int {
	for i+1 < len(words) {
		comma := words[i].lower == small[","]
		if comma {
			i++
		}
		and := words[i].lower == small["and"] || words[i].lower == small["&"]
		if and {
			i++
		}
		if !comma && !and || i >= len(words) || !words[i].capital {
			return 0
		}
		if i = words[i].run.last; words[i-1].known&isField == 0 {
			return 0
		}
		if and {
			return i
		}
	}
	return 0
}

// joinNamedAfter joins a body's name that the network took for a person's and the rest: "the Handel and Haydn
// Society". Persons have no article.
func joinNamedAfter(mentions []quadpress.Mention, tokens []quadpress.Token, words []word) []quadpress.Mention {
	for i := 1; i < len(mentions); i++ {
		person, body := mentions[i-1], &mentions[i]
		if person.Type != quadpress.Person || person.First == 0 || words[person.First-1].lower != small["the"] ||
			body.Type != quadpress.Organization || body.First != person.Last+1 || body.Last-body.First < 2 {
			continue
		}
		and := words[person.Last].lower
		if (and == small["and"] || and == small["&"]) && words[body.Last-1].known&(isOrgHead|isTrade) != 0 {
			body.First = person.First
			mentions[i-1].Last = person.First
		}
	}
	return slices.DeleteFunc(mentions, isEmpty)
}

// joinNicknames joins what stands before and behind a person's nickname in quotation marks: Anna "Annie" Boone.
func joinNicknames(mentions []quadpress.Mention, tokens []quadpress.Token) []quadpress.Mention {
	for i := 1; i < len(mentions); i++ {
		before, behind := &mentions[i-1], &mentions[i]
		open := before.Last
		if before.Type != quadpress.Person || behind.Type != quadpress.Person || !isQuotationMark(tokens[open].Form) {
			continue
		}
		nickname := slices.IndexFunc(tokens[open+1:behind.Last],
			func(t quadpress.Token) bool { return isQuotationMark(t.Form) })
		if shut := open + 1 + nickname; (nickname == 1 || nickname == 2) && behind.First <= shut+1 {
			behind.First = before.First
			before.Last = before.First
		}
	}
	return slices.DeleteFunc(mentions, isEmpty)
}

// isQuotationMark reports whether a token is a quotation mark, single or double.
func isQuotationMark(form string) bool {
	switch form {
	case `"`, "“", "”", "„", "'", "‘", "’", "``", "''":
		return true
	}
	return false
}

// joinDistricts joins the district of a court with its state: "the Southern District of Ruritania".
func joinDistricts(mentions []quadpress.Mention, words []word) []quadpress.Mention {
	for i := 1; i < len(mentions); i++ {
		part, state := mentions[i-1], &mentions[i]
		if part.Last-part.First == 2 && words[part.First].known&isDirection != 0 &&
			words[part.Last-1].lower == small["district"] && words[part.Last].lower == small["of"] &&
			state.First == part.Last+1 && state.Type == quadpress.Place {
			state.First = part.First
			mentions[i-1].Last = part.First
		}
	}
	return slices.DeleteFunc(mentions, isEmpty)
}
