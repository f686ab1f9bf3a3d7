package syntax

import (
	"github.com/quadpress/quadpress/extract/lexicon"
)

// mend puts right what parsers get wrong and the order of English words leaves no doubt about.
func (t *Tree) mend() {
	works := t.worksBeforeNames()
	titles := t.quotedTitles() || works
	if names := t.firms(); t.joinedNames() || names || titles {
		t.link()
	}
	changed := false
	for _, mend := range mends {
		changed = mend(t) || changed
	}
	if changed {
		t.link()
	}
	for _, mend := range lateMends {
		if mend(t) {
			t.link()
		}
	}
}

// mends are the rules that see the tree as the parser left it, but for what those before them have moved.
var mends = [...]func(*Tree) bool{
	(*Tree).clausesInNames,
	(*Tree).casesOfNames,
	(*Tree).strayMarks,
	(*Tree).copulas,
	(*Tree).whereClauses,
	(*Tree).finiteConjuncts,
	(*Tree).adviceBesideFacts,
	(*Tree).invertedSpeakers,
	(*Tree).whatTheyCall,
	(*Tree).figuresOfRivals,
	(*Tree).hyphenedModifiers,
	(*Tree).sumsBeforeNouns,
	(*Tree).gapsBeforeBy,
	(*Tree).ownedNouns,
	(*Tree).subjectsBehindWith,
	(*Tree).namesBehindKinds,
	(*Tree).nounsOfTwo,
	(*Tree).relationsBeforeNames,
	(*Tree).casesOfAges,
	(*Tree).partsAside,
	(*Tree).chargedBy,
	(*Tree).invertedCopulas,
	(*Tree).demoteSubjects,
	(*Tree).objectsOfSubjects,
	(*Tree).subjectsBehindOpeners,
	(*Tree).openingRoots,
	(*Tree).objectsOfConjuncts,
	(*Tree).waysTo,
	(*Tree).questionsOfNouns,
	(*Tree).gerundsOfShares,
	(*Tree).betweenTwo,
	(*Tree).bracketed,
	(*Tree).inCompanyOf,
	(*Tree).filledIn,
	(*Tree).subjectsBeforeParticiples,
	(*Tree).openingParticiples,
	(*Tree).openingCircumstances,
	(*Tree).gerundsOfAspect,
	(*Tree).accusedGerunds,
	(*Tree).gerundsUnderTo,
	(*Tree).gerundsAsSubjects,
	(*Tree).gerundsAsNouns,
	(*Tree).perceivedParticiples,
	(*Tree).participlesOfObjects,
	(*Tree).participlesOfThings,
	(*Tree).participlesBehindCommas,
	(*Tree).aimsOfAdverbs,
	(*Tree).lastToDo,
	(*Tree).infinitives,
	(*Tree).recipients,
	(*Tree).receivers,
	(*Tree).named,
	(*Tree).halvesOfObjects,
	(*Tree).stakes,
	(*Tree).byAndTo,
	(*Tree).payers,
	(*Tree).reducedRelatives,
	(*Tree).releases,
	(*Tree).placesInPlaces,
	(*Tree).sidesOfPlaces,
	(*Tree).courtsOfTrials,
	(*Tree).placesOfDeath,
	(*Tree).namesTakeNone,
	(*Tree).namesBehindClauses,
	(*Tree).bordersWith,
	(*Tree).namedKinds,
	(*Tree).distances,
	(*Tree).worths,
	(*Tree).sharesBesideTimes,
	(*Tree).calledByAge,
	(*Tree).ownSubjects,
	(*Tree).daysOfSources,
	(*Tree).datelines,
	(*Tree).otherNames,
	(*Tree).coordinate,
	(*Tree).officesOfOne,
	(*Tree).oneOfSeveral,
	(*Tree).countsByPlace,
	(*Tree).agesBesideNames,
	(*Tree).namesOfRelatives,
	(*Tree).joinedAppositions,
	(*Tree).kindsOfHolders,
	(*Tree).lists,
	(*Tree).amongThem,
	(*Tree).instances,
	(*Tree).withParticiples,
	(*Tree).adnominal,
	(*Tree).records,
	(*Tree).recordsOfDeeds,
	(*Tree).tools,
	(*Tree).tasks,
	(*Tree).deputies,
	(*Tree).hyphenatedTitles,
	(*Tree).titlesBesideObjects,
	(*Tree).sharedTitles,
	(*Tree).doubleTitles,
	(*Tree).ofTheLast,
	(*Tree).holders,
	(*Tree).titles,
	(*Tree).secondSubjects,
	(*Tree).namedSubjects,
	(*Tree).hyphens,
	(*Tree).series,
	(*Tree).futureBe,
	(*Tree).outerSubjects,
	(*Tree).dueTo,
	(*Tree).dueToLand,
	(*Tree).openingAppositions,
	(*Tree).closingAppositions,
	(*Tree).progressives,
	(*Tree).contentClauses,
	(*Tree).contentSubjects,
	(*Tree).speechParticiples,
	(*Tree).saidOnDay,
	(*Tree).daysOfSpeech,
	(*Tree).subjectsAcrossSpeech,
	(*Tree).namesBesideOffices,
	(*Tree).timesOfOffices,
	(*Tree).pronounsOfRelatives,
	(*Tree).closeRelatives,
	(*Tree).relativesOfSpeakers,
	(*Tree).relativesOfPersons,
	(*Tree).agreeingRelatives,
	(*Tree).pastForms,
	(*Tree).electedAs,
	(*Tree).verbsBehindAnd,
	(*Tree).saidAsides,
	(*Tree).closingSpeech,
	(*Tree).closingSpeakers,
	(*Tree).speakersBehindQuotes,
	(*Tree).speakersAfterQuotes,
	(*Tree).quotedConjuncts,
	(*Tree).ascribedTo,
	(*Tree).notOnly,
	(*Tree).leftAs,
	(*Tree).nounsBesideVerbs,
	(*Tree).countsLeftAs,
	(*Tree).shotDead,
	(*Tree).deadSomewhere,
	(*Tree).toldClauses,
	(*Tree).saidInText,
	(*Tree).spokenOn,
	(*Tree).bodiesOfOffices,
	(*Tree).judgedFor,
	(*Tree).citedAfter,
	(*Tree).sourcesOfClauses,
	(*Tree).forSubjects,
	(*Tree).clauseOpeners,
	(*Tree).followingEvents,
	(*Tree).compoundPrepositions,
	(*Tree).quotedConditions,
	(*Tree).outOfQuotes,
	(*Tree).delegatesTo,
	(*Tree).itSays,
}

// lateMends each see a tree that is linked anew after those before them.
var lateMends = [...]func(*Tree) bool{
	(*Tree).listsBehindAs,
	(*Tree).means,
	(*Tree).gerundSubjects,
	(*Tree).chargesOf,
	(*Tree).provisos,
	(*Tree).claimSubjects,
	(*Tree).afterCircumstance,
	(*Tree).nominalRoot,
	(*Tree).crossingConjuncts,
	(*Tree).spansBesideDays,
	(*Tree).daysOfStates,
	(*Tree).figuresBefore,
	(*Tree).boundBehind,
	(*Tree).boundToVerbs,
	(*Tree).upshots,
	(*Tree).upshotsOfCauses,
	(*Tree).gerundsOfLast,
	(*Tree).yetTo,
	(*Tree).reattach,
	(*Tree).imperatives,
	(*Tree).clausesAfterSpeech,
	(*Tree).upshotsOfContent,
}

// attach hangs a token on another one, unless that one hangs on it. It reports whether it did.
func (t *Tree) attach(i, head int, rel string) bool {
	if t.Within(head, i) {
		return false
	}
	t.Heads[i], t.Rels[i] = head, rel
	return true
}

// coordinate makes a conjunct of an apposition that "and" introduces: "President Obama and President Putin met".
func (t *Tree) coordinate() (changed bool) {
	for i := range t.Tokens {
		if t.Rel(i) != "appos" || t.Head(i) > i {
			continue
		}
		if first := t.Subtree(i, nil)[0]; t.Lower(first) == "and" && first < i {
			t.Rels[i], changed = "conj", true
		}
	}
	return changed
}

// means hangs "using" on the verb whose object it follows: in "conducted strikes using bombers" those who struck used
// them.
func (t *Tree) means() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if t.Lower(i) != "using" || t.Rel(i) != "acl" || h < 0 || t.Rel(h) != "obj" && t.Rel(h) != "obl" {
			continue
		}
		if v := t.Head(h); v >= 0 && t.Tokens[v].UPOS == "VERB" {
			changed = t.attach(i, v, "advcl") || changed
		}
	}
	return changed
}

// reattach hangs what follows an inserted verb of speech on that verb, not on the words said before it. "“The fight is
// against ISIL,” Kerry said in Vienna" says where Kerry spoke.
func (t *Tree) reattach() (changed bool) {
	quotative := lexicon.English().Quotative
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || !quotative[t.Lemma(v)] || t.Child(v, "nsubj") < 0 {
			continue
		}
		said := -1 // the head of what is said, before the verb
		if x := t.Child(v, "ccomp"); x >= 0 && x < v {
			said = x
		} else if h := t.Head(v); t.Rel(v) == "parataxis" && h >= 0 && h < v {
			said = h
		}
		if said < 0 {
			continue
		}
		start := min(v, t.Child(v, "nsubj"))
		for k := v + 1; k < len(t.Tokens); k++ {
			if IsOpeningQuote(t.Tokens[k].Form, true) { // the quotation goes on
				break
			}
			if h := t.Head(k); h >= 0 && h < start && t.Rel(k) != "punct" && t.Within(h, said) {
				rel := t.Rels[k]
				if t.Rel(k) == "nmod" {
					rel = "obl"
				}
				changed = t.attach(k, v, rel) || changed
			}
		}
	}
	return changed
}
