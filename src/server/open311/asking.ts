import type { Element, Said, Taken } from '../../core/open311/heard.ts'
import { all, referenceIn, statusesIn, takenFrom, textIn, updatesIn } from '../../core/open311/heard.ts'
import type { Id } from '../../core/plain/id.ts'
import { getOutside, postOutside } from '../integrations/post.ts'
import type { DepartmentSystem, Told } from './systems.store.ts'
import { w3c } from './present.ts'
import { readXml } from './readXml.ts'

/** How another system is spoken to. */
export interface Line {
  anywhere: boolean
  ending: AbortSignal
}
const [PATIENCE_MS, ANSWER_MOST] = [20_000, 4_000_000]
const how = ({ anywhere, ending }: Line) => ({ anywhere, ending, patience: PATIENCE_MS, most: ANSWER_MOST })
const DESCRIPTION_MOST = 4000

const bare = (endpoint: string): string => (endpoint.endsWith('/') ? endpoint.slice(0, -1) : endpoint)
const at = ({ endpoint, jurisdiction }: DepartmentSystem, path: string, said: Record<string, string> = {}): string => {
  const query = new URLSearchParams({ ...(jurisdiction ? { jurisdiction_id: jurisdiction } : {}), ...said })
  return `${bare(endpoint)}/${path}${query.size ? `?${query}` : ''}`
}

/**
 * [T37] Sends a matter: its title and summary, where it is, and the way to its public page, which also
 * says that it is this one. Nothing of who wrote its cards. `key`: the same at every try.
 */
export async function sendMatter(
  line: Line,
  system: DepartmentSystem,
  { sheet, photo, point }: Told,
  { link, key, photoLink }: { link: string; key: Id; photoLink: (photo: Id) => string },
): Promise<Taken> {
  const words = [sheet.title, sheet.summary].filter(Boolean).join('\n')
  const fields = {
    ...(system.jurisdiction ? { jurisdiction_id: system.jurisdiction } : {}),
    ...(system.key ? { api_key: system.key } : {}),
    service_code: system.service,
    description: `${words.slice(0, DESCRIPTION_MOST - link.length - 1)}\n${link}`,
    ...(sheet.where || !point ? { address_string: sheet.where || sheet.title } : {}),
    ...(point ? { lat: String(point.lat), long: String(point.long) } : {}),
    ...(photo ? { media_url: photoLink(photo) } : {}),
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'idempotency-key': key }
  const { status, text } = await postOutside(
    `${bare(system.endpoint)}/requests.xml`,
    new URLSearchParams(fields).toString(),
    { ...how(line), headers },
  )
  return takenFrom(status, readXml(text))
}

/** [T37] What became of a token; undefined where it has no number yet. */
export async function askToken(line: Line, system: DepartmentSystem, token: string): Promise<string | undefined> {
  const answer = await read(line, at(system, `tokens/${encodeURIComponent(token)}.xml`))
  const [request] = answer ? all(answer, 'request') : []
  return (request && referenceIn(textIn(request, 'service_request_id'))) || undefined
}

/**
 * [T37] Looks whether a matter is there whose answer was not heard, by the link that only this one was
 * sent with. Undefined where it is not; rejects where that cannot be said.
 */
export async function lookFor(
  line: Line,
  system: DepartmentSystem,
  link: string,
  since: number,
): Promise<string | undefined> {
  const answer = await read(line, at(system, 'requests.xml', { service_code: system.service, start_date: w3c(since) }))
  if (!answer) throw new Error('no answer that can be read')
  const found = all(answer, 'request').find((one) => textIn(one, 'description').split(/\s/).includes(link))
  return (found && referenceIn(textIn(found, 'service_request_id'))) || undefined
}

/** [T38] What a system says of requests by their numbers; and where it lists updates, these. */
export async function askNews(
  line: Line,
  system: DepartmentSystem,
  references: readonly string[],
  { from, until }: { from: number; until: number },
): Promise<Said[]> {
  const asked = { service_request_id: references.join(',') }
  const statuses = await read(line, at(system, 'requests.xml', asked))
  if (!statuses) throw new Error('no answer that can be read')
  const span = { start_date: w3c(from), end_date: w3c(until) }
  const updates = system.updates ? await read(line, at(system, 'servicerequestupdates.xml', span)) : undefined
  return [...(updates ? updatesIn(updates) : []), ...statusesIn(statuses)]
}

async function read(line: Line, address: string): Promise<Element | undefined> {
  const { status, text } = await getOutside(address, how(line))
  return status === 200 ? readXml(text) : undefined
}
