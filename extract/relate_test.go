package extract_test

import "testing"

// A place behind a noun is not where those are whom the noun is about.
func TestPresence(t *testing.T) {
	checkReadings(t, []reading{
		{"Soldiers of the Red Cross in Mali left.", "Red Cross present_in Mali"},
		{"The polls showed a swing against the Green Party in Cornwall.", "-Green Party present_in"},
		{"The result was a boost for Angela Merkel in Bavaria.", "-Angela Merkel present_in"},
		{"Support for the Green Party in Bavaria has grown.", "-Green Party present_in"},
		{"Supporters of Angela Merkel in Bavaria marched.", "-Angela Merkel present_in"},
		{"Airstrikes against the Islamic State in Syria continued.", "Islamic State present_in Syria"},
	})
}

// Verbs that relate no two things by themselves.
func TestNoRelation(t *testing.T) {
	checkReadings(t, []reading{
		{"Compared to Chad, Mali has spent little.", "-Mali was_compared_to"},
		{"Mali is a large country compared with Togo.", "-Mali was_compared_with"},
		{"Angela Merkel wants Turkey to have a say.", "-Angela Merkel wanted Turkey"},
		{"Russia needs Syria to have a strong army.", "-Russia needed Syria"},
		{"Angela Merkel asked Turkey to help.", "Angela Merkel asked Turkey"},
		{"The report led to Kim Berg resigning.", `-"The report" caused`},
		{"The report led to Kim Berg leaving Siemens.", "Kim Berg left Siemens"},
		{"The report did not lead to Kim Berg leaving Siemens.", "Kim Berg left Siemens denied"},
		{"His gifts led to him working for Siemens.", `-"His gifts" worked_for`},
	})
}

// Works have makers, and bodies heads.
func TestMakers(t *testing.T) {
	checkReadings(t, []reading{
		{"Red Lantern director Ann Lee praised France.", "Ann Lee directed Red Lantern"},
		{"Red Lantern director Ann Lee praised France.", "-Ann Lee leader_of"},
		{"Ann Lee, director of the film Cold Harbor, praised France.", "Ann Lee directed Cold Harbor"},
		{"CIA director Ann Lee praised France.", "Ann Lee leader_of CIA"},
		{"Ann Lee, the director of Siemens, praised France.", "Ann Lee leader_of Siemens"},
		{"Siemens founder Ann Lee praised France.", "Ann Lee founded Siemens"},
		{"Siemens founder Ann Lee praised France.", "-Ann Lee worked_for"},
	})
}
