package neural

import (
	"encoding/binary"
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

func FuzzRead(f *testing.F) {
	f.Add(file("{}"))
	f.Add(file(`{"root":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 0, 0, 128, 63))
	f.Add(file(`{"static":{"dtype":"I8","shape":[1,2],"data_offsets":[0,2]},"static.scale":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}`, 1, 2, 0, 0, 128, 63))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = Read(b) // an error, never a panic
	})
}
