// Command dist makes what is handed out of a version: for each system an archive with the program, its man pages and
// completions, then a bill of materials and checksums. The same sources give the same bytes.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bill is the program that lists the modules with their licences.
const bill = "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0"

// moment is when the bill was written.
var moment = regexp.MustCompile(`"timestamp": "[^"]*"`)

// shells are those that the program completes commands for, with the names that they look for.
var shells = map[string]string{
	"bash": "quadpress.bash", "zsh": "_quadpress", "fish": "quadpress.fish", "powershell": "quadpress.ps1",
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("dist: ")
	d := dist{}
	flag.StringVar(&d.out, "out", "dist", "the `folder` to write to")
	flag.StringVar(&d.version, "version", "", "the version, if not that of the source")
	targets := flag.String("targets",
		"linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64", "the systems")
	flag.Parse()
	if err := d.make(strings.Split(*targets, ",")); err != nil {
		log.Fatal(err)
	}
}

// dist is a version that is being made.
type dist struct {
	out, version string
	time         time.Time // of all files in archives
	common       []file    // in each archive
	made         []string  // the names of the files made
}

// file is a file of an archive.
type file struct {
	name    string
	content []byte
	mode    fs.FileMode
}

func (d *dist) make(targets []string) error {
	if err := d.setTime(); err != nil {
		return err
	}
	if err := os.MkdirAll(d.out, 0o755); err != nil {
		return err
	}
	if err := d.gather(); err != nil {
		return err
	}
	for _, target := range targets {
		if err := d.archive(target); err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
	}
	if err := d.listModules(); err != nil {
		return err
	}
	return d.sum()
}

// setTime takes the time of SOURCE_DATE_EPOCH, else that of the last commit.
func (d *dist) setTime() error {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		out, err := exec.Command("git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return fmt.Errorf("find the time of the last commit (or set SOURCE_DATE_EPOCH): %w", err)
		}
		text = strings.TrimSpace(string(out))
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	d.time = time.Unix(seconds, 0).UTC()
	return os.Setenv("SOURCE_DATE_EPOCH", text) // for what is run
}

// gather reads what is the same for all systems. The program of this one writes its pages and completions.
func (d *dist) gather() error {
	for _, name := range []string{"LICENSE", "NOTICE", "README.md", "CHANGELOG.md"} {
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		d.common = append(d.common, file{name, content, 0o644})
	}
	tmp, err := os.MkdirTemp("", "dist")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	program := filepath.Join(tmp, "quadpress")
	if err := d.build(runtime.GOOS, runtime.GOARCH, program); err != nil {
		return err
	}
	if d.version == "" {
		out, err := exec.Command(program, "version").Output() // quadpress 0.1.0 go1.26.0 linux/amd64
		if err != nil {
			return err
		}
		d.version = strings.Fields(string(out))[1]
	}
	for shell, name := range shells {
		out, err := exec.Command(program, "completion", shell).Output()
		if err != nil {
			return fmt.Errorf("completion for %s: %w", shell, err)
		}
		d.common = append(d.common, file{"completions/" + name, out, 0o644})
	}
	pages := filepath.Join(tmp, "man1")
	if out, err := exec.Command(program, "man", pages).CombinedOutput(); err != nil {
		return fmt.Errorf("man pages: %w\n%s", err, out)
	}
	entries, err := os.ReadDir(pages)
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(pages, e.Name()))
		if err != nil {
			return err
		}
		d.common = append(d.common, file{"man/man1/" + e.Name(), content, 0o644})
	}
	return err
}

// build builds the program for a system, the same wherever it is built.
func (d *dist) build(system, processor, to string) error {
	flags := "-s -w"
	if d.version != "" {
		flags += " -X main.version=" + d.version
	}
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", to, "./cmd/quadpress")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	return nil
}

// archive makes the archive of a system, such as linux/amd64.
func (d *dist) archive(target string) error {
	system, processor, ok := strings.Cut(target, "/")
	if !ok {
		return fmt.Errorf("a target is a system and a processor, such as linux/amd64")
	}
	log.Printf("building for %s", target)
	tmp, err := os.MkdirTemp("", "dist")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	name, write := "quadpress", writeTar
	ending := ".tar.gz"
	if system == "windows" {
		name, write, ending = "quadpress.exe", writeZip, ".zip"
	}
	program := filepath.Join(tmp, name)
	if err := d.build(system, processor, program); err != nil {
		return err
	}
	content, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	files := append([]file{{name, content, 0o755}}, d.common...)
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	folder := fmt.Sprintf("quadpress_%s_%s_%s", d.version, system, processor)
	for i := range files {
		files[i].name = path.Join(folder, files[i].name)
	}
	var packed bytes.Buffer
	if err := write(&packed, files, d.time); err != nil {
		return err
	}
	return d.put(folder+ending, packed.Bytes())
}

// put writes a file to the folder.
func (d *dist) put(name string, content []byte) error {
	d.made = append(d.made, name)
	return os.WriteFile(filepath.Join(d.out, name), content, 0o644)
}

func writeTar(w io.Writer, files []file, t time.Time) error {
	zipped := gzip.NewWriter(w) // without a name or time of its own
	out := tar.NewWriter(zipped)
	for _, f := range files {
		h := &tar.Header{
			Name: f.name, Mode: int64(f.mode), Size: int64(len(f.content)), ModTime: t, Format: tar.FormatUSTAR,
		}
		if err := out.WriteHeader(h); err != nil {
			return err
		}
		if _, err := out.Write(f.content); err != nil {
			return err
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	return zipped.Close()
}

func writeZip(w io.Writer, files []file, t time.Time) error {
	out := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: t}
		h.SetMode(f.mode)
		to, err := out.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := to.Write(f.content); err != nil {
			return err
		}
	}
	return out.Close()
}

// listModules writes the bill of materials: the modules in the program for Linux, with versions, sums and licences.
func (d *dist) listModules() error {
	log.Print("listing the modules")
	tmp, err := os.MkdirTemp("", "dist")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	install := exec.Command("go", "install", bill)
	install.Env = append(os.Environ(), "GOBIN="+tmp)
	if out, err := install.CombinedOutput(); err != nil {
		return fmt.Errorf("install %s: %w\n%s", bill, err, out)
	}
	program := filepath.Join(tmp, "quadpress")
	if err := d.build("linux", "amd64", program); err != nil {
		return err
	}
	// What the program itself says of its modules needs no repository, and has the version that is made.
	cmd := exec.Command(filepath.Join(tmp, "cyclonedx-gomod"),
		"bin", "-json", "-licenses", "-noserial", "-version", "v"+d.version, program)
	cmd.Env = append(os.Environ(), "GOPROXY=off") // the build has fetched all modules, and this one is here
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return fmt.Errorf("cyclonedx-gomod: %w\n%s", err, exit.Stderr)
	} else if err != nil {
		return fmt.Errorf("cyclonedx-gomod: %w", err)
	}
	out = moment.ReplaceAll(out, []byte(d.time.Format(`"timestamp": "`+time.RFC3339+`"`)))
	return d.put(fmt.Sprintf("quadpress_%s_sbom.cdx.json", d.version), out)
}

// sum writes the checksums of all that was made, as sha256sum checks them.
func (d *dist) sum() error {
	var lines strings.Builder
	slices.Sort(d.made)
	for _, name := range d.made {
		content, err := os.ReadFile(filepath.Join(d.out, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%x  %s\n", sha256.Sum256(content), name)
	}
	return d.put("SHA256SUMS", []byte(lines.String()))
}
