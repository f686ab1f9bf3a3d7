//go:build !linux

package query

// processMemory is not known here: the limits of the system alone hold.
func processMemory(int) uint64 { return 0 }
