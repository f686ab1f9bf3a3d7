//go:build !race

package query

// detected is how many times as much memory workers have together where they look for data races.
const detected = 1
