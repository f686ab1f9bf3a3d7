package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
	"unicode/utf16"
)

// hostileRequest is a request that is meant to bring a server down, whatever it asks: what a client sends, and how it
// reads. Clients that misbehave get no answer.
type hostileRequest struct {
	raw   string        // all of the request, as it is sent
	slow  bool          // it is sent a byte at a time
	lazy  time.Duration // how long the client waits before it reads, with a small window
	cuts  bool          // the client hangs up instead
	ends  bool          // the client sends no more, and says so
	label string
}

// hostileRequests makes n requests; the same seed gives the same ones.
func hostileRequests(seed uint64, n int) []hostileRequest {
	random := rand.New(rand.NewPCG(seed, 1))
	requests := make([]hostileRequest, n)
	for i := range requests {
		kind := hostileKinds[i%len(hostileKinds)]
		requests[i] = kind.make(random)
		requests[i].label = kind.name
	}
	return requests
}

// hostileKinds are taken in turn.
var hostileKinds = []struct {
	name string
	make func(*rand.Rand) hostileRequest
}{
	{"deep GraphQL", func(r *rand.Rand) hostileRequest {
		depth := 1 + r.IntN([]int{3, 2000}[r.IntN(2)])
		step := fmt.Sprintf(`{ neighbors(first: %d) { nodes { value { ... on Thing `, []int{30, 1000}[r.IntN(2)])
		return graphQLRequest(`{ thing(id: "kg:Russia") ` + strings.Repeat(step, depth) + `{ id }` +
			strings.Repeat(`}}}}`, depth) + `}`)
	}},
	{"wide GraphQL", func(r *rand.Rand) hostileRequest {
		var b strings.Builder
		// A few of these are all that one query may cost; more are refused.
		for i := range 1 + r.IntN([]int{4, 3000}[r.IntN(2)]) {
			fmt.Fprintf(&b, `a%d: %s `, i, []string{
				`facets(first: 1000) { types { values { count } } }`, `statements(first: 1000) { nodes { evidence { sentence } } }`,
				`documents(first: 100) { nodes { text } }`, `__schema { types { fields { type { name } } } }`,
				`paths(from: "kg:Russia", to: "kg:Syria", maxLength: 6, first: 100) { summary }`,
				`search(text: "a~ b~ c~ d~", first: 1000) { totalCount }`,
			}[r.IntN(6)])
		}
		return graphQLRequest("{ " + b.String() + " }")
	}},
	{"fragments that multiply", func(r *rand.Rand) hostileRequest {
		n := 2 + r.IntN(60)
		var b strings.Builder
		b.WriteString("{ stats { ...f0 } } ")
		for i := range n {
			fmt.Fprintf(&b, "fragment f%d on Stats { ...f%d ...f%d } ", i, i+1, i+1)
		}
		fmt.Fprintf(&b, "fragment f%d on Stats { documents }", n)
		return graphQLRequest(b.String())
	}},
	{"all texts, read late", func(r *rand.Rand) hostileRequest {
		q := graphQLRequest(`{ documents(first: 70) { nodes { text a: text b: text statements(first: 10) { nodes { evidence {
			sentence } } } } } }`)
		q.lazy = time.Duration(1+r.IntN(4)) * time.Second
		return q
	}},
	{"a large answer, read late", func(r *rand.Rand) hostileRequest {
		text := `var s = ""; for (var i = 0; i < 8000; i++) s += "` + fmt.Sprint(r.IntN(1000)) + `x"; for (;;) g.emit(s)`
		q := rawRequest("POST", "/api/v2/query?lang=gizmo", "text/plain", text)
		q.lazy, q.cuts = time.Duration(1+r.IntN(4))*time.Second, r.IntN(3) == 0
		return q
	}},
	{"a huge body", func(r *rand.Rand) hostileRequest {
		paths := []string{
			"/graphql", "/mcp", "/api/v2/query?lang=graphql", "/api/v1/query/gizmo", "/api/v2/write", "/api/v1/shape/mql",
		}
		return rawRequest("POST", paths[r.IntN(len(paths))], "application/json", strings.Repeat("[", 1+r.IntN(8<<20)))
	}},
	{"huge headers", func(r *rand.Rand) hostileRequest {
		return hostileRequest{raw: "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
			strings.Repeat("X-"+fmt.Sprint(r.IntN(100))+": "+strings.Repeat("y", 1000)+"\r\n", 1+r.IntN(2000)) + "\r\n"}
	}},
	{"sent slowly", func(r *rand.Rand) hostileRequest {
		q := graphQLRequest(`{ stats { documents } }`)
		q.raw, q.slow = q.raw[:len(q.raw)-r.IntN(len(q.raw))], true
		return q
	}},
	{"an odd encoding", func(r *rand.Rand) hostileRequest {
		text := `{"query":"{ stats { documents } } # ` + string(rune(0x10FFFF)) + `"}`
		var wide bytes.Buffer
		for _, unit := range utf16.Encode([]rune(text)) {
			wide.Write([]byte{byte(unit), byte(unit >> 8)})
		}
		var packed bytes.Buffer
		zip := gzip.NewWriter(&packed)
		_, _ = io.CopyN(zip, zeros{}, 50<<20)
		_ = zip.Close()
		const post = "POST /graphql HTTP/1.1\r\nHost: localhost\r\n"
		return []hostileRequest{
			rawRequest("POST", "/graphql", "application/json; charset=utf-16", wide.String()),
			rawRequest("POST", "/graphql", "application/json", text+"\xff\xfe\x00"),
			rawRequest("POST", "/graphql", "application/json\r\nContent-Encoding: gzip", packed.String()),
			rawRequest("POST", "/graphql", "multipart/form-data; boundary=x", "--x\r\n\r\n"),
			rawRequest("POST", "/api/v2/query?lang=%00%ff%fe", "\x00", "\xc0\xaf"),
			rawRequest("POST", "/api/v2/query?lang=gizmo", "a/b\r\nAccept-Encoding: "+strings.Repeat("gzip;q=0,", 500), "1"),
			rawRequest("GET", "/api/v2/read?sub="+strings.Repeat("%22,", 20000)+"&format=graphml", "", ""),
			{raw: post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx", ends: true},
			{raw: post + "Content-Length: 5\r\nContent-Length: 9\r\n\r\n{}{}{}{}{}", ends: true},
		}[r.IntN(9)]
	}},
	{"a path outside", func(r *rand.Rand) hostileRequest {
		return rawRequest("GET", []string{
			"/../../../../etc/passwd", "/assets/../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd",
			"/assets/..%2f..%2fetc/passwd", "//etc/passwd", "/assets/\\..\\..\\etc\\passwd", "/ui/..%2f..%2fetc/passwd",
			"/story?id=" + url.QueryEscape("../../etc/passwd"), "/assets/%00", "/%c0%ae%c0%ae/etc/passwd",
			"http://evil.example/graphql", "*",
		}[r.IntN(12)], "", "")
	}},
}

// zeros reads as bytes of zero without an end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func graphQLRequest(query string) hostileRequest {
	body, _ := json.Marshal(map[string]string{"query": query})
	return rawRequest("POST", "/graphql", "application/json", string(body))
}

func rawRequest(method, path, kind, body string) hostileRequest {
	return hostileRequest{raw: fmt.Sprintf(
		"%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		method, path, kind, len(body), body)}
}

// patienceOfClients is how long a hostile client keeps a connection.
const patienceOfClients = 20 * time.Second

// send sends the request and returns the status of the answer, 0 where there is none. An error says that the server has
// given away what it must not, or cannot be reached.
func (h hostileRequest) send(address string) (int, error) {
	conn, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patienceOfClients)); err != nil {
		return 0, err
	}
	if h.lazy > 0 {
		_ = conn.(*net.TCPConn).SetReadBuffer(4 << 10)
	}
	if h.slow {
		for i := 0; i < len(h.raw); i++ {
			if _, err := conn.Write([]byte(h.raw[i : i+1])); err != nil {
				return 0, nil // it has had enough
			}
			time.Sleep(5 * time.Millisecond)
		}
		_ = conn.(*net.TCPConn).CloseWrite()
	} else {
		go func() {
			_, _ = io.WriteString(conn, h.raw) // which may be refused before it is read
			if h.ends {
				_ = conn.(*net.TCPConn).CloseWrite()
			}
		}()
	}
	time.Sleep(h.lazy)
	if h.cuts {
		return 0, nil
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return 0, fmt.Errorf("no answer in %s", patienceOfClients)
		}
		return 0, nil
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	if bytes.Contains(body, []byte("root:x:")) {
		return response.StatusCode, errors.New("a file of the system was given away")
	}
	return response.StatusCode, nil
}
