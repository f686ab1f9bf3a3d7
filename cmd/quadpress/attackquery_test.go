package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/graph/query"
)

// hostileQuery is a query that is meant to bring a server down, or to keep it busy.
type hostileQuery struct{ language, text string }

// hostileQueries makes n queries; the same seed gives the same ones.
func hostileQueries(seed uint64, n int) []hostileQuery {
	random := rand.New(rand.NewPCG(seed, 0))
	queries := make([]hostileQuery, n)
	for i := range queries {
		queries[i] = hostile(random, i)
	}
	return queries
}

// hostile takes the kinds in turn and varies each.
func hostile(random *rand.Rand, i int) hostileQuery {
	switch i % 8 {
	case 0:
		return hostileQuery{query.GraphQL, hostileGraphQL(random)}
	case 1:
		return hostileQuery{query.Gizmo, hostilePath(random)}
	case 2:
		return hostileQuery{query.Gizmo, garbled(random, pick(random, "scripts"))}
	}
	text := pick(random, "scripts")
	for _, n := range []string{"SMALL", "LARGE", "HUGE"} {
		size := map[string]float64{"SMALL": 1e3, "LARGE": 1e7, "HUGE": 1e10}[n]
		text = strings.ReplaceAll(text, n, fmt.Sprintf("%.0f", size*(0.1+random.Float64()*3)))
	}
	return hostileQuery{query.Gizmo, fmt.Sprintf(pick(random, "wrappings"), text)}
}

// kinds are the lists in testdata/attack that queries are made of, by file.
var kinds = map[string][]string{}

// pick is a line of one of the lists, comments left out.
func pick(random *rand.Rand, kind string) string {
	list := kinds[kind]
	return list[random.IntN(len(list))]
}

// readKinds reads the lists.
func readKinds() error {
	files, err := filepath.Glob(filepath.Join("testdata", "attack", "*.txt"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		kind := strings.TrimSuffix(filepath.Base(file), ".txt")
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
				kinds[kind] = append(kinds[kind], line)
			}
		}
	}
	return nil
}

// hostilePath walks the graph a long and senseless way.
func hostilePath(random *rand.Rand) string {
	if random.IntN(10) == 0 {
		return "g.V()" + strings.Repeat("."+pick(random, "steps"), 1000*random.IntN(10)) + ".all()"
	}
	path := pick(random, "starts")
	for range 1 + random.IntN(12) {
		path += "." + pick(random, "steps")
	}
	return path + "." + pick(random, "finals")
}

// hostileGraphQL nests, repeats and garbles.
func hostileGraphQL(random *rand.Rand) string {
	var level func(depth int) string
	level = func(depth int) string {
		fields := "id"
		for range random.IntN(4) {
			f := pick(random, "fields")
			if depth > 0 && random.IntN(3) > 0 {
				f = strings.TrimSuffix(f, " @opt") + " " + level(depth-1)
			}
			fields += " " + f
		}
		return "{ " + fields + " }"
	}
	arguments := strings.TrimPrefix(pick(random, "arguments"), "-")
	text := "{ nodes" + arguments + " " + level(random.IntN(6)) + " }"
	switch random.IntN(6) {
	case 0:
		return garbled(random, text)
	case 1:
		return strings.Repeat("{ nodes ", random.IntN(3000)) + strings.Repeat("}", random.IntN(3000))
	case 2:
		return "{ " + strings.Repeat("nodes { id a: <rdf:type> @rev { id } } ", random.IntN(1000)) + "}"
	}
	return text
}

// garbled is a text with some of its bytes changed, doubled or lost.
func garbled(random *rand.Rand, text string) string {
	data := []byte(text)
	for range 1 + random.IntN(4) {
		i := random.IntN(len(data))
		switch random.IntN(4) {
		case 0:
			data[i] = byte(random.IntN(256))
		case 1:
			data = slices.Insert(data, i, []byte(pick(random, "marks"))...)
		case 2:
			data = slices.Insert(data, i, bytes.Repeat(data[i:], 1+random.IntN(20))...)
		case 3:
			data = slices.Delete(data, i, min(len(data), i+1+random.IntN(5)))
		}
		if len(data) == 0 {
			return "x"
		}
	}
	return string(data)
}
