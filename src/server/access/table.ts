import type { Role } from '../../core/place/place.ts'
import type { CommandBody } from '../../wire/meeting.ts'

/**
 * Who may do what. The one place where it is written; the doorway (doorway.ts) asks it for every route and every command.
 * `anyone`: no account needed. `participant`: whoever joined that meeting. Roles count in the place itself and in the places above it.
 */
export interface Rule {
  anyone?: true
  participant?: true
  roles?: readonly Role[]
}

const ANYONE: Rule = { anyone: true }
const FACILITATE: readonly Role[] = ['facilitator', 'coordinator', 'administrator']
const TRANSCRIBE: readonly Role[] = [...FACILITATE, 'spotter', 'deliberator', 'adviser']
const STAFF: readonly Role[] = [...TRANSCRIBE, 'handler', 'officer', 'oversight']
const APPOINT: readonly Role[] = ['coordinator', 'administrator']

export const ACTIONS = {
  'page.read': ANYONE,
  'place.read': ANYONE,
  'meeting.read': ANYONE,
  'meeting.follow': ANYONE,
  'meeting.join': ANYONE,
  'receipt.read': ANYONE,
  'receipt.withdraw': ANYONE,
  'photo.read': ANYONE,
  'signIn.ask': ANYONE,
  'signIn.use': ANYONE,
  'self.read': ANYONE,
  'signIn.own': ANYONE,
  'meeting.me': { participant: true },
  /** Single commands have rules of their own below. */
  'meeting.command': { participant: true, roles: STAFF },
  'photo.add': { participant: true, roles: TRANSCRIBE },
  'meeting.create': { roles: FACILITATE },
  'meeting.drafts': { roles: STAFF },
  'meeting.desk': { roles: [...TRANSCRIBE, 'oversight'] },
  'place.write': { roles: ['administrator'] },
  'agenda.write': { roles: FACILITATE },
  'people.read': { roles: [...APPOINT, 'oversight'] },
  'people.write': { roles: APPOINT },
} as const satisfies Record<string, Rule>
export type Action = keyof typeof ACTIONS

const PARTICIPANT: Rule = { participant: true }
const AT_DESK: Rule = { roles: FACILITATE }

/** Who may send which command to a meeting. */
export const COMMANDS: Record<CommandBody['kind'], Rule> = {
  postCard: { participant: true, roles: TRANSCRIBE },
  editCard: { participant: true, roles: TRANSCRIBE },
  withdrawCard: { participant: true, roles: TRANSCRIBE },
  endorse: PARTICIPANT,
  takeBack: PARTICIPANT,
  describeMyself: PARTICIPANT,
  linkCards: { participant: true, roles: TRANSCRIBE },
  unlinkCards: { participant: true, roles: TRANSCRIBE },
  changeMeeting: AT_DESK,
  setStage: AT_DESK,
  openAgendaItem: AT_DESK,
  switchTree: AT_DESK,
  setFocus: AT_DESK,
  showLinks: AT_DESK,
  listParticipants: AT_DESK,
  addWalkIn: { roles: TRANSCRIBE },
  tickPresent: { roles: TRANSCRIBE },
  matchParticipant: AT_DESK,
  countHeads: AT_DESK,
  hideCard: AT_DESK,
  showCard: AT_DESK,
  openTopic: { roles: [...FACILITATE, 'spotter'] },
  renameTopic: { roles: [...FACILITATE, 'spotter'] },
  gatherCards: { roles: [...FACILITATE, 'spotter'] },
  takeOutCards: { roles: [...FACILITATE, 'spotter'] },
  dissolveTopic: { roles: [...FACILITATE, 'spotter'] },
}
