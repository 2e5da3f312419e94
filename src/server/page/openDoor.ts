import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { makeCode } from '../../core/plain/code.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { MatterCommand } from '../../core/ledger/command.ts'
import { moveOf } from '../../core/ledger/stages.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { addressOf } from '../access/address.ts'
import type { Env } from '../access/doorway.ts'
import { doorOf, ticketCookie } from '../access/doorway.ts'
import { limitOf } from '../access/limit.ts'
import { namingOf } from '../access/naming.ts'
import { hashSecret, readTicket, signTicket } from '../access/token.ts'
import { readForm } from '../form.ts'
import { answerAs, keepFormPhoto } from '../ledger/answer.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { openDoor, openTreeOf } from '../meeting/openTree.ts'
import { ask, isSecure } from '../meeting/routes.ts'
import { newId } from '../outside/world.ts'
import { asHouse, standIn } from '../database/scope.ts'
import type { Parts } from '../parts.ts'
import { cleanly, ProblemError } from '../problem.ts'

const TICKET_LASTS = 30 * 24 * 3600_000
const CONTEST_MOST = 500

/** What anybody may do with no receipt in hand: write at any time, and contest what is called done. */
export function openDoorRoutes(app: OpenAPIHono<Env>, parts: Parts): void {
  const { db, known, world } = parts
  const door = doorOf(known)
  const perAddress = limitOf(30, 600)

  // [M25] The community's open tree, as a phone sees any meeting.
  app.get('/c/:slug/write', door('openTree.write'), async (c) => {
    const { code } = await openTreeOf(parts, c.get('entry').community!)
    return c.redirect(`/m/${code}`)
  })

  // [L28] The words become a card of the open tree, the card comes to the matter, and its author contests: so they get a receipt too.
  app.post('/c/:slug/matters/:number/contest', door('matter.contest'), async (c) => {
    const community = c.get('entry').community!
    const number = Number(c.req.param('number'))
    const found = Number.isInteger(number) && number > 0 ? await numberedMatter(db, community.id, number) : undefined
    if (!found) throw new ProblemError('noSuchMatter', 404)
    const form = await readForm(c)
    mayBeContested(found.sheet)
    cleanly(form.words('text'), CONTEST_MOST, 1)
    await perAddress(`${community.id} ${addressOf(c, known)}`)
    const tree = await openTreeOf(parts, community)
    const participant = await joined(c, community.id, tree)
    standIn(community.id)
    const actor = { kind: 'participant', id: participant } as const
    const naming = namingOf(known.ticketKey, { community: community.id, id: tree.id }, actor)
    const receipt = await contest(community.id, tree.id, participant, found.sheet.id, {
      card: naming('card', isId(form.words('key')) ? form.words('key') : newId(world)),
      text: form.words('text'),
      photo: form.photo,
    })
    return c.redirect(`/r/${receipt}`, 303)
  })

  /** Whoever wrote on this tree with this browser before, or somebody new, who gets a ticket as a phone does. */
  async function joined(c: Context, community: Id, { id: meeting, code }: { id: Id; code: string }): Promise<Id> {
    const kept = getCookie(c, ticketCookie(code)) ?? ''
    const before = readTicket(kept, { community, id: meeting }, world.now(), known.ticketKey)
    if (before) return before
    const participant = newId(world)
    const join = {
      kind: 'join',
      id: participant,
      keyHash: hashSecret(world.random(32).toString('hex')),
      name: '',
      capacity: 'resident',
      nameAgreed: false,
    } as const
    const actor = { kind: 'participant', id: participant } as const
    await ask(parts, community, { meeting, key: participant, command: join, actor, body: { joins: participant } })
    const expires = world.now() + TICKET_LASTS
    const token = signTicket({ community, meeting, participant, expires }, known.ticketKey)
    setCookie(c, ticketCookie(code), token, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: TICKET_LASTS / 1000,
      secure: isSecure(parts),
    })
    return participant
  }

  /** Sent twice (`card` is the form's own id) it is one card and one contest. Gives the card's receipt. */
  async function contest(
    community: Id,
    meeting: Id,
    participant: Id,
    matter: Id,
    { card, text, photo: raw }: { card: Id; text: string; photo: Buffer | null },
  ): Promise<string> {
    const before = await parts.meetings.read(community, meeting, (held) => held.authorships.get(card))
    if (before) return before.author === participant ? before.receipt : refuseTaken()
    const photo = await keepFormPhoto(parts, { community, meeting, participant }, raw)
    const receipt = makeCode(9, world.random(40)).replace(/(...)(?=.)/g, '$1-')
    const actor = { kind: 'participant', id: participant } as const
    const words = { tree: 'problem' as const, text, where: '', photo, links: [], onBehalfOf: null }
    await ask(parts, community, {
      meeting,
      key: card,
      command: { kind: 'postCard', id: card, ...words, receipt },
      actor,
      body: words,
    })
    const add: MatterCommand = { kind: 'addCards', cards: [{ meeting, card }], byResident: true }
    const staff = { kind: 'staff', id: openDoor(parts) } as const
    await asHouse(() =>
      parts.ledger.matter(community, matter, { key: newId(world), command: add, actor: staff, body: add }),
    )
    const holder = {
      community,
      meeting,
      card,
      participant,
      as: 'author',
      endorsing: false,
      receipt,
      address: '',
    } as const
    await answerAs(parts, holder, { matter, key: newId(world), said: { kind: 'contest', id: card, text, photo } })
    return receipt
  }
}

function mayBeContested({ stage }: Sheet): void {
  const ended = stage === 'explained' || stage === 'declined'
  if (!moveOf('contest', stage, ended ? 'answered' : undefined))
    throw new ProblemError('notInThisStage', 409, { stage })
}

function refuseTaken(): never {
  throw new ProblemError('idTaken', 409)
}
