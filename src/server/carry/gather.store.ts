import type { FullKey, Id } from '../../core/plain/id.ts'
import type { CarriedMeeting } from './record.ts'
import type { Db, Tx } from '../database/open.ts'
import { loadMinutes } from '../minutes/store.ts'
import { idsIn } from './proof.ts'

/** All that is carried, but for what the log adds to it. */
export type Gathered = Omit<CarriedMeeting, 'community' | 'checkpoint' | 'leaves' | 'pictures'>

/** Bytes of pictures in the order in which they were named. */
class Pictures {
  readonly all: Buffer[] = []
  readonly add = (bytes: Buffer): number => this.all.push(bytes) - 1
}

/** [H4] Reads all of a meeting that is carried, at one moment, and the bytes of its pictures. */
export async function gather(tx: Tx, where: FullKey): Promise<{ gathered: Gathered; pictures: Buffer[] }> {
  const pictures = new Pictures()
  const entries = onceCarried(await entriesOf(tx, where))
  const people = await of(tx, where, 'participant').select(['id', 'name']).execute()
  const paper = await paperOf(tx, where, pictures)
  const photos = await photosOf(tx, where, pictures)
  const noted = entries.some((entry) => entry.of === 'minutes')
  const minutes = noted ? await loadMinutes(tx, where.community, where.id) : null
  const files = await filesOf(tx, where, pictures)
  const rest = { photos, ...paper, minutes, files }
  const gathered = {
    meeting: where.id,
    entries,
    staff: await staffIn(tx, [...idsIn(entries), ...idsIn(rest)]),
    names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    wordings: await wordingsOf(tx, where),
    reasons: await reasonsOf(tx, where),
    questions: await questionsOf(tx, where),
    ...rest,
  }
  return { gathered, pictures: pictures.all }
}

type OfMeeting = 'participant' | 'wording' | 'question' | 'photo' | 'paper_card' | 'paper_picture' | 'minutes_file'

const of = <T extends OfMeeting>(tx: Tx, { community, id }: FullKey, table: T) =>
  tx
    .selectFrom(table as 'participant')
    .where('community', '=', community)
    .where('meeting', '=', id)

async function entriesOf(tx: Tx, { community, id }: FullKey): Promise<CarriedMeeting['entries']> {
  const rows = await tx
    .selectFrom('journal')
    .selectAll()
    .where('community', '=', community)
    .where('topic', 'in', [`meeting/${id}`, `minutes/${id}`])
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, topic, at, actor_kind: actorKind, actor, body, secret, commitment, ...row }) => ({
    seq,
    of: topic.startsWith('minutes/') ? 'minutes' : 'meeting',
    at,
    actorKind,
    actor,
    body: body as { kind: string },
    secret,
    words: commitment,
    toldSalt: row.told_salt!.toString('hex'),
    sealedSalt: row.sealed_salt!.toString('hex'),
  }))
}

/** [H1] Whether a vote of this meeting is under way. */
export async function isVoting(db: Db, { community, id }: FullKey): Promise<boolean> {
  const row = await db
    .selectFrom('vote')
    .select('id')
    .where('community', '=', community)
    .where('meeting', '=', id)
    .where('stage', 'in', ['sealed', 'open'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** [H10] That the file is made again is on record here, and no news of the meeting. */
function onceCarried(entries: CarriedMeeting['entries']): CarriedMeeting['entries'] {
  const isCarried = ({ body }: { body: { kind: string; at?: unknown } } = { body: { kind: '' } }) =>
    body.kind === 'meetingCarried' && body.at !== null
  const end = entries.findLastIndex((_, n) => !(isCarried(entries[n]) && isCarried(entries[n - 1])))
  return entries.slice(0, end + 1)
}

async function wordingsOf(tx: Tx, where: FullKey): Promise<CarriedMeeting['wordings']> {
  const rows = await tx
    .selectFrom('wording')
    .select(['card', 'version', 'text', 'place_words as where', 'photo', 'salt'])
    .where('community', '=', where.community)
    .where('meeting', '=', where.id)
    .orderBy('card')
    .orderBy('version')
    .execute()
  return rows
}

/** Whoever speaks when a meeting ends has had their turn: all reasons are with turns. */
async function reasonsOf(tx: Tx, where: FullKey): Promise<CarriedMeeting['reasons']> {
  const rows = await tx
    .selectFrom('speaker')
    .select(['number', 'turn'])
    .where('community', '=', where.community)
    .where('meeting', '=', where.id)
    .execute()
  return Object.fromEntries(rows.flatMap(({ number, turn }) => (turn?.reason ? [[String(number), turn.reason]] : [])))
}

async function questionsOf(tx: Tx, where: FullKey): Promise<CarriedMeeting['questions']> {
  const rows = await tx
    .selectFrom('question')
    .select(['id', 'text', 'answer'])
    .where('community', '=', where.community)
    .where('meeting', '=', where.id)
    .orderBy('id')
    .execute()
  return rows.map(({ id, text, answer }) => ({ id, text, answer: answer?.text ?? null }))
}

/** Photos that a card shows, or did: one that was brought and never shown stays. */
async function photosOf(tx: Tx, { community, id }: FullKey, { add }: Pictures): Promise<CarriedMeeting['photos']> {
  const rows = await tx
    .selectFrom('photo')
    .select(['id', 'participant', 'staff', 'bytes', 'width', 'height', 'at'])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .where('card', 'is not', null)
    .where('matter', 'is', null)
    .where('notice', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ bytes, ...photo }) => ({ ...photo, picture: add(bytes) }))
}

async function paperOf(tx: Tx, { community, id }: FullKey, { add }: Pictures) {
  const cards = await tx
    .selectFrom('paper_card')
    .select(['number', 'receipt', 'seal', 'person', 'tree', 'size', 'batch', 'at', 'staff'])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .orderBy('number')
    .execute()
  const pictures = await tx
    .selectFrom('paper_picture')
    .select([
      'id',
      'number',
      'bytes',
      'width',
      'height',
      'reading',
      'state',
      'fingerprint',
      'at',
      'staff',
      'boxes',
      'second',
    ])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .orderBy('id')
    .execute()
  const shown = pictures.map(({ bytes, ...picture }) => ({ ...picture, picture: add(bytes) }))
  return { paperCards: cards, paperPictures: shown }
}

/** Files that are attached: one that was only brought stays. */
async function filesOf(tx: Tx, { community, id }: FullKey, { add }: Pictures): Promise<CarriedMeeting['files']> {
  const rows = await tx
    .selectFrom('minutes_file')
    .select(['id', 'staff', 'used_as as usedAs', 'type', 'state', 'bytes', 'width', 'height', 'at'])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .where('state', 'in', ['kept', 'shown'])
    .orderBy('id')
    .execute()
  return rows.map(({ bytes, state, ...file }) => ({ ...file, state: state as 'kept' | 'shown', picture: add(bytes) }))
}

/** Who of these works here, with the roles that they have. */
async function staffIn(tx: Tx, ids: readonly Id[]): Promise<CarriedMeeting['staff']> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('role', 'role.person', 'person.id')
    .select(['person.id', 'person.name', 'role.role'])
    .where('person.id', 'in', [...new Set(ids)])
    .orderBy('person.id')
    .execute()
  const people = new Map<Id, CarriedMeeting['staff'][number]>()
  for (const { id, name, role } of rows) {
    const one = people.get(id) ?? { id, name, roles: [] }
    people.set(id, one)
    if (role && !one.roles.includes(role)) one.roles.push(role)
  }
  return [...people.values()]
}
