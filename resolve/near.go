package resolve

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"maps"
	"strconv"
)

// The index tells which documents are near each other, so much alike that they may tell of one event, in these sets:
//
//	size                 how many documents there are, and above which number of them a term is common
//	terms                the [vector] of each document
//	spread               for each term, the number of documents that have it
//	documents with TERM  the documents that have a term, each with how often, and the square of its vector's length
//	near DOCUMENT        the documents that are near one, each with what is between the two: the sum of the products
//	                     of what they have in common and few others have
//	linked DOCUMENT      those of them that tell, by what speaks for two tellings alone, of one event as it does
//
// Tellings become one only if so much speaks for them on average, so somewhere in two clusters that become one there
// are two that are linked. Documents that no links join, directly or by others, have no event in common: they are of
// different blocks.
//
// A change of a document alters what is between it and others. Where a term becomes common, or is no more, that also
// changes what is between those that have it.

// nearness is an update of what is near.
type nearness struct {
	*Blocks
	common  int             // terms of more documents are
	spread  map[string]int  // as it is now, of terms that were looked up
	former  map[string]int  // what it was
	moved   map[string]bool // documents whose neighbours are to be found anew
	touched map[string]bool // documents whose events are to be resolved anew
}

// holder is a document that has a term.
type holder struct {
	document string
	count    int
	squares  int64
}

// update finds out what is near the documents given, which may speak of other things than before.
func (n *nearness) update(affected []string) error {
	if err := n.updateSize(); err != nil {
		return err
	}
	for _, id := range affected {
		if err := n.updateTerms(id); err != nil {
			return err
		}
	}
	if err := n.updateSpread(); err != nil {
		return err
	}
	for _, id := range sortedKeys(n.moved) {
		if err := n.findNear(id); err != nil {
			return err
		}
	}
	return nil
}

// size is how many documents there are, and above which number of them a term is common.
type size struct {
	Documents int `json:"documents"`
	Common    int `json:"common"`
}

// updateSize counts the documents. Where that changes what is common, all neighbours are to be found anew.
func (n *nearness) updateSize() error {
	var s size
	data, err := n.index.Get("size", "")
	if err == nil && data != nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		return err
	}
	before := s
	s.Documents += n.more
	s.Common = commonAbove(s.Documents)
	n.common = s.Common
	if s == before {
		return nil
	}
	if s.Common != before.Common {
		for m, err := range n.index.Members("terms") {
			if err != nil {
				return err
			}
			n.moved[m.Name] = true
		}
	}
	if s.Documents == 0 {
		return n.index.Delete("size", "")
	}
	return n.put("size", "", s)
}

// updateTerms says what terms a document has.
func (n *nearness) updateTerms(id string) error {
	n.touched[id] = true
	before, err := n.terms(id)
	if err != nil {
		return err
	}
	doc, err := n.document(id)
	if err != nil {
		return err
	}
	now := vector{}
	if doc != nil {
		out, err := n.things(doc)
		if err != nil {
			return err
		}
		now = n.vectorOf(doc, out)
	}
	if now.equal(before) {
		return nil
	}
	n.moved[id] = true
	squares := now.squares()
	for _, t := range sortedKeys(before) {
		if now[t] == 0 {
			if err := errors.Join(n.count(t, -1), n.index.Delete("documents with "+t, id)); err != nil {
				return err
			}
		}
	}
	for _, t := range sortedKeys(now) {
		if before[t] == 0 {
			if err := n.count(t, 1); err != nil {
				return err
			}
		}
		value := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(now[t])), uint64(squares))
		if err := n.index.Put("documents with "+t, id, value); err != nil {
			return err
		}
	}
	if len(now) == 0 {
		return n.index.Delete("terms", id)
	}
	return n.index.Put("terms", id, now.encode())
}

func (n *nearness) terms(id string) (vector, error) {
	data, err := n.index.Get("terms", id)
	if err != nil {
		return nil, err
	}
	return decodeVector(data)
}

// spreadOf is the number of documents that have a term.
func (n *nearness) spreadOf(term string) (int, error) {
	if s, ok := n.spread[term]; ok {
		return s, nil
	}
	data, err := n.index.Get("spread", term)
	if err != nil {
		return 0, err
	}
	s := 0
	if data != nil {
		s, err = strconv.Atoi(string(data))
	}
	n.spread[term] = s
	return s, err
}

// count counts one document more or less that has a term.
func (n *nearness) count(term string, by int) error {
	s, err := n.spreadOf(term)
	if err != nil {
		return err
	}
	if _, ok := n.former[term]; !ok {
		n.former[term] = s
	}
	n.spread[term] = s + by
	return nil
}

// updateSpread keeps how many documents have the terms whose number has changed, and takes what has become common from
// what is between documents, or adds what is no more.
func (n *nearness) updateSpread() error {
	for _, t := range sortedKeys(n.former) {
		before, now := n.former[t], n.spread[t]
		var err error
		switch {
		case now == before:
			continue
		case now == 0:
			err = n.index.Delete("spread", t)
		default:
			err = n.index.Put("spread", t, strconv.AppendInt(nil, int64(now), 10))
		}
		if err == nil && before <= n.common && now > n.common {
			err = n.becomesCommon(t)
		} else if err == nil && before > n.common && now <= n.common {
			err = n.becomesRare(t)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// becomesCommon takes what a term weighs from what is between the documents that have it and are near each other. Of
// those that have moved all is found out anew.
func (n *nearness) becomesCommon(term string) error {
	holders, err := n.holders(term)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, h := range holders {
		if !n.moved[h.document] {
			counts[h.document] = h.count
		}
	}
	squares := map[string]int64{}
	for _, h := range holders {
		squares[h.document] = h.squares
	}
	for _, d := range sortedKeys(counts) {
		near, err := n.near(d)
		if err != nil {
			return err
		}
		for _, o := range sortedKeys(near) {
			if d >= o || counts[o] == 0 {
				continue
			}
			between := near[o] - weight(term, counts[d])*weight(term, counts[o])
			if likeness(between, squares[d], squares[o]) < leastLike {
				between = 0
			}
			if err := n.setNear(d, o, between); err != nil {
				return err
			}
		}
	}
	return nil
}

// becomesRare has the neighbours of all found anew that have a term.
func (n *nearness) becomesRare(term string) error {
	holders, err := n.holders(term)
	for _, h := range holders {
		n.moved[h.document] = true
	}
	return err
}

// holders returns the documents that have a term.
func (n *nearness) holders(term string) (all []holder, err error) {
	for m, err := range n.index.Members("documents with " + term) {
		if err != nil {
			return nil, err
		}
		count, size := binary.Uvarint(m.Value)
		squares, _ := binary.Uvarint(m.Value[max(0, size):])
		all = append(all, holder{m.Name, int(count), int64(squares)})
	}
	return all, nil
}

// near returns the documents near one, and what is between them.
func (n *nearness) near(id string) (map[string]int64, error) {
	all := map[string]int64{}
	for m, err := range n.index.Members("near " + id) {
		if err != nil {
			return nil, err
		}
		between, _ := binary.Uvarint(m.Value)
		all[m.Name] = int64(between)
	}
	return all, nil
}

// setNear says what is between two documents, 0 where they are not near.
func (n *nearness) setNear(a, b string, between int64) error {
	n.touched[a], n.touched[b] = true, true
	if between == 0 {
		return errors.Join(n.index.Delete("near "+a, b), n.index.Delete("near "+b, a))
	}
	value := binary.AppendUvarint(nil, uint64(between))
	return errors.Join(n.index.Put("near "+a, b, value), n.index.Put("near "+b, a, value))
}

// findNear finds the documents near one.
func (n *nearness) findNear(id string) error {
	n.touched[id] = true
	terms, err := n.terms(id)
	if err != nil {
		return err
	}
	own := terms.squares()
	between, squares := map[string]int64{}, map[string]int64{}
	for _, t := range sortedKeys(terms) {
		spread, err := n.spreadOf(t)
		if err != nil {
			return err
		}
		if spread > n.common || spread < 2 {
			continue
		}
		holders, err := n.holders(t)
		if err != nil {
			return err
		}
		w := weight(t, terms[t])
		for _, h := range holders {
			between[h.document] += w * weight(t, h.count)
			squares[h.document] = h.squares
		}
	}
	delete(between, id)
	maps.DeleteFunc(between, func(o string, sum int64) bool { return likeness(sum, own, squares[o]) < leastLike })
	before, err := n.near(id)
	if err != nil {
		return err
	}
	for _, o := range sortedKeys(before) {
		if between[o] == 0 {
			if err := n.setNear(id, o, 0); err != nil {
				return err
			}
		}
	}
	for _, o := range sortedKeys(between) {
		if between[o] != before[o] {
			if err := n.setNear(id, o, between[o]); err != nil {
				return err
			}
		}
	}
	return nil
}
