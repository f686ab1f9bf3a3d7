package main

import (
	"os"
	"testing"
)

func TestSumIsOfThisSource(t *testing.T) {
	want, err := sum("../..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../reading.sum")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("what reads documents has changed; run `go generate ./press`, which `make golden` does too")
	}
}
