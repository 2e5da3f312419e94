import type { Disclosure } from '../../core/ledger/disclosure.ts'
import { periodOf } from '../../core/ledger/disclosure.ts'
import type { Notice } from '../../core/ledger/notice.ts'
import { hangingOf } from '../../core/ledger/notice.ts'
import { endOfDayAt } from '../../core/plain/clock.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { checklistOf } from '../../core/team/checklist.ts'
import type { Team } from '../../core/team/team.ts'
import { TEAMS } from '../../core/team/team.ts'
import type { Id } from '../../core/plain/id.ts'
import type { MatterRow } from '../../wire/matter.ts'
import type { NoticeView, TeamsView } from '../../wire/rooms.ts'
import { ProblemError } from '../http/problem.ts'
import type { LedgerServices } from './services.ts'
import { discloses } from './disclosure.store.ts'
import { listMatters } from './list.store.ts'
import { sheetsOf, tasksServed } from './matter.store.ts'
import { themesOf } from './room.store.ts'

const WAITING_SHOWN = 50

/** The teams of a community with what waits for each, the most pressing first. */
export async function presentTeams({ db, ledger, runtime }: LedgerServices, community: Id): Promise<TeamsView> {
  const { members, offers } = await ledger.teams(community)
  const settings = await ledger.placedSettings(community)
  const listed = {} as Record<Team, MatterRow[]>
  for (const team of TEAMS) {
    const asked = { filter: { team, sort: 'due' } as const, settings, now: runtime.now(), atDesk: false }
    listed[team] = (await listMatters(db, community, { ...asked, limit: WAITING_SHOWN })).items
  }
  const ids = TEAMS.flatMap((team) => listed[team].map(({ id }) => id))
  const sheets = await sheetsOf(db, community, ids)
  const checked = (team: Team) =>
    listed[team].map((row) => ({ ...row, checks: checklistOf(sheets.get(row.id)!, team) }))
  const served = await tasksServed(db, community)
  return {
    members: Object.values(members),
    offers: Object.values(offers).map((offer) => ({ ...offer, tasks: served.get(offer.id) ?? [] })),
    waiting: { spotter: checked('spotter'), deliberation: checked('deliberation'), advisory: checked('advisory') },
  }
}

/** Notices as everyone may see them. */
export async function presentNotices(
  { db, runtime }: LedgerServices,
  community: Id,
  notices: readonly Notice[],
): Promise<NoticeView[]> {
  const sheets = await sheetsOf(db, community, [...new Set(notices.flatMap(({ matter }) => matter ?? []))])
  const meetings = await themesOf(db, community, [...new Set(notices.flatMap(({ meeting }) => meeting ?? []))])
  return notices.map((notice) => presentNotice(notice, sheets, meetings, runtime.now()))
}

function presentNotice(
  { community: _, matter, meeting, ...notice }: Notice,
  sheets: ReadonlyMap<Id, Sheet>,
  meetings: ReadonlyMap<Id, { code: string; theme: string }>,
  now: number,
): NoticeView {
  const { withdrawn, from, until } = notice
  const state = withdrawn ? 'withdrawn' : now < from ? 'coming' : now > until ? 'over' : 'running'
  const sheet = matter ? sheets.get(matter) : undefined
  return {
    ...notice,
    state,
    hanging: hangingOf(notice, now),
    matter: sheet ? { number: sheet.number, title: sheet.title } : null,
    meeting: (meeting && meetings.get(meeting)) || null,
  }
}

/**
 * What a community discloses of a month or a quarter (`period` of wire/plain.ts) by its clock: of one that
 * still runs, until the end of today. Refuses one that has not begun.
 */
export async function disclosed(
  { db, ledger, runtime }: LedgerServices,
  community: Id,
  written: string,
): Promise<Disclosure> {
  const clock = await ledger.clockOf(community)
  const period = periodOf(written, clock)!
  const now = runtime.now()
  if (now < period.from) throw new ProblemError('periodNotYet', { from: period.from })
  const running = now <= period.until
  const until = running ? endOfDayAt(clock, now) : period.until
  return discloses(db, community, { ...period, until, running })
}
