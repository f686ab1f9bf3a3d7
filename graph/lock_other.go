//go:build !unix

package graph

import (
	"os"
	"strings"
)

// isLockError reports whether LevelDB failed because another process holds its lock.
func isLockError(err error) bool {
	return err != nil && strings.Contains(err.Error(), "being used by another process")
}

// syncPath writes a file to disk; directories cannot be synced here.
func syncPath(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

func inodeOf(os.FileInfo) string { return "" }
