package server

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
)

// knownHost reports whether the server answers for a host that a request names, with or without a port.
//
// A page on another site can have its own name resolve to this machine and would then be of the same origin (DNS
// rebinding). Its requests name its host; so only addresses, "localhost" and the hosts of the options are answered for.
func (s *Server) knownHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	return net.ParseIP(host) != nil || host == "localhost" || strings.HasSuffix(host, ".localhost") ||
		slices.ContainsFunc(s.opt.Hosts, func(known string) bool { return strings.EqualFold(known, host) })
}

// refuseHost answers a request that names an unknown host.
func refuseHost(w http.ResponseWriter, r *http.Request) {
	writeError(w, http.StatusMisdirectedRequest,
		fmt.Errorf("this server does not answer for the host %q; start it with --host to have it do so", r.Host))
}

// allowOrigin lets the pages of an allowed origin read the answer.
func (s *Server) allowOrigin(h http.Header, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origin == "" || !slices.Contains(s.opt.Origins, origin) && !slices.Contains(s.opt.Origins, "*") {
		return
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Allow-Headers", "Accept, Content-Type, Mcp-Method, Mcp-Name, Mcp-Protocol-Version")
	h.Set("Access-Control-Expose-Headers", cutHeader+", "+noteHeader)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}
