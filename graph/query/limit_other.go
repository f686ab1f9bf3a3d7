//go:build !unix

package query

import "os/exec"

func limitProcess() error { return nil }

func limitProcessor(uint64) error { return nil }

func isolate(*exec.Cmd) {}

func (w *worker) slowDown() {}
