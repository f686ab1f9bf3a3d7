package document

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// answers are stories as news APIs and archives give them, each with one story.
var answers = map[string]string{
	"NewsAPI": `{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"The Wire"},"author":"Jane Doe",
		"title":"Talks in Vienna - The Wire","description":"short","url":"https://wire.example/1","urlToImage":null,
		"publishedAt":"2015-09-30T14:03:00Z","content":"` + sample + ` The talks in the hou… [+2341 chars]"}]}`,
	"Guardian": `{"response":{"status":"ok","total":1,"results":[{"id":"","type":"article","sectionName":"World news",
		"webPublicationDate":"2015-09-30T14:03:00Z","webTitle":"Talks in Vienna","webUrl":"https://wire.example/1",
		"fields":{"byline":"Jane Doe","bodyText":"` + sample + `","publication":"The Wire"}}],"publication":"The Wire"}}`,
	"NYT": `{"status":"OK","response":{"docs":[{"abstract":"` + sample + `","web_url":"https://wire.example/1",
		"source":"The Wire","headline":{"main":"Talks in Vienna","kicker":null},"pub_date":"2015-09-30T14:03:00+0000",
		"byline":{"original":"By Jane Doe"}}],"meta":{"hits":1}}}`,
	"Elasticsearch": `{"took":1,"hits":{"total":{"value":1},"hits":[{"_index":"n","_id":"x","_source":{
		"headline":"Talks in Vienna","body":"` + sample + `","date":"2015-09-30 14:03 UTC","link":"https://wire.example/1",
		"source":"The Wire"}}]}}`,
	"GraphQL": `{"data":{"stories":{"edges":[{"node":{"title":"Talks in Vienna","articleBody":"` + sample + `",
		"datePublished":"30 September 2015 14:03","url":"https://wire.example/1","publisher":{"name":"The Wire"}}}]}}}`,
	"WordPress": `[{"id":null,"author":12,"date_gmt":"2015-09-30T14:03:00","link":"https://wire.example/1",
		"title":{"rendered":"Talks in Vienna"},"content":{"rendered":"<p>` + sample + `</p>","protected":false},
		"site_name":"The Wire"}]`,
	"news-please": `{"authors":["Jane Doe"],"date_download":"2020-01-01 00:00:00","date_publish":"2015-09-30 14:03:00",
		"description":"short","language":"en","source_domain":"The Wire","maintext":"` + sample + `",
		"title":"Talks in Vienna","url":"https://wire.example/1"}`,
	"Event Registry": `{"articles":{"results":[{"uri":"77","dateTimePub":"2015-09-30T14:03:00Z","title":"Talks in Vienna",
		"body":"` + sample + `","url":"https://wire.example/1","source":{"uri":"w","title":"The Wire"}}]}}`,
	"array of two lines": "[\n" + `{"url":"https://wire.example/1","title":"Talks in Vienna","text":"` + sample + `",` +
		"\n" + `"date":1443621780,"publisher":"The Wire"}` + "\n]",
}

func TestReadAnswers(t *testing.T) {
	for name, answer := range answers {
		for _, format := range []Format{JSON, JSONL} {
			if format == JSONL && strings.HasPrefix(answer, "{") {
				answer = strings.Join(strings.Fields(answer), " ")
			}
			got := read(t, Options{Format: format, Stdin: strings.NewReader(answer)}, "-")
			if len(got.docs) != 1 || len(got.errs) != 0 {
				t.Errorf("%s as %s: %d documents, errors %q", name, format, len(got.docs), got.errs)
				continue
			}
			doc := got.docs[0]
			if doc.ID != "https://wire.example/1" || doc.URL != doc.ID || doc.Title != "Talks in Vienna" ||
				doc.Publisher != "The Wire" || !doc.Published.Equal(time.Date(2015, 9, 30, 14, 3, 0, 0, time.UTC)) {
				t.Errorf("%s as %s: %+v", name, format, doc)
			}
			if diff := cmp.Diff([]string{"Talks in Vienna", sample}, blocks(doc)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
			var authors []string
			if strings.Contains(answer, "Jane Doe") {
				authors = []string{"Jane Doe"}
			}
			if diff := cmp.Diff(authors, doc.Authors); diff != "" {
				t.Errorf("authors of %s: %s", name, diff)
			}
		}
	}
}

func TestReadJSON(t *testing.T) {
	story := `{"text":"` + sample + `"}`
	deep := strings.Repeat(`{"data":`, 20) + story + strings.Repeat("}", 20)
	tests := map[string]struct {
		text string
		ids  []string
		errs []string
	}{
		"lines": {story + "\n{\n" + story + "\n", []string{"x.json#1", "x.json#3"},
			[]string{"x.json:2: is no JSON object with a story: unexpected end of JSON input"}},
		"one after other": {"{\n" + story[1:] + story + "[" + story + "]", []string{"x.json#1", "x.json#2", "x.json#3"}, nil},
		"wrapped":         {`[{"id":1,"attributes":` + story + `}]`, []string{"x.json#1"}, nil},
		"envelope in a line": {`{"id":"a","text":"` + sample + `"}` + "\n" + `{"docs":[` + story + "," + story + "]}\n",
			[]string{"a", "x.json#2.1", "x.json#2.2"}, nil},
		"messages": {`{"name":"Wire","messages":[{"id":5,"text":["The minister ",{"type":"bold","text":"met"},` +
			`" her colleague and said what the talks were about."]}]}`, []string{"x.json#id=5"}, nil},
		"data behind the text": {`{"text":"` + sample + `","data":[1,2]}`, []string{"x.json#1"}, nil},
		"empty":                {" \n", nil, []string{"x.json: is empty"}},
		"nothing found":        {`{"articles":[]}`, nil, []string{"x.json: holds no story"}},
		"no story": {`{"name":"left-pad","version":"1.0"}`, nil,
			[]string{`x.json#1: has no "text": its fields are "name", "version"` + wantedFields}},
		"values": {`[1,"a"]`, nil, []string{"x.json#1: is a JSON value and no object with a story",
			"x.json#2: is a JSON value and no object with a story"}},
		"broken off": {"[" + story + `,{"text":"the`, []string{"x.json#1"},
			[]string{"x.json#1: the JSON breaks off; what follows is not read"}},
		"damaged": {"[" + story + `,{"text":the}]`, []string{"x.json#1"},
			[]string{"x.json#1: is not valid JSON: invalid character 'h' in literal true " +
				"(expecting 'r'); what follows is not read"}},
		"bad UTF-8": {"[{\"text\":\"\xff\"}," + story + "]", []string{"x.json#2"},
			[]string{"x.json#1: is not valid UTF-8"}},
		"deep": {"{\n" + deep[1:], nil,
			[]string{"x.json: the stories lie too deep in other values; what follows is not read"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder(t, map[string]string{"x.json": tt.text})
			got := read(t, Options{}, "x.json")
			if diff := cmp.Diff(tt.ids, got.ids()); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.errs, got.errs); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A text in pieces, as Telegram exports those with marks, and texts of several parts.
func TestTextOf(t *testing.T) {
	for data, want := range map[string]string{
		`["Ann ",{"type":"bold","text":"Lee"}," left."]`: "Ann Lee left.",
		`["Ann left.","Bo stayed."]`:                     "Ann left.\n\nBo stayed.",
		`[{"text":"Ann left."},{"text":"Bo stayed."}]`:   "Ann left.\n\nBo stayed.",
	} {
		var v values
		if err := v.UnmarshalJSON([]byte(data)); err != nil || textOf(v) != want {
			t.Errorf("%s: %q, %v", data, textOf(v), err)
		}
	}
}

func TestReadLongJSON(t *testing.T) {
	story := `{"text":"` + sample + `"}`
	got := read(t, Options{Format: JSON, Stdin: strings.NewReader("[" + story + `,{"text":"` +
		strings.Repeat("the war ", maxRecord/4) + `"},` + story + "]")}, "-")
	want := []string{"standard input#1: the record has more than 32 MB; what follows is not read"}
	if diff := cmp.Diff(want, got.errs); diff != "" || len(got.docs) != 1 {
		t.Errorf("%d documents, %s", len(got.docs), diff)
	}
}

func TestReadCSV(t *testing.T) {
	moment := time.Date(2015, 9, 30, 12, 3, 0, 0, time.UTC)
	quoted := `"` + strings.ReplaceAll(sample, `"`, `""`) + `"`
	tests := map[string]struct{ name, text string }{
		"commas": {"x.csv", "title,date,content,source,url\nTalks,2015-09-30T14:03+02:00," + quoted + ",The Wire,u\n"},
		"tabs": {"x.tsv",
			"Headline\tPublished At\tBody\tSource\tLink\r\nTalks\t30 Sep 2015 14:03 +0200\t" + sample + "\tThe Wire\tu\r\n"},
		"semicolons": {"x.csv",
			"\ufefftitle;pub_date;text;publisher;url\nTalks;2015-09-30 14:03 CEST;" + quoted + ";The Wire;u\n"},
		"of Excel": {"x.csv", "sep=;\nurl;title;date;text;publication\nu;Talks;1443614580;" + quoted + ";The Wire"},
		"lines in it": {"x.csv",
			"url,title,date,source,text\nu,Talks,2015-09-30 12:03,The Wire,\"Talks\n\n" + quoted[1:] + "\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder(t, map[string]string{tt.name: tt.text})
			got := read(t, Options{}, ".")
			if len(got.docs) != 1 || len(got.errs) != 0 {
				t.Fatalf("%d documents, errors %q", len(got.docs), got.errs)
			}
			doc := got.docs[0]
			if doc.ID != "u" || doc.Title != "Talks" || doc.Publisher != "The Wire" || !doc.Published.Equal(moment) {
				t.Errorf("%+v", doc)
			}
			if last := blocks(doc); last[len(last)-1] != sample {
				t.Errorf("%q", last)
			}
		})
	}
}

func TestReadBadCSV(t *testing.T) {
	tests := map[string]struct {
		text string
		docs int
		errs []string
	}{
		"no text":    {"a,b\n1,2\n", 0, []string{`x.csv: has no "text": its fields are "a", "b"` + wantedFields}},
		"only names": {"title,text\n", 0, []string{"x.csv: holds no story"}},
		"empty":      {"", 0, []string{"x.csv: is empty"}},
		"short row": {"title,text\nTalks\nTalks,\"" + sample + "\"\n", 1,
			[]string{`x.csv:2: has no "text": its fields are "title", "text"` + wantedFields}},
		"open quote": {"text\n\"" + strings.Repeat("the war\n", maxRecord/4), 0,
			[]string{"x.csv: the record has more than 32 MB: a quotation mark that does not close?; what follows is not read"}},
		"of Windows":   {"text\n\"The caf\xe9 of the minister is in the north, and she has met him there.\"\n", 1, nil},
		"bare quotes":  {"text;date\nThe \"old\" minister has met him in the house of the north.;2015-09-30\n", 1, nil},
		"many columns": {strings.Repeat("a,", 100) + "text\n" + strings.Repeat(",", 100) + sample[:40] + "\n", 1, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder(t, map[string]string{"x.csv": tt.text})
			got := read(t, Options{}, "x.csv")
			if diff := cmp.Diff(tt.errs, got.errs); diff != "" || len(got.docs) != tt.docs {
				t.Errorf("%d documents: %s", len(got.docs), diff)
			}
		})
	}
}

func TestFields(t *testing.T) {
	fields, err := ParseFields("text=content.parts, date=meta.day,id=")
	if err != nil {
		t.Fatal(err)
	}
	text := `{"id":7,"content":{"parts":["` +
		sample + `","` + second + `"]},"meta":{"day":"2015-09-30"},"text":"no","date":"2001"}`
	got := read(t, Options{Format: JSON, Fields: fields, Stdin: strings.NewReader(text)}, "-")
	if len(got.docs) != 1 || len(got.errs) != 0 {
		t.Fatal(got)
	}
	if diff := cmp.Diff([]string{sample, second}, blocks(got.docs[0])); diff != "" {
		t.Error(diff)
	}
	if doc := got.docs[0]; doc.ID != "stdin#1" || doc.Published.Format(time.DateOnly) != "2015-09-30" {
		t.Errorf("%+v", doc)
	}
	for _, bad := range []string{"", "text", "txt=a", "text=a,text=b"} {
		if _, err := ParseFields(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

// data are JSON and tables under the name of a text, with what is said against them; nothing where they are read.
var data = map[string]struct{ text, reason string }{
	"array":              {`[{"title": "Talks", "text": "` + sample + `"}]`, ""},
	"pretty array":       {"[\n  {\n    \"title\": \"Talks\"\n  }\n]\n", "has no \"text\""},
	"array of strings":   {`["` + sample + `", "` + sample + `"]`, "no object with a story"},
	"object":             {"{\n  \"title\": \"Talks\",\n  \"text\": \"" + sample + "\"\n}", ""},
	"object with arrays": {"{ \"stories\" : [\n{\"text\": \"a\"}\n]}", ""},
	"object in a line":   {`{"title": "Talks \"again\"", "text": "` + sample + `"}`, ""},
	"JSON Lines":         {`{"text": "a"}` + "\n" + `{"text": "b"}` + "\n", ""},
	"CSV":                {"id,title,text\n1,Talks,\"The minister met her colleague, and left.\"\n", ""},
	"CSV with stray commas": {"id,title,text\n1,Talks,The minister met her colleague, and left.\n" +
		"2,War,Nothing, so far.\n", ""},
	"CSV with names": {"Date,Place,What happened\n2015-09-30,Homs,\"Airstrikes, it said\nin two lines\"\n" +
		"2015-10-01,Idlib,Airstrikes\n", "has no \"text\""},
	"CSV without names": {"2015-09-30,Homs,Airstrikes hit\n2015-10-01,Idlib,Airstrikes hit\n" +
		"2015-10-02,Hama,Tanks came\n", "has no \"text\""},
	"semicolons": {"Date;Place;Text\n30.9.2015;Homs;\"Airstrikes; many dead\"\n1.10.2015;Idlib;Quiet\n",
		""},
	"Excel": {"sep=;\na;b\n", "has no \"text\""},
	"bars":  {"date|place|text\n2015-09-30|Homs|Airstrikes hit the city.\n", ""},
	"TSV":   {"date\tplace\ttext\n2015-09-30\tHoms\tAirstrikes hit the city.\n", ""},
	"TSV without names": {"2015-09-30\tAirstrikes hit the city.\n2015-10-01\tTanks came.\n" +
		"2015-10-02\tAll was quiet.\n", "has no \"text\""},
}

func TestReadDataByContent(t *testing.T) {
	for name, tt := range data {
		got := read(t, Options{Stdin: strings.NewReader(tt.text)}, "-")
		switch {
		case tt.reason == "" && (len(got.docs) == 0 || len(got.errs) > 0),
			tt.reason != "" && (len(got.docs) > 0 || len(got.errs) == 0 || !strings.Contains(got.errs[0], tt.reason)):
			t.Errorf("%s: %d documents, errors %q", name, len(got.docs), got.errs)
		}
	}
}
