// Package archive makes corpora of any size out of a few stories, to measure what a build costs: each document is one
// of the stories with half of its names exchanged for new ones, which no other document has. A corpus of a size is
// always the same.
package archive

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
)

// Archive is a corpus of documents by number, from 0 on.
type Archive struct {
	// Stories are those that the documents are made of, at least one.
	Stories []Story
}

// Story is a story, and what was read in it.
type Story struct {
	Document   *quadpress.Document
	Extraction quadpress.Extraction
}

// ID is that of a document.
func ID(n int) string { return fmt.Sprintf("archive/%07d", n) }

// Document returns a document: its ID, title and text.
func (a *Archive) Document(n int) *quadpress.Document {
	s, names := a.story(n)
	doc := s.Document
	return &quadpress.Document{ID: ID(n), Title: names.Replace(doc.Title), Text: names.Replace(doc.Text)}
}

// Extraction returns what is read in a document, without reading it: what was read in its story, with its names.
func (a *Archive) Extraction(n int) quadpress.Extraction {
	s, names := a.story(n)
	e := exchange(reflect.ValueOf(s.Extraction), names).Interface().(quadpress.Extraction)
	e.Document = quadpress.Document{ID: ID(n), Title: names.Replace(s.Extraction.Document.Title)}
	for i := range e.Entities {
		if isNew(n, i) {
			e.Entities[i].Known = ""
		}
		slices.Sort(e.Entities[i].Names)
	}
	return e
}

// story returns the story that a document is made of, and what its names are exchanged for.
func (a *Archive) story(n int) (*Story, *strings.Replacer) {
	s := &a.Stories[n%len(a.Stories)]
	var pairs []string
	for i := range s.Extraction.Entities {
		e := &s.Extraction.Entities[i]
		if e.Kind != quadpress.KindNamed || !isNew(n, i) {
			continue
		}
		family := word(n, i)
		for _, name := range e.Names {
			now := family
			if e.Type == "Person" && strings.Contains(name, " ") {
				now = givenNames[(n+i)%len(givenNames)] + " " + family
			}
			pairs = append(pairs, name, now)
		}
	}
	longest := make([][2]string, 0, len(pairs)/2)
	for p := range slices.Chunk(pairs, 2) {
		longest = append(longest, [2]string{p[0], p[1]})
	}
	slices.SortStableFunc(longest, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	pairs = pairs[:0]
	for _, p := range longest { // a replacer takes the first that fits
		pairs = append(pairs, p[0], p[1])
	}
	return s, strings.NewReplacer(pairs...)
}

// isNew reports whether a document has another name for a thing of its story: every other one, in turns.
func isNew(document, entity int) bool { return (document+entity)%2 == 0 }

var givenNames = strings.Fields(`Ada Bruno Clara Dmitri Elena Farid Greta Hugo Ines Jonas Karin Lukas Marta Nadia
	Oscar Petra Ravi Selma Tomas Ursula Viktor Wanda Yusuf Zora`)

// word makes up a name that no other document, and nothing else in this one, has.
func word(document, entity int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for k := document*1000 + entity; ; k /= len(consonants) * len(vowels) {
		b.WriteByte(consonants[k%len(consonants)])
		b.WriteByte(vowels[k/len(consonants)%len(vowels)])
		if k < len(consonants)*len(vowels) {
			break
		}
	}
	b.WriteByte('n')
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// exchange copies a value, with the names in all its strings exchanged.
func exchange(v reflect.Value, names *strings.Replacer) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(names.Replace(v.String()))
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(exchange(v.Elem(), names))
		}
	case reflect.Slice:
		if !v.IsNil() {
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			for i := range v.Len() {
				out.Index(i).Set(exchange(v.Index(i), names))
			}
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return v
		}
		for i := range v.NumField() {
			out.Field(i).Set(exchange(v.Field(i), names))
		}
	default:
		return v
	}
	return out
}
