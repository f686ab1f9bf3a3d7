package mail

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document/story"
	"github.com/quadpress/quadpress/document/story/storytest"
)

// items reads mail. Of files that are attached, the text is their content.
func items(t testing.TB, in io.Reader) (all []story.Item, errs []error) {
	for item, err := range Read(story.Source{Reader: in}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if item.File != nil {
			data, err := io.ReadAll(item.File)
			if err != nil {
				t.Fatal(err)
			}
			item.Text = strings.TrimSpace(string(data))
		}
		all = append(all, item)
	}
	return all, errs
}

func testdata(t testing.TB, name string) io.Reader {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(data)
}

func TestMessage(t *testing.T) {
	all, errs := items(t, testdata(t, "reply.eml"))
	if len(all) != 2 || len(errs) != 0 {
		t.Fatalf("%d items, errors %v", len(all), errs)
	}
	want := "Clara Whitmore wrote to John Doe and Renée Roe on October 30, 2015.\n\n" +
		"Foreign ministers from 17 countries met in Vienna on Friday. Lavrov told reporters that the Syrian people should " +
		"decide the fate of Assad in the café.\n\nThey will meet again within two weeks."
	if diff := cmp.Diff(want, all[0].Text); diff != "" {
		t.Error(diff)
	}
	if s := all[0].Story; s.Title != "Talks in Vienna" || s.Published != "Fri, 30 Oct 2015 18:14:00 +0100" ||
		fmt.Sprint(s.Authors) != "[Clara Whitmore]" {
		t.Errorf("%+v", s)
	}
	if file := all[1]; file.Path != "1-notes.txt" || file.File.Name != "notes.txt" ||
		!strings.HasPrefix(file.Text, "Iran attended") {
		t.Errorf("%+v", file)
	}
}

func TestMailbox(t *testing.T) {
	all, errs := items(t, testdata(t, "archive.mbox"))
	if len(all) != 3 || len(errs) != 0 {
		t.Fatalf("%d items, errors %v", len(all), errs)
	}
	for i, want := range []story.Item{
		{Path: "2@wire.example", Story: story.Story{Title: "Strikes",
			Text: "Clara Whitmore wrote to John Doe on September 30, 2015." +
				"\n\nRussian warplanes bombed areas near Homs and Hama.\n\n" +
				"From Moscow, Peskov said that the campaign would last."}},
		{Path: "3@wire.example", Story: story.Story{Title: "Quake",
			Text: "For the desk.\n\n\nThe earthquake destroyed a school in the town of Arequipa."}},
		{Path: "3", Story: story.Story{Title: "Only a page", Text: "The mayor of the town asked the government for help."}},
	} {
		if got := all[i]; got.Path != want.Path || got.Title != want.Title || got.Text != want.Text {
			t.Errorf("%d: %+v", i, got)
		}
	}
}

const replied = "\nFrom: Jane\nSent: Monday\nTo: John\nSubject: a\n\nDid they?"

func TestOwn(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"answers between": {"On Monday, Jane Roe <j@x.example> wrote:\n> Did they meet?\nThey did.\n> And then?\n" +
			"They left.", "They did.\nThey left."},
		"Outlook":       {"They met.\n\n-----Original Message-----" + replied, "They met."},
		"a new Outlook": {"They met.\n________________________________" + replied, "They met."},
		"telephone":     {"They met.\n\nSent from my iPhone", "They met."},
		"mailing list":  {"They met.\n\nTo unsubscribe, write to the list.", "They met."},
		"no closing": {"Thanks\n" + strings.Repeat("They met.\n", 20), "Thanks\n" +
			strings.TrimSpace(strings.Repeat("They met.\n", 20))},
		"only quoted": {"> They met.", ""},
		"prose": {"On Monday they wrote a letter.\nFrom: the mayor it came.",
			"On Monday they wrote a letter.\nFrom: the mayor it came."},
	} {
		if got := own(tt.text); got != tt.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestPersonal(t *testing.T) {
	for name, want := range map[string]string{
		"Roe, Jane": "Jane Roe", "Roe, Jane (London)": "Jane Roe", `"Jane Roe"`: "Jane Roe", "jane@x.example": "",
		"desk":             "",
		"Smith, Jane, PhD": "Smith, Jane, PhD",
	} {
		if got := personal(name); got != want {
			t.Errorf("%q is %q", name, got)
		}
	}
}

// nested is a message of parts in parts.
func nested(depth int) string {
	var b strings.Builder
	b.WriteString("From: a@x.example\nMIME-Version: 1.0\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	b.WriteString("\nThe minister met her colleague.\n")
	return b.String()
}

func TestHostile(t *testing.T) {
	header := "From: a@x.example\nSubject: a\n"
	for name, tt := range map[string]struct {
		in   io.Reader
		errs int
	}{
		"nothing":       {strings.NewReader(""), 1},
		"no header":     {strings.NewReader("\x00\x01\x02"), 1},
		"only a header": {strings.NewReader(header + "\n"), 1},
		"deep":          {strings.NewReader(nested(10_000)), 1},
		"deep but fine": {strings.NewReader(nested(10)), 0},
		"deep and long": {io.MultiReader(strings.NewReader(nested(10)), storytest.Repeat("The war. ", 2<<20)), 1},
		"long":          {io.MultiReader(strings.NewReader(header+"\n"), storytest.Repeat("The war. ", 4<<20)), 1},
		"many headers":  {strings.NewReader(strings.Repeat(header, 100_000) + "\nThey met."), 0},
		"many recipients": {strings.NewReader(header + "To: " + strings.Repeat("Jane Roe <j@x.example>, ",
			100_000) + "\n\nThey met."), 0},
		"one long line": {strings.NewReader(header + "X: " + strings.Repeat("a", 16<<20) + "\n\nThey met."), 0},
		"many quotes":   {strings.NewReader(header + "\n" + strings.Repeat("On Monday he ", 1_000_000)), 1},
		"a long message in a box": {io.MultiReader(strings.NewReader("From a\n"+header+"\n"),
			storytest.Repeat("The war.\n", 4<<20),
			strings.NewReader("\nFrom b\n"+header+"\nThey met.\n")), 1},
		"base64": {strings.NewReader(header + "Content-Transfer-Encoding: base64\n\n" + strings.Repeat("!", 1<<20)), 1},
	} {
		all, errs := items(t, tt.in)
		if len(errs) != tt.errs || len(all)+len(errs) == 0 {
			t.Errorf("%s: %d items, errors %v", name, len(all), errs)
		}
		for _, err := range errs {
			if strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("%s: an error of several lines: %q", name, err)
			}
		}
	}
}

func FuzzMail(f *testing.F) {
	for _, name := range []string{"reply.eml", "archive.mbox"} {
		data, err := io.ReadAll(testdata(f, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(nested(5)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if all, errs := items(t, bytes.NewReader(data)); len(all)+len(errs) == 0 {
			t.Error("neither a message nor a reason")
		}
	})
}
