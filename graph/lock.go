package graph

import (
	"fmt"
	"os"
	"strings"

	"github.com/gofrs/flock"
)

// takeLock takes the lock of a store directory, shared or exclusive, or says who has it.
func takeLock(dir, path string, shared bool) (*flock.Flock, error) {
	lock := flock.New(path, flock.SetPermissions(0o600))
	try := lock.TryLock
	if shared {
		try = lock.TryRLock
	}
	ok, err := try()
	if err != nil {
		return nil, fmt.Errorf("lock store %s: %w", dir, err)
	} else if !ok {
		return nil, lockedError(dir, path)
	}
	return lock, nil
}

func lockedError(dir, path string) error {
	by := "another process"
	if pids := lockHolders(path); len(pids) > 0 {
		by = "process " + strings.Join(pids, ", ")
	}
	return fmt.Errorf("%s: %w by %s; stop it or wait for it to end", dir, ErrLocked, by)
}

// lockHolders returns the processes that hold a lock on a file, where the system tells: Linux lists them in /proc/locks
// as "1: FLOCK ADVISORY WRITE 1234 08:01:5678 0 EOF", the last number being the file's inode.
func lockHolders(path string) (pids []string) {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	table, err := os.ReadFile("/proc/locks")
	if err != nil {
		return nil
	}
	inode := inodeOf(info)
	for line := range strings.Lines(string(table)) {
		f := strings.Fields(line)
		if len(f) == 8 && f[1] == "FLOCK" && strings.HasSuffix(f[5], ":"+inode) {
			pids = append(pids, f[4])
		}
	}
	return pids
}
