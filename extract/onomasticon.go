package extract

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

//go:embed names.yaml
var namesYAML []byte

// onomasticon is what names.yaml holds about names; the comments stand there.
type onomasticon struct {
	Honorifics, Titles                                    words
	Particles, Articles, Firms                            words
	ArticleFamilies                                       words `yaml:"article_families"`
	Chinese, Korean                                       words
	Companies, General, Several, Private, Outposts, Ships words
	Generations, Spellings, Plurals                       map[string]string
	Nicknames                                             map[string][]string
	Variants                                              [][]string
	Heads, Fields, Kinds                                  map[string]words

	given map[string]string // each variant and plain nickname with the spelling that stands for all
	head  map[string]string // each word of Heads with its type
	kind  map[string]string // each word of Kinds with its type
	field map[string]string // each word of Fields with its field
}

var loadNames = sync.OnceValue(func() *onomasticon {
	var o onomasticon
	if err := yaml.Load(namesYAML, &o, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("names.yaml: %v", err)) // embedded: a test reads it
	}
	o.given, o.head, o.field, o.kind = map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, spellings := range o.Variants {
		for _, s := range spellings {
			o.given[s] = spellings[0]
		}
	}
	for short, long := range o.Nicknames {
		if len(long) == 1 {
			o.given[short] = long[0]
		}
	}
	for typ, list := range o.Heads {
		for w := range list {
			o.head[w] = typ
		}
	}
	for typ, list := range o.Kinds {
		for w := range list {
			o.kind[w] = typ
		}
	}
	for field, list := range o.Fields {
		for w := range list {
			o.field[w] = field
		}
	}
	return &o
})

// kindOfBody is the type of body that a name tells by its head: "Green Party", "University of Oslo". It is empty for none.
func kindOfBody(name string) string {
	kinds := loadNames().kind
	if head := nameHead("the " + name); kinds[head] != "" {
		return kinds[head]
	}
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return kinds[first]
}
