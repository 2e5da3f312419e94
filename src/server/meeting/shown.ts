import type { Board } from '../../core/meeting/meeting.ts'
import type { Entry } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import type { MeetingServices } from './services.ts'

/** The meeting's board as this reader may see it. Drafts are for staff. */
export async function boardPage(parts: MeetingServices, entry: Entry) {
  const { community, id } = entry.meeting!
  const page = await parts.meetings.snapshot(community, id)
  if (!page || !(await isShown(parts, entry, page.board))) throw new ProblemError('noSuchMeeting', 404)
  const place = (await parts.known.places.all()).get(community)!
  return { ...page, communityName: place.name, communitySlug: place.slug }
}

/**
 * Refuses a meeting that is not there, and a draft to whoever may not see it: for what shows no board, and
 * needs no copy of one.
 */
export async function refuseUnseen(parts: MeetingServices, entry: Entry): Promise<void> {
  const { community, id } = entry.meeting!
  const now = await parts.meetings.read(community, id, ({ board: { stage } }) => ({ stage }))
  if (!now || !(await isShown(parts, entry, now))) throw new ProblemError('noSuchMeeting', 404)
}

const isShown = async ({ known }: MeetingServices, entry: Entry, { stage }: Pick<Board, 'stage'>): Promise<boolean> =>
  stage !== 'draft' || mayDo(known, entry, ACTIONS['meeting.drafts'])
