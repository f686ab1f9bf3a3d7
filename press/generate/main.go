// Generate writes reading.sum, the sum of all that decides what is read in a document: the source of the packages that
// read, the data in them, and the versions of the modules that they use. A document that was read under the same sum is
// not read again.
//
//	go generate ./press
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	text, err := sum("..")
	if err == nil {
		err = os.WriteFile("reading.sum", []byte(text), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// goPackage is what `go list` says of a package.
type goPackage struct {
	ImportPath, Dir             string
	Standard                    bool
	Module                      *struct{ Path, Version string }
	GoFiles, SFiles, EmbedFiles []string
}

// sum returns the sum of the packages that read, of the module in a folder. It is the same on every system: files for
// one of them are left out or in as for Linux on amd64, for all are to give the same bits.
func sum(module string) (string, error) {
	packages, err := list(module, "-deps", "./document", "./language", "./extract")
	if err != nil {
		return "", err
	}
	own, err := list(module, "./press") // which cuts documents into sections; what it writes to is no part of reading
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, p := range append(packages, own...) {
		switch {
		case p.Standard:
			continue
		case p.Module.Version != "":
			fmt.Fprintln(h, p.ImportPath, p.Module.Version)
			continue
		}
		files := slices.Concat(p.GoFiles, p.SFiles, p.EmbedFiles)
		slices.Sort(files)
		for _, name := range files {
			if name == "reading.sum" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				return "", err
			}
			fmt.Fprintf(h, "%s/%s %x\n", p.ImportPath, filepath.ToSlash(name), sha256.Sum256(data))
		}
	}
	return hex.EncodeToString(h.Sum(nil)) + "\n", nil
}

// list runs `go list` in a folder.
func list(dir string, args ...string) (packages []goPackage, err error) {
	fields := "-json=ImportPath,Dir,Standard,Module,GoFiles,SFiles,EmbedFiles"
	cmd := exec.Command("go", slices.Concat([]string{"list", fields}, args)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, &stderr)
	}
	for in := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
}
