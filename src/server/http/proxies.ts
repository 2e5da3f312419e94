import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** The proxies in front of this Grove, whose word of whom they speak for is believed. */
export interface Proxies {
  /** How many addresses and nets are named. */
  readonly count: number
  trusts(address: Address): boolean
}

/**
 * Reads a list of addresses and nets (`127.0.0.1 ::1 10.0.0.0/8`), parted by spaces or commas. Throws for a
 * word that is neither.
 */
export function readProxies(list: string): Proxies {
  const nets = list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(netOf)
  return {
    count: nets.length,
    trusts: (address) => nets.some(([net, bits]) => net.kind() === address.kind() && address.match(net, bits)),
  }
}

function netOf(word: string): [Address, number] {
  try {
    const [net, bits] = word.includes('/') ? ipaddr.parseCIDR(word) : [ipaddr.parse(word), undefined]
    return [net, bits ?? (net.kind() === 'ipv4' ? 32 : 128)]
  } catch {
    throw new Error(`TRUSTED_PROXIES: ${word} is neither an address nor a net`)
  }
}

/**
 * Whom a request comes from: the peer, unless it is a trusted proxy; then whom that names, and so on from
 * right to left through trusted proxies. What the last trusted one says is believed, and nothing before it.
 * Undefined where the peer is no address.
 */
export function originOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: Proxies,
): Address | undefined {
  let origin = addressIn(peer ?? '')
  const hops = forwardedFor?.split(',') ?? []
  while (origin && proxies.trusts(origin)) {
    const next = addressIn(hops.pop() ?? '')
    if (!next) break
    origin = next
  }
  return origin
}

/**
 * An address as proxies write it: bare, with a port, in brackets; IPv4 that came through an IPv6 socket is
 * IPv4.
 */
function addressIn(word: string): Address | undefined {
  const bare = word
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  // Four parts only: a bare number, and zeros that mean base eight, are addresses elsewhere.
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare) ? ipaddr.process(bare) : undefined
}

/**
 * What is counted as one sender: an IPv4 address, or the /64 net of an IPv6 one, since each customer has all
 * addresses of a /64.
 */
export function senderOf(address: Address): string {
  return address.kind() === 'ipv4'
    ? address.toString()
    : `${(address as ipaddr.IPv6).parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
}
