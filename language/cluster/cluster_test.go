package cluster

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestDefault(t *testing.T) {
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if c.Len() < 300000 {
		t.Errorf("only %d words", c.Len())
	}
	if got := c.Of("zxqvjk"); got != (Class{}) {
		t.Errorf("an unknown word has class %+v", got)
	}
	for word, kind := range map[string]Kind{"elizabeth": GivenName, "yokohama": Place, "brazilian": Group, "unesco": Organization} {
		if p := c.Of(word).Profile; p[kind] < 2 {
			t.Errorf("%s has profile %s, want 2 or more for kind %d", word, p, kind)
		}
	}
	if c.Of("tuesday").Medium != c.Of("wednesday").Medium {
		t.Error("Tuesday and Wednesday are in different classes")
	}
}

func TestReadWrite(t *testing.T) {
	text := "1\t1\t1\t00000\thouse tree\n1\t1\t1\t03000\tsmith\n2\t1\t1\t00300\toslo\n"
	c, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := c.Of("smith"), (Class{1, 1, 1, Profile{0, 3}}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	var out bytes.Buffer
	if err := c.Write(&out); err != nil || out.String() != text {
		t.Errorf("wrote %q, %v", out.String(), err)
	}
	for _, bad := range []string{"1\t1\t1\n", "x\t1\t1\t00000\ta\n", "1\t1\t1\t00009\ta\n", "1\t1\t1\t0\ta\n"} {
		if _, err := Read(strings.NewReader(bad)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

// Two directions of vectors make two classes, and the examples in them lend their kind to their neighbours.
func TestInduce(t *testing.T) {
	var text strings.Builder
	examples := map[string][]Kind{}
	for i := range 3000 {
		end := string([]rune{'a' + rune(i/900), 'a' + rune(i/30%30), 'a' + rune(i%30)})
		name, place := "n"+end, "p"+end
		fmt.Fprintf(&text, "%s 1 0.%02d 0\n%s 0 0.%02d 1\n", name, i%10, place, i%7)
		if i%2 == 0 {
			examples[name], examples[place] = []Kind{Surname}, []Kind{Place}
		}
	}
	opt := Options{Words: 6000, Fine: 2, Medium: 2, Coarse: 1, Examples: examples}
	induce := func() *Clusters {
		c, err := Induce(strings.NewReader(text.String()), opt)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := induce()
	if c.Of("naaa").Fine == c.Of("paaa").Fine || c.Of("naaa").Fine != c.Of("nbbb").Fine {
		t.Errorf("classes of naaa, nbbb, paaa: %+v %+v %+v", c.Of("naaa"), c.Of("nbbb"), c.Of("paaa"))
	}
	if p := c.Of("naaa").Profile; p[Surname] != 3 {
		t.Errorf("naaa has profile %s", p)
	}
	var first, second bytes.Buffer
	if err := errors.Join(c.Write(&first), induce().Write(&second)); err != nil || first.String() != second.String() {
		t.Errorf("two runs differ (%v)", err)
	}
	if _, err := Induce(strings.NewReader("a 1 2\nb 1\n"), opt); err == nil {
		t.Error("no error for a short vector")
	}
}
