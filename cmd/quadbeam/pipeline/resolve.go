package pipeline

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/resolve"
)

func init() {
	beam.RegisterDoFn(&recordsFn{})
	beam.RegisterFunction(addRecords)
	beam.RegisterDoFn(&ballotFn{})
	beam.RegisterDoFn(&voteFn{})
	beam.RegisterDoFn(&keysFn{})
	beam.RegisterDoFn(&blockFn{})
	beam.RegisterDoFn(&answerFn{})
	beam.RegisterDoFn(&deliverFn{})
	beam.RegisterDoFn(&readingFn{})
	beam.RegisterFunction(one)
	beam.RegisterDoFn(&pairsFn{})
	beam.RegisterFunction(addPairs)
	beam.RegisterDoFn(&nearFn{})
	beam.RegisterDoFn(&meetFn{})
	beam.RegisterDoFn(&linkFn{})
	beam.RegisterDoFn(&gatherFn{})
	beam.RegisterDoFn(&eventsFn{})
}

// resolveAll yields what the entities of each document are, by its ID. The steps are those of [resolve.Stages].
func resolveAll(s beam.Scope, extractions beam.PCollection, opt Options) beam.PCollection {
	ontology := reads{Schema: opt.Schema}
	answers := resolveThings(s.Scope("things"), extractions, ontology, opt.Rounds)
	readings, terms := beam.ParDo2(s, &readingFn{ontology}, beam.CoGroupByKey(s, extractions, answers))
	return resolveEvents(s.Scope("events"), readings, terms, ontology, opt.Rounds)
}

// resolveThings yields, for each document, the answers for the forms of its entities.
func resolveThings(s beam.Scope, extractions beam.PCollection, ontology reads, rounds int) beam.PCollection {
	said, bearers := beam.ParDo2(s, &recordsFn{ontology}, extractions)
	counted := beam.CombinePerKey(s, addRecords, said)
	ballots := beam.GroupByKey(s, beam.ParDo(s, &ballotFn{ontology}, counted))
	records := beam.ParDo(s, &voteFn{ontology}, ballots)
	block := components(s.Scope("blocks"), beam.ParDo(s, &keysFn{ontology}, records), rounds)
	blocks := beam.GroupByKey(s, beam.ParDo(s, &blockFn{}, beam.CoGroupByKey(s, records, block)))
	answers := beam.ParDo(s, &answerFn{ontology}, blocks)
	return beam.ParDo(s, &deliverFn{}, beam.CoGroupByKey(s, answers, bearers))
}

// resolveEvents yields what all entities of each document are, with events resolved.
func resolveEvents(s beam.Scope, readings, terms beam.PCollection, ontology reads, rounds int) beam.PCollection {
	count := stats.Sum(s, beam.ParDo(s, one, readings))
	pairs := beam.ParDo(s, &pairsFn{}, beam.GroupByKey(s, terms), beam.SideInput{Input: count})
	near := beam.ParDo(s, &nearFn{}, beam.CombinePerKey(s, addPairs, pairs))
	met := beam.ParDo(s, &meetFn{}, beam.CoGroupByKey(s, readings, near))
	links := beam.ParDo(s, &linkFn{ontology}, beam.CoGroupByKey(s, readings, met))
	block := components(s.Scope("blocks"), links, rounds)
	blocks := beam.ParDo(s, &gatherFn{}, beam.CoGroupByKey(s, readings, block, near))
	return beam.ParDo(s, &eventsFn{ontology}, beam.GroupByKey(s, blocks))
}

func documentOf(extraction []byte) (*resolve.Document, error) {
	e, err := decode[quadpress.Extraction](extraction)
	doc := resolve.DocumentOf(&e)
	return &doc, err
}

// recordsFn yields what a document says of each form, and that it has it.
type recordsFn struct{ reads }

// ProcessElement takes one document.
func (f *recordsFn) ProcessElement(id string, extraction []byte, records, bearers emit) error {
	doc, err := documentOf(extraction)
	if err != nil {
		return err
	}
	for form, r := range f.stages().Records(doc) {
		records(form, encode(r))
		bearers(form, []byte(id))
	}
	return nil
}

// addRecords adds up what documents say of one form.
func addRecords(a, b []byte) ([]byte, error) {
	sum, err := decode[*resolve.Record](a)
	if err != nil {
		return nil, err
	}
	more, err := decode[*resolve.Record](b)
	if err != nil {
		return nil, err
	}
	sum.Add(more)
	return encode(sum), nil
}

// ballotFn yields a record by what its class is voted on with.
type ballotFn struct{ reads }

// ProcessElement takes one record.
func (f *ballotFn) ProcessElement(_ string, data []byte, ballots emit) error {
	r, err := decode[*resolve.Record](data)
	if err == nil {
		ballots(f.stages().Ballot(r), data)
	}
	return err
}

// voteFn yields records with their classes, by their forms.
type voteFn struct{ reads }

// ProcessElement takes one ballot.
func (f *voteFn) ProcessElement(_ string, ballot values, records emit) error {
	all, err := decodeAll[*resolve.Record](ballot)
	if err != nil {
		return err
	}
	f.stages().Vote(all)
	for _, r := range all {
		records(r.Form(), encode(r))
	}
	return nil
}

// keyNode begins the nodes of keys, so that those of forms come before them and name what hangs together.
const keyNode = "~"

// keysFn ties a record to its keys.
type keysFn struct{ reads }

// ProcessElement takes one record.
func (f *keysFn) ProcessElement(form string, data []byte, edges func(string, string)) error {
	r, err := decode[*resolve.Record](data)
	if err != nil {
		return err
	}
	for _, k := range f.stages().Keys(r) {
		edges(form, keyNode+k)
	}
	return nil
}

// blockFn yields a record by its block.
type blockFn struct{}

// ProcessElement takes one node: a form with its record, or a key.
func (f *blockFn) ProcessElement(node string, record values, block func(*string) bool, blocks emit) {
	var data []byte
	if record(&data) {
		blocks(firstOr(block, node), data)
	}
}

// firstOr is the first value, or another one where there is none.
func firstOr(next func(*string) bool, other string) string {
	if v := ""; next(&v) {
		return v
	}
	return other
}

// answer is what a form is.
type answer struct {
	Form   string
	Answer resolve.Answer
}

// answerFn says what the forms of a block are.
type answerFn struct{ reads }

// ProcessElement takes one block.
func (f *answerFn) ProcessElement(_ string, block values, answers emit) error {
	records, err := decodeAll[*resolve.Record](block)
	if err != nil {
		return err
	}
	for form, a := range f.stages().Answer(records) {
		answers(form, encode(answer{form, a}))
	}
	return nil
}

// deliverFn yields the answer for a form by each document that has it.
type deliverFn struct{}

// ProcessElement takes one form.
func (f *deliverFn) ProcessElement(_ string, answers, bearers values, delivered emit) {
	var data, id []byte
	if answers(&data) {
		for bearers(&id) {
			delivered(string(id), data)
		}
	}
}

// readingFn yields a document with what its things are, and the document by each of its terms.
type readingFn struct{ reads }

// holder is a document that has a term so often.
type holder struct {
	ID      string
	Count   int
	Squares int64
}

// ProcessElement takes one document.
func (f *readingFn) ProcessElement(id string, extraction, answers values, readings, terms emit) error {
	var data []byte
	if !extraction(&data) {
		return nil
	}
	doc, err := documentOf(data)
	if err != nil {
		return err
	}
	all, err := decodeAll[answer](answers)
	if err != nil {
		return err
	}
	byForm := map[string]resolve.Answer{}
	for _, a := range all {
		byForm[a.Form] = a.Answer
	}
	reading, has := f.stages().Read(doc, byForm)
	readings(id, encode(reading))
	for term, n := range has {
		terms(term, encode(holder{id, n, reading.Squares}))
	}
	return nil
}

func one(string, []byte) int64 { return 1 }

// pair is what is between two documents.
type pair struct {
	A, B               string // A is behind B
	Between            int64
	SquaresA, SquaresB int64
}

// pairsFn yields what a term puts between documents, if few enough have it.
type pairsFn struct{}

// ProcessElement takes one term and the number of all documents.
func (f *pairsFn) ProcessElement(term string, next values, documents int64, pairs emit) error {
	var all []holder
	common := resolve.Common(int(documents))
	for data := []byte(nil); next(&data); {
		h, err := decode[holder](data)
		if err != nil {
			return err
		}
		if all = append(all, h); len(all) > common {
			return nil
		}
	}
	for _, a := range all {
		for _, b := range all {
			if a.ID > b.ID {
				p := pair{a.ID, b.ID, resolve.Between(term, a.Count, b.Count), a.Squares, b.Squares}
				pairs(string(encode([]string{a.ID, b.ID})), encode(p))
			}
		}
	}
	return nil
}

// addPairs adds up what terms put between two documents.
func addPairs(a, b []byte) ([]byte, error) {
	sum, err := decode[pair](a)
	if err != nil {
		return nil, err
	}
	more, err := decode[pair](b)
	if err != nil {
		return nil, err
	}
	sum.Between += more.Between
	return encode(sum), nil
}

// nearFn yields the pairs of documents that are near each other, by the first of each.
type nearFn struct{}

// ProcessElement takes one pair.
func (f *nearFn) ProcessElement(_ string, data []byte, near emit) error {
	p, err := decode[pair](data)
	if err == nil && resolve.Near(p.Between, p.SquaresA, p.SquaresB) {
		near(p.A, data)
	}
	return err
}

// meeting is one document of a pair that is near each other.
type meeting struct {
	Reading resolve.Reading
	Between int64
}

// meetFn sends a document to those near it.
type meetFn struct{}

// ProcessElement takes one document and the pairs of which it is the first.
func (f *meetFn) ProcessElement(_ string, readings, near values, met emit) error {
	reading, ok, err := first[resolve.Reading](readings)
	if err != nil || !ok {
		return err
	}
	pairs, err := decodeAll[pair](near)
	for _, p := range pairs {
		met(p.B, encode(meeting{reading, p.Between}))
	}
	return err
}

// linkFn yields which documents are linked.
type linkFn struct{ reads }

// ProcessElement takes one document, and those that were sent to it.
func (f *linkFn) ProcessElement(id string, readings, met values, links func(string, string)) error {
	reading, ok, err := first[resolve.Reading](readings)
	if err != nil || !ok {
		return err
	}
	for data := []byte(nil); met(&data); {
		m, err := decode[meeting](data)
		if err != nil {
			return err
		}
		if f.stages().Linked(&m.Reading, &reading, m.Between) {
			links(m.Reading.ID, id)
		}
	}
	return nil
}

// member is a document of a block, with the pairs of which it is the first.
type member struct {
	Reading resolve.Reading
	Near    []pair
}

// gatherFn yields a document by its block.
type gatherFn struct{}

// ProcessElement takes one document.
func (f *gatherFn) ProcessElement(id string, readings values, block func(*string) bool, near values,
	blocks emit) error {
	reading, ok, err := first[resolve.Reading](readings)
	if err != nil || !ok {
		return err
	}
	pairs, err := decodeAll[pair](near)
	blocks(firstOr(block, id), encode(member{reading, pairs}))
	return err
}

// eventsFn resolves the events of a block.
type eventsFn struct{ reads }

// ProcessElement takes one block.
func (f *eventsFn) ProcessElement(_ string, block values, resolutions emit) error {
	members, err := decodeAll[member](block)
	if err != nil {
		return err
	}
	near := map[string]map[string]int64{}
	readings := make([]*resolve.Reading, len(members))
	for i := range members {
		readings[i] = &members[i].Reading
		near[readings[i].ID] = map[string]int64{}
		for _, p := range members[i].Near {
			near[p.A][p.B] = p.Between
		}
	}
	for i, r := range f.stages().Events(readings, near) {
		resolutions(readings[i].ID, encode(r))
	}
	return nil
}
