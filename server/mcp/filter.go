package mcp

import (
	"fmt"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph/explore"
)

// about says what the parameters mean that tools have in common.
var about = map[string]string{
	"between": "IDs of things; subject and object are both among them, in either direction: what two things " +
		"have to do with each other",
	"things":         "IDs of things; subject or object, or who takes part in the event, is one of them",
	"subjects":       "IDs of things; the subject, or the event's agent, is one of them",
	"objects":        "IDs of things; the object, or the event's patient or theme, is one of them",
	"types":          "classes of an end, such as schema:Person or schema:City",
	"predicates":     "what is stated, such as rel:met",
	"event_types":    "classes of events, such as qp:ASSAULT",
	"from":           "it was not before this day, month or year: 2015-09-30, 2015-09, 2015; what has no time fails",
	"to":             "it was not after this day, month or year",
	"published_from": "it was not published before this day, month or year",
	"published_to":   "it was not published after this day, month or year",
	"places":         "IDs of places where it was, by the sentence itself",
	"speakers":       "IDs of those whose claim it is",
	"claimed":        "true for what somebody whom a document quotes claims, false for what documents say themselves",
	"documents":      "IDs of documents",
	"publishers":     "names of publishers",
	"min_confidence": "how likely it was read right, from 0 to 1, at least",
	"polarity":       "whether it is affirmed",
	"modality":       "in what way it is put forward; asserted is the usual one",
	"named":          "true for what has names or values at all its ends",
	"first":          "how many are wanted",
	"after":          "go on after this cursor, which is the answer's next",
}

// filter chooses statements or events, as an agent writes it.
type filter struct {
	Between       []string `json:"between,omitempty"`
	Things        []string `json:"things,omitempty"`
	Subjects      []string `json:"subjects,omitempty"`
	Objects       []string `json:"objects,omitempty"`
	Types         []string `json:"types,omitempty"`
	Predicates    []string `json:"predicates,omitempty"`
	EventTypes    []string `json:"event_types,omitempty"`
	From          string   `json:"from,omitempty"`
	To            string   `json:"to,omitempty"`
	PublishedFrom string   `json:"published_from,omitempty"`
	PublishedTo   string   `json:"published_to,omitempty"`
	Places        []string `json:"places,omitempty"`
	Speakers      []string `json:"speakers,omitempty"`
	Claimed       *bool    `json:"claimed,omitempty"`
	Documents     []string `json:"documents,omitempty"`
	Publishers    []string `json:"publishers,omitempty"`
	MinConfidence float64  `json:"min_confidence,omitempty"`
	Polarity      []string `json:"polarity,omitempty"`
	Modality      []string `json:"modality,omitempty"`
	Named         *bool    `json:"named,omitempty"`
}

// read is the filter as package explore takes it, with a note for each ID that the graph does not hold.
func (f *filter) read(g *explore.Graph) (*explore.Filter, []string) {
	made := &explore.Filter{
		Things: f.Things, Subjects: f.Subjects, Objects: f.Objects, Types: f.Types, Predicates: f.Predicates,
		EventTypes: f.EventTypes, From: f.From, To: f.To, PublishedFrom: f.PublishedFrom, PublishedTo: f.PublishedTo,
		Places: f.Places, Speakers: f.Speakers, Claimed: f.Claimed, Documents: f.Documents, Publishers: f.Publishers,
		MinConfidence: f.MinConfidence, Named: f.Named,
	}
	if len(f.Between) > 0 {
		made.Subjects, made.Objects = f.Between, f.Between
	}
	for _, p := range f.Polarity {
		if p == "affirmed" {
			p = string(quadpress.Affirmed)
		}
		made.Polarity = append(made.Polarity, quadpress.Polarity(p))
	}
	for _, m := range f.Modality {
		if m == "asserted" {
			m = string(quadpress.Asserted)
		}
		made.Modality = append(made.Modality, quadpress.Modality(m))
	}
	var notes []string
	for _, ids := range [][]string{f.Between, f.Things, f.Subjects, f.Objects, f.Types, f.Predicates, f.EventTypes,
		f.Places, f.Speakers, f.Documents} {
		for _, id := range ids {
			if _, ok := g.Predicate(id); !ok && len(notes) < maxParts {
				notes = append(notes, fmt.Sprintf("the graph holds nothing with the ID %.100q; search finds IDs by names", id))
			}
		}
	}
	return made, notes
}

// events is the filter for events, which have no two ends.
func (f *filter) events(g *explore.Graph) (*explore.Filter, []string, error) {
	if len(f.Between) > 0 {
		return nil, nil, refusal{fmt.Errorf("events have no two ends: use things in place of between")}
	}
	made, notes := f.read(g)
	return made, notes, nil
}

// window is a part of a list, as an agent asks for it.
type window struct {
	First int    `json:"first,omitempty"`
	After string `json:"after,omitempty"`
}

func (w window) read() explore.Window {
	if w.First == 0 {
		w.First = usualFirst
	}
	return explore.Window{First: min(w.First, mostFirst), After: w.After}
}
