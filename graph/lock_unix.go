//go:build unix

package graph

import (
	"errors"
	"os"
	"strconv"
	"syscall"
)

// isLockError reports whether LevelDB failed because another process holds its lock.
func isLockError(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }

// syncPath writes a file or directory to disk.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) { // not every file system syncs directories
		return err
	}
	return nil
}

// inodeOf returns the inode number of a file, in decimal.
func inodeOf(info os.FileInfo) string {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return strconv.FormatUint(uint64(stat.Ino), 10)
	}
	return ""
}
