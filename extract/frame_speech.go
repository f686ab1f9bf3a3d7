package extract

import "slices"

// settleSpeech makes whoever issues or signs a text the one who says what it says: "Ann Lee issued a statement saying
// that", "a statement by the ministry said". The title of one who speaks is nothing that he says: "coach Ann Lee said".
func (st *story) settleSpeech(f *frame) {
	if !f.clause.Is(st.lex.Quotative) || f.clause.Passive {
		return
	}
	says := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" })
	if says < 0 {
		return
	}
	if k := st.author(f.sentence, f.args[says].head); k >= 0 {
		f.args[says].head = k
	}
	if r := st.at[f.sentence][f.args[says].head]; r != nil {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
			return a.name == "ARG1" && r.start <= a.head && a.head < r.first
		})
	}
}
