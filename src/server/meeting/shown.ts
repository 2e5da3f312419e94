import type { Board } from '../../core/meeting/meeting.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import type { MeetingServices } from './services.ts'

/** The meeting's board as this reader may see it. Drafts are for staff. */
export async function boardPage(services: MeetingServices, caller: Caller) {
  const { community, id } = caller.meeting!
  const page = await services.meetings.snapshot(community, id)
  if (!page || !(await isShown(services, caller, page.board))) throw new ProblemError('noSuchMeeting')
  const place = (await services.identity.places.all()).get(community)!
  return { ...page, communityName: place.name, communitySlug: place.slug }
}

/**
 * Refuses a meeting that is not there, and a draft to whoever may not see it: for what shows no board, and
 * needs no copy of one.
 */
export async function refuseUnseen(services: MeetingServices, caller: Caller): Promise<void> {
  const { community, id } = caller.meeting!
  const now = await services.meetings.read(community, id, ({ board: { stage } }) => ({ stage }))
  if (!now || !(await isShown(services, caller, now))) throw new ProblemError('noSuchMeeting')
}

const isShown = async (
  { identity }: MeetingServices,
  caller: Caller,
  { stage }: Pick<Board, 'stage'>,
): Promise<boolean> => stage !== 'draft' || mayDo(identity, caller, ACTIONS['meeting.drafts'])
