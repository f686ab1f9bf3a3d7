package mention

import (
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

// A name has the type that its places together speak for.
func TestVotes(t *testing.T) {
	type place struct {
		text   string
		name   quadpress.Mention                 // as it was found
		scores map[quadpress.MentionType]float32 // of every word of it
	}
	for _, tt := range []struct {
		why    string
		places []place
		want   []quadpress.MentionType
	}{
		{"a clear place outweighs an open one", []place{
			{"Calder is near .", quadpress.Mention{Last: 1, Type: quadpress.Person},
				map[quadpress.MentionType]float32{quadpress.Person: 2, quadpress.Place: 1.5}},
			{"They live in Calder .", quadpress.Mention{First: 3, Last: 4, Type: quadpress.Place},
				map[quadpress.MentionType]float32{quadpress.Person: 1, quadpress.Place: 4}},
		}, []quadpress.MentionType{quadpress.Place, quadpress.Place}},
		{"in capitals it is the same name", []place{
			{"HALDEN FUND SUED", quadpress.Mention{Last: 2, Type: quadpress.Place},
				map[quadpress.MentionType]float32{quadpress.Place: 1, quadpress.Organization: 0.5}},
			{"The Halden Fund lost .", quadpress.Mention{First: 1, Last: 3, Type: quadpress.Organization},
				map[quadpress.MentionType]float32{quadpress.Organization: 3}},
		}, []quadpress.MentionType{quadpress.Organization, quadpress.Organization}},
		{"other words are another name", []place{
			{"Calder left .", quadpress.Mention{Last: 1, Type: quadpress.Person},
				map[quadpress.MentionType]float32{quadpress.Person: 1}},
			{"Calder Bridge fell .", quadpress.Mention{Last: 2, Type: quadpress.Facility},
				map[quadpress.MentionType]float32{quadpress.Facility: 3}},
		}, []quadpress.MentionType{quadpress.Person, quadpress.Facility}},
		{"no name is a date", []place{
			{"May spoke .", quadpress.Mention{Last: 1, Type: quadpress.Person},
				map[quadpress.MentionType]float32{quadpress.Person: 1, quadpress.Date: 3}},
		}, []quadpress.MentionType{quadpress.Person}},
	} {
		v := votes{}
		var sentences []quadpress.Sentence
		for _, p := range tt.places {
			s := quadpress.Sentence{Mentions: []quadpress.Mention{p.name}}
			for f := range strings.FieldsSeq(p.text) {
				s.Tokens = append(s.Tokens, quadpress.Token{Form: f})
			}
			scores := make([]float32, len(s.Tokens)*labels)
			for i := p.name.First; i < p.name.Last; i++ {
				for k, kind := range types {
					scores[i*labels+int(labelOf(k, partAt(p.name, i)))] = p.scores[kind]
				}
			}
			v.add(&s, scores, labels)
			sentences = append(sentences, s)
		}
		for i := range sentences {
			v.settle(&sentences[i])
			if got := sentences[i].Mentions[0].Type; got != tt.want[i] {
				t.Errorf("%s: %q has type %s, want %s", tt.why, tt.places[i].text, got, tt.want[i])
			}
		}
	}
}
