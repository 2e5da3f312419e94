import type { RequestListener, Server, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** How often we look whether all have been answered. */
const LOOK_MS = 25

/** The requests that are being answered, so that a server can end without cutting them off. */
export class Draining {
  private readonly underWay = new Set<ServerResponse>()
  private ending = false

  /** The same listener, known here while it answers. */
  around(listener: RequestListener): RequestListener {
    return (request, response) => {
      this.underWay.add(response)
      response.on('close', () => this.underWay.delete(response))
      if (this.ending) response.shouldKeepAlive = false
      listener(request, response)
    }
  }

  /**
   * Ends a server: it accepts nobody any more, streams end (browsers come back by themselves, and find
   * whoever serves then), and what is under way is answered. What takes longer than `patience` (ms) is cut;
   * gives how many that were.
   */
  async end(server: Server, patience: number): Promise<number> {
    this.ending = true
    let closed = false
    server.close(() => (closed = true))
    for (const until = Date.now() + patience; !closed && Date.now() < until; await wait(LOOK_MS)) {
      for (const response of this.underWay)
        if (isStream(response)) response.end()
        else if (!response.headersSent) response.shouldKeepAlive = false
      server.closeIdleConnections()
    }
    const cut = this.underWay.size
    server.closeAllConnections()
    return cut
  }
}

const isStream = (response: ServerResponse): boolean =>
  response.headersSent && String(response.getHeader('content-type')).startsWith('text/event-stream')
