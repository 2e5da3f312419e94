import type { Context } from 'hono'
import type { Command } from '../../core/meeting/command.ts'
import type { Tree } from '../../core/meeting/meeting.ts'
import { CARD_MOST, TREES, WHERE_MOST } from '../../core/meeting/meeting.ts'
import { pointIn, readRequestId, requestId } from '../../core/open311/asked.ts'
import type { Point } from '../../core/place/point.ts'
import { list } from '../../core/open311/shape.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { cleanText, oneLine } from '../../core/plain/text.ts'
import type { Place } from '../../core/place/place.ts'
import type { Env } from '../access/authorize.ts'
import { lets } from '../access/authorize.ts'
import type { Program } from '../access/programs.ts'
import { isProgramKey } from '../access/programs.ts'
import { addressOf } from '../http/address.ts'
import type { Form } from '../http/form.ts'
import { readForm } from '../http/form.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError, problemOf } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { ask, newReceipt } from '../meeting/ask.ts'
import { openTreeOf } from '../meeting/openTree.ts'
import type { CleanPhoto } from '../photo/cleanPhoto.ts'
import { photoOf } from '../photo/cleanPhoto.ts'
import { keepPhoto, offeredPhoto } from '../photo/photo.store.ts'
import { hashSecret, idFor } from '../secrets/token.ts'
import { answer, Open311Error, said } from './answer.ts'
import { catalogueOf, nameOfCategory } from './catalogue.ts'
import type { Open311Services } from './services.ts'
import { keepRequest, numberOf, requestsCalled } from './store.ts'

/** What a program says of a request, understood. */
interface Report {
  category: string
  tree: Tree
  text: string
  where: string
  point: Point | null
  photo: CleanPhoto | null
}

/** Fields of the standard and its attributes: far fewer than this. */
const SHAPE = { fields: 60, photo: 'any' } as const

/** Whose request it is, what it says, and by what it is known when it is sent again. */
interface Came {
  form: Form
  name: (part: string) => Id
}

/**
 * [T32] [T54] What takes requests, and more about them: each becomes a card of the community's open tree. The
 * limits come first: bodies that an address sends, then requests without a key by address, with one by key.
 */
export function reporting(services: Open311Services) {
  const bodies = limitOf(600, 600)
  const [perAddress, perKey] = [limitOf(30, 600), limitOf(600, 600)]
  const come = async (c: Context<Env>, numbered: boolean): Promise<Came> => {
    const { community, program } = c.get('caller')
    const from = `${community!.id} ${addressOf(c, services.identity)}`
    await bodies(from)
    const form = await readForm(c, undefined, SHAPE)
    refuseOther(community!, form.words('jurisdiction_id'))
    const holder = await holderOf(services, community!, form.words('api_key'), program)
    await (holder ? perKey(holder) : perAddress(from))
    const number = numbered && holder ? numberIn(form) : ''
    return { form, name: keyOf(services, c, community!.id, { holder, number }) }
  }
  return {
    report: async (c: Context<Env>): Promise<Response> => {
      const { form, name } = await come(c, false)
      const { id, notice } = await hangFor(services, c, await reportIn(services, c, form), name)
      const request = { service_request_id: id, service_notice: notice, account_id: null }
      return answer(c, 'service_requests', list('request', [request]))
    },
    update: async (c: Context<Env>): Promise<Response> => {
      const { form, name } = await come(c, true)
      const { id, notice } = await hangFor(services, c, await updateIn(services, c, form), name)
      const update = { update_id: id, service_notice: notice, account_id: null }
      return answer(c, 'service_requests_updates', list('request_update', [update]))
    },
  }
}

/** Hangs a card; its receipt is told in the answer alone. */
async function hangFor(services: Open311Services, c: Context<Env>, report: Report, name: Came['name']) {
  const { community, locale } = c.get('caller')
  const { id, receipt } = await hang(services, community!, report, name)
  const link = `${services.publicUrl()}/r/${receipt}`
  return { id, notice: said('receipt', locale, { receipt, link }) }
}

/** [T30] A jurisdiction that is said must be the one of the address. */
export function refuseOther(community: Place, jurisdiction: string | undefined): void {
  if (jurisdiction && jurisdiction !== community.slug)
    throw new Open311Error(404, 'noJurisdiction', { id: jurisdiction.slice(0, 60) })
}

/** [T32] Who holds a key; refuses a wrong one, and none where the community demands one. */
async function holderOf(
  { identity }: Open311Services,
  community: Place,
  key: string,
  shown: Program | undefined,
): Promise<Id | undefined> {
  const { programs } = identity
  const program = shown ?? (isProgramKey(key) ? await programs.called(key) : undefined)
  const may = program && (await lets(identity, program, 'cards.write', community.id))
  const holder = may ? program.id : key && !program ? await programs.holderOf(community.id, key) : undefined
  if (!holder && (program || key || (await programs.demanded(community.id)))) throw new Open311Error(403, 'noKey')
  return holder
}

/** [T54] What the sender of an update calls it. */
function numberIn(form: Form): string {
  const number = (form.words('update_id') || form.words('update_id_ext')).trim()
  return number && `${form.words('service_request_id').trim()}/${number}`
}

/**
 * [T32] By what a request that is sent again is known: the key that its sender made, and who sends; of who
 * has a key of the community, their own number is enough.
 */
function keyOf(
  { runtime, identity }: Open311Services,
  c: Context,
  community: Id,
  { holder, number }: { holder: Id | undefined; number: string },
): Came['name'] {
  const sent = c.req.header('idempotency-key')
  if (sent !== undefined && !isId(sent)) throw new ProblemError('malformed', { where: 'Idempotency-Key', why: 'UUID' })
  const key = sent ?? (number || newId(runtime))
  return (part: string) => idFor(`open311:${community}:${holder ?? ''}:${key}:${part}`, identity.ticketKey)
}

/** Understands a form, and refuses what no card can be made of, before anything is done. */
async function reportIn(services: Open311Services, c: Context<Env>, form: Form): Promise<Report> {
  const { locale, db, ...caller } = c.get('caller')
  const community = caller.community!
  const code = form.words('service_code').trim()
  if (!code) throw new Open311Error(400, 'serviceMissing')
  const category = (await catalogueOf(db, community.id)).get(code)
  if (category === undefined) throw new Open311Error(404, 'noService', { code: code.slice(0, 60) })
  const tree = form.words('attribute[tree]') || 'problem'
  if (!TREES.some((one) => one === tree)) throw new Open311Error(400, 'noTree')
  const point = pointIn(form.words)
  const where = await whereIn(services, community, form)
  if (where === '' && !point) throw new Open311Error(400, 'placeMissing')
  const text = textIn(form, nameOfCategory(category, locale))
  refuseUnfit(text, where)
  return { category, tree: tree as Tree, text, where, point, photo: await photoOf(c, form) }
}

/** [T32] Refused, never cut. */
function refuseUnfit(text: string, where: string): void {
  for (const cleaned of [cleanText(text, CARD_MOST, 1), cleanText(oneLine(where), WHERE_MOST, 0)])
    if ('refused' in cleaned) throw problemOf(cleaned)
}

/**
 * [T54] Understands what somebody says more of a request. Of the request's own words and place nothing is
 * copied: they go with their author.
 */
async function updateIn(services: Open311Services, c: Context<Env>, form: Form): Promise<Report> {
  const { locale, community } = c.get('caller')
  const within = services.identity.requests.scopedTo([community!.id])
  const id = form.words('service_request_id').trim()
  const asked = readRequestId(id)
  const [request] = asked ? await requestsCalled(within, community!.id, [asked]) : []
  if (!asked || !request) throw new Open311Error(404, 'noRequest')
  const words = form.words('description').trim()
  if (!words) throw new Open311Error(400, 'wordsMissing')
  const about = said('about', locale, { id: requestId(asked.code, asked.number) })
  const text = withLine(textIn(form, words), about)
  refuseUnfit(text, '')
  const { category, service, tree } = request
  return { category: category || service || '', tree, text, where: '', point: null, photo: await photoOf(c, form) }
}

/** [T32] A place in words: as it was typed, or the name of one of the community's own places. */
async function whereIn({ identity }: Open311Services, community: Place, form: Form): Promise<string> {
  const typed = form.words('address_string').trim()
  const id = form.words('address_id').trim()
  if (typed || !id) return typed
  const place = (await identity.places.all()).get(id)
  const above = place ? await identity.places.upward(id) : []
  if (!above.some((one) => one.id === community.id)) throw new Open311Error(404, 'noPlace', { id: id.slice(0, 60) })
  return place!.name
}

/**
 * [T32] The words of the card. A link to a picture is part of them, where there is room: everybody sees it as
 * text, and it goes with them. Nobody fetches it.
 */
function textIn(form: Form, service: string): string {
  const words = form.words('description').trim() || service
  const typed = form.words('media_url').trim()
  const url = URL.canParse(typed) ? new URL(typed) : undefined
  const isLink = url && /^https?:$/.test(url.protocol) && !url.username && !url.password
  return isLink ? withLine(words, url.href) : words
}

/** Words with a line more, where there is room for it. */
function withLine(words: string, line: string): string {
  const whole = `${words}\n${line}`
  return 'text' in cleanText(whole, CARD_MOST, 1) ? whole : words
}

/** [T32] [T33] Somebody without a name comes to the open tree, and hangs their card. */
async function hang(
  services: Open311Services,
  community: Place,
  { category, point, photo: image, ...said }: Report,
  name: (part: string) => Id,
): Promise<{ id: string; receipt: string }> {
  const { identity, runtime, db } = services
  const tree = await openTreeOf(services, community)
  const actor = { kind: 'participant', id: name('participant') } as const
  const [card, where] = [name('card'), { community: community.id, meeting: tree.id }]
  const toTree = (part: string, command: Command, body: object) =>
    ask(services, community.id, { meeting: tree.id, key: name(part), command, actor, body })
  const joins = { kind: 'join', id: actor.id, keyHash: hashSecret(name('key')), name: '', nameAgreed: false } as const
  await toTree('join', { ...joins, capacity: 'resident' }, {})
  const joined = identity.requests.scopedTo([community.id])
  const photo = image && name('photo')
  const whose = { ...where, matter: null, participant: actor.id, staff: null }
  if (photo) await keepPhoto(joined, { ...whose, id: photo, ...image, at: runtime.now() })
  const words = { ...said, links: [], onBehalfOf: null }
  const offered = await offeredPhoto(db, { community: community.id, id: tree.id }, photo)
  const posts = { kind: 'postCard', id: card, ...words, photo: offered, receipt: newReceipt(services) } as const
  // What is sent again under its key is the same in all that a card has not.
  const { receipt } = await toTree('card', posts, { ...words, category, point, photo: photo !== null })
  await keepRequest(joined, { ...where, card }, { service: category, point })
  const number = await numberOf(joined, { community: community.id, id: tree.id }, card)
  return { id: requestId(tree.code, number), receipt: receipt! }
}
