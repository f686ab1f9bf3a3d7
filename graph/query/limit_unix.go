//go:build unix

package query

import (
	"fmt"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// maxData is how much memory the system gives a worker, in bytes of private mappings. Go's runtime maps more than it
// uses, so this only stops what would ask for gigabytes at once; what is used is watched (see [Pool]).
const maxData = 1 << 30

// limitProcess takes the process into the bounds that hold for all its queries.
func limitProcess() error {
	if err := setLimit(unix.RLIMIT_DATA, maxData); err != nil {
		return fmt.Errorf("memory: %w", err)
	}
	if err := setLimit(unix.RLIMIT_CORE, 0); err != nil {
		return fmt.Errorf("core files: %w", err)
	}
	return nil
}

// limitProcessor gives the process so many more seconds of processor time, after which the system ends it.
func limitProcessor(seconds uint64) error {
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		return err
	}
	return setLimit(unix.RLIMIT_CPU, uint64(used.Utime.Sec)+uint64(used.Stime.Sec)+1+seconds)
}

// setLimit sets the soft limit of a resource, or as much of it as the hard limit allows.
func setLimit(resource int, value uint64) error {
	var limit unix.Rlimit
	if err := unix.Getrlimit(resource, &limit); err != nil {
		return err
	}
	limit.Cur = min(value, limit.Max)
	return unix.Setrlimit(resource, &limit)
}

// isolate starts a worker in a process group of its own: an interrupt from the keyboard is for who asked, who then ends
// the workers, and a priority can be given to all threads at once.
func isolate(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// slowDown lets other processes go before a worker.
func (w *worker) slowDown() {
	_ = syscall.Setpriority(syscall.PRIO_PGRP, w.cmd.Process.Pid, 10) // without it, quick queries are slower
}
