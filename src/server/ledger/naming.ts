import { namedIn, withoutWords } from '../../core/minutes/takenOut.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { NamesStand } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'
import { mattersNaming, placesNaming, votesNaming, WRITTEN_IN } from './naming.store.ts'
import type { LedgerServices } from './services.ts'

/**
 * [M26] In how many places names stand in what others wrote: of the meeting's minutes in all their wordings,
 * its topics (with what was moved, and what the desk wrote of floor, rules and dots), its standing cards, and
 * the community's matters, votes, rounds, conventions, waves of the survey and the register. The names are
 * kept nowhere.
 */
export async function namesStand(
  { meetings, minutes }: LedgerServices,
  db: Db,
  meeting: FullKey,
  names: readonly string[],
): Promise<NamesStand> {
  const { board } = (await meetings.snapshot(meeting.community, meeting.id))!
  const { minutes: written } = await minutes.read(meeting)
  const moved = board.motions.flatMap(({ wordings }) => wordings.map(({ what, who }) => `${what}\n${who}`))
  const pledged = board.pledges.map(({ what, who }) => `${what}\n${who}`)
  const topics = [...Object.values(board.topics).map(({ name }) => name), ...moved, ...pledged, ...reasonsIn(board)]
  const cards = Object.values(board.cards).map(({ text, where }) => `${text}\n${where}`)
  const sum = {
    minutes: 0,
    topics: 0,
    cards: 0,
    matters: 0,
    votes: 0,
    rounds: 0,
    conventions: 0,
    surveys: 0,
    register: 0,
  }
  for (const name of names) {
    sum.minutes += withoutWords(written, name).places
    sum.topics += namedIn(topics, name)
    sum.cards += namedIn(cards, name)
    sum.matters += await mattersNaming(db, meeting.community, name)
    sum.votes += await votesNaming(db, meeting.community, name)
    for (const where of WRITTEN_IN) sum[where] += await placesNaming(db, meeting.community, where, name)
  }
  return sum
}

/** What the desk wrote of a meeting's floor, rules, dots, lots and motions. */
function reasonsIn({ turns, floor, rules, dots, room, motions, pledges, lots }: Board): string[] {
  const reasoned = [
    ...turns,
    ...(floor.speaking ? [floor.speaking] : []),
    ...rules.changes,
    ...(dots?.corrections ?? []),
    ...room.flatMap(({ corrections }) => corrections),
    ...motions,
    ...pledges,
    ...lots,
    ...motions.flatMap(({ votes }) => votes),
  ]
  const drawn = lots.flatMap(({ purpose, again }) => [purpose, again])
  return [...rules.sentences, ...drawn, ...reasoned.map(({ reason }) => reason)].filter(Boolean)
}
