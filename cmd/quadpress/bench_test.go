//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// measure runs the program and reports its peak memory beside the time.
func measure(b *testing.B, run func(i int) *exec.Cmd) {
	b.Helper()
	var peak int64
	i := 0
	for b.Loop() {
		cmd := run(i)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, usage.Maxrss)
		}
		i++
	}
	b.ReportMetric(float64(peak)/1024, "MB-peak") // Linux counts in KiB
}

// BenchmarkStart is the time until one sentence is analysed: mostly that of loading the models.
func BenchmarkStart(b *testing.B) {
	quadpress := program(b)
	measure(b, func(int) *exec.Cmd {
		cmd := exec.Command(quadpress, "parse", "--input", "lines")
		cmd.Stdin = strings.NewReader("The ministers met in Vienna on Friday.\n")
		return cmd
	})
}

// BenchmarkBuildSeeds is `make run` without serving.
func BenchmarkBuildSeeds(b *testing.B) {
	quadpress, dir := program(b), b.TempDir()
	measure(b, func(i int) *exec.Cmd {
		return exec.Command(quadpress, "build", "--db", filepath.Join(dir, fmt.Sprint(i)), "../../seeds")
	})
}
