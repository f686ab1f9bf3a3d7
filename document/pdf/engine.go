package pdf

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// PDFium runs as WebAssembly: it can neither open a file nor take more memory than it is given, whatever a PDF holds.
// Translating it takes seconds, so that it is done for the first PDF alone, and kept in the user's cache folder.
const maxMemoryPages = 1536 // of 64 KiB

// engines gives instances of PDFium; each reads one file, so that none sees what another has left behind.
var engines = sync.OnceValues(func() (pdfium.Pool, error) {
	if folder, err := os.UserCacheDir(); err == nil {
		cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "quadpress"))
		if err == nil {
			if pool, err := newPool(cache); err == nil {
				return pool, nil
			}
		}
	}
	return newPool(nil) // a cache that fails only costs time
})

func newPool(cache wazero.CompilationCache) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMemoryPages).
		WithCloseOnContextDone(true)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxTotal:      -1,
		FSConfig:      wazero.NewFSConfig(), // the default is the whole file system
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// instance is an instance of PDFium, to be closed.
func instance() (pdfium.Pdfium, error) {
	pool, err := engines()
	if err != nil {
		return nil, fmt.Errorf("the reader of PDF does not start: %w", err)
	}
	return pool.GetInstance(time.Minute)
}
