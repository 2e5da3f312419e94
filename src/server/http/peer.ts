import type { IncomingMessage } from 'node:http'

/** For whom another process of ours has handed a request on. */
const handed = new WeakMap<IncomingMessage, string>()

/** Says for which address a request stands that another process of ours has handed on. */
export const standsFor = (request: IncomingMessage, peer: string): void => void handed.set(request, peer)

/** The address at the other end of a request's connection, or of the one that it was handed on from. */
export const peerOf = (request: IncomingMessage | undefined): string | undefined =>
  request && (handed.get(request) ?? request.socket.remoteAddress)
