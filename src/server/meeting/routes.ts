import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Actor, Command } from '../../core/meeting/command.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { asksForPass } from '../../core/meeting/joining.ts'
import { USUAL_AGENDA } from '../../core/meeting/agenda.ts'
import { THEME_MOST } from '../../core/meeting/meeting.ts'
import { accepted, command, joined, joiningPerson, meetingDetails, pass } from '../../wire/meeting.ts'
import type { CommandBody } from '../../wire/meeting.ts'
import { newIdOf } from '../../wire/ids.ts'
import { numberCursor } from '../../wire/cursor.ts'
import { id, pageOf, pageSize } from '../../wire/plain.ts'
import type { Entry, Env } from '../access/authorize.ts'
import { doorOf, hasRole } from '../access/authorize.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { COMMANDS } from '../access/table.ts'
import { hashSecret } from '../secrets/token.ts'
import { holderOf } from './holder.ts'
import { newId } from '../integrations/clock.ts'
import type { MeetingServices } from './services.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { PHOTO_MOST_MB } from '../http/form.ts'
import { entranceOf } from './entrance.ts'
import { keepPhoto, offeredPhoto } from '../photo/photo.store.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { cardsByNumber, presentMe } from './present.ts'
import { ask, newReceipt } from './ask.ts'
import { boardPage } from './shown.ts'
import { giveTicket } from '../access/ticket.ts'

const newMeeting = meetingDetails.extend({ id: newIdOf('meeting') })
const namesOf = {
  meeting: namesIn(newMeeting),
  participant: namesIn(joiningPerson),
  command: namesIn(command),
}
/** Cards that one address brings to a community's open tree in an hour. */
const OPEN_TREE_CARDS = 300
const code = z.object({ code: z.string().openapi({ example: 'K7Q2MD' }) })
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
})

/** The API of meetings. */
export function meetingRoutes(app: OpenAPIHono<Env>, parts: MeetingServices): void {
  const { meetings, known, world } = parts
  const door = doorOf(known)
  const perPerson = limitOf(60, 10)
  const entrance = entranceOf(parts)
  const onOpenTree = limitOf(OPEN_TREE_CARDS, 3600)
  /**
   * [M25] Nobody stands beside the open tree, and phones can be invented: cards there are counted by address
   * too.
   */
  const spareOpenTree = async (c: Context<Env>) => {
    const { community, id: meeting } = c.get('entry').meeting!
    if (await meetings.read(community, meeting, ({ board }) => board.openTree))
      await onOpenTree(`${community} ${addressOf(c, known)}`)
  }

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/meetings',
      tags: ['Meetings'],
      summary: 'Create a meeting (a draft)',
      middleware: door('meeting.create'),
      request: { params: z.object({ slug: z.string() }), ...body(newMeeting) },
      responses: { 201: json(z.object({ code: z.string(), seq: z.number(), id }), 'Created') },
    }),
    async (c) => {
      const sent = c.req.valid('json')
      const entry = c.get('entry')
      const community = entry.community!.id
      const actor = { kind: 'staff', id: entry.staff!.person } as const
      const meeting = namingOf(known.ticketKey, { community }, actor)('meeting', sent.id)
      const { id: _, ...details } = namesOf.meeting(sent, namingOf(known.ticketKey, { community, id: meeting }, actor))
      const agenda = details.agenda ?? (await agendaOf(parts, community))
      const create: Command = {
        kind: 'createMeeting',
        id: meeting,
        community,
        code: await known.codes.fresh(),
        details: { ...details, agenda },
      }
      const { seq } = await ask(parts, community, { meeting, key: sent.id, command: create, actor, body: sent })
      // Of several equal requests at once, one made the meeting, with its code.
      const made = await meetings.read(community, meeting, ({ board }) => board.code)
      return c.json({ code: made!, seq, id: meeting }, 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/meetings/{code}',
      tags: ['Meetings'],
      summary: 'The board of a meeting, with the journal position it is true for',
      middleware: door('meeting.read'),
      request: { params: code },
      responses: {
        200: json(
          z.object({ seq: z.number(), communityName: z.string(), communitySlug: z.string(), board: z.looseObject({}) }),
          'The board',
        ),
      },
    }),
    async (c) => c.json((await boardPage(parts, c.get('entry'))) as never, 200, { 'cache-control': 'no-store' }),
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/meetings/{code}/participants',
      tags: ['Taking part'],
      summary: 'Join a meeting. The same id and key join again as the same person',
      middleware: door('meeting.join'),
      request: { params: code, ...body(joiningPerson) },
      responses: { 200: json(joined, 'Joined; the token is also set as a cookie') },
    }),
    async (c) => {
      const { key, pass: given, ...sent } = c.req.valid('json')
      const keyHash = hashSecret(key)
      const { community, id: meeting } = c.get('entry').meeting!
      // [M6] Whoever has the word and the secret is the same person. An older Grove took the word itself as
      // the id.
      const named = namesOf.participant(
        { ...sent, key },
        namingOf(known.ticketKey, { community, id: meeting }, keyHash),
      )
      const { participant, again, asks } = (await meetings.read(community, meeting, ({ board, participants, keys }) => {
        const participant = keys.get(sent.id) === keyHash ? sent.id : named.id
        const asks = !participants.has(participant) && asksForPass(board, world.now())
        return { participant, again: keys.get(participant) === keyHash, asks }
      }))!
      if (again) await perPerson(participant)
      const inHall = !again && (await entrance.admit(c, asks, given))
      const join: Command = { kind: 'join', ...sent, id: participant, keyHash, inHall }
      const actor = { kind: 'participant', id: participant } as const
      const { seq } = await ask(parts, community, { meeting, key: newId(world), command: join, actor, body: sent })
      const ticket = giveTicket(c, known, c.get('entry').meeting!, participant)
      return c.json({ participant, ...ticket, seq }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/meetings/{code}/pass',
      tags: ['Desk'],
      summary: 'The code and the number that let people in who are in the hall (staff, or the hall’s screen)',
      middleware: door('meeting.pass'),
      request: { params: code, query: z.object({ key: z.string().optional() }) },
      responses: { 200: json(pass, 'What the screen shows now') },
    }),
    async (c) => c.json(await entrance.pass(c), 200, { 'cache-control': 'no-store' }),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/meetings/{code}/me',
      tags: ['Taking part'],
      summary: 'My own cards, receipts and endorsements',
      middleware: door('meeting.me'),
      request: { params: code },
      responses: { 200: json(z.looseObject({ participant: id }), 'Me') },
    }),
    async (c) => {
      const { meeting, participant } = c.get('entry')
      const me = await meetings.read(meeting!.community, meeting!.id, (held) =>
        presentMe(held, participant!, known.ticketKey),
      )
      if (!me) throw new ProblemError('notJoined', 401)
      return c.json(me as never, 200, { 'cache-control': 'no-store' })
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/meetings/{code}/commands',
      tags: ['Taking part'],
      summary: 'Do something in a meeting',
      description:
        'The header Idempotency-Key (a random UUID made by the sender, and known to them alone) is their word for the command: sent again with the same body it gives the saved answer, with another body 409. For postCard the word for the card serves where the header is missing. What a new thing is called is in the answer.',
      middleware: door('meeting.command'),
      request: {
        params: code,
        headers: z.object({ 'idempotency-key': id.optional() }),
        ...body(command),
      },
      responses: { 200: json(accepted, 'Accepted and durable') },
    }),
    async (c) => {
      const sent = c.req.valid('json')
      const entry = c.get('entry')
      const { community, id: meeting } = entry.meeting!
      if (!entry.staff) await perPerson(entry.participant!)
      if (!entry.staff && sent.kind === 'postCard') await spareOpenTree(c)
      const key =
        c.req.valid('header')['idempotency-key'] ?? ('id' in sent && sent.kind === 'postCard' ? sent.id : newId(world))
      const done = await carryOut(parts, entry, { community, meeting, key, sent })
      return c.json(done, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/meetings/{code}/photos',
      tags: ['Taking part'],
      summary: `Add a photo (image bytes, up to ${PHOTO_MOST_MB} MB); its id goes into a card`,
      middleware: door('photo.add'),
      request: { params: code },
      responses: { 201: json(z.object({ photo: id }), 'Kept, without metadata') },
    }),
    async (c) => {
      const entry = c.get('entry')
      const [participant, staff] = [entry.participant ?? null, entry.staff?.person ?? null]
      await perPerson(participant ?? staff!)
      const image = await receivePhoto(c, participant ?? staff!)
      const photo = newId(world)
      const { community, id: meeting } = entry.meeting!
      const whose = { community, meeting, matter: null, participant, staff }
      await keepPhoto(c.get('entry').db, { ...whose, id: photo, ...image, at: world.now() })
      return c.json({ photo }, 201)
    },
  )

  const cardRow = z.looseObject({
    id,
    number: z.number(),
    tree: z.string(),
    text: z.string(),
    endorsements: z.number(),
  })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/meetings/{code}/cards',
      tags: ['Meetings'],
      summary: 'The cards by number, a page at a time',
      middleware: door('meeting.read'),
      request: {
        params: code,
        query: z.object({
          cursor: numberCursor.read,
          limit: pageSize(200, 50),
          tree: z.enum(['problem', 'action', 'vision']).optional(),
        }),
      },
      responses: { 200: json(pageOf('Cards', cardRow), 'Cards') },
    }),
    async (c) => {
      const { cursor: [after] = [0], limit, tree } = c.req.valid('query')
      const { board } = await boardPage(parts, c.get('entry'))
      const rest = cardsByNumber(board).filter((card) => card.number > after && (!tree || card.tree === tree))
      const items = rest.slice(0, limit)
      return c.json(
        { items, next: rest.length > limit ? numberCursor.write(items.at(-1)!.number) : null } as never,
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/meetings/{code}/attendance',
      tags: ['Desk'],
      summary: 'Who is expected and who is there, by name (staff)',
      middleware: door('meeting.desk'),
      request: { params: code },
      responses: {
        200: json(z.object({ seq: z.number(), participants: z.array(z.looseObject({ id })) }), 'Participants'),
      },
    }),
    async (c) => {
      const { community, id: meeting } = c.get('entry').meeting!
      const list = await meetings.read(community, meeting, ({ participants }, seq) => ({
        seq,
        participants: [...participants.values()].map((participant) => ({ ...participant })),
      }))
      return c.json(list!, 200, { 'cache-control': 'no-store' })
    },
  )

  const agenda = meetingDetails.shape.agenda.unwrap()
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/agenda',
      tags: ['Desk'],
      summary: 'The community’s agenda template',
      middleware: door('place.read'),
      request: { params: z.object({ slug: z.string() }) },
      responses: { 200: json(z.object({ items: agenda }), 'Template') },
    }),
    async (c) => c.json({ items: await agendaOf(parts, c.get('entry').community!.id) }, 200),
  )
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/communities/{slug}/agenda',
      tags: ['Desk'],
      summary: 'Change the community’s agenda template',
      middleware: door('agenda.write'),
      request: { params: z.object({ slug: z.string() }), ...body(z.object({ items: agenda })) },
      responses: { 200: json(z.object({ items: agenda }), 'Template') },
    }),
    async (c) => {
      const items = c.req.valid('json').items.map((item) => ({ ...item, title: cleanly(item.title, THEME_MOST, 0) }))
      await known.places.setAgenda(c.get('entry').db, c.get('entry').community!.id, items)
      return c.json({ items }, 200)
    },
  )
}

async function agendaOf({ known, world }: MeetingServices, community: Id) {
  const own = await known.places.agenda(community)
  const items = own ?? USUAL_AGENDA.map((item) => ({ ...item, title: '' }))
  // Each meeting gets ids of its own.
  return items.map(({ kind, title, minutes }) => ({ id: newId(world), kind, title, minutes }))
}

async function carryOut(
  parts: MeetingServices,
  entry: Entry,
  { community, meeting, key, sent }: { community: Id; meeting: Id; key: Id; sent: CommandBody },
) {
  const rule = COMMANDS[sent.kind]
  const asStaff = rule.roles !== undefined && (await hasRole(parts.known, entry, rule.roles))
  const asParticipant = rule.participant === true && entry.participant !== undefined
  if (!asStaff && !asParticipant) {
    if (entry.staff && !rule.participant) throw new ProblemError('notAllowed', 403)
    if (rule.participant) throw new ProblemError('notJoined', 401)
    throw new ProblemError(entry.staff ? 'notAllowed' : 'notSignedIn', entry.staff ? 403 : 401)
  }
  const where = { community, id: meeting }
  const command = await resolved(parts, where, sent)
  const there = sent.kind === 'changeMeeting' && sent.details.agenda ? await itemsOf(parts, where) : undefined
  const askAs = (actor: Actor) => {
    const named = namesOf.command(command, namingOf(parts.known.ticketKey, where, actor), there)
    return ask(parts, community, { meeting, key, command: named, body: sent, actor })
  }
  const staff = { kind: 'staff', id: entry.staff?.person ?? '' } as const
  const onBehalf = sent.kind === 'postCard' && sent.onBehalfOf !== null
  if (!asParticipant || (asStaff && onBehalf)) return askAs(staff)
  try {
    return await askAs({ kind: 'participant', id: entry.participant! })
  } catch (error) {
    // Somebody at the desk who also joined by phone: the card is not theirs as a participant, but may be as
    // staff.
    const theirs = error instanceof ProblemError && error.code === 'notYourCard'
    if (asStaff && theirs) return askAs(staff)
    throw error
  }
}

/** The agenda items that a meeting has: sent again among others, they keep their ids. */
const itemsOf = ({ meetings }: MeetingServices, { community, id }: FullKey) =>
  meetings.read(community, id, ({ board }) => new Set(board.agenda.map((item) => item.id)))

/** The command with what it names looked up: whose receipt it is, and who brought a photo. */
async function resolved(parts: MeetingServices, where: FullKey, sent: CommandBody): Promise<Command> {
  switch (sent.kind) {
    case 'erasePerson':
      return erasing(sent, where, parts)
    case 'postCard': {
      const photo = await offeredPhoto(parts.db, where, sent.photo)
      return { ...sent, photo, receipt: newReceipt(parts) }
    }
    case 'editCard':
      return { ...sent, photo: await offeredPhoto(parts.db, where, sent.photo) }
    default:
      return sent
  }
}

/** [M26] Who has no name here is known by what is in their hand: a receipt of this meeting, or their link. */
async function erasing(
  { participant, receipt }: Extract<CommandBody, { kind: 'erasePerson' }>,
  meeting: FullKey,
  parts: MeetingServices,
): Promise<Command> {
  if (participant) return { kind: 'erasePerson', participant }
  const holder = await holderOf(parts, receipt)
  if (holder.community !== meeting.community || holder.meeting !== meeting.id)
    throw new ProblemError('noSuchReceipt', 404)
  return { kind: 'erasePerson', participant: holder.participant }
}
