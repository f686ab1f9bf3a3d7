package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A client that names what it has is not sent it again, as long as it is the same.
func TestTag(t *testing.T) {
	text := "one"
	handler := newAnswers().whole(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/wrong" {
			w.WriteHeader(http.StatusBadRequest)
		}
		_, _ = w.Write([]byte(text))
	}))
	ask := func(method, path, tag string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w
	}
	tag := ask("GET", "/", "").Header().Get("ETag")
	if tag == "" {
		t.Fatal("no tag")
	}
	if w := ask("GET", "/", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("the same again: status %d, %q", w.Code, w.Body)
	}
	text = "two"
	if w := ask("GET", "/", tag); w.Code != http.StatusOK || w.Body.String() != text || w.Header().Get("ETag") == tag {
		t.Errorf("another answer: status %d, %q, tag %s", w.Code, w.Body, w.Header().Get("ETag"))
	}
	for _, untagged := range [][2]string{{"POST", "/"}, {"GET", "/wrong"}} {
		if w := ask(untagged[0], untagged[1], tag); w.Header().Get("ETag") != "" || w.Body.String() != text {
			t.Errorf("%v: tag %s, body %q", untagged, w.Header().Get("ETag"), w.Body)
		}
	}
}

// stuck is a client that reads nothing.
type stuck struct {
	*httptest.ResponseRecorder
	begun, over chan bool
}

func (s stuck) Write(data []byte) (int, error) {
	s.begun <- true
	<-s.over
	return s.ResponseRecorder.Write(data)
}

// Clients that do not read their large answers keep others from large ones, never from small ones.
func TestUnread(t *testing.T) {
	handler := newAnswers().whole(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		size := 10
		if r.URL.Path == "/large" {
			size = 2 * maxHeld / 5 // twice of it as it is made, once as it waits
		}
		_, _ = w.Write([]byte(strings.Repeat("x", size)))
	}))
	ask := func(path string) int {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("POST", path, nil))
		return w.Code
	}
	client := stuck{httptest.NewRecorder(), make(chan bool), make(chan bool)}
	done := make(chan bool)
	go func() {
		handler.ServeHTTP(client, httptest.NewRequest("POST", "/large", nil))
		close(done)
	}()
	<-client.begun
	if large, small := ask("/large"), ask("/small"); large != http.StatusServiceUnavailable || small != http.StatusOK {
		t.Errorf("beside one that does not read: large %d, small %d", large, small)
	}
	close(client.over)
	<-done
	if large := ask("/large"); large != http.StatusOK {
		t.Errorf("after it: %d", large)
	}
}
