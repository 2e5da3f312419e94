import type { VoteCommandInput } from '../../src/wire/ballot.ts'
import { HALL_RULES, yesNo } from './voting.ts'
import type { Who } from './who.ts'
import { COORDINATORS, LEADERS, TRANSCRIBERS } from './who.ts'

type Of<K extends VoteCommandInput['kind']> = Omit<Extract<VoteCommandInput, { kind: K }>, 'kind'>

/** What a draft of a vote says, as it is sent. */
export const A_VOTE = {
  title: '三号楼前的停车位',
  questions: [yesNo('1')],
  rules: HALL_RULES,
  meeting: null,
  matter: null,
}

/** A command of each kind that the schema takes, and the rules refuse of a vote that is still a draft, or that
 * changes nothing which others ask of it. */
export const HARMLESS_TO_VOTE: { [K in VoteCommandInput['kind']]: Of<K> } = {
  describeVote: A_VOTE,
  setRoll: { entries: [] },
  takeRoll: {},
  leaveOut: { n: 1, commitment: '' },
  sealVote: {},
  printBallots: { spare: 0 },
  voidSet: { set: 1, why: '打坏了' },
  openVote: {},
  handOut: { n: 1, way: 'ballot' },
  takeBackWay: { n: 1, why: '点错' },
  declareInterest: { n: 1, question: '1', why: '亲属' },
  withdrawInterest: { n: 1, question: '1', why: '说错' },
  eraseVoter: { n: 1 },
  voidSerial: { serial: '', why: '' },
  countHands: { question: '1', counts: [0, 0, 0] },
  openBatch: { door: 'box', ballots: 1 },
  enterBatch: { batch: 1, ballots: [{ serial: '', answers: {} }] },
  dropBatch: { batch: 1, why: '' },
  closeVote: {},
  abandonVote: { why: '' },
}

/** Whom each command is let through for, said a second time. */
export const MAY_SEND_TO_VOTE: Record<VoteCommandInput['kind'], readonly Who[]> = {
  describeVote: LEADERS,
  setRoll: LEADERS,
  takeRoll: LEADERS,
  leaveOut: LEADERS,
  sealVote: LEADERS,
  printBallots: LEADERS,
  voidSet: LEADERS,
  openVote: LEADERS,
  handOut: TRANSCRIBERS,
  takeBackWay: TRANSCRIBERS,
  declareInterest: TRANSCRIBERS,
  withdrawInterest: TRANSCRIBERS,
  eraseVoter: COORDINATORS,
  voidSerial: TRANSCRIBERS,
  countHands: TRANSCRIBERS,
  openBatch: TRANSCRIBERS,
  enterBatch: TRANSCRIBERS,
  dropBatch: TRANSCRIBERS,
  closeVote: LEADERS,
  abandonVote: LEADERS,
}
