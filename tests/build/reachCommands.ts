import type { BulletinCommandInput, TierCommandInput } from '../../src/wire/reach.ts'
import { id } from './grove.ts'
import type { Who } from './who.ts'
import { COORDINATORS, LEADERS } from './who.ts'
import { wordsOf } from './reaching.ts'

type ReachCommandInput = TierCommandInput | BulletinCommandInput
type Of<K extends ReachCommandInput['kind']> = Omit<Extract<ReachCommandInput, { kind: K }>, 'kind'>

/** A command of each kind that the schema takes, and the rules refuse where there are no groups. */
export const HARMLESS_TO_TIERS: { [K in TierCommandInput['kind']]: Of<K> } = {
  setReach: { settings: { quietFrom: 25, quietUntil: 8, mostAWeek: 3 } },
  addGroup: { id: id(), place: id(), name: '群', keeper: '群主' },
  describeGroup: { group: id(), name: '群', size: 3 },
  askKeeper: { group: id(), keeper: '群主' },
  endGroup: { group: id() },
}
/** The same of a draft. */
export const HARMLESS_TO_BULLETIN: { [K in BulletinCommandInput['kind']]: Of<K> } = {
  describeBulletin: { words: wordsOf('') },
  sendBulletin: { groups: [id()] },
  correctBulletin: { words: wordsOf('字'), why: '错字' },
  withdrawBulletin: { why: '' },
}

/** Whom each command is let through for, said a second time; a draft is made by a route of its own. */
export const MAY_SEND_TO_REACH: Record<ReachCommandInput['kind'] | 'draftBulletin', readonly Who[]> = {
  setReach: COORDINATORS,
  addGroup: COORDINATORS,
  describeGroup: COORDINATORS,
  askKeeper: COORDINATORS,
  endGroup: COORDINATORS,
  draftBulletin: LEADERS,
  describeBulletin: LEADERS,
  sendBulletin: LEADERS,
  correctBulletin: LEADERS,
  withdrawBulletin: LEADERS,
}
