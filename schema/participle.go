package schema

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed participles.yaml
var participlesYAML []byte

// participles holds the past participles that differ from the past tense.
var participles = sync.OnceValue(func() map[string]string {
	var entries mapping[string]
	if err := decode(participlesYAML, "participles.yaml", &entries); err != nil {
		panic(err) // the embedded file is tested
	}
	verbs := map[string]string{}
	for _, e := range entries {
		verbs[e.key] = e.value
	}
	return verbs
})

// Participle is the past participle of an English verb given by its lemma in lower case: "stolen" for "steal". Of a
// hyphenated verb the last part is inflected. See [PastTense].
func Participle(lemma string) string {
	if i := strings.LastIndexByte(lemma, '-'); i >= 0 {
		return lemma[:i+1] + Participle(lemma[i+1:])
	}
	if p, ok := participles()[lemma]; ok {
		return p
	}
	return PastTense(lemma)
}
