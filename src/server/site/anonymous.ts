import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { MatterCommand } from '../../core/ledger/command.ts'
import type { Command } from '../../core/meeting/command.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { Place } from '../../core/place/place.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith, ticketCookie } from '../access/authorize.ts'
import { limitOf } from '../http/limit.ts'
import { hashSecret, idFor, readTicket } from '../secrets/token.ts'
import { readForm } from '../http/form.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { systemActor, openTreeOf } from '../meeting/openTree.ts'
import type { CleanPhoto } from '../photo/cleanPhoto.ts'
import { keepPhoto, offeredPhoto } from '../photo/photo.store.ts'
import { photoOf } from '../photo/cleanPhoto.ts'
import { ask, newReceipt } from '../meeting/ask.ts'
import { giveTicket } from '../access/ticket.ts'
import { newId } from '../integrations/runtime.ts'
import type { SearchServices } from '../search/services.ts'
import { ProblemError } from '../http/problem.ts'
import { matterPage } from './ledger.ts'
import { tried } from '../page/tried.ts'

/** What anybody may do with no receipt in hand: write at any time, and contest what is called done. */
export function anonymousRoutes(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { db, identity, runtime } = services
  const authorize = authorizeWith(identity)
  const perAddress = limitOf(30, 600)

  // [M25] The community's open tree, as a phone sees any meeting.
  app.get('/c/:slug/write', authorize('openTree.write'), async (c) => {
    const { code } = await openTreeOf(services, c.get('caller').community!)
    return c.redirect(`/m/${code}`)
  })

  // [L28] Whoever is affected contests; then the words become a card of the open tree, which comes to the
  // matter, and its author gets a receipt.
  app.post('/c/:slug/matters/:number/contest', authorize('matter.contest'), async (c) => {
    const community = c.get('caller').community!
    const number = Number(c.req.param('number'))
    const found = Number.isInteger(number) && number > 0 ? await numberedMatter(db, community.id, number) : undefined
    if (!found) throw new ProblemError('noSuchMatter')
    const form = await readForm(c, () => perAddress(`${community.id} ${addressOf(c, identity)}`))
    const text = form.words('text')
    const key = isId(form.words('key')) ? form.words('key') : newId(runtime)
    let receipt = ''
    const refused = await tried(c, form, { matter: found.sheet.id, field: 'text' }, async () => {
      receipt = await contest(c, community, found.sheet.id, { key, text, image: await photoOf(c, form) })
    })
    if (refused) return matterPage(c, services, number, refused.used ? newId(runtime) : key, refused)
    return c.redirect(`/r/${receipt}`, 303)
  })

  /**
   * Contests, and gives the receipt of the card. Everything that comes of it has its name from the form's id
   * `key`, which only this browser knows: sent twice, also at once, it is one person, one contest, one card,
   * one receipt. What the rules refuse they refuse before there is a card; what breaks off after that is
   * brought to its end by sending the form again.
   */
  async function contest(
    c: Context<Env>,
    community: Place,
    matter: Id,
    { key, text, image }: { key: Id; text: string; image: CleanPhoto | null },
  ): Promise<string> {
    const name = (part: string) => idFor(`contest:${key}:${part}`, identity.ticketKey)
    const tree = await openTreeOf(services, community)
    const before = await joinedBefore(services, c, community.id, tree)
    const participant = before ?? name('participant')
    const card = name('card')
    const actor = { kind: 'participant', id: participant } as const
    const house = { kind: 'house', id: systemActor(services) } as const
    const toMatter = (part: string, command: MatterCommand, by: typeof actor | typeof house) =>
      services.system.ledger.matter(community.id, matter, { key: name(part), command, actor: by, body: command })
    const toTree = (part: string, command: Command, body: object) =>
      ask(services, community.id, { meeting: tree.id, key: name(part), command, actor, body })

    // The card has the words and the photo: where it is hidden or withdrawn, so are they.
    const said = { kind: 'contest', id: name('contest'), card, text, photo: null, openTree: tree.id } as const
    await toMatter('contest', said, actor)
    if (!before) await toTree('participant', joining(participant, name('key')), {})
    const photo = image && name('photo')
    const whose = { community: community.id, meeting: tree.id, matter: null, participant, staff: null }
    // Whoever contests has joined the open tree by now.
    const joined = identity.requests.scopedTo([community.id])
    if (photo) await keepPhoto(joined, { ...whose, id: photo, ...image, at: runtime.now() })
    const words = { tree: 'problem' as const, text, where: '', links: [], onBehalfOf: null }
    const offered = await offeredPhoto(db, { community: community.id, id: tree.id }, photo)
    const post: Command = { kind: 'postCard', id: card, ...words, photo: offered, receipt: newReceipt(services) }
    const { receipt } = await toTree('card', post, words)
    await toMatter('cards', { kind: 'addCards', cards: [{ meeting: tree.id, card }], byResident: true }, house)
    c.set('answered', { what: 'cards', once: card })
    giveTicket(c, identity, { community: community.id, ...tree }, participant)
    return receipt!
  }
}

/** Whoever wrote on this tree with this browser before. Somebody who was erased comes as somebody new. */
async function joinedBefore(
  { identity, meetings, runtime }: SearchServices,
  c: Context<Env>,
  community: Id,
  { id: meeting, code }: { id: Id; code: string },
) {
  const kept = getCookie(c, ticketCookie(code)) ?? ''
  const before = readTicket(kept, { community, id: meeting }, runtime.now(), identity.ticketKey)
  if (!before) return undefined
  const isHere = ({ participants, erased }: Meeting) => participants.has(before) && !erased.has(before)
  return (await meetings.read(community, meeting, isHere)) ? before : undefined
}
/** Somebody without a phone here, who says nothing of themselves. */
const joining = (id: Id, secret: string): Command => ({
  kind: 'join',
  id,
  keyHash: hashSecret(secret),
  name: '',
  capacity: 'resident',
  nameAgreed: false,
})
