package query

import (
	"bufio"
	"cmp"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/quadpress/quadpress/graph"
)

// What the workers of a pool may take. Memory is what a worker has for itself, without the program that all share.
const (
	maxWorkers = 16                   // queries at once; further ones wait
	warm       = 3                    // idle workers kept
	maxWorker  = 256 << 20            // bytes of memory of one worker
	maxMemory  = detected * 512 << 20 // bytes of memory of all workers together
	newWorker  = 10 << 20             // bytes of memory that one has before its first query
	maxIdle    = 48 << 20             // bytes of memory of an idle one, where all together have too much
)

const (
	// watchEvery is how often the memory of a busy worker is looked at.
	watchEvery = 10 * time.Millisecond
	// slow is how long a query runs before the quick ones get the processor first.
	slow = 250 * time.Millisecond
)

// Pool is a number of worker processes that run queries. Its methods are safe for concurrent use.
type Pool struct {
	command func() *exec.Cmd
	room    chan struct{} // a place for each query that runs

	mu     sync.Mutex
	idle   []*worker
	alive  map[*worker]bool // all whose process has not ended, idle ones too
	renews int              // how often Renew was called
	closed bool
}

// NewPool returns a pool whose workers are started with command: a process that runs [Work] on its standard input and
// output. Workers are started when they are needed; call [Pool.Warm] to have some ready before.
func NewPool(command func() *exec.Cmd) *Pool {
	return &Pool{command: command, room: make(chan struct{}, maxWorkers), alive: map[*worker]bool{}}
}

// Warm starts the idle workers that the pool keeps, and returns an error when they cannot be started.
func (p *Pool) Warm() error {
	for p.lacking() {
		w, err := p.start()
		if err != nil {
			return err
		}
		p.keep(w)
	}
	return nil
}

// Renew has all further queries run by workers started from now on, which see what the store holds now. Queries under
// way are not disturbed.
func (p *Pool) Renew() error {
	p.mu.Lock()
	p.renews++
	for _, w := range p.idle {
		w.kill()
	}
	p.idle = nil
	p.mu.Unlock()
	return p.Warm()
}

// Running is how many queries have a place: those that run, and those whose worker is not free again yet.
func (p *Pool) Running() int { return len(p.room) }

// Close ends all workers; queries under way fail.
func (p *Pool) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for w := range p.alive {
		w.kill()
	}
	p.idle = nil
}

// Run executes a query. On a store that is damaged it fails with [graph.ErrDamaged]. The languages are those of
// [Languages]. A query that is stopped fails with one of [ErrTimeout], [ErrMemory], [ErrBusy] and [ErrBroken], and uses
// no processor from then on; when ctx ends, so does it.
func (p *Pool) Run(ctx context.Context, language, text string, opt Options) (Result, error) {
	if err := check(language, text); err != nil {
		return Result{}, err
	}
	return p.ask(ctx, request{Language: language, Text: text}, opt)
}

// Sketch tells what a query in Gizmo, MQL or S-expressions looks for without running it, in Cayley's form:
// {"nodes": [...], "links": [...]}, or {} where it looks for nothing. It stands in Data. What the query's script does
// beside is done.
func (p *Pool) Sketch(ctx context.Context, language, text string, opt Options) (Result, error) {
	if err := check(language, text); err != nil {
		return Result{}, err
	}
	return p.ask(ctx, request{Language: language, Text: text, Sketch: true}, opt)
}

// Read collects the quads of a pattern, within the same bounds.
func (p *Pool) Read(ctx context.Context, pattern Pattern, opt Options) (*Quads, error) {
	result, err := p.ask(ctx, request{Pattern: &pattern}, opt)
	if err != nil {
		return nil, err
	}
	return &Quads{Cut: result.Cut, rows: result.Rows}, nil
}

// ask has a worker answer a request.
func (p *Pool) ask(ctx context.Context, r request, opt Options) (Result, error) {
	opt = opt.WithDefaults()
	ctx, cancel := context.WithTimeoutCause(ctx, opt.Timeout, fmt.Errorf("%w: more than %s", ErrTimeout, opt.Timeout))
	defer cancel()
	select {
	case p.room <- struct{}{}:
	case <-ctx.Done():
		if errors.Is(context.Cause(ctx), ErrTimeout) {
			return Result{}, fmt.Errorf("%w: %d run already; try again", ErrBusy, maxWorkers)
		}
		return Result{}, context.Cause(ctx)
	}
	w, err := p.take()
	if err != nil {
		<-p.room
		return Result{}, err
	}
	r.Limit, r.Linked = opt.Limit, opt.Linked
	r.Seconds = uint64(opt.Timeout/time.Second)*maxThreads + 2
	answers, free := make(chan response, 1), make(chan bool, 1)
	go func() {
		defer close(free)
		defer close(answers)
		answer, err := w.ask(ctx, r, opt.Admit)
		if err != nil {
			return
		}
		answers <- answer
		free <- answer.refused == nil && w.isFree()
	}()
	answer, err := watch(ctx, p, w, answers)
	if err = cmp.Or(err, answer.refused); err != nil {
		p.retire(w)
		return Result{}, err
	}
	// The worker is kept once it is free again, which the answer need not wait for.
	go func() {
		if !w.slowed {
			isFree, err := watch(context.Background(), p, w, free)
			if err == nil && isFree && !w.slowed {
				p.keep(w)
				<-p.room
				return
			}
		}
		p.retire(w)
	}()
	if answer.Damage != "" {
		return Result{}, damage(answer.Damage)
	}
	if answer.Error != "" {
		return Result{}, errors.New(answer.Error)
	}
	return answer.result, nil
}

// damage is a [graph.ErrDamaged] that a worker has met.
type damage string

func (d damage) Error() string { return string(d) }

func (d damage) Is(target error) bool { return target == graph.ErrDamaged }

// watch waits for what a worker says and sees that it keeps its bounds.
func watch[T any](ctx context.Context, p *Pool, w *worker, said <-chan T) (T, error) {
	var nothing T
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	begun := time.Now()
	for {
		select {
		case what, ok := <-said:
			if !ok {
				return nothing, w.failure()
			}
			return what, nil
		case <-ctx.Done():
			return nothing, context.Cause(ctx)
		case <-tick.C:
		}
		if p.tooLarge(w) {
			return nothing, ErrMemory
		}
		if !w.slowed && time.Since(begun) > slow {
			w.slowed = true
			w.slowDown()
		}
	}
}

// tooLarge reports whether a worker has to go: it needs too much memory, or all together do and it most of all. Those
// that are ending count no more, as their memory is about to be free, and idle ones that have much go first.
func (p *Pool) tooLarge(w *worker) bool {
	memory := w.resident()
	p.mu.Lock()
	defer p.mu.Unlock()
	w.memory = memory
	if memory > maxWorker {
		return true
	}
	all, largest := uint64(0), w
	for other := range p.alive {
		if !other.ending.Load() {
			all += other.memory
			if other.memory > largest.memory {
				largest = other
			}
		}
	}
	if all <= maxMemory {
		return false
	}
	p.idle = slices.DeleteFunc(p.idle, func(w *worker) bool {
		large := w.memory > maxIdle
		if large {
			w.kill()
			all -= w.memory
		}
		return large
	})
	return all > maxMemory && largest == w
}

// take returns a worker that has nothing to do.
func (p *Pool) take() (*worker, error) {
	p.mu.Lock()
	var w *worker
	if n := len(p.idle); n > 0 {
		w, p.idle = p.idle[n-1], p.idle[:n-1]
	}
	p.mu.Unlock()
	if w == nil {
		var err error
		if w, err = p.start(); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// keep makes a worker idle, or ends it where there are enough.
func (p *Pool) keep(w *worker) {
	memory := w.resident()
	p.mu.Lock()
	defer p.mu.Unlock()
	w.memory = memory
	if p.closed || w.renews != p.renews || len(p.idle) >= warm {
		w.kill()
		return
	}
	p.idle = append(p.idle, w)
}

// retire ends a worker, gives its place to the next query and has another worker ready for it.
func (p *Pool) retire(w *worker) {
	w.kill()
	<-w.gone
	<-p.room
	if !p.lacking() {
		return
	}
	if fresh, err := p.start(); err == nil { // if not, the next query tries, and says so
		p.keep(fresh)
	}
}

// lacking reports whether there are fewer idle workers than are kept.
func (p *Pool) lacking() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.closed && len(p.idle) < warm
}

func (p *Pool) renewed() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.renews
}

// worker is a process that runs queries.
type worker struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	send    *gob.Encoder
	receive *gob.Decoder
	out     *bufio.Reader // what it receives from
	stderr  *tail
	gone    chan struct{} // closed when the process has ended
	slowed  bool          // it runs with a lower priority
	renews  int           // of the pool when it was started
	ending  atomic.Bool   // it was killed
	memory  uint64        // bytes, as last seen; the pool's
}

// start starts a worker.
func (p *Pool) start() (*worker, error) {
	w := &worker{cmd: p.command(), stderr: new(tail), gone: make(chan struct{}), renews: p.renewed()}
	isolate(w.cmd)
	stdin, in, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("start a worker for queries: %w", err)
	}
	out, stdout, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start a worker for queries: %w", err), stdin.Close(), in.Close())
	}
	w.cmd.Stdin, w.cmd.Stdout, w.cmd.Stderr = stdin, stdout, w.stderr
	err = w.cmd.Start()
	err = errors.Join(err, stdin.Close(), stdout.Close())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start a worker for queries: %w", err), in.Close(), out.Close())
	}
	w.in, w.out = in, bufio.NewReader(out)
	w.send, w.receive = gob.NewEncoder(in), gob.NewDecoder(w.out)
	p.mu.Lock()
	defer p.mu.Unlock()
	w.memory = newWorker
	p.alive[w] = true
	go func() {
		_ = w.cmd.Wait() // how it ended is told by what it wrote
		p.mu.Lock()
		delete(p.alive, w)
		p.mu.Unlock()
		close(w.gone)
		_ = out.Close()
	}()
	if p.closed {
		w.kill()
		return nil, errors.New("the pool of workers is closed")
	}
	return w, nil
}

// resident is how much memory the worker has now.
func (w *worker) resident() uint64 { return max(processMemory(w.cmd.Process.Pid), newWorker) }

// ask sends a request and waits for the answer, whose result is taken if it is admitted.
func (w *worker) ask(ctx context.Context, r request, admit func(context.Context, int) error) (response, error) {
	var answer response
	if err := w.send.Encode(r); err != nil {
		return response{}, err
	}
	if err := w.receive.Decode(&answer); err != nil {
		return response{}, err
	}
	size := 0
	for _, n := range answer.Sizes {
		size += n
	}
	if admit != nil {
		if answer.refused = admit(ctx, size); answer.refused != nil {
			return answer, nil
		}
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(w.out, data); err != nil {
		return response{}, err
	}
	answer.result = Result{Cut: answer.Cut, Notes: answer.Notes}
	if answer.Object {
		answer.result.Data = data
		return answer, nil
	}
	answer.result.Rows = make([]json.RawMessage, len(answer.Sizes))
	for i, n := range answer.Sizes {
		answer.result.Rows[i], data = data[:n:n], data[n:]
	}
	return answer, nil
}

// isFree waits until the worker says that nothing of its last query goes on; it is false when something does.
func (w *worker) isFree() bool {
	late := time.AfterFunc(5*patience, w.kill)
	defer late.Stop()
	var free bool
	return w.receive.Decode(&free) == nil && free
}

// failure says why a worker has ended by itself.
func (w *worker) failure() error {
	w.kill()
	<-w.gone
	text := w.stderr.String()
	switch {
	case strings.Contains(text, "stack overflow"), strings.Contains(text, "stack exceeds"):
		return fmt.Errorf("%w: its recursion has no end", ErrMemory)
	case strings.Contains(text, "out of memory"), strings.Contains(text, "cannot allocate memory"),
		strings.Contains(text, "failed to allocate"):
		return ErrMemory
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return fmt.Errorf("%w: %s", ErrBroken, first)
}

// kill ends the worker, whatever it is doing. It may be called more than once.
func (w *worker) kill() {
	w.ending.Store(true)
	_ = w.cmd.Process.Kill() // an error says that it has ended
	_ = w.in.Close()
}

// tail keeps the beginning of what a worker says of its end: the cause comes first, then stacks.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const maxTail = 4 << 10

func (t *tail) Write(data []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, data[:min(len(data), maxTail-len(t.text))]...)
	return len(data), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}
