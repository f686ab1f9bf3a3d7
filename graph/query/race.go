//go:build race

package query

// detected is how many times as much memory workers have together where they look for data races, which takes several
// times what a query does.
const detected = 4
