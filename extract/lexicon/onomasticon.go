package lexicon

import (
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v4"
)

//go:embed names.yaml
var namesYAML []byte

// Onomasticon is what names.yaml holds about names; the comments stand there.
type Onomasticon struct {
	Honorifics, Titles, Former                            Words
	Particles, Articles, Firms                            Words
	ArticleFamilies                                       Words `yaml:"article_families"`
	Chinese, Korean                                       Words
	Companies, General, Several, Private, Outposts, Ships Words
	Numbered                                              Words
	Generations, Spellings, Plurals                       map[string]string
	Nicknames                                             map[string][]string
	Variants                                              [][]string
	Heads, Fields, Kinds                                  map[string]Words

	Given   map[string]string `yaml:"-"` // each variant and plain nickname with the spelling that stands for all
	TypeOf  map[string]string `yaml:"-"` // each word of Heads with its type
	KindOf  map[string]string `yaml:"-"` // each word of Kinds with its type
	FieldOf map[string]string `yaml:"-"` // each word of Fields with its field
}

// Names returns what is known about names. It is read once; what comes back is shared and must not be changed.
func Names() *Onomasticon { return names() }

var names = sync.OnceValue(func() *Onomasticon {
	var o Onomasticon
	if err := yaml.Load(namesYAML, &o, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("names.yaml: %v", err)) // embedded: a test reads it
	}
	o.Given, o.TypeOf, o.FieldOf, o.KindOf = map[string]string{}, map[string]string{}, map[string]string{},
		map[string]string{}
	for _, spellings := range o.Variants {
		for _, s := range spellings {
			o.Given[s] = spellings[0]
		}
	}
	for short, long := range o.Nicknames {
		if len(long) == 1 {
			o.Given[short] = long[0]
		}
	}
	for typ, list := range o.Heads {
		for w := range list {
			o.TypeOf[w] = typ
		}
	}
	for typ, list := range o.Kinds {
		for w := range list {
			o.KindOf[w] = typ
		}
	}
	for field, list := range o.Fields {
		for w := range list {
			o.FieldOf[w] = field
		}
	}
	return &o
})
