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
	memory, own := 0, 0
	beside.Go(func() {
		for {
			all, serving := familyMemory(server.Pid)
			memory, own = max(memory, all), max(own, serving)
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
	t.Logf("%d simple queries beside them: median %s, 99 of 100 within %s, longest %s", len(simple), median,
		simple[len(simple)*99/100], longest)
	t.Logf("memory of the server and its workers: at most %d MB; of the server alone: at most %d MB", memory>>20, own>>20)
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

// family are a process and its children. It is empty where the system does not tell.
func family(pid int) (all []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		child, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if fields := processStat(child); child == pid || len(fields) > 1 && fields[1] == strconv.Itoa(pid) {
			all = append(all, child)
		}
	}
	return all
}

// processStat are the numbers that the system tells of a process in /proc/PID/stat: the fields behind the name, the
// state first. There are none when it has ended.
func processStat(pid int) []string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	return strings.Fields(rest)
}

// familyMemory is how much resident memory a process and its children take from the machine, in bytes, and how much of
// it is the process's own. What each has for itself is added up; what they share, which is the program's file, is in
// memory once, and counts as the most that one of them has of it.
func familyMemory(pid int) (bytes, own int) {
	program := 0
	for _, member := range family(pid) {
		data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", member))
		var size, resident, shared int
		if _, err := fmt.Sscan(string(data), &size, &resident, &shared); err != nil {
			continue // it has ended
		}
		bytes += (resident - shared) * os.Getpagesize()
		program = max(program, shared*os.Getpagesize())
		if member == pid {
			own = (resident - shared) * os.Getpagesize()
		}
	}
	return bytes + program, own
}

// familyTicks is the processor time of a process, its children and those that it has waited for, in hundredths of a
// second.
func familyTicks(pid int) (ticks int) {
	for _, member := range family(pid) {
		fields := processStat(member)
		for _, field := range fields[min(11, len(fields)):min(15, len(fields))] {
			n, _ := strconv.Atoi(field)
			ticks += n
		}
	}
	return ticks
}
