package follow

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("a"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a/b.txt")
	write("store/x")
	f, err := Watch([]string{dir}, []string{filepath.Join(dir, "store")})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{"a/b.txt", "a/new.txt", "c/d/e.txt", "c/d/f.txt"} {
		write(name)
		if changed, err := f.Wait(t.Context(), time.Time{}); !changed || err != nil {
			t.Errorf("%s: %t, %v", name, changed, err)
		}
	}
	// What does not count.
	write("store/x")
	write("a/.hidden")
	if changed, err := f.Wait(t.Context(), time.Now().Add(100*time.Millisecond)); changed || err != nil {
		t.Errorf("%t, %v", changed, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Wait(ctx, time.Time{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := Watch([]string{filepath.Join(dir, "missing")}, nil); err == nil {
		t.Error("a missing folder is watched")
	}
}

// site is a site with a feed.
type site struct {
	robots   string
	status   int
	text     string
	etag     string
	requests []string
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.requests = append(s.requests, fmt.Sprintf("%s %s", r.URL.Path, r.Header.Get("If-None-Match")))
	if !strings.HasPrefix(r.UserAgent(), "quadpress") {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if r.URL.Path == "/robots.txt" {
		fmt.Fprint(w, s.robots)
		return
	}
	if s.status != 0 {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(s.status)
		return
	}
	w.Header().Set("ETag", s.etag)
	if r.Header.Get("If-None-Match") == s.etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	fmt.Fprint(w, s.text)
}

func TestFeed(t *testing.T) {
	s := &site{text: "one", etag: `"1"`}
	server := httptest.NewServer(s)
	defer server.Close()
	f := &Feed{Address: server.URL + "/feed", Agent: "quadpress/test", Every: time.Hour}
	fetch := func(want, reason string) {
		t.Helper()
		got, err := f.Fetch(t.Context())
		if string(got) != want || (err == nil) != (reason == "") || err != nil && !strings.Contains(err.Error(), reason) {
			t.Errorf("%q, %v, want %q, %q", got, err, want, reason)
		}
	}
	due := func(want time.Duration) {
		t.Helper()
		if got := time.Until(f.Due()); got < want-time.Minute || got > want+time.Minute {
			t.Errorf("due in %v, want %v", got, want)
		}
	}
	if !f.Due().IsZero() {
		t.Error("the first time is not at once")
	}
	fetch("one", "")
	due(time.Hour)
	fetch("one", "") // it was not kept: nothing is lost
	f.Keep()
	fetch("", "")
	s.text, s.etag = "two", `"2"`
	fetch("two", "")
	f.Keep()
	s.etag = `"3"`
	fetch("", "") // the same words
	s.status = http.StatusServiceUnavailable
	fetch("", `answers "503`)
	due(2 * time.Hour)
	fetch("", `answers "503`)
	due(4 * time.Hour)
	for range 10 {
		fetch("", `answers "503`)
	}
	due(24 * time.Hour)
	s.status = 0
	fetch("", "")
	due(time.Hour)
	s.status = http.StatusGone
	if _, err := f.Fetch(t.Context()); !errors.Is(err, ErrGone) {
		t.Error(err)
	}
	robots := 0
	for _, r := range s.requests {
		if strings.HasPrefix(r, "/robots.txt") {
			robots++
		}
	}
	if robots != 1 {
		t.Errorf("robots.txt was asked for %d times", robots)
	}
}

func TestRobots(t *testing.T) {
	s := &site{text: "one", etag: `"1"`, robots: "User-agent: quadpress\nDisallow: /private\nCrawl-delay: 7200\n"}
	server := httptest.NewServer(s)
	defer server.Close()
	f := &Feed{Address: server.URL + "/private/feed", Agent: "quadpress/test", Every: time.Hour}
	if _, err := f.Fetch(t.Context()); err == nil || !strings.Contains(err.Error(), "robots.txt") {
		t.Error(err)
	}
	if len(s.requests) != 1 {
		t.Errorf("%q", s.requests)
	}
	f = &Feed{Address: server.URL + "/feed", Agent: "quadpress/test", Every: time.Hour}
	if data, err := f.Fetch(t.Context()); err != nil || string(data) != "one" {
		t.Error(err)
	}
	if wait := time.Until(f.Due()); wait < 119*time.Minute {
		t.Errorf("due in %v, want two hours", wait)
	}
}

func TestFeedInFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "feed.xml")
	f := &Feed{Address: path}
	if _, err := f.Fetch(t.Context()); err == nil {
		t.Error("a missing file is read")
	}
	for _, text := range []string{"one", "two"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if data, err := f.Fetch(t.Context()); err != nil || string(data) != text {
			t.Errorf("%q, %v", data, err)
		}
		f.Keep()
		if data, err := f.Fetch(t.Context()); err != nil || data != nil {
			t.Errorf("%q, %v", data, err)
		}
	}
}
