package server

import (
	"crypto/tls"
	"net"
	"net/http"
	"sync"
	"time"
)

// maxConnections is how many connections are open at once. A further one takes the place of the one that has been idle
// longest; it is closed where all are busy.
const maxConnections = 1024

// connections are those that are open. Its methods are safe for concurrent use.
type connections struct {
	most int
	mu   sync.Mutex
	open map[net.Conn]time.Time // since when it is idle; zero where it is not
}

// changed is told of each change of a connection, as [http.Server.ConnState].
func (c *connections) changed(conn net.Conn, state http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, known := c.open[conn]
	switch {
	case state == http.StateNew:
		c.open[conn] = time.Now()
	case !known: // it is being closed
	case state == http.StateActive:
		c.open[conn] = time.Time{}
	case state == http.StateIdle:
		c.open[conn] = time.Now()
	default:
		delete(c.open, conn)
	}
	if len(c.open) > c.most {
		c.closeOldest(conn)
	}
}

// closeOldest closes the connection that has been idle longest, the newest where it is the only idle one.
func (c *connections) closeOldest(newest net.Conn) {
	oldest := newest
	for conn, since := range c.open {
		if !since.IsZero() && since.Before(c.open[oldest]) {
			oldest = conn
		}
	}
	delete(c.open, oldest)
	if secure, ok := oldest.(*tls.Conn); ok { // which would wait for the client
		oldest = secure.NetConn()
	}
	_ = oldest.Close()
}
