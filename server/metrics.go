package server

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// metrics are what Prometheus is told of a server.
type metrics struct {
	registry *prometheus.Registry

	requests  *prometheus.CounterVec   // by route, method and status
	durations *prometheus.HistogramVec // by route, in seconds
	running   prometheus.Gauge         // requests that are being answered

	held    *prometheus.GaugeVec // what the store holds, by kind
	shown   prometheus.Gauge     // since when its present state is shown, in Unix seconds
	changes prometheus.Counter   // of the state that is shown
}

func newMetrics(queries *query.Pool) *metrics {
	name := func(subsystem, name, help string) prometheus.Opts {
		return prometheus.Opts{Namespace: "quadpress", Subsystem: subsystem, Name: name, Help: help}
	}
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts(
			name("http", "requests_total", "Requests answered.")), []string{"route", "method", "status"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: "quadpress", Subsystem: "http", Name: "request_duration_seconds",
			Help:    "Time from a request's headers to the last byte of its answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"route"}),
		running: prometheus.NewGauge(prometheus.GaugeOpts(
			name("http", "requests_running", "Requests that are being answered."))),
		held: prometheus.NewGaugeVec(prometheus.GaugeOpts(
			name("store", "items", "What the store holds, by kind.")), []string{"kind"}),
		shown: prometheus.NewGauge(prometheus.GaugeOpts(
			name("store", "shown_since_seconds", "When the store's present state was taken over, in Unix time."))),
		changes: prometheus.NewCounter(prometheus.CounterOpts(
			name("store", "changes_total", "How often a new state of the store was taken over."))),
	}
	m.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.requests, m.durations, m.running, m.held, m.shown, m.changes,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts(
			name("queries", "running", "Queries that run in workers, or wait for one to be free again.")),
			func() float64 { return float64(queries.Running()) }),
	)
	return m
}

// show notes which state of the store is shown from now on.
func (m *metrics) show(stats graph.Stats) {
	for kind, n := range map[string]int{
		"quads": stats.Quads, "documents": stats.Documents, "statements": stats.Statements, "events": stats.Events,
		"things": stats.Entities, "relations": stats.Relations,
	} {
		m.held.WithLabelValues(kind).Set(float64(n))
	}
	m.shown.Set(float64(time.Now().Unix()))
}

// handler answers with all metrics, in Prometheus's formats.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true}) // which all answers have
}
