package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

// manyDocuments are the entities of n made-up documents: 25 each, the few well-known ones in many and most in few.
func manyDocuments(n int) []resolve.Document {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := []string{"ka", "lor", "men", "ti", "sha", "vel", "dro", "an", "bis", "qua", "rem", "fo", "gri", "hul",
		"nes", "po", "zan", "wi", "tor", "yel"}
	word := func(k, length int) string {
		w := ""
		for range length {
			w += syllables[k%len(syllables)]
			k /= len(syllables)
		}
		return string(w[0]-'a'+'A') + w[1:]
	}
	zipf := rand.NewZipf(r, 1.1, 8, 400_000)
	roles := []string{"Swedish finance minister", "Kenyan president", "striker", "professor", "mayor"}
	docs := make([]resolve.Document, n)
	for d := range docs {
		doc := resolve.Document{ID: fmt.Sprintf("doc%06d", d)}
		for range 25 {
			k := int(zipf.Uint64())
			var e quadpress.Entity
			switch k % 4 {
			case 0, 1:
				family := word(k/7%20_000, 3)
				name := word(k%3_000, 2) + " " + family
				e = quadpress.Entity{Type: "Person", Name: name, Names: []string{name}}
				switch r.IntN(5) {
				case 0:
					e.Name, e.Names = family, []string{family}
				case 1:
					e.Roles = []string{roles[k%len(roles)]}
				}
			case 2:
				name := word(k, 4) + " " + word(k/3, 2) + " Institute"
				e = quadpress.Entity{Type: "Organization", Name: name, Names: []string{name}}
			case 3:
				name := word(k, 4)
				e = quadpress.Entity{Type: "Place", Name: name, Names: []string{name}}
			}
			doc.Entities = append(doc.Entities, e)
		}
		docs[d] = doc
	}
	return docs
}

// BenchmarkResolve shows that the time grows with the number of documents, not with its square.
func BenchmarkResolve(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		docs := manyDocuments(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				resolve.Entities(schema.Default(), docs)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/doc")
		})
	}
}
