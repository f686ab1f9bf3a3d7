package extract_test

import "testing"

// Whom a description of someone takes up, by what is stated of him then.
func TestEpithets(t *testing.T) {
	checkReadings(t, []reading{
		{"Kari Lund shot herself in Oslo. The actress died in May.", "-Kari Lund shot \"actress\""},
		{"Kari Lund left Oslo. Fans wept. A bus was late. Rain fell. The actress sold a farm.", "Kari Lund sold \"a farm\""},
		{"Ole Vik was dismissed in May. The former Rovers guard bought a farm.", "Ole Vik acquired \"a farm\""},
		{"Ole Vik won the vote. The former minister bought a farm.", "-Ole Vik acquired \"a farm\""},
		{"Rovers won with strong play by Ole Vik. The sophomore center from Iowa bought a farm.", "Ole Vik acquired \"a farm\""},
		{"Rovers won with strong play by Ole Vik. The sophomore center from Iowa bought a farm.", "Ole Vik came_from Iowa"},
		{"Kari Lund beat Ann Lee on Sunday. The 17-year-old from Bergen bought a farm.", "Kari Lund acquired \"a farm\""},
	})
}
