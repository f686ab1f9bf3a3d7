package document

import "testing"

func TestUntaken(t *testing.T) {
	for text, want := range map[string]string{
		"JosÃ© MuÃ±oz met the mayor of MÃ¡laga.":            "José Muñoz met the mayor of Málaga.",
		"â€œItâ€™s done,â€\u009d he said â€“ twiceâ€¦":      "“It’s done,” he said – twice…",
		"â€œIt is doneâ€ he said.":                          "“It is done” he said.",
		"â\u0080\u009cItâ\u0080\u0099s done":                "“It’s done",
		"It cost Â£2 million at 20Â°C.":                     "It cost £2 million at 20°C.",
		"CÃ´te dâ€™Ivoire, Ã–sterreich, ÃŽle":               "Côte d’Ivoire, Österreich, Île",
		"ItÃ¢â‚¬â„¢s done in MÃƒÂ¡laga.":                    "It’s done in Málaga.",
		"PolÃ\u00adcia de SÃ£o Paulo; Ð\u009fÑ\u0083Ñ‚Ð¸Ð½": "Polícia de São Paulo; Путин",
		// What only looks so.
		"José Muñoz, CAFÉ» and “É”":      "José Muñoz, CAFÉ» and “É”",
		"“IRMÔ, SÃO PAULO, Â and â.":     "“IRMÔ, SÃO PAULO, Â and â.",
		"Plain words cost £2 in Málaga.": "Plain words cost £2 in Málaga.",
	} {
		if got := untaken(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
