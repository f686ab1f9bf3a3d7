package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// attackQueries is how many hostile queries TestAttack sends, and half as many requests of other kinds. With the usual
// few it checks that the server answers; from a thousand on, which `make attack` sends, it also checks time and memory,
// for which the machine must be quiet.
var attackQueries = flag.Int("attack", 48,
	"hostile queries that TestAttack sends, with half as many other requests; from 1000 on, it checks time and memory")

// attackClients is how many clients attack at once.
const attackClients = 8

// TestAttack has several clients send hostile queries to a server, at both APIs, and hostile requests of other kinds,
// while another asks a simple question over and over: it is always answered, and when all is over the server stands and
// does nothing.
func TestAttack(t *testing.T) {
	strict := *attackQueries >= 1000
	if err := readKinds(); err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(t.TempDir(), "quadpress")
	for _, command := range [][]string{
		{"go", "build", "-o", bin, "."},
		{bin, "build", "--db", filepath.Join(filepath.Dir(bin), "db"), "../../seeds"},
	} {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", command, err, out)
		}
	}
	server, address := serve(t, bin, "--db", filepath.Join(filepath.Dir(bin), "db"), "--timeout", "2s")

	var attack sync.WaitGroup
	queries := make(chan hostileQuery)
	var mu sync.Mutex
	statuses, others := map[int]int{}, map[int]int{}
	for range attackClients {
		attack.Go(func() {
			client := &http.Client{Timeout: time.Minute}
			for q := range queries {
				path := []string{"/api/v1/query/" + q.language, "/api/v2/query?lang=" + q.language}[len(q.text)%2]
				status := 0
				resp, err := client.Post(address+path, "", strings.NewReader(q.text))
				if err == nil {
					status = resp.StatusCode
					_, err = io.Copy(io.Discard, resp.Body)
					resp.Body.Close()
				}
				if err != nil {
					t.Errorf("%s: %.200s: no answer: %v", q.language, q.text, err)
				}
				if status == http.StatusInternalServerError {
					t.Errorf("%s: %.200s: internal error", q.language, q.text)
				}
				mu.Lock()
				statuses[status]++
				mu.Unlock()
			}
		})
	}
	requests := make(chan hostileRequest)
	for range attackClients / 2 {
		attack.Go(func() {
			for r := range requests {
				status, err := r.send(address)
				if err != nil {
					t.Errorf("%s: %v", r.label, err)
				}
				if status == http.StatusInternalServerError {
					t.Errorf("%s: %.300s: internal error", r.label, r.raw)
				}
				mu.Lock()
				others[status]++
				mu.Unlock()
			}
		})
	}
	over := make(chan bool)
	var beside sync.WaitGroup
	var simple []time.Duration
	beside.Go(func() {
		for {
			begun := time.Now()
			if err := askSimple(address); err != nil {
				t.Errorf("a simple query: %v", err)
			}
			simple = append(simple, time.Since(begun))
			select {
			case <-over:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	memory := 0
	beside.Go(func() {
		for {
			memory = max(memory, familyMemory(server.Pid))
			select {
			case <-over:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	attack.Go(func() {
		for _, r := range hostileRequests(1, *attackQueries/2) {
			requests <- r
		}
		close(requests)
	})
	for _, q := range hostileQueries(1, *attackQueries) {
		queries <- q
	}
	close(queries)
	attack.Wait()
	close(over)
	beside.Wait()
	if err := askSimple(address); err != nil {
		t.Errorf("after the attack: %v", err)
	}
	time.Sleep(2 * time.Second)
	before := familyTicks(server.Pid)
	time.Sleep(time.Second)
	busy := familyTicks(server.Pid) - before

	slices.Sort(simple)
	median, longest := simple[len(simple)/2], simple[len(simple)-1]
	t.Logf("%d hostile queries; answers by status: %v", *attackQueries, statuses)
	t.Logf("%d hostile requests; answers by status: %v", *attackQueries/2, others)
	t.Logf("%d simple queries beside them: median %s, longest %s", len(simple), median, longest)
	t.Logf("memory of the server and its workers: at most %d MB", memory>>20)
	t.Logf("processor time two seconds after the last answer: %d ms in a second", 10*busy)
	if !strict {
		return
	}
	if median > 300*time.Millisecond || longest > time.Second {
		t.Error("simple queries waited too long")
	}
	if memory > 1<<30 {
		t.Error("too much memory")
	}
	if busy > 10 {
		t.Error("a processor is busy after the last answer")
	}
}

// serve starts a server, which ends with the test, and returns its process and address.
func serve(t *testing.T, bin string, args ...string) (*os.Process, string) {
	t.Helper()
	cmd := exec.Command(bin, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	read := make(chan bool)
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		<-read
		if err := cmd.Wait(); err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	log := bufio.NewReader(stderr)
	line, err := log.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(read)
		for {
			more, err := log.ReadString('\n')
			if err != nil {
				return
			}
			if !strings.Contains(more, "level=INFO") {
				t.Logf("server: %s", strings.TrimSpace(more))
			}
		}
	}()
	return cmd.Process, strings.TrimSuffix(regexp.MustCompile(`http://\S+`).FindString(line), "/")
}

func askSimple(address string) error {
	const text = `g.V("<rdf:Statement>").in("<rdf:type>").getLimit(1)`
	resp, err := http.Get(address + "/api/v2/query?" + url.Values{"lang": {"gizmo"}, "qu": {text}}.Encode())
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && (resp.StatusCode != http.StatusOK || !strings.Contains(string(body), "<kg:statement/")) {
		err = fmt.Errorf("%s: %s", resp.Status, body)
	}
	return err
}

// family are the numbers that the system tells of a process and its children, from /proc/PID/stat: the fields behind
// the name, the state first. It is empty where there is no such file.
func family(pid int) (all [][]string) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		data, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		_, rest, _ := strings.Cut(string(data), ") ")
		fields := strings.Fields(rest)
		own := filepath.Base(filepath.Dir(path)) == strconv.Itoa(pid)
		if len(fields) > 21 && (own || fields[1] == strconv.Itoa(pid)) {
			all = append(all, fields)
		}
	}
	return all
}

// familyMemory is how much resident memory a process and its children have, in bytes. What they share counts for each.
func familyMemory(pid int) (bytes int) {
	for _, fields := range family(pid) {
		pages, _ := strconv.Atoi(fields[21])
		bytes += pages * os.Getpagesize()
	}
	return bytes
}

// familyTicks is the processor time of a process, its children and those that it has waited for, in hundredths of a
// second.
func familyTicks(pid int) (ticks int) {
	for _, fields := range family(pid) {
		for _, field := range fields[11:13] {
			n, _ := strconv.Atoi(field)
			ticks += n
		}
	}
	return ticks
}
