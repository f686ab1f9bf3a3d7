package mention

import "github.com/quadpress/quadpress"

// numberAt returns where the number that starts at token i ends, with its unit or currency, i for none, and what it is:
// "$ 3.5 million" is money, "three days" and "40 percent" are quantities, "250,000" is a bare number.
func numberAt(tokens []quadpress.Token, words []word, i int) (end int, kind quadpress.MentionType) {
	is := func(j int, k kinds) bool { return j < len(words) && words[j].known&k != 0 }
	if i > 1 && isDash(tokens[i-1].Form) && tokens[i-2].Joined && words[i-2].upper {
		return i, "" // "COVID-19"
	}
	money := false
	start := i
	if isMoneySign(tokens[i].Form) {
		money = true
		start++
	}
	end = start
	for end < len(words) {
		w := &words[end]
		switch {
		case w.digits || w.known&isMagnitude != 0 && (end > start || money || w.known&isUnit == 0):
			end++
			continue
		case w.known&isCardinal != 0:
			end++
			continue
		case end > start && end+1 < len(words) && isDash(tokens[end].Form) &&
			(words[end+1].known&(isCardinal|isMagnitude) != 0 || words[end+1].digits):
			end += 2 // "twenty-five", "10-15"
			continue
		case end > start && is(end-1, isMagnitude) && w.lower == small["of"] && is(end+1, isMagnitude):
			end += 2 // "hundreds of thousands"
			continue
		case end > start && end+1 < len(words) && w.lower == small["and"] && is(end-1, isMagnitude) && is(end+1, isCardinal):
			end += 2 // "a hundred and ten"
			continue
		}
		break
	}
	if end == start {
		return i, ""
	}
	if !words[start].digits && !money {
		switch {
		case words[start].capital && i > 0 && tokens[start].UPOS == "PROPN":
			return i, "" // "Sub-Zero"
		case words[start].known&isMagnitude != 0 && words[start].known&isCardinal == 0 && !words[start].digits &&
			tokens[start].UPOS == "PROPN":
			return i, ""
		case end-start == 1 && words[start].lower == small["one"] && tokens[start].XPOS != "CD":
			return i, ""
		case end-start == 1 && (words[start].lower == small["m"] || words[start].lower == small["bn"] ||
			words[start].lower == small["mn"]):
			return i, ""
		}
	}
	kind = quadpress.Number
	switch {
	case money:
		kind = quadpress.Money
	case i > 0 && end < len(words) && words[end].capital && tokens[end].UPOS == "PROPN": // "30 Seconds to Mars"
	case is(end, isCurrency):
		end, kind = end+1, quadpress.Money
	case is(end, isUnit|isPeriod) && tokens[end].Form != "second" && tokens[end].Form != "fall":
		end, kind = end+1, quadpress.Quantity
		for is(end, isUnit) && is(end-1, isUnit) { // "square miles"
			end++
		}
	case end+1 < len(words) && words[end].known&(isGroup|isCountry) != 0 && is(end+1, isCurrency):
		end, kind = end+2, quadpress.Money // "million Australian dollars"
	case end+1 < len(words) && tokens[end].Form == "per" && tokens[end+1].Form == "cent":
		end, kind = end+2, quadpress.Quantity
	}
	return end, kind
}

func isMoneySign(f string) bool {
	switch f {
	case "$", "US$", "A$", "C$", "NZ$", "HK$", "£", "€", "¥", "₹", "₽", "R$", "U.S.$":
		return true
	}
	return false
}
