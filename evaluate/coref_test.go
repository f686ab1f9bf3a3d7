package evaluate

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// chains makes a chain of each word; each letter is a mention.
func chains(of ...string) (out []Chain) {
	for _, letters := range of {
		var c Chain
		for _, r := range letters {
			c = append(c, quadpress.Mention{First: int(r), Last: int(r) + 1})
		}
		out = append(out, c)
	}
	return out
}

func TestCoreference(t *testing.T) {
	for _, c := range []struct {
		name                         string
		gold, system                 []string
		mucP, mucR, b3P, b3R, cP, cR float64
	}{
		// Pradhan et al. (2014), figure 1.
		{"worked example", []string{"abc", "defg"}, []string{"ab", "cd", "fghi"}, 2. / 5, 2. / 5, 4. / 8, 35. / 12 / 7,
			1.3 / 3, 1.3 / 2},
		// Bagga and Baldwin (1998), two responses that MUC cannot tell apart.
		{"small chains joined", []string{"12345", "67", "89ABC"}, []string{"12345", "6789ABC"}, 9. / 10, 1,
			(5. + 4./7 + 25./7) / 12, 1, (1 + 10./12) / 2, (1 + 10./12) / 3},
		{"large chains joined", []string{"12345", "67", "89ABC"}, []string{"1234589ABC", "67"}, 9. / 10, 1, (2 + 5.) / 12, 1,
			(1 + 10./15) / 2, (1 + 10./15) / 3},
		{"all right", []string{"ab", "cde"}, []string{"edc", "ba"}, 1, 1, 1, 1, 1, 1},
		{"nothing found", []string{"ab"}, nil, 0, 0, 0, 0, 0, 0},
		{"chains of one do not count", []string{"ab", "c"}, []string{"ab", "d"}, 1, 1, 1, 1, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s Coreference
			s.Add(chains(c.gold...), chains(c.system...))
			for _, m := range []struct {
				name      string
				got, want float64
			}{
				{"MUC precision", s.MUC.Precision(), c.mucP}, {"MUC recall", s.MUC.Recall(), c.mucR},
				{"B3 precision", s.BCubed.Precision(), c.b3P}, {"B3 recall", s.BCubed.Recall(), c.b3R},
				{"CEAF precision", s.CEAF.Precision(), c.cP}, {"CEAF recall", s.CEAF.Recall(), c.cR},
			} {
				if math.Abs(m.got-m.want) > 1e-9 {
					t.Errorf("%s is %.4f, want %.4f", m.name, m.got, m.want)
				}
			}
		})
	}
}

// The assignment is at least as good as any permutation.
func TestAssignmentIsBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		values := make([][]float64, rows)
		for i := range values {
			values[i] = make([]float64, columns)
			for j := range values[i] {
				values[i][j] = float64(rapid.IntRange(0, 20).Draw(t, "value"))
			}
		}
		used := make([]bool, columns)
		var best func(row int) float64
		best = func(row int) float64 {
			if row == rows {
				return 0
			}
			top := best(row + 1) // without a partner
			for j := range used {
				if !used[j] {
					used[j] = true
					top = max(top, values[row][j]+best(row+1))
					used[j] = false
				}
			}
			return top
		}
		if got, want := assignment(values), best(0); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v: %v, want %v", values, got, want)
		}
	})
}
