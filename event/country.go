package event

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// countries knows which countries things belong to: from the curated facts, from names and offices with a country in
// them ("Russian Foreign Minister", "Iraqi army"), and from where places are said to lie.
type countries struct {
	schema *schema.Schema
	codes  map[string]string         // of curated things, by ID
	words  map[string]string         // codes by the names and adjectives of countries
	votes  map[string]map[string]int // codes by the ID of other things, with how often something speaks for each
	within map[string][]string       // IDs of what places lie in, by the place's
}

// longest is the most words that the name of a country has.
const longest = 5

func newCountries(s *schema.Schema) *countries {
	c := &countries{schema: s, codes: map[string]string{}, words: map[string]string{}, votes: map[string]map[string]int{},
		within: map[string][]string{}}
	for _, country := range schema.Countries() {
		c.codes[country.ID] = country.Alpha3
		for _, name := range slices.Concat([]string{country.Name}, country.Aliases, country.Adjectives, country.Demonyms) {
			if !slices.Contains(country.Ambiguous, name) {
				c.words[name] = country.Alpha3
			}
		}
	}
	things := map[string]*schema.Thing{}
	for i, t := range schema.Things() {
		things[t.ID] = &schema.Things()[i]
	}
	for id, t := range things {
		for steps := 0; t != nil && steps < longest; steps++ {
			if code := cmp.Or(c.codes[t.Country], c.codes[t.Within]); code != "" {
				c.codes[id] = code
				break
			}
			t = things[t.Within]
		}
	}
	return c
}

// learn notes what a document says about where things belong.
func (c *countries) learn(e *quadpress.Extraction, resolutions []quadpress.Resolution) {
	for i := range e.Entities {
		entity, r := &e.Entities[i], &resolutions[i]
		for _, role := range entity.Roles {
			c.vote(r.ID, c.in(role, "to", "in", "for", "on", "with", "against"))
		}
		if c.schema.IsA(r.Type, "Organization") || c.schema.IsA(r.Type, "Group") {
			c.vote(r.ID, c.in(r.Label, "to", "in", "for", "on", "with", "against"))
		}
	}
	for i := range e.Statements {
		st := &e.Statements[i]
		if st.HoldsAsFact() && st.Subject.IsEntity() && st.Object.IsEntity() && c.schema.Refines(st.Predicate, "located_in") {
			if place := &resolutions[st.Subject.Entity]; c.schema.IsA(place.Type, "Place") {
				c.within[place.ID] = append(c.within[place.ID], resolutions[st.Object.Entity].ID)
			}
		}
	}
}

func (c *countries) vote(id, code string) {
	if code == "" || c.codes[id] != "" {
		return
	}
	if c.votes[id] == nil {
		c.votes[id] = map[string]int{}
	}
	c.votes[id][code]++
}

// in is the code of the first country in a name or an office, before one of some words: before what it is directed to,
// "French ambassador to Russia" has France.
func (c *countries) in(name string, before ...string) string {
	words := strings.Fields(strings.NewReplacer("'s ", " ", "’s ", " ", ",", " ").Replace(name + " "))
	for i, w := range words {
		if slices.Contains(before, w) {
			return ""
		}
		for n := min(longest, len(words)-i); n > 0; n-- {
			if code := c.words[strings.Join(words[i:i+n], " ")]; code != "" {
				return code
			}
		}
	}
	return ""
}

// party is the code of the country that a party is or belongs to: of words, that of the name before their noun ("a
// Russian bomber").
func (c *countries) party(p *Party) string {
	if p.ID == "" {
		return c.in(p.Name, "of", "to", "in", "for", "on", "with", "against", "between", "from", "by", "at", "near", "over",
			"and", "or", "that", "who", "which")
	}
	return c.of(p.ID)
}

// of is the code of the country that a thing is or belongs to, empty where it is not known or the documents disagree.
func (c *countries) of(id string) string {
	if id == "" {
		return ""
	}
	for steps := 0; steps < longest; steps++ {
		if code := cmp.Or(c.codes[id], most(c.votes[id])); code != "" {
			return code
		}
		places := map[string]int{}
		for _, place := range c.within[id] {
			places[place]++
		}
		if id = most(places); id == "" {
			break
		}
	}
	return ""
}

// most is the key with the highest count, empty when there is none or it has a rival.
func most(counts map[string]int) (best string) {
	n := 0
	for key, count := range counts {
		switch {
		case count > n:
			best, n = key, count
		case count == n:
			best = "" // unless a higher count follows
		}
	}
	return best
}
