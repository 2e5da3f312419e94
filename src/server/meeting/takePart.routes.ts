import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Command } from '../../core/meeting/command.ts'
import { asksForPass } from '../../core/meeting/joining.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Accepted, CommandBody } from '../../wire/meeting.ts'
import { accepted, command, joined, joiningPerson, me, pass, photoKept } from '../../wire/meeting.ts'
import { codeParam, id } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { giveTicket } from '../access/ticket.ts'
import { MEETING_REFUSED, TEXT_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import type { Db } from '../database/open.ts'
import { addressOf } from '../http/address.ts'
import { PHOTO_MOST_MB } from '../http/form.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { keepPhoto } from '../photo/photo.store.ts'
import { keepPoints } from '../plan/points.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { hashSecret } from '../secrets/token.ts'
import { ask } from './ask.ts'
import { carryOut } from './carryOut.ts'
import { entranceOf } from './entrance.ts'
import { presentMe } from './present.ts'
import type { MeetingServices } from './services.ts'

const route = routeOf<MeetingServices>()
const namesOf = namesIn(joiningPerson)
const entrance = perGrove(entranceOf)
const perPerson = perGrove(() => limitOf(60, 10))
/** How often a person asks for the floor, or takes it back, in a minute: each time all are told the list. */
const onFloor = perGrove(() => limitOf(12, 60))
/** Cards that one address brings to a community's open tree in an hour; as many photos. */
const OPEN_TREE_CARDS = 300
const onOpenTree = perGrove(() => ({ cards: limitOf(OPEN_TREE_CARDS, 3600), photos: limitOf(OPEN_TREE_CARDS, 3600) }))

/**
 * [M25] Nobody stands beside the open tree, and phones can be invented: what is brought there is counted by
 * address too.
 */
async function spareOpenTree(services: MeetingServices, c: Context<Env>, what: 'cards' | 'photos'): Promise<void> {
  const { community, id: meeting } = c.get('caller').meeting!
  if (await services.meetings.read(community, meeting, ({ board }) => board.openTree))
    await onOpenTree(services)[what](`${community} ${addressOf(c, services.identity)}`)
}

const join = route(
  'joinMeeting',
  {
    method: 'post',
    path: '/api/meetings/{code}/participants',
    tag: 'Taking part',
    summary: 'Join a meeting. The same id and key join again as the same person',
    action: 'meeting.join',
    params: codeParam,
    body: joiningPerson,
    problems: [
      ...TEXT_REFUSED,
      'meetingNotOpen',
      'meetingClosed',
      'notInHall',
      'wrongNumber',
      'idTaken',
      'personErased',
      'tooMany',
    ],
    answer: json(joined, 'Joined; the token is also set as a cookie'),
  },
  async ({ services, caller, c, body: { key, pass: given, ...sent } }) => {
    const { identity, meetings, runtime } = services
    const keyHash = hashSecret(key)
    const { community, id: meeting } = caller.meeting!
    // [M6] Whoever has the word and the secret is the same person. An older Grove took the word itself as
    // the id.
    const named = namesOf({ ...sent, key }, namingOf(identity.ticketKey, { community, id: meeting }, keyHash))
    const { participant, again, asks } = (await meetings.read(community, meeting, ({ board, participants, keys }) => {
      const participant = keys.get(sent.id) === keyHash ? sent.id : named.id
      const asks = !participants.has(participant) && asksForPass(board, runtime.now())
      return { participant, again: keys.get(participant) === keyHash, asks }
    }))!
    if (again) await perPerson(services)(participant)
    const inHall = !again && (await entrance(services).admit(c, asks, given, participant))
    const join: Command = { kind: 'join', ...sent, id: participant, keyHash, inHall }
    const actor = { kind: 'participant', id: participant } as const
    const { seq } = await ask(services, community, { meeting, key: newId(runtime), command: join, actor, body: sent })
    return { participant, ...giveTicket(c, identity, caller.meeting!, participant), seq }
  },
)

const readPass = route(
  'readPass',
  {
    method: 'get',
    path: '/api/meetings/{code}/pass',
    tag: 'Desk',
    summary: 'The code and the number that let people in who are in the hall (staff, or the hall’s screen)',
    action: 'meeting.pass',
    params: codeParam,
    query: z.object({ key: z.string().optional().openapi({ description: 'The key in the address of the screen' }) }),
    answer: json(pass, 'What the screen shows now'),
  },
  ({ services, c }) => entrance(services).pass(c),
)

const readMe = route(
  'readMe',
  {
    method: 'get',
    path: '/api/meetings/{code}/me',
    tag: 'Taking part',
    summary: 'My own cards, receipts and endorsements',
    action: 'meeting.me',
    params: codeParam,
    problems: ['notJoined'],
    answer: json(me, 'Me'),
  },
  async ({ services: { meetings, identity }, caller: { meeting, participant } }) => {
    const mine = await meetings.read(meeting!.community, meeting!.id, (held) =>
      presentMe(held, participant!, identity.ticketKey),
    )
    if (!mine) throw new ProblemError('notJoined')
    return mine
  },
)

const act = route(
  'sendCommand',
  {
    method: 'post',
    path: '/api/meetings/{code}/commands',
    tag: 'Taking part',
    summary: 'Do something in a meeting',
    description:
      'The header Idempotency-Key (a random UUID made by the sender, and known to them alone) is their word for the command: sent again with the same body it gives the saved answer, with another body 409. For postCard the word for the card serves where the header is missing. What a new thing is called is in the answer.',
    action: 'meeting.command',
    params: codeParam,
    headers: z.object({ 'idempotency-key': id.optional() }),
    body: command,
    problems: [...MEETING_REFUSED, 'notSignedIn', 'noSuchReceipt', 'noSuchPaper', 'authorPointed', 'tooMany'],
    answer: json(accepted, 'Accepted and durable'),
  },
  async ({ services, caller, c, headers, body: sent }) => {
    const { community, id: meeting } = caller.meeting!
    if (!caller.staff) await perPerson(services)(caller.participant!)
    if (!caller.staff && (sent.kind === 'askFloor' || sent.kind === 'leaveFloor'))
      await onFloor(services)(caller.participant!)
    if (!caller.staff && sent.kind === 'postCard') await spareOpenTree(services, c, 'cards')
    const key = headers['idempotency-key'] ?? (sent.kind === 'postCard' ? sent.id : newId(services.runtime))
    const said = await carryOut(services, caller, { community, meeting, key, sent })
    await pointed(caller.db, { community, id: meeting }, sent, said)
    if (!caller.staff && sent.kind === 'postCard') c.set('answered', { what: 'cards', once: key })
    if (!caller.staff && sent.kind === 'endorse')
      c.set('answered', { what: 'endorsements', once: `${caller.participant} ${sent.card}` })
    return said
  },
)

/** [T41] [T48] Keeps where a card is, once it is durable that somebody said so. */
async function pointed(
  db: Db,
  { community, id: meeting }: FullKey,
  sent: CommandBody,
  { id }: Accepted,
): Promise<void> {
  const of = (card: Id) => ({ community, meeting, card })
  if (sent.kind === 'pointCard') await keepPoints(db, of(sent.card), sent, true)
  const atDesk = sent.kind === 'postCard' && (sent.paper !== undefined || sent.onBehalfOf !== null)
  if (sent.kind === 'postCard' && id) await keepPoints(db, of(id), sent, atDesk)
}

const addPhoto = route(
  'addPhoto',
  {
    method: 'post',
    path: '/api/meetings/{code}/photos',
    tag: 'Taking part',
    summary: `Add a photo (image bytes, up to ${PHOTO_MOST_MB} MB); its id goes into a card`,
    action: 'photo.add',
    params: codeParam,
    bytes: ['image/*'],
    problems: [...PHOTO_REFUSED, 'personErased', 'tooMany'],
    answer: made(photoKept, 'Kept, without metadata'),
  },
  async ({ services, caller, c }) => {
    const [participant, staff] = [caller.participant ?? null, caller.staff?.person ?? null]
    await perPerson(services)(participant ?? staff!)
    if (!staff) await spareOpenTree(services, c, 'photos')
    const image = await receivePhoto(c, participant ?? staff!)
    const photo = newId(services.runtime)
    const { community, id: meeting } = caller.meeting!
    const whose = { community, meeting, matter: null, participant, staff }
    await keepPhoto(caller.db, { ...whose, id: photo, ...image, at: services.runtime.now() })
    return { photo }
  },
)

/** The API of taking part in a meeting: join, act, and what is one's own. */
export const takePartRoutes = [join, readPass, readMe, act, addPhoto]
