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
	"github.com/quadpress/quadpress/internal/postgrestest"
)

var kills = flag.Int("kills", 6, "how many builds are killed in each test")

// TestKillBuild kills builds at random moments. The store then holds what the last build left or what this one makes.
func TestKillBuild(t *testing.T) {
	t.Run("leveldb", func(t *testing.T) { killBuild(t, filepath.Join(t.TempDir(), "db")) })
	t.Run("postgres", func(t *testing.T) { killBuild(t, postgrestest.New(t)) })
}

func killBuild(t *testing.T, db string) {
	dir := t.TempDir()
	quadpress, news := program(t), filepath.Join(dir, "news")
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

// TestKillBatches kills builds in batches again and again. What one committed before stays, and in the end the store
// holds what an undisturbed build makes. Then the next begins from nothing.
func TestKillBatches(t *testing.T) {
	t.Run("leveldb", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "db")
		killBatches(t, db, func() error { return os.RemoveAll(db) })
	})
	t.Run("postgres", func(t *testing.T) {
		url := postgrestest.New(t)
		killBatches(t, url, func() error { return postgrestest.Clear(url) })
	})
}

func killBatches(t *testing.T, db string, empty func() error) {
	quadpress, fresh := program(t), filepath.Join(t.TempDir(), "fresh")
	build := func(db string) *exec.Cmd {
		return exec.Command(quadpress, "build", "--db", db, "--batch", "2", "../../seeds")
	}
	start := time.Now()
	if out, err := build(fresh).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took, want := time.Since(start), exported(t, fresh)
	killed, builds := 0, 0
	for ; killed < *kills; builds++ {
		before := 0
		for done := false; !done; {
			cmd := build(db)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(rand.N(took / 2))
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			if done = cmd.Wait() == nil; !done {
				killed++
			}
			if !done && killed >= *kills {
				if out, err := build(db).CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
				done = true
			}
			health, err := graph.Check(context.Background(), db, nil)
			if errors.Is(err, graph.ErrNotExist) {
				continue // killed before there was a store
			} else if err != nil || !health.Well() {
				t.Fatalf("the store is ill: %v, %+v", err, health)
			}
			if health.Documents < before {
				t.Errorf("%d documents are left of %d", health.Documents, before)
			}
			before = health.Documents
		}
		if exported(t, db) != want {
			t.Error("the store does not hold what an undisturbed build makes")
		}
		if err := empty(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("killed %d times on the way to the end of %d builds", killed, builds)
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
