package table

import (
	"fmt"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	entries := []Entry{
		{"arrest", 3, "arrest"}, {"collapse", 70, "collapse"}, {"explosion", 3, "explode"}, {"gas", 4095, ""},
		{"gas leak", 0, ""}, {"going", 1, "go"}, {"rise", 1, "lift"},
	}
	for i := range 100 { // more than a line
		entries = append(entries, Entry{fmt.Sprintf("word%d", i*i), i, ""})
	}
	text, err := Write(entries)
	if err != nil {
		t.Fatal(err)
	}
	table := Read(text)
	for _, want := range entries {
		if got, ok := table.Find(want.Word); !ok || got != want {
			t.Errorf("%s: got %v, want %v", want.Word, got, want)
		}
	}
	for _, word := range []string{
		"", "a", "arres", "arrests", "arrest=", "ga", "gas ", "word", "word2", "wore", "z", "\n", "AAA",
	} {
		if got, ok := table.Find(word); ok {
			t.Errorf("%q is no word of the table; got %v", word, got)
		}
	}
	if _, ok := Read("").Find("a"); ok {
		t.Error("an empty table has a word")
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, test := range []struct {
		entries []Entry
		want    string
	}{
		{[]Entry{{"a", 0, ""}, {"a", 1, ""}}, "twice"},
		{[]Entry{{"", 0, ""}}, "empty"},
		{[]Entry{{"a", MaxClass + 1, ""}}, "want 0 to 4095"},
		{[]Entry{{"a\tb", 0, ""}}, "control characters"},
		{[]Entry{{"a", 0, "b=c"}}, "equals sign"},
	} {
		if _, err := Write(test.entries); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got error %v, want one with %q", test.entries, err, test.want)
		}
	}
}

// Whatever the words are, each is found with its class and verb, and no other is.
func FuzzTable(f *testing.F) {
	f.Add("arrest collapse explode explosion go going", "explo")
	f.Add("é éa z aa ab abc abcd b", "abcde")
	f.Fuzz(func(t *testing.T, text, other string) {
		var entries []Entry
		words := map[string]bool{}
		var verb string
		for _, w := range strings.Fields(text) {
			if !words[w] {
				words[w] = true
				entries = append(entries, Entry{w, len(w) * 7 % MaxClass, verb})
			}
			verb = w
		}
		text, err := Write(entries)
		if err != nil {
			t.Skip(err)
		}
		table := Read(text)
		for _, want := range entries {
			if got, ok := table.Find(want.Word); !ok || got != want {
				t.Errorf("%q: got %v, want %v", want.Word, got, want)
			}
		}
		if got, ok := table.Find(other); ok != words[other] {
			t.Errorf("%q: got %v, %t", other, got, ok)
		}
	})
}
