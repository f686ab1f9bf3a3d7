package conllu

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

func TestReadRaw(t *testing.T) {
	const treebank = "# newdoc id = a\n# newpar\n1\tÉlan\t_\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t_\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n" +
		"1\tNo\t_\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No\n\n" +
		"1\t!\t_\tPUNCT\t_\t_\t0\troot\t_\t_\n\n" +
		"# newpar\n1\tYes\t_\tINTJ\t_\t_\t0\troot\t_\t_\n\n" +
		"# newdoc id = b\n1\tSo\t_\tADV\t_\t_\t0\troot\t_\t_\n\n"
	got, err := ReadRaw(strings.NewReader(treebank))
	if err != nil {
		t.Fatal(err)
	}
	want := []Raw{
		{
			Document: quadpress.Document{ID: "a", Text: "Élan. No!\n\nYes", Blocks: []quadpress.Span{{Begin: 0, End: 9},
				{Begin: 11, End: 14}}},
			Words: []quadpress.Span{{Begin: 0, End: 4}, {Begin: 4, End: 5}, {Begin: 6, End: 8}, {Begin: 8, End: 9},
				{Begin: 11, End: 14}},
			Sentences: []quadpress.Span{{Begin: 0, End: 5}, {Begin: 6, End: 8}, {Begin: 8, End: 9}, {Begin: 11, End: 14}},
		},
		{
			Document: quadpress.Document{ID: "b", Text: "So", Blocks: []quadpress.Span{{Begin: 0, End: 2}}},
			Words:    []quadpress.Span{{Begin: 0, End: 2}}, Sentences: []quadpress.Span{{Begin: 0, End: 2}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := ReadRaw(strings.NewReader("no columns\n")); err == nil {
		t.Error("no error for what is no CoNLL-U")
	}
}
