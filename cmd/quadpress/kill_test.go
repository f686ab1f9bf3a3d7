package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/quadpress/quadpress/graph"
)

var kills = flag.Int("kills", 6, "how many builds TestKillBuild kills")

// TestKillBuild kills builds at random moments. The store then holds what the last build left or what this one makes.
func TestKillBuild(t *testing.T) {
	dir := t.TempDir()
	quadpress, news, db := filepath.Join(dir, "quadpress"), filepath.Join(dir, "news"), filepath.Join(dir, "db")
	if out, err := exec.Command("go", "build", "-o", quadpress, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	if err := os.Mkdir(news, 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(news, "story.txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := func(db string) *exec.Cmd { return exec.Command(quadpress, "build", "--db", db, news) }
	texts := []string{
		"OSLO, May 3, 2016 — Norway asked Sweden for help after the storm. The ministers met Jan Eliasson in Oslo on Monday.",
		"OSLO, May 4, 2016 — Denmark thanked Norway for its help after the flood. The ministers met Jan Eliasson in Bergen.",
	}
	var took time.Duration
	states := map[string]int{}
	for i, text := range texts {
		write(text)
		fresh := filepath.Join(dir, fmt.Sprint("fresh", i))
		if out, err := build(fresh).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		states[exported(t, fresh)] = i
		start := time.Now()
		if out, err := build(db).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		took = time.Since(start) // that the kills are spread over
	}
	if len(states) != 2 {
		t.Fatal("the two stories make one graph")
	}

	state, killed := 1, 0
	for range *kills {
		next := 1 - state
		write(texts[next])
		cmd := build(db)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait := rand.N(took + took/4)
		time.Sleep(wait)
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		if cmd.Wait() != nil {
			killed++
		}
		health, err := graph.Check(context.Background(), db, nil)
		if err != nil || !health.Well() {
			t.Fatalf("killed after %s, the store is ill: %v, %+v", wait, err, health)
		}
		got, ok := states[exported(t, db)]
		if !ok {
			t.Fatalf("killed after %s, the store holds neither state", wait)
		}
		t.Logf("killed after %s: state %d of %d", wait, got, next)
		state = got
	}
	t.Logf("%d of %d were killed before their end", killed, *kills)
}

func exported(t *testing.T, db string) string {
	t.Helper()
	store, err := graph.Open(db, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var b bytes.Buffer
	if err := store.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
