package evaluate

import "math"

// assignment pairs rows with columns, each at most once, so that the sum of the paired values is greatest, and returns
// that sum. Values are not negative. It is the Hungarian method with potentials (Kuhn, 1955), cubic in the longer side.
func assignment(values [][]float64) float64 {
	if len(values) == 0 {
		return 0
	}
	n := max(len(values), len(values[0]))
	cost := func(row, column int) float64 { // a square of costs: what is missing costs nothing
		if row < len(values) && column < len(values[row]) {
			return -values[row][column]
		}
		return 0
	}
	// Rows and columns count from 1; row 0 is the one being placed.
	rowPotential, columnPotential := make([]float64, n+1), make([]float64, n+1)
	rowOf, before := make([]int, n+1), make([]int, n+1)
	for row := 1; row <= n; row++ {
		rowOf[0] = row
		column := 0
		slack := make([]float64, n+1)
		for j := range slack {
			slack[j] = math.Inf(1)
		}
		seen := make([]bool, n+1)
		for rowOf[column] != 0 {
			seen[column] = true
			r, next, least := rowOf[column], 0, math.Inf(1)
			for j := 1; j <= n; j++ {
				if seen[j] {
					continue
				}
				if d := cost(r-1, j-1) - rowPotential[r] - columnPotential[j]; d < slack[j] {
					slack[j], before[j] = d, column
				}
				if slack[j] < least {
					least, next = slack[j], j
				}
			}
			for j := range slack {
				if seen[j] {
					rowPotential[rowOf[j]] += least
					columnPotential[j] -= least
				} else {
					slack[j] -= least
				}
			}
			column = next
		}
		for column != 0 {
			rowOf[column] = rowOf[before[column]]
			column = before[column]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= cost(rowOf[j]-1, j-1)
	}
	return sum
}
