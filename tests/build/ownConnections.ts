import dns from 'node:dns'
import http from 'node:http'
import net from 'node:net'

// Every request of a test goes over a connection of its own. On one that was kept, a test process that was
// busy may send at the very moment at which the server closes it as idle, and is answered with "other side
// closed", by nobody's fault. vitest runs this before each file, in processes that several files share.
const kept = globalThis.fetch
if (kept.name !== 'fetchOnOwnConnection')
  globalThis.fetch = function fetchOnOwnConnection(input, init) {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    if (!headers.has('connection')) headers.set('connection', 'close')
    return kept(input, { ...init, headers })
  }
http.globalAgent = new http.Agent({ keepAlive: false })
// A name is connected to at its first address: Groves of tests listen on 127.0.0.1, and trying ::1 beside it
// took as long as the request.
dns.setDefaultResultOrder('ipv4first')
net.setDefaultAutoSelectFamily(false)
