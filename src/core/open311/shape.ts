/**
 * What Open311 GeoReport v2 calls things, as it crosses the network: names are the standard's. Instants are
 * written as W3C dates; null is an empty element.
 */
export interface Service {
  service_code: string
  service_name: string
  description: string
  metadata: boolean
  type: 'realtime'
  keywords: string | null
  group: string | null
}

export interface ServiceRequest {
  service_request_id: string
  status: 'open' | 'closed'
  status_notes: string | null
  service_name: string
  service_code: string
  description: string | null
  agency_responsible: string | null
  service_notice: string | null
  requested_datetime: string
  updated_datetime: string
  expected_datetime: string | null
  address: string | null
  address_id: string | null
  zipcode: string | null
  lat: number | null
  long: number | null
  media_url: string | null
}

/** What happened to a request, as FixMyStreet asks for it. */
export interface RequestUpdate {
  update_id: string
  service_request_id: string
  status: 'open' | 'closed'
  updated_datetime: string
  description: string
  media_url: string | null
}

type Value = string | number | boolean | null
/** What is written as XML: an element by each name; a list holds elements of one name. */
export type Node = Value | { [name: string]: Node } | List
interface List {
  each: string
  of: readonly Node[]
}
export const list = (each: string, of: readonly object[]): List => ({ each, of: of as readonly Node[] })

const isList = (node: object): node is List => 'each' in node && Array.isArray((node as List).of)

/** The same as JSON, by the Spark convention: a list loses its element's name, and the root its own. */
export function sparkOf(node: Node): unknown {
  if (node === null || typeof node !== 'object') return node
  if (isList(node)) return node.of.map(sparkOf)
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, sparkOf(value)]))
}

/** A document of XML 1.0. */
export const xmlOf = (root: string, node: Node): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, node)}\n`

function element(name: string, node: Node): string {
  const inside = insideOf(node)
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

function insideOf(node: Node): string {
  if (node === null) return ''
  if (typeof node !== 'object') return escaped(String(node))
  if (isList(node)) return node.of.map((one) => element(node.each, one)).join('')
  return Object.entries(node)
    .map(([name, value]) => element(name, value))
    .join('')
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** XML 1.0 has no way to write most control characters; they go. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (mark) => MARKS[mark]!)
