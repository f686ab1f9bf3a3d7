// Package evaluate scores what Quadpress makes of text against what people have annotated: statements, propositions,
// relations, chains of coreference, mentions.
package evaluate

// Score counts things made against things of a gold annotation.
type Score struct {
	// Made is how many were made, Right how many of them the gold has.
	Made  int `json:"made"`
	Right int `json:"right"`
	// Gold is how many the gold has, Found how many of them were made.
	Gold  int `json:"gold"`
	Found int `json:"found"`
}

// Precision is the share of what was made that is right, 0 when nothing was made.
func (s Score) Precision() float64 { return share(float64(s.Right), float64(s.Made)) }

// Recall is the share of the gold that was found, 0 when there is none.
func (s Score) Recall() float64 { return share(float64(s.Found), float64(s.Gold)) }

// F1 is the harmonic mean of precision and recall, 0 when nothing is right.
func (s Score) F1() float64 { return harmonic(s.Precision(), s.Recall()) }

func (s *Score) add(o Score) {
	s.Made, s.Right, s.Gold, s.Found = s.Made+o.Made, s.Right+o.Right, s.Gold+o.Gold, s.Found+o.Found
}

// Ratio is a measure as precision and recall, each the share of a total, summed over documents.
type Ratio struct {
	PrecisionOf, Precise float64 // what was found, and how much of it is right
	RecallOf, Recalled   float64 // what should be found, and how much of it is
}

// Precision is the share of what was found that is right, 0 when nothing was found.
func (r *Ratio) Precision() float64 { return share(r.Precise, r.PrecisionOf) }

// Recall is the share of what should be found that is, 0 when there is nothing to find.
func (r *Ratio) Recall() float64 { return share(r.Recalled, r.RecallOf) }

// F1 is the harmonic mean of precision and recall, 0 where both are.
func (r *Ratio) F1() float64 { return harmonic(r.Precision(), r.Recall()) }

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// harmonic is the harmonic mean, 0 where both are.
func harmonic(a, b float64) float64 { return share(2*a*b, a+b) }

func (r *Ratio) add(precise, precisionOf, recalled, recallOf int) {
	r.Precise += float64(precise)
	r.PrecisionOf += float64(precisionOf)
	r.Recalled += float64(recalled)
	r.RecallOf += float64(recallOf)
}
