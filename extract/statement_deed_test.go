package extract_test

import "testing"

// Whom praise and blame are about.
func TestDeeds(t *testing.T) {
	checkReadings(t, []reading{
		{"Angela Merkel criticized Turkey's policies.", "Angela Merkel criticized Turkey"},
		{"Angela Merkel condemned the Iranian attack.", "Angela Merkel condemned Iran"},
		{"Angela Merkel praised the decision of Turkey.", "Angela Merkel praised Turkey"},
		{"Angela Merkel criticized Turkey's lawyers.", "-Angela Merkel criticized Turkey"},
		{"Angela Merkel and Ahmet Davutoglu criticized each other's policies.", "Ahmet Davutoglu criticized Angela Merkel"},
	})
}

// What several do to one another.
func TestReciprocal(t *testing.T) {
	checkReadings(t, []reading{
		{"Iran and Iraq accused each other of spying.", "Iraq accused Iran"},
		{"Angela Merkel and Ahmet Davutoglu arrived. They praised one another.", "Ahmet Davutoglu praised Angela Merkel"},
		{"Iran accused each minister of spying.", "-Iran accused Iran"},
	})
}

// At whose request something is done.
func TestBehest(t *testing.T) {
	checkReadings(t, []reading{
		{"NATO met at the request of Turkey.", "Turkey asked NATO"},
		{"At Turkey's invitation, Angela Merkel visited Ankara.", "Turkey invited Angela Merkel"},
		{"NATO met at the request of Ankara.", "Turkey asked NATO"},
	})
}

// Events that are called off.
func TestCancelled(t *testing.T) {
	checkReadings(t, []reading{
		{"Sergei Lavrov canceled a visit to Istanbul.", "Sergei Lavrov visited Istanbul denied"},
		{"Sergei Lavrov planned a visit to Istanbul.", "Sergei Lavrov visited Istanbul planned"},
	})
}
