package extract_test

import "testing"

// What something is like, by an adjective behind the copula.
func TestQualities(t *testing.T) {
	checkReadings(t, []reading{
		{"Ann Lee was calm and very kind.", `Ann Lee was "calm"`},
		{"Ann Lee was calm and very kind.", `Ann Lee was "very kind"`},
		{"The lake is deep.", `"The lake" was "deep"`},
		{"The lake is not deep.", `"The lake" was "deep" denied`},
		{"The bridge, which was old, fell.", `"The bridge" was "old"`},
		{"The plans were economically feasible.", `"The plans" was "economically feasible"`},
		{"Ann Lee is able to leave.", "-Ann Lee was"},
		{"The path is less steep.", `-"The path" was`},
		{"The path is steeper.", `-"The path" was`},
		{"The bank asked whether the debt was safe.", `-"the debt" was "safe"`},
		{"Ann Lee lost. It was hard.", `-was "hard"`},
	})
}
