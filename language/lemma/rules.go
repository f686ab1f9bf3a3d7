package lemma

import "strings"

// The rules take words in lower case.

// singularName undoes the plural of a name and keeps its case: "States" is "State".
func singularName(form string) string {
	if strings.HasSuffix(form, "ies") && len(form) > 5 {
		return form[:len(form)-3] + "y"
	}
	return stripS(form)
}

// singular undoes the plural of a noun.
func singular(word string) string {
	n := len(word)
	switch {
	case strings.HasSuffix(word, "men") && n > 4:
		return word[:n-2] + "an"
	case strings.HasSuffix(word, "children"):
		return word[:n-3]
	case strings.HasSuffix(word, "wives"), strings.HasSuffix(word, "lives") && n <= 5, strings.HasSuffix(word, "knives"):
		return word[:n-3] + "fe"
	case strings.HasSuffix(word, "selves"), strings.HasSuffix(word, "shelves"), strings.HasSuffix(word, "wolves"):
		return word[:n-3] + "f"
	case strings.HasSuffix(word, "'s") && n > 2:
		return word[:n-2] // "MP's"
	case '0' <= word[0] && word[0] <= '9':
		return word // "1990s"
	}
	return withoutS(word)
}

// withoutS undoes the ending -s of plurals and of verbs.
func withoutS(word string) string {
	n := len(word)
	switch {
	case strings.HasSuffix(word, "ies"):
		if n <= 4 {
			return word[:n-1] // "dies", "ties"
		}
		return word[:n-3] + "y"
	case endsWith(word, "sses", "shes", "ches", "xes", "zzes", "oes"):
		return word[:n-2]
	}
	return stripS(word)
}

// stripS takes a final s off, where it is an ending.
func stripS(word string) string {
	n := len(word)
	if n < 2 || word[n-1] != 's' || endsWith(word, "ss", "us", "is") && n > 2 {
		return word
	}
	return word[:n-1]
}

// withoutEd undoes the ending -ed.
func withoutEd(word string) string {
	n := len(word)
	switch {
	case !strings.HasSuffix(word, "ed") || n < 4:
		return word
	case strings.HasSuffix(word, "ied"):
		if n == 4 {
			return word[:n-1]
		}
		return word[:n-3] + "y"
	case strings.HasSuffix(word, "eed"):
		return word[:n-1] // "agreed"
	}
	return stem(word[:n-2])
}

// withoutIng undoes the ending -ing.
func withoutIng(word string) string {
	if !strings.HasSuffix(word, "ing") && !strings.HasSuffix(word, "in'") || len(word) < 5 {
		return word
	}
	return stem(word[:len(word)-3])
}

// positive undoes comparison with the ending given.
func positive(word, ending string) string {
	s, found := strings.CutSuffix(word, ending)
	switch {
	case !found || len(s) < 3:
		return word
	case strings.HasSuffix(s, "i"):
		return s[:len(s)-1] + "y"
	case doubled(s):
		return s[:len(s)-1]
	case endsWith(s, "c", "dg", "ng", "rg") && s != "long" && s != "young" && s != "strong", endsWith(s, "bl", "pl", "tl", "dl", "fl"):
		return s + "e"
	}
	return s
}

// stem completes what the endings -ed and -ing leave: "runn" is "run", "mak" is "make", "visit" is whole.
func stem(s string) string {
	n := len(s)
	if n < 2 {
		return s
	}
	if doubled(s) {
		return s[:n-1]
	}
	if needsE(s) {
		return s + "e"
	}
	return s
}

// doubled tells whether the last consonant was doubled before the ending. Words in -ll, -ss, -ff and -zz mostly have two
// of their own, unless a light syllable stands before -ll: "travell".
func doubled(s string) bool {
	n := len(s)
	if n < 3 || s[n-1] != s[n-2] || vowel(s[n-1]) {
		return false
	}
	switch s[n-1] {
	case 's', 'f', 'z':
		return false
	case 'l':
		return vowels(s) > 1 && !endsWith(s, "all", "ill", "oll", "ull", "well", "pell", "sell") || endsWith(s, "rroll", "troll", "xcell", "mpell", "xpell", "opell", "epell")
	}
	return true
}

// needsE tells whether a stem lost a final e.
func needsE(s string) bool {
	n := len(s)
	last, before := s[n-1], s[n-2]
	pair := n > 2 && vowel(before) && vowel(s[n-3]) && !strings.HasSuffix(s[:n-1], "qui") && !strings.HasSuffix(s[:n-1], "qua")
	if vowels(s) == 1 && vowel(before) && !pair && !vowel(last) {
		return strings.IndexByte("wxyh", last) < 0 // "mak", "hop"; "show", "stay" are whole
	}
	switch last {
	case 'c', 'v', 'u':
		return true
	case 'z':
		return before != 'z' && !strings.HasSuffix(s, "tz")
	case 's':
		return before != 's' && !endsWith(s, "us", "ias", "vas") || endsWith(s, "ous", "cus", "aus", "fus", "mus") && !endsWith(s, "focus")
	case 'g':
		return strings.IndexByte("adleri", before) >= 0 || endsWith(s, "ang", "eng", "ung") && vowels(s) > 1 || endsWith(s, "eng", "inging")
	case 'l':
		return !vowel(before) && strings.IndexByte("lrwy", before) < 0 || endsWith(s, "ul", "ompil", "nsol", "ompel") && !pair && !endsWith(s, "ful")
	case 't':
		if before == 'a' {
			return !pair || endsWith(s, "iat", "uat", "eat") && endsWith(s, "creat", "iat", "uat", "ineat")
		}
		return endsWith(s, "ibut", "ecut", "titut", "mput", "sput", "vot", "mot", "enot", "uot", "lut", "plet", "pet", "elet",
			"secut", "vit", "unit", "ignit", "ecit", "writ", "quit", "cit", "ast", "past") && !pair &&
			!endsWith(s, "spit", "dit", "ast", "ivot")
	case 'd':
		return endsWith(s, "id", "ad", "ud", "od", "ced") && !pair || endsWith(s, "ced", "ned") && !pair && vowels(s) > 2
	case 'r':
		return endsWith(s, "ir", "ur", "ar", "plor", "gnor", "stor", "dor", "her", "sever", "fer") && !pair && !endsWith(s, "ffer", "fur", "cur", "ather", "other", "ether", "ither", "ither", "lar", "uther", "gar")
	case 'n':
		return endsWith(s, "in", "un", "pon", "don", "ven", "cen", "hon") && !pair && !endsWith(s, "don", "ven", "eason") || endsWith(s, "erven", "raven", "nven")
	case 'm':
		return endsWith(s, "um", "om", "im", "am", "em") && !pair && !endsWith(s, "ttom", "rim", "som", "ctim", "oom", "ogram", "olum", "stem")
	case 'k':
		return endsWith(s, "ak", "ik", "ok", "uk") && !pair
	case 'p':
		return endsWith(s, "ap", "op", "yp", "ip", "up") && !pair && !endsWith(s, "elop", "llop", "ship", "hip", "ssip", "ndicap")
	case 'b':
		return endsWith(s, "rib", "ub", "ob", "ab") && !pair
	case 'h':
		return endsWith(s, "breath", "bath", "loath", "sooth", "cloath")
	case 'f':
		return !vowel(before) && before != 'f' && before != 'l' && before != 'r' || endsWith(s, "af")
	}
	return false
}

// vowels counts the groups of vowels; "u" behind "q" is none.
func vowels(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		v := vowel(s[i]) || s[i] == 'y' && i > 0
		if v && s[i] == 'u' && i > 0 && s[i-1] == 'q' {
			v = false
		}
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

func endsWith(s string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
