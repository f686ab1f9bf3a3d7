package neural

import (
	_ "embed"
	"sync"
)

//go:embed model.safetensors
var embedded []byte

// Load returns the embedded model. The first call reads it, in well under a second; later ones return the same.
var Load = sync.OnceValues(func() (*Model, error) { return Read(embedded) })
