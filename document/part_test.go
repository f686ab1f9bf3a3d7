package document

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// readParts is what all parts give, one after the other.
func readParts(t *testing.T, size int64, paths ...string) (r result, parts []string) {
	t.Helper()
	take := func(err error) {
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%T: %v", err, err)
		}
		r.errs = append(r.errs, err.Error())
	}
	for file, err := range Parts(t.Context(), paths, Options{}) {
		if err != nil {
			take(err)
			continue
		}
		for part, err := range file.Cut(t.Context(), size) {
			if err != nil {
				take(err)
				continue
			}
			parts = append(parts, part.String())
			for doc, err := range ReadPart(t.Context(), part, Options{}) {
				if err != nil {
					take(err)
				} else {
					r.docs = append(r.docs, doc)
				}
			}
		}
	}
	return r, parts
}

func TestPartsGiveWhatReadGives(t *testing.T) {
	lines := fmt.Sprintf("{\"text\": %q}\n\n", sample) + strings.Repeat(fmt.Sprintf("{\"text\": %q}\n", sample), 3) +
		"{\"title\": \"No text\"}\n" + fmt.Sprintf("{\"id\": \"last\", \"text\": %q}", sample)
	folder(t, map[string]string{"b/news.jsonl": lines, "b/old.jsonl.gz": lines, "b/story.txt": sample, "b/empty.txt": ""})
	want := read(t, Options{}, "b/news.jsonl", "b/story.txt", "b/empty.txt", "missing")
	got, parts := readParts(t, 200, "b/news.jsonl", "b/story.txt", "b/empty.txt", "missing", "b/news.jsonl")
	if diff := cmp.Diff(want.docs, got.docs); diff != "" {
		t.Errorf("documents of Read (-), and of parts (+):\n%s", diff)
	}
	if diff := cmp.Diff(want.errs, got.errs); diff != "" {
		t.Errorf("errors of Read (-), and of parts (+):\n%s", diff)
	}
	wantParts := []string{"b/news.jsonl:1", "b/news.jsonl:4", "b/news.jsonl:6", "b/story.txt", "b/empty.txt"}
	if diff := cmp.Diff(wantParts, parts); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	if _, parts := readParts(t, 200, "b/old.jsonl.gz"); len(parts) != 1 {
		t.Errorf("a compressed file has the parts %q, want one", parts)
	}
	if _, parts := readParts(t, 1<<20, "b"); len(parts) != 4 {
		t.Errorf("the folder has the parts %q, want one for each file", parts)
	}
}

// Wherever lines are cut, no story is lost, doubled or given another name.
func TestPartsOfAnySize(t *testing.T) {
	folder(t, nil)
	rapid.Check(t, func(rt *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(1, 8).Draw(rt, "lines") {
			line := fmt.Sprintf("{\"text\": %q}", sample)
			text.WriteString(rapid.SampledFrom([]string{line, line + "\r", "", "{}", "null"}).Draw(rt, "line"))
			text.WriteString(rapid.SampledFrom([]string{"\n", "\n\n"}).Draw(rt, "end"))
		}
		last := fmt.Sprintf("{\"text\": %q}", sample)
		if err := os.WriteFile("news.jsonl", []byte(text.String()+last), 0o600); err != nil {
			rt.Fatal(err)
		}
		want := read(t, Options{}, "news.jsonl")
		got, _ := readParts(t, int64(rapid.IntRange(1, 600).Draw(rt, "size")), "news.jsonl")
		if diff := cmp.Diff(want.docs, got.docs); diff != "" {
			rt.Fatalf("documents of Read (-), and of parts (+):\n%s", diff)
		}
		if diff := cmp.Diff(want.errs, got.errs); diff != "" {
			rt.Fatalf("errors of Read (-), and of parts (+):\n%s", diff)
		}
	})
}

func TestPartsStop(t *testing.T) {
	folder(t, map[string]string{"a.txt": sample, "b.txt": sample, "c.txt": sample})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	count := 0
	for _, err := range Parts(ctx, []string{"."}, Options{}) {
		if count++; count == 2 {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	for _, err := range Parts(ctx, []string{"."}, Options{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after the context has ended: %v", err)
		}
	}
}
