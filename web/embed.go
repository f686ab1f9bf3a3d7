// Package web holds the explorer: its source in TypeScript, and the files that are built from it and embedded here.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files returns the built explorer: index.html, icon.svg, and under assets/ files whose names change with what is in
// them.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the embedded folder is there, or nothing would compile
	}
	return files
}
