package main

import (
	"fmt"
	"math/rand/v2"
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
		return hostileQuery{query.Gizmo, garbled(random, pick(random, scripts))}
	}
	text := pick(random, scripts)
	for _, n := range []string{"SMALL", "LARGE", "HUGE"} {
		size := map[string]float64{"SMALL": 1e3, "LARGE": 1e7, "HUGE": 1e10}[n]
		text = strings.ReplaceAll(text, n, fmt.Sprintf("%.0f", size*(0.1+random.Float64()*3)))
	}
	return hostileQuery{query.Gizmo, fmt.Sprintf(pick(random, wrappings), text)}
}

func pick[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }

// wrappings run a script where it is harder to stop.
var wrappings = []string{
	"%s", "%s", "try { %s } catch (e) { while (true) {} }", "while (true) { try { %s } catch (e) {} }",
	"(function() { %s })()", "[1, 2].forEach(function() { %s })", "var o = {get x() { %s }}; o.x",
	"var o = {toString: function() { %s; return '' }}; '' + o", "[2, 1].sort(function() { %s; return 0 })",
	"'aa'.replace(/a/g, function() { %s; return '' })", "JSON.stringify({toJSON: function() { %s }})",
	"g.V().forEach(function(d) { %s })", "g.emit(1); %s", "for (var i = 0; i < 900; i++) g.emit(i); %s",
	"new Function(%[1]q)()", "eval(%[1]q)", "new Proxy({}, {get: function() { %s }}).x", "Promise.resolve().then(function() { %s })",
	"[...function*() { %s; yield 1 }()]",
}

// scripts take time or memory without end. SMALL, LARGE and HUGE become numbers of that kind.
var scripts = []string{
	// time
	"while (true) {}", "for (;;) g.V()", "for (;;) g.V().all()", "do { Math.sqrt(2) } while (1)",
	"/(a+)+$(?=b)/.test('a'.repeat(60) + '!')", "/(?=(a+)+b)x/.test('a'.repeat(SMALL))", "/(x+x+)+y(?!z)/.exec('x'.repeat(SMALL))",
	"Array.prototype.indexOf.call({length: HUGE}, 1)", "Array.prototype.lastIndexOf.call({length: HUGE}, 1)",
	"Array.prototype.forEach.call({length: HUGE}, function() {})", "Array.prototype.reverse.call({length: HUGE})",
	"Array.prototype.some.call({length: HUGE}, function() { return false })", "Array.prototype.join.call({length: HUGE}, '')",
	"Array.prototype.fill.call({length: HUGE}, 0)", "Array.from({length: LARGE}, function(x) { return g })",
	"var a = []; for (var i = 0; i < LARGE; i++) a.push(Math.random()); a.sort()", "'ab'.repeat(LARGE).split('').reverse().join('')",
	"var s = 'a'.repeat(LARGE); while (true) s.indexOf('b')", "parseInt('9'.repeat(LARGE))", "BigInt('9'.repeat(LARGE)) ** 99n",
	"new Date(NaN); while (Date.now()) {}", "decodeURIComponent('%41'.repeat(LARGE))", "JSON.parse('['.repeat(LARGE))",
	"for (var k = 0; k < HUGE; k++) { g.V('<kg:' + k + '>').out().count() }", "g.V().both().both().both().both().count()",
	"g.V().followRecursive(g.M().both()).count()", "g.V().out().in().out().in().tagArray()",
	// memory
	"new Array(4294967295)", "new Array(HUGE % 4294967295)", "new Array(LARGE).fill([])", "new ArrayBuffer(HUGE)", "new Float64Array(LARGE * 9)",
	"'x'.repeat(HUGE)", "'x'.repeat(LARGE * 9)", "'x'.padStart(LARGE * 9)", "var s = 'x'; while (true) s += s", "var a = [1]; while (true) a = a.concat(a)",
	"var a = []; while (true) a.push(a.slice())", "var a = []; a.length = 4294967295; a.fill(1)", "var o = {}; for (var i = 0; ; i++) o['k' + i] = o",
	"var m = new Map(); for (var i = 0; ; i++) m.set(i, 'x'.repeat(SMALL))", "var f = []; while (true) f.push(function() { return f })",
	"var a = [[0]]; for (;;) a = [a, a, JSON.stringify(a)]", "'x'.repeat(LARGE).split('')", "g.emit('x'.repeat(LARGE * 20))",
	"while (true) g.emit('x'.repeat(LARGE))", "Object.assign([], 'x'.repeat(LARGE))", "new Uint8Array(LARGE * 90).map(function(x) { return 1 })",
	"var a = g.V().tagArray(); while (true) a = a.concat(a)", "throw 'x'.repeat(LARGE * 9)", "g.V('x'.repeat(LARGE)).all()",
	// recursion
	"function f() { f() } f()", "function f() { [1].map(f) } f()", "function f() { return f() + f() } f()", "var o = {}; o.toString = function() { return '' + o }; '' + o",
	"var a = []; a[0] = a; a", "var a = {}; a.a = a; g.emit(a)", "var a = []; a.push(a, a); g.emit([a])", "var a = []; a[0] = a; g.V(a).all()",
	"var a = []; a[0] = a; JSON.stringify(a)", "var o = {}; o.o = o; g.V().out(o).all()", "function f(d) { g.V().forEach(1, f) } f()",
	"var a = 0; for (var i = 0; i < LARGE; i++) a = [a]; g.emit(a)", "var a = 0; for (var i = 0; i < LARGE; i++) a = {a: a}; a + ''",
	"var p = new Proxy({}, {get: function(t, k, r) { return r[k] }}); p.x", "class A { get x() { return this.x } }; new A().x",
	"var f = function() {}; for (var i = 0; i < LARGE; i++) f = f.bind(null); f()", "var m = g.M(); for (var i = 0; i < LARGE; i++) m = m.follow(m)",
	// the store and the process
	"g = null; graph = null; quadpress()", "quadpress = 1", "while (true) quadpress", "g.addNamespace('kg', 'x'.repeat(LARGE))",
	"Object.defineProperty(Object.prototype, 'x', {get: function() { while (true) {} }}); g.emit({}.x)", "process.exit()", "require('fs')",
	"Object.freeze(this)", "delete this.g; g.V()", "Array.prototype.map = null; g.V().tagArray()", "Object.prototype.then = function() {}",
}

// steps are those of a path, with arguments that may fit.
var steps = []string{
	"out()", "in()", "both()", "out(null, 't')", "in('<rel:met>')", "has('<rdf:type>')", "has('<rdf:type>', '<schema:Person>')", "tag('a', 'b')",
	"save('<rdfs:label>', 'n')", "saveOpt('<rdfs:label>', 'm')", "saveR('<rdf:subject>', 's')", "follow(g.M().out())", "followR(g.M().in())",
	"followRecursive(g.M().both())", "followRecursive('<rel:met>', 9, 'd')", "and(g.V())", "or(g.V().out())", "intersect(g.V().in())",
	"union(g.V().both())", "except(g.V())", "difference(g.V().in())", "unique()", "labels()", "inPredicates()", "outPredicates()", "order()",
	"skip(1)", "skip(999999999)", "limit(3)", "limit(-1)", "back('a')", "labelContext(null)", "filter(gt(1))", "filter(like('%a%'))",
	"filter(regex('(a*)*b'))", "has('<rdfs:label>', regex('(.*a){20}'))", "saveInPredicates('p')", "saveOutPredicates('q')", "count()",
}

var finals = []string{"all()", "count()", "toArray()", "tagArray()", "getLimit(5)", "getLimit(-1)", "toValue()", "forEach(function(d) { g.emit(d) })", "map(function() {})"}

// hostilePath walks the graph a long and senseless way.
func hostilePath(random *rand.Rand) string {
	if random.IntN(10) == 0 {
		return "g.V()" + strings.Repeat("."+pick(random, steps[:6]), 1000*random.IntN(10)) + ".all()"
	}
	path := pick(random, []string{"g.V()", "g.V()", "g.V('<kg:Russia>')", "g.V('<schema:Person>')", "g.V().in()", "g.V(g.V())", "g.M()"})
	for range 1 + random.IntN(12) {
		path += "." + pick(random, steps)
	}
	return path + "." + pick(random, finals)
}

// hostileGraphQL nests, repeats and garbles.
func hostileGraphQL(random *rand.Rand) string {
	field := func() string {
		return pick(random, []string{"id", "*", "a: <rdf:type>", "b: <rdf:type> @rev", "c: <rdfs:label> @opt", "d: <rdf:subject> @rev", "e: *", "nodes"})
	}
	var level func(depth int) string
	level = func(depth int) string {
		fields := "id"
		for range random.IntN(4) {
			f := field()
			if depth > 0 && random.IntN(3) > 0 {
				f = strings.TrimSuffix(f, " @opt") + " " + level(depth-1)
			}
			fields += " " + f
		}
		return "{ " + fields + " }"
	}
	text := "{ nodes" + pick(random, []string{"", "(first: 99999999)", "(id: <kg:Russia>)", "(offset: -1)", "(<rdf:type>: <schema:Person>)"}) + " " + level(random.IntN(6)) + " }"
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
			data = append(data[:i], append([]byte(pick(random, []string{"(", "[", "{", "\"", "'", "\\", "`", "/", "\x00", "<", "…"})), data[i:]...)...)
		case 2:
			data = append(data[:i], append([]byte(strings.Repeat(string(data[i:]), 1+random.IntN(20))), data[i:]...)...)
		case 3:
			data = append(data[:i], data[min(len(data), i+1+random.IntN(5)):]...)
		}
		if len(data) == 0 {
			return "x"
		}
	}
	return string(data)
}
