package query

import (
	"fmt"
	"os"
)

// processMemory is how much memory a process has that no other shares, in bytes; 0 where that cannot be told.
func processMemory(pid int) uint64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, resident, shared uint64
	if _, err := fmt.Sscan(string(text), &size, &resident, &shared); err != nil {
		return 0
	}
	return (resident - min(shared, resident)) * uint64(os.Getpagesize())
}
