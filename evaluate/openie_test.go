package evaluate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

// said makes a proposition of "subject | predicate | argument | ...".
func said(s string) quadpress.Proposition {
	parts := strings.Split(s, " | ")
	p := quadpress.Proposition{Subject: quadpress.Phrase{Text: parts[0]}, Predicate: quadpress.Phrase{Text: parts[1]}}
	for _, a := range parts[2:] {
		p.Arguments = append(p.Arguments, quadpress.Argument{Phrase: quadpress.Phrase{Text: a}})
	}
	return p
}

func TestRightPropositions(t *testing.T) {
	g := GoldSentence{Extractions: []GoldExtraction{
		{Predicate: "repaired", Subject: "Ann", Arguments: []string{"the old pump"}},
		{Predicate: "was", Subject: "Ann", Arguments: []string{"a plumber"}},
	}}
	supplied := said("Ann | is | a plumber")
	supplied.Predicate.Head = -1
	for _, c := range []struct {
		name string
		ps   []quadpress.Proposition
		want []bool
	}{
		{"the same words", []quadpress.Proposition{said("Ann | repaired | the old pump")}, []bool{true}},
		{"half of them", []quadpress.Proposition{said("Ann | repaired | a mill on Monday")}, []bool{false}},
		{"another verb", []quadpress.Proposition{said("Ann | sold | the old pump")}, []bool{false}},
		{"one gold extraction makes one right", []quadpress.Proposition{said("Ann | repaired | pump"),
			said("Ann | repaired | the old pump in spring")}, []bool{true, false}},
		{"a supplied verb", []quadpress.Proposition{supplied}, []bool{true}},
	} {
		if got := g.RightPropositions(c.ps); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestReadExtractions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.tsv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("Ann left .\tleft\tAnn\nBob ate .\tate\tBob\tC: in May\nAnn left .\tleft\tAnn\tthe farm\n")
	got, err := ReadExtractions(path)
	if err != nil || len(got) != 2 || len(got[0].Extractions) != 2 || len(got[1].Extractions[0].Arguments) != 0 {
		t.Errorf("%v %v", got, err)
	}
	write("Ann left .\tleft\n")
	if _, err := ReadExtractions(path); err == nil || !strings.Contains(err.Error(), "gold.tsv:1") {
		t.Errorf("error %v does not name the line", err)
	}
	if SentenceKey("It -LRB- a pump -RRB- broke .") != SentenceKey("It (a pump) broke.") {
		t.Error("tokenisation changes the key")
	}
}
