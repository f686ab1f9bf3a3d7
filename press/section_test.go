package press

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
)

// Sections have every word of a document once, in order, and none is longer than it may be.
func TestSections(t *testing.T) {
	word := rapid.StringMatching(`[a-zé]{1,9}[.,]?`)
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(10, 80).Draw(t, "length")
		var text strings.Builder
		doc := quadpress.Document{ID: "book"}
		points := 0
		for _, paragraph := range rapid.SliceOf(rapid.SliceOfN(word, 1, 40)).Draw(t, "paragraphs") {
			block := strings.Join(paragraph, " ")
			doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: points, End: points + len([]rune(block))})
			text.WriteString(block + "\n\n")
			points = doc.Blocks[len(doc.Blocks)-1].End + 2
		}
		doc.Text = text.String()
		letters := []rune(doc.Text)
		got, ended := []string{}, false
		for part := range sections(&doc, length) {
			if part.ID != doc.ID || part.Text != doc.Text || part.hash() != doc.Hash() {
				t.Fatalf("a section of another document: %q", part.ID)
			}
			if ended {
				t.Fatal("a section behind the last")
			}
			ended = part.last
			if n := len(part.Blocks); n > 0 && len(doc.Text) > length && part.Blocks[n-1].End-part.Blocks[0].Begin > length {
				t.Fatalf("a section of %v code points, want at most %d", part.Blocks, length)
			}
			for _, b := range part.Blocks {
				got = append(got, strings.Fields(string(letters[b.Begin:b.End]))...)
			}
		}
		if diff := cmp.Diff(strings.Fields(doc.Text), got); diff != "" || !ended {
			t.Fatal(diff, ended)
		}
	})
}

// A document is cut in sections of about the same length, so that workers end at about the same time.
func TestSectionsAreAlike(t *testing.T) {
	doc := &quadpress.Document{Text: strings.Repeat("x", 1100)}
	for i := range 110 {
		doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: 10 * i, End: 10*i + 10})
	}
	var lengths []int
	for part := range sections(doc, 500) {
		lengths = append(lengths, 10*len(part.Blocks))
	}
	if diff := cmp.Diff([]int{370, 370, 360}, lengths); diff != "" {
		t.Error(diff)
	}
}

// What a further section says is of the things and sentences of that section.
func TestAddSection(t *testing.T) {
	say := func(name string, begin, sentences int) extraction {
		visitor := []quadpress.EventRole{{Role: quadpress.AgentRole, Term: quadpress.Term{Entity: 0}}}
		speaker := &quadpress.Term{Entity: 1} // of the event and of the statement
		return extraction{quadpress.Extraction{
			Hash: "x",
			Entities: []quadpress.Entity{{Name: name}, {Name: name + "ville"}, {Kind: quadpress.KindEvent,
				Name: name + "'s visit"}},
			Events: []quadpress.Event{{
				Entity: 2, Roles: visitor, Speaker: speaker,
				Mentions: []quadpress.EventMention{{Roles: []quadpress.EventRole{{Role: quadpress.AgentRole,
					Term: quadpress.Term{Entity: 0}}}}},
			}},
			Statements: []quadpress.Statement{{
				Subject: quadpress.Term{Entity: 0}, Predicate: "visited", Object: quadpress.Term{Entity: 1},
				Place: &quadpress.Term{Entity: 1}, Event: &quadpress.Term{Entity: 2}, Speaker: speaker,
				Span: quadpress.Span{Begin: begin, End: begin + 5}, Origin: quadpress.Origin{Sentence: 1},
			}},
		}, sentences}
	}
	whole := say("Ada", 0, 3)
	whole.add(say("Bea", 100, 2))
	if whole.sentences != 5 || len(whole.Statements) != 2 {
		t.Fatalf("%d sentences and %d statements, want 5 and 2", whole.sentences, len(whole.Statements))
	}
	s := whole.Statements[1]
	if got := whole.Entities[s.Subject.Entity].Name + " " + whole.Entities[s.Object.Entity].Name + " " + whole.Entities[s.Place.Entity].Name; got != "Bea Beaville Beaville" {
		t.Errorf("the second section speaks of %s", got)
	}
	visit := whole.Events[1]
	said := []int{s.Event.Entity, s.Speaker.Entity, visit.Entity, visit.Roles[0].Term.Entity,
		visit.Mentions[0].Roles[0].Term.Entity}
	if diff := cmp.Diff([]int{5, 4, 5, 3, 3}, said); diff != "" {
		t.Errorf("the second section's event: %s", diff)
	}
	if s.Origin.Sentence != 4 {
		t.Errorf("the second section's statement comes from sentence %d, want 4", s.Origin.Sentence)
	}
}

// How a further section was read is told of the things and sentences of that section.
func TestAddExplanation(t *testing.T) {
	explain := func(name string, sentences int) extract.Explanation {
		last := sentences - 1
		return extract.Explanation{
			Extraction: quadpress.Extraction{Entities: []quadpress.Entity{{Name: name}},
				Statements: []quadpress.Statement{{Origin: quadpress.Origin{Sentence: last}}}},
			Sentences: make([]quadpress.Sentence, sentences), References: []extract.Reference{{Sentence: last}},
			Propositions: []quadpress.Proposition{{Sentence: last}},
			Rejections:   []extract.Rejection{{Origin: quadpress.Origin{Sentence: last}}},
		}
	}
	whole := explain("Ada", 3)
	addExplanation(&whole, explain("Bea", 2))
	ref := whole.References[1]
	if len(whole.Sentences) != 5 || whole.Entities[ref.Entity].Name != "Bea" {
		t.Fatalf("%d sentences, the last of which names %s; want 5 and Bea", len(whole.Sentences),
			whole.Entities[ref.Entity].Name)
	}
	got := []int{ref.Sentence, whole.Propositions[1].Sentence, whole.Rejections[1].Sentence,
		whole.Statements[1].Origin.Sentence}
	if diff := cmp.Diff([]int{4, 4, 4, 4}, got); diff != "" {
		t.Error(diff)
	}
}

// A document without prose is one section, however long: what is read of it is its own.
func TestSectionsOfNothing(t *testing.T) {
	doc := &quadpress.Document{ID: "menu", Text: strings.Repeat("Share ", 100)}
	n := 0
	for part := range sections(doc, 10) {
		if part.Document != doc || !part.last {
			t.Errorf("section %+v", part)
		}
		n++
	}
	if n != 1 {
		t.Errorf("%d sections, want 1", n)
	}
}

func TestContinues(t *testing.T) {
	analysis := func(id string, begin int) *Analysis {
		return &Analysis{Document: &quadpress.Document{ID: id},
			Sentences: []quadpress.Sentence{{Span: quadpress.Span{Begin: begin, End: begin + 9}}}}
	}
	for _, c := range []struct {
		name string
		next *Analysis
		want bool
	}{
		{"the next section", analysis("a", 20), true},
		{"another document", analysis("b", 20), false},
		{"another document of that ID", analysis("a", 0), false},
	} {
		if got := c.next.continues(analysis("a", 10)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
