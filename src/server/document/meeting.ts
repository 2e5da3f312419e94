import type { AttendanceFacts } from '../../core/document/attendance.ts'
import { attendanceOf } from '../../core/document/attendance.ts'
import type { MinutesFacts } from '../../core/document/minutes.ts'
import { minutesOf } from '../../core/document/minutes.ts'
import { peopleByMark } from '../../core/meeting/hallTables.ts'
import { holdersOf } from '../../core/meeting/lots.ts'
import { namedAs, namedSpeaker } from '../../core/meeting/floor.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { Letterhead } from '../../core/ledger/settings.ts'
import { codeParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { ProblemError } from '../http/problem.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { boardPage } from '../meeting/shown.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'
import { broughtForward } from './forward.store.ts'
import { mattersOf } from './matters.store.ts'

/**
 * The board of a meeting that people come to: a community's open tree has nobody to sign or to take minutes.
 */
export async function boardOf(services: LedgerServices, caller: Caller) {
  const page = await boardPage(services, caller)
  if (page.board.openTree) throw new ProblemError('noSuchAddress')
  return page
}

/** What a meeting's minutes are made of: all of it public, but for what the recorder entered. */
export async function minutesFacts(services: LedgerServices, caller: Caller): Promise<MinutesFacts> {
  const { board, communityName } = await boardOf(services, caller)
  const places = await services.identity.places.all()
  const subdistrict = places.get(places.get(board.community)?.parent ?? '')?.name ?? ''
  const matters = await mattersOf(services.db, board)
  const address = `${services.publicUrl()}/m/${board.code}/record`
  const { office } = await services.ledger.settings(board.community)
  const { minutes: entered } = await services.minutes.read(board)
  const forward = await broughtForward(services.db, board)
  const speakers = await speakersOf(services, board)
  const movers = await moversOf(services, board)
  const pledgers = await pledgersOf(services, board)
  const drawn = await drawnOf(services, board)
  const seated = await seatedOf(services, board)
  const people = { speakers, movers, pledgers, drawn, seated }
  return { subdistrict, community: communityName, office, board, matters, forward, ...people, entered, address }
}

/** [M46] Who had the floor under which number, by name where they agree to it today. */
const speakersOf = async ({ meetings }: LedgerServices, { community, id }: Board) =>
  (await meetings.read(community, id, (meeting) =>
    Object.fromEntries([...meeting.speakers.keys()].map((number) => [number, namedSpeaker(meeting, number)])),
  ))!

/** [M54] Who made which pledge, likewise. */
const pledgersOf = async ({ meetings }: LedgerServices, { community, id }: Board) =>
  (await meetings.read(community, id, (meeting) =>
    Object.fromEntries(
      [...meeting.pledgers].map(([pledge, { participant }]) => [pledge, namedAs(meeting, participant)]),
    ),
  ))!

/** [M60] Who held which table together, and wrote, likewise. */
const seatedOf = async ({ meetings }: LedgerServices, { community, id }: Board) =>
  (await meetings.read(community, id, (meeting) => {
    const people = peopleByMark(id, meeting.participants.keys())
    const named = (mark: string) => (mark ? namedAs(meeting, people.get(mark) ?? null) : undefined)
    return Object.fromEntries(
      (meeting.board.tables?.tables ?? []).map(({ number, captain, recorder }) => {
        const roles = { captain: named(captain), recorder: named(recorder) }
        return [number, Object.fromEntries(Object.entries(roles).filter(([, who]) => who !== undefined))]
      }),
    )
  }))!

/** [M56] Who was drawn by lot, likewise. */
const drawnOf = async ({ meetings }: LedgerServices, { community, id }: Board) =>
  (await meetings.read(community, id, (meeting) =>
    Object.fromEntries(
      meeting.board.lots
        .filter(({ marks }) => marks.length > 0)
        .map(({ number, drawn }) => [
          number,
          Object.fromEntries(drawn.map((one) => [one, namedAs(meeting, holdersOf(meeting, number)[one - 1] ?? null)])),
        ]),
    ),
  ))!

/** [M49] Who moved and seconded which motion, likewise. */
const moversOf = async ({ meetings }: LedgerServices, { community, id }: Board) =>
  (await meetings.read(community, id, (meeting) =>
    Object.fromEntries(
      [...meeting.movers].map(([motion, { wordings, second }]) => [
        motion,
        {
          mover: namedAs(meeting, wordings[0]!.participant),
          second: second && namedAs(meeting, second.participant),
        },
      ]),
    ),
  ))!

export const minutes: Make<unknown> = async (services, caller) => {
  const facts = await minutesFacts(services, caller)
  return minutesOf(facts, await languageFor(services, caller, facts.board.community))
}

/** Who is expected at a meeting and who was there, for its own staff. */
export async function attendanceFacts(services: LedgerServices, caller: Caller): Promise<AttendanceFacts> {
  const { board, communityName } = await boardOf(services, caller)
  const { community, id } = caller.meeting!
  const participants = await services.meetings.read(community, id, ({ participants }) => [...participants.values()])
  return { community: communityName, board, participants: participants! }
}

export const attendance: Make<unknown> = async (services, caller) => {
  const facts = await attendanceFacts(services, caller)
  return attendanceOf(facts, await languageFor(services, caller, facts.board.community))
}

const ofMeeting = (word: string, says: string, make: Make<unknown>, letterhead?: Letterhead) =>
  documentRoutesOf({
    name: word[0]!.toUpperCase() + word.slice(1),
    says,
    path: `/api/meetings/{code}/documents/${word}`,
    tag: 'Desk',
    action: 'meeting.desk',
    params: codeParam,
    problems: ['noSuchAddress'],
    make,
    ...(letterhead ? { letterhead } : {}),
    plainName: ({ code }) => `grove-${code}-${word}`,
  })

/** Documents of a meeting. */
export const meetingDocuments = [
  ...ofMeeting('minutes', 'Minutes of a meeting, from what is on record', minutes, 'minutes'),
  ...ofMeeting('attendance', 'The sheet to sign, with who is expected; once held, with who was there', attendance),
]
