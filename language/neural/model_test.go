package neural

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func file(header string, data ...byte) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(b, header...), data...)
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "too few"},
		{"short header", file("{}")[:9], "header of 2 bytes"},
		{"no JSON", file("{"), "header"},
		{"outside", file(`{"root":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}`), "outside the file"},
		{"nothing there", file("{}"), "no tensor static"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(c.file)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
		})
	}
}

// deepen is the embedded model with other layers: those it has, again and again.
func deepen(t testing.TB, layers string) []byte {
	t.Helper()
	size := binary.LittleEndian.Uint64(embedded)
	var header map[string]json.RawMessage
	if err := json.Unmarshal(embedded[8:8+size], &header); err != nil {
		t.Fatal(err)
	}
	var metadata map[string]string
	if err := json.Unmarshal(header["__metadata__"], &metadata); err != nil {
		t.Fatal(err)
	}
	deep := map[string]json.RawMessage{}
	for name, tensor := range header {
		if !strings.HasPrefix(name, "blocks.") {
			deep[name] = tensor
		}
	}
	for i, kind := range layers {
		prefix := fmt.Sprintf("blocks.%d.", strings.IndexRune(metadata["layers"], kind))
		for name, tensor := range header {
			if rest, ok := strings.CutPrefix(name, prefix); ok {
				deep[fmt.Sprintf("blocks.%d.%s", i, rest)] = tensor
			}
		}
	}
	metadata["layers"] = layers
	deep["__metadata__"], _ = json.Marshal(metadata)
	text, err := json.Marshal(deep)
	if err != nil {
		t.Fatal(err)
	}
	return file(string(text), embedded[8+size:]...)
}

// The layers are those that the file names, in any number and order.
func TestReadLayers(t *testing.T) {
	for _, layers := range []string{"", "A", "CCACCACA", "CCACCACCA"} {
		m, err := Read(deepen(t, layers))
		if err != nil {
			t.Fatalf("%q: %v", layers, err)
		}
		if len(m.layers) != len(layers) {
			t.Errorf("%q became %d layers", layers, len(m.layers))
		}
		s := sentence(sentences[0])
		m.Annotate(s, nil, nil)
		for _, x := range s.Tokens {
			if x.UPOS == "" || x.Rel == "" {
				t.Errorf("%q leaves %q without an analysis", layers, x.Form)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(file("{}"))
	f.Add(file(`{"root":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 0, 0, 128, 63))
	f.Add(file(`{"static":{"dtype":"I8","shape":[1,2],"data_offsets":[0,2]},"static.scale":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}`, 1, 2, 0, 0, 128, 63))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = Read(b) // an error, never a panic
	})
}
