import type { RoundCommandInput } from '../../src/wire/round.ts'
import { A_PROJECT, SETTINGS } from './rounds.ts'
import type { Who } from './who.ts'
import { COORDINATORS, LEADERS } from './who.ts'

type Of<K extends RoundCommandInput['kind']> = Omit<Extract<RoundCommandInput, { kind: K }>, 'kind'>

/**
 * A command of each kind that the schema takes, and the rules refuse of a round in which nothing was
 * proposed.
 */
export const HARMLESS_TO_ROUND: { [K in RoundCommandInput['kind']]: Of<K> } = {
  changeRound: { title: '', settings: SETTINGS },
  propose: { said: { ...A_PROJECT, title: '' }, proposer: { name: '', contact: '' } },
  describeProject: { n: 499, said: A_PROJECT },
  mergeProjects: { n: 499, others: [] },
  splitProject: { n: 499, parts: [A_PROJECT, A_PROJECT] },
  joinProject: { n: 499 },
  takePictureAway: { n: 499 },
  endSoliciting: {},
  screen: { n: 499, out: null, reason: '' },
  checkCost: { n: 499, amount: 100, by: '李工', note: '' },
  eraseProposer: { n: 499 },
  eraseWords: { n: 499 },
  freezeMenu: {},
  reopenMenu: { reason: '' },
  pitchDish: { n: null },
  listPitch: { n: 499, meeting: 'AAAAAA' },
  announceRoundLot: { n: 499, again: '' },
  giveUpRoundLot: { n: 499, reason: '' },
  countRound: { called: '' },
  decideRound: { decider: 'committee', heldOn: 0, document: '', left: [] },
  reportCost: { n: 499, amount: 100, note: '' },
  decideCost: { n: 499, heldOn: 0, note: '' },
  nameDoers: { n: 499, contractor: '', upkeep: '' },
  drawAcceptors: { n: 499, called: '' },
  giveVerdict: { n: 499, person: 1, accepted: true, note: '' },
  hearNeighbour: { n: 499, accepted: true, note: '' },
  closeRound: {},
  abandonRound: { why: '' },
}

const SPOTTERS: readonly Who[] = [...COORDINATORS, 'spotter', 'facilitator']

/** Whom each command is let through for, said a second time. */
export const MAY_SEND_TO_ROUND: Record<RoundCommandInput['kind'], readonly Who[]> = {
  changeRound: COORDINATORS,
  propose: [...SPOTTERS, 'deliberator', 'adviser'],
  describeProject: SPOTTERS,
  mergeProjects: SPOTTERS,
  splitProject: SPOTTERS,
  joinProject: SPOTTERS,
  takePictureAway: SPOTTERS,
  endSoliciting: COORDINATORS,
  screen: SPOTTERS,
  checkCost: [...SPOTTERS, 'handler'],
  eraseProposer: COORDINATORS,
  eraseWords: COORDINATORS,
  freezeMenu: COORDINATORS,
  reopenMenu: COORDINATORS,
  pitchDish: LEADERS,
  listPitch: LEADERS,
  announceRoundLot: COORDINATORS,
  giveUpRoundLot: COORDINATORS,
  countRound: COORDINATORS,
  decideRound: COORDINATORS,
  reportCost: [...COORDINATORS, 'handler'],
  decideCost: COORDINATORS,
  nameDoers: [...COORDINATORS, 'handler'],
  drawAcceptors: COORDINATORS,
  giveVerdict: [...SPOTTERS, 'officer'],
  hearNeighbour: [...SPOTTERS, 'officer'],
  closeRound: COORDINATORS,
  abandonRound: COORDINATORS,
}
