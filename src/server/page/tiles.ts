import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import type { Tiles } from '../../wire/map.ts'
import { policyWith } from '../http/headers.ts'

/** Where pictures of a map come from: its host with scheme and port; null: from here. */
const originOf = ({ url }: Pick<Tiles, 'url'>): string | null => (url.startsWith('/') ? null : new URL(url).origin)

/** [T45] Lets a page load pictures of the map, from the one machine that has them. */
export function allowTiles(c: Context, tiles: Tiles | undefined): void {
  const origin = tiles && originOf(tiles)
  if (origin) c.header('content-security-policy', policyWith(origin))
}

/**
 * [T45] The pictures of maps, as they are set; undefined where none are. Refuses what is set by half, names
 * that are none of {z}, {x} and {y}, an address without encryption but in a network of one's own, and a datum
 * that nobody knows.
 */
export function tilesOf(url: string | undefined, said: string | undefined, datum: string): Tiles | undefined {
  if (!url && !said) return undefined
  if (!url || !said) throw new Error('MAP_TILES and MAP_ATTRIBUTION go together')
  if (datum !== 'wgs84' && datum !== 'gcj02') throw new Error(`MAP_DATUM is wgs84 or gcj02: ${datum}`)
  const words = said.split(/\s/)
  const link = words.at(-1)!.startsWith('https://') ? words.pop()! : null
  return { url, host: hostOf(url), attribution: words.join(' ').trim() || link!, link, datum }
}

function hostOf(url: string): string | null {
  const plain = url.replace('{z}', '0').replace('{x}', '0').replace('{y}', '0')
  const wrong = (why: string) => new Error(`MAP_TILES ${why}: ${url}`)
  if (/[{}]/.test(plain) || plain.length !== url.length - 6)
    throw wrong('has {z}, {x} and {y}, each once, and no other')
  if (/^\/(?!\/)\S+$/.test(plain)) return null
  if (!URL.canParse(plain)) throw wrong('is no address')
  const { protocol, host, hostname, origin, username } = new URL(plain)
  if (!url.startsWith(`${origin}/`) || username || !/^[\w.:[\]-]+$/.test(host)) throw wrong('is no plain address')
  if (protocol !== 'https:' && !(protocol === 'http:' && isOwn(hostname))) throw wrong('is not https')
  return host
}

/** Whether a name is this machine, or an address of a network of one's own. */
function isOwn(hostname: string): boolean {
  if (hostname === 'localhost') return true
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() !== 'unicast'
}
