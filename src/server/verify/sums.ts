import { dayAt } from '../../core/plain/clock.ts'
import { OPEN_STAGES } from '../../core/ledger/stages.ts'
import type { Matter } from '../../core/ledger/sheet.ts'
import { personOf } from '../../core/meeting/count.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import { ROOT_ZONE } from '../../core/place/place.ts'
import type { Id } from '../../core/plain/id.ts'
import { loadZone } from '../ledger/room.store.ts'
import type { Findings } from './finding.ts'
import type { Replay } from './replay.ts'
import type { Tx } from '../database/open.ts'

/** What became of the cards that were accepted on one day. Accepted is the sum of the others. */
export interface Sum {
  accepted: number
  /** Situation, and in no matter or in one that somebody still works on. */
  open: number
  closed: number
  withdrawn: number
  /** Hidden, with a reason that everyone can read. */
  withheld: number
}

const nothingSummed = (): Sum => ({ accepted: 0, open: 0, closed: 0, withdrawn: 0, withheld: 0 })

/**
 * Checks what was accepted against what is there, day by day: accepted = open + closed + withdrawn + publicly
 * withheld. Accepted comes from the log, the rest from the tables. Also the counts that depend on several
 * things: whether a card was heard, and the people behind a matter. Gives the sums by day (2026-10-01, in the
 * community's time).
 */
export async function verifySums(
  tx: Tx,
  community: Id,
  log: string,
  replay: Replay,
  findings: Findings,
): Promise<Map<string, Sum>> {
  const clock = (await loadZone(tx, community)) ?? ROOT_ZONE
  const dayOf = (at: number) => dayAt(clock, at)
  const sums = new Map<string, Sum>()
  const sumOf = (at: number): Sum => {
    const day = dayOf(at)
    const sum = sums.get(day) ?? nothingSummed()
    sums.set(day, sum)
    return sum
  }
  for (const [key, { at }] of replay.wordings) if (isAccepted(replay, key)) sumOf(at).accepted++

  const stages = await stagesOf(tx, community)
  const heardOf = heardIn(replay)
  const cards = await tx.selectFrom('card').selectAll().where('community', '=', community).execute()
  for (const { id, number, state, reason, posted_at: at, heard, cut_from: whole } of cards) {
    // [M40] A card is one card in the sums, also when it is cut in two.
    const sum = whole === null ? sumOf(at) : nothingSummed()
    if (state === 'withdrawn') sum.withdrawn++
    else if (state === 'standing' || state === 'cut') {
      const held = stages.get(id) ?? []
      if (held.length && held.every((stage) => !OPEN_STAGES.includes(stage))) sum.closed++
      else sum.open++
    } else if (reason) sum.withheld++
    else if (state === 'hidden') findings.add(log, `card ${number} of ${dayOf(at)} is hidden without a reason`)
    const should = heardOf.get(id) ?? 'loose'
    if (heard !== should)
      findings.add(log, `card ${number} of ${dayOf(at)} is listed as ${heard}, the log says ${should}`)
  }
  for (const [day, { accepted, open, closed, withdrawn, withheld }] of sums) {
    if (accepted !== open + closed + withdrawn + withheld)
      findings.add(
        log,
        `${day}: ${accepted} cards were accepted; ${open} are open, ${closed} closed, ${withdrawn} withdrawn, ${withheld} publicly withheld`,
      )
  }
  await verifyPeople(tx, community, log, replay, findings)
  return sums
}

/**
 * Whether a wording is the first of a card (no motion, no pledge) that somebody sent ([P8] of handwriting the
 * picture): [M40] halves are made of those.
 */
function isAccepted(replay: Replay, key: string): boolean {
  const [meeting, card, version] = key.split(' ') as [Id, Id, string]
  const first = replay.wordings.has(`${meeting} ${card} 0`) ? '0' : '1'
  const { board } = replay.meetings.get(meeting)!
  if ([...board.motions, ...board.pledges].some(({ id }) => id === card)) return false
  return version === first && board.cards[card]?.cutFrom === undefined
}

/**
 * By card: the stages of the matters that hold it; of a folded one, the stage of the matter it is folded
 * into.
 */
async function stagesOf(tx: Tx, community: Id) {
  const rows = await tx
    .selectFrom('matter_card')
    .innerJoin('matter', (join) =>
      join.onRef('matter.community', '=', 'matter_card.community').onRef('matter.id', '=', 'matter_card.matter'),
    )
    .leftJoin('matter as root', (join) =>
      join.onRef('root.community', '=', 'matter.community').onRef('root.id', '=', 'matter.folded_into'),
    )
    .select(['card', 'matter.stage', 'root.stage as rootStage'])
    .where('matter_card.community', '=', community)
    .execute()
  const stages = new Map<Id, (typeof rows)[0]['stage'][]>()
  for (const { card, stage, rootStage } of rows) stages.set(card, [...(stages.get(card) ?? []), rootStage ?? stage])
  return stages
}

/** By card that is in a matter: whether one of them has been weighed. */
function heardIn(replay: Replay): Map<Id, 'held' | 'answered'> {
  const heard = new Map<Id, 'held' | 'answered'>()
  for (const { matter } of replay.matters.values()) {
    const root = rootOf(replay, matter)
    const answered = matter.sheet.answeredAt !== null || root.sheet.answeredAt !== null
    for (const { card } of matter.sheet.cards)
      if (answered || !heard.has(card)) heard.set(card, answered ? 'answered' : 'held')
  }
  return heard
}

/** [L5] [M31] Distinct people who wrote or endorse a standing card of a matter, or of one folded into it. */
async function verifyPeople(tx: Tx, community: Id, log: string, replay: Replay, findings: Findings): Promise<void> {
  const people = new Map<Id, { least: Set<string>; most: Set<string> }>()
  const gather = (matter: Id, cards: readonly { meeting: Id; card: Id }[]) => {
    const known = people.get(matter) ?? { least: new Set(), most: new Set() }
    people.set(matter, known)
    for (const { meeting: of, card } of cards) {
      const meeting = replay.meetings.get(of)
      for (const participant of behind(meeting, card)) {
        known.least.add(personOf(meeting!, participant))
        // [M31] That somebody is one person with a phone is counted when the matter's support next changes.
        known.most.add(participant)
      }
    }
  }
  for (const { matter } of replay.matters.values()) {
    gather(matter.sheet.id, matter.sheet.cards)
    if (matter.sheet.foldedInto) gather(matter.sheet.foldedInto, matter.sheet.cards)
  }
  const rows = await tx
    .selectFrom('matter')
    .select(['id', 'number', 'people'])
    .where('community', '=', community)
    .execute()
  for (const { id, number, people: is } of rows) {
    const { least, most } = people.get(id) ?? { least: new Set(), most: new Set() }
    if (is < least.size || is > most.size)
      findings.add(log, `matter ${number} counts ${is} people, the log says ${least.size}`)
  }
}

function behind(meeting: Meeting | undefined, card: Id): string[] {
  if (!meeting || !['standing', 'cut'].includes(meeting.board.cards[card]?.state ?? '')) return []
  const own = meeting.authorships.get(card)!.author
  return [own, ...(meeting.endorsers.get(card) ?? [])]
}

const rootOf = (replay: Replay, matter: Matter): Matter =>
  (matter.sheet.foldedInto && replay.matters.get(matter.sheet.foldedInto)?.matter) || matter
