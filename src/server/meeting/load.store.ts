import type { Selectable } from 'kysely'
import type { Turn } from '../../core/meeting/floor.ts'
import type { RoomAnswer } from '../../core/meeting/roomQuestion.ts'
import { inWords } from '../../core/meeting/words.ts'
import { emptyMeeting } from '../../core/meeting/evolve.ts'
import type { Board, Meeting } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

/** Loads a meeting whole from the tables; undefined where there is none. */
export async function load(db: Db | Tx, community: Id, id: Id): Promise<Meeting | undefined> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const of = <
    T extends
      | 'participant'
      | 'card'
      | 'wording'
      | 'endorsement'
      | 'topic'
      | 'speaker'
      | 'dots'
      | 'pledge'
      | 'lot'
      | 'room_question'
      | 'room_answer'
      | 'motion'
      | 'question',
  >(
    table: T,
  ) =>
    db
      .selectFrom(table as 'card')
      .selectAll()
      .where('community', '=', community)
      .where('meeting', '=', id)
      .execute() as unknown as Promise<Selected<T>[]>

  const meeting = emptyMeeting(boardOf(row))
  meeting.posted = row.posted
  meeting.seats = row.seats
  for (const row of await of('participant')) placeParticipant(meeting, row)
  for (const topic of (await of('topic')).sort((a, b) => a.seat - b.seat)) placeTopic(meeting, topic)
  const wordings = new Map<string, Selected<'wording'>>()
  for (const wording of await of('wording')) wordings.set(`${wording.card} ${wording.version}`, wording)
  for (const card of (await of('card')).sort((a, b) => a.number - b.number)) {
    placeCard(meeting, card, wordings.get(`${card.id} ${card.wording}`)!)
  }
  placePhotos(meeting, [...wordings.values()])
  for (const row of await of('endorsement')) placeEndorsement(meeting, row)
  placeSpeakers(meeting, await of('speaker'))
  for (const row of (await of('motion')).sort((a, b) => a.number - b.number)) placeMotion(meeting, row, wordings)
  for (const { participant, gift, stickers } of await of('dots')) {
    if (gift) meeting.gifts.set(participant, gift)
    if (stickers) meeting.handedTo.add(participant)
  }
  for (const row of (await of('pledge')).sort((a, b) => a.number - b.number)) placePledge(meeting, row, wordings)
  placeLots(meeting, await of('lot'))
  placeRoom(meeting, await of('room_question'), await of('room_answer'))
  for (const { id, receipt, participant, role, text, at, answer } of await of('question'))
    meeting.questions.set(id, { id, receipt, participant, role, text, at, answer })
  return meeting
}

type Selected<T extends keyof Tables> = Selectable<Tables[T]>

function placeParticipant(meeting: Meeting, p: Selected<'participant'>): void {
  meeting.participants.set(p.id, {
    id: p.id,
    name: p.name,
    capacity: p.capacity,
    origin: p.origin,
    presentAt: p.present_at,
    nameAgreed: p.name_agreed,
    joinedAs: p.joined_as,
    confirmed: p.confirmed,
  })
  if (p.key_hash) meeting.keys.set(p.id, p.key_hash)
  if (p.erased) meeting.erased.add(p.id)
}

function placeTopic({ board, gathered }: Meeting, topic: Selected<'topic'>): void {
  if (topic.dissolved) return
  const { id, tree, name, seat, people, tally, sides } = topic
  const counted = { ...(tally === null ? {} : { tally }), ...(sides ? { sides } : {}) }
  board.topics[id] = { id, tree, name, seat, people, ...counted }
  gathered.set(id, new Set())
}

/** A pledge's words are its wording; its row has none. */
function placePledge(
  { board, pledgers }: Meeting,
  { pledge, said }: Selected<'pledge'>,
  wordings: ReadonlyMap<string, Selected<'wording'>>,
): void {
  const { text, place_words } = wordings.get(`${pledge.id} 1`)!
  board.pledges.push({ ...pledge, what: text, who: place_words })
  pledgers.set(pledge.id, said)
}

/** [M56] Lots, and who has their numbers. */
function placeLots({ board, lotHolders }: Meeting, rows: Selected<'lot'>[]): void {
  for (const { number, lot, holders } of rows.sort((a, b) => a.number - b.number)) {
    board.lots.push(lot)
    if (holders.length > 0) lotHolders.set(number, holders)
  }
}

/** [M53] What the room was asked, and what each person answered. */
function placeRoom(
  { board, answers }: Meeting,
  asked: readonly Selected<'room_question'>[],
  said: readonly Selected<'room_answer'>[],
): void {
  board.room = asked.map(({ question }) => question).sort((a, b) => a.number - b.number)
  for (const { question, participant, answer } of said)
    answers.set(question, (answers.get(question) ?? new Map<Id, RoomAnswer>()).set(participant, answer))
}

/** [M33] The card that shows a photo, or did; [M40] of a card that is cut, its half. */
function placePhotos({ board, photos }: Meeting, wordings: readonly Selected<'wording'>[]): void {
  const shown = wordings.flatMap((wording) => {
    const of = board.cards[wording.card]
    return of ? [{ ...wording, of }] : []
  })
  for (const { photo, of } of shown.sort((a, b) => a.at - b.at || a.of.number - b.of.number)) {
    const moved = of.cutFrom !== undefined && of.state !== 'undone'
    if (photo && (moved || !photos.has(photo))) photos.set(photo, of.id)
  }
}

function placeEndorsement({ endorsers, entered }: Meeting, row: Selected<'endorsement'>): void {
  const { card, participant, standing, entered_by: by } = row
  if (!endorsers.has(card)) endorsers.set(card, new Set())
  if (standing) endorsers.get(card)!.add(participant)
  if (standing && by) entered.set(card, (entered.get(card) ?? new Map<Id, Id>()).set(participant, by))
}

function placeSpeakers({ board, speakers }: Meeting, rows: readonly Selected<'speaker'>[]): void {
  for (const row of [...rows].sort((a, b) => a.number - b.number)) {
    const { number, participant, entered_by: enteredBy, wrote, beyond, place } = row
    speakers.set(number, { number, participant, enteredBy, wrote, beyond, place })
  }
  board.turns = [...rows].sort((a, b) => a.nth - b.nth).flatMap(({ turn }): Turn[] => (turn ? [turn] : []))
}

/** A motion's words are in its wordings; its row has none. */
function placeMotion(
  { board, movers }: Meeting,
  { motion, people }: Selected<'motion'>,
  wordings: ReadonlyMap<string, Selected<'wording'>>,
): void {
  board.motions.push(
    inWords(motion, ({ version }) => {
      const { text, place_words } = wordings.get(`${motion.id} ${version}`)!
      return { what: text, who: place_words }
    }),
  )
  movers.set(motion.id, people)
}

function placeCard(meeting: Meeting, row: Selected<'card'>, words: Selected<'wording'>): void {
  const standing = row.state === 'standing'
  meeting.board.cards[row.id] = {
    id: row.id,
    number: row.number,
    tree: row.tree,
    text: standing ? words.text : '',
    where: standing ? words.place_words : '',
    photo: standing ? words.photo : null,
    state: row.state,
    reason: row.reason,
    postedAt: row.posted_at,
    wording: row.wording,
    topic: row.topic,
    endorsements: row.endorsements,
    links: row.links,
    ...(row.cut_from ? { cutFrom: row.cut_from } : {}),
    ...(row.other_side ? { otherSide: true } : {}),
  }
  meeting.authorships.set(row.id, {
    author: row.author,
    enteredBy: row.entered_by,
    receipt: row.receipt,
    ...(row.wishes ? { wishes: row.wishes } : {}),
  })
  if (row.compared_by) meeting.compared.set(row.id, row.compared_by)
  if (row.topic) meeting.gathered.get(row.topic)?.add(row.id)
  if (row.state === 'hidden' || row.state === 'cut') {
    meeting.wordings.set(row.id, { text: words.text, where: words.place_words, photo: words.photo })
  }
}

function boardOf(row: Selected<'meeting'>): Board {
  return {
    id: row.id,
    community: row.community,
    code: row.code,
    openTree: row.open_tree,
    theme: row.theme,
    place: row.place,
    startsAt: row.starts_at,
    stage: row.stage,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    agenda: row.agenda,
    current: row.current,
    trees: row.trees,
    joining: row.joining,
    hangAtOnce: row.hang_at_once,
    cardsFrom: row.cards_from,
    cardsUntil: row.cards_until,
    next: row.next,
    focus: row.focus,
    linksShown: row.links_shown,
    newWordsShown: row.new_words_shown,
    attendance: row.attendance,
    rules: row.rules,
    floor: row.floor,
    turns: [],
    dots: row.dots,
    tables: row.tables,
    motions: [],
    room: [],
    lots: [],
    pledges: [],
    cards: {},
    topics: {},
    ...(row.compared ? { compared: row.compared } : {}),
    ...(row.carried ? { carried: row.carried } : {}),
    ...(row.arrived ? { arrived: row.arrived } : {}),
  }
}
