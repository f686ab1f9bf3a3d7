package query

// MaxMemory is what all workers of a pool may have together.
const MaxMemory = maxMemory

// Memory is how much all workers have now, in bytes.
func (p *Pool) Memory() (all uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for w := range p.alive {
		all += processMemory(w.cmd.Process.Pid)
	}
	return all
}
