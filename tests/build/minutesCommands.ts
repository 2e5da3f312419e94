import type { MinutesCommandInput } from '../../src/wire/minutes.ts'
import type { Who } from './who.ts'
import { LEADERS, TRANSCRIBERS } from './who.ts'

const nothing = '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a'
const vote = {
  subject: '',
  way: 'hands',
  entitled: null,
  present: null,
  for: 0,
  against: 0,
  abstained: 0,
  result: 'open',
} as const

type Of<K extends MinutesCommandInput['kind']> = Omit<Extract<MinutesCommandInput, { kind: K }>, 'kind'>

/**
 * A command of each kind that the schema takes and the rules of minutes then refuse, or that changes nothing
 * in the minutes of a meeting that is still open: whoever asks.
 */
export const HARMLESS_TO_MINUTES: { [K in MinutesCommandInput['kind']]: Of<K> } = {
  writeText: { item: nothing, field: 'gist', from: '', to: '' },
  recordVote: { id: nothing, said: vote },
  changeVote: { vote: nothing, from: vote, to: vote },
  removeVote: { vote: nothing },
  takeOutWords: { words: '一', why: 'private' },
  openCorrections: { until: 0 },
  moveCorrections: { until: 0 },
  endCorrections: {},
  remark: { id: nothing, about: null, sentence: '', text: '' },
  answerRemark: { remark: nothing, taken: true, why: '' },
  answerRemarks: { remarks: [nothing], taken: true, why: '' },
  signMinutes: {},
  attachScan: { file: nothing },
  takeBackScan: { file: nothing },
  addPhoto: { file: nothing, scene: 'group', consent: true },
  noteConsent: { file: nothing, consent: true },
  takeBackPhoto: { file: nothing },
}

/** Who may send which command of a meeting's minutes, said a second time and by hand. */
export const MAY_SEND_TO_MINUTES: Record<MinutesCommandInput['kind'], readonly Who[]> = {
  writeText: TRANSCRIBERS,
  recordVote: TRANSCRIBERS,
  changeVote: TRANSCRIBERS,
  removeVote: TRANSCRIBERS,
  takeOutWords: LEADERS,
  openCorrections: LEADERS,
  moveCorrections: LEADERS,
  endCorrections: LEADERS,
  remark: ['participant', ...TRANSCRIBERS],
  answerRemark: LEADERS,
  answerRemarks: LEADERS,
  signMinutes: LEADERS,
  attachScan: TRANSCRIBERS,
  takeBackScan: TRANSCRIBERS,
  addPhoto: TRANSCRIBERS,
  noteConsent: TRANSCRIBERS,
  takeBackPhoto: TRANSCRIBERS,
}
