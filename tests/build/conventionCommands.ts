import type { ConventionCommandInput } from '../../src/wire/convention.ts'
import { CONVENTION_SETTINGS } from './conventions.ts'
import type { Who } from './who.ts'
import { COORDINATORS, LEADERS } from './who.ts'

type Of<K extends ConventionCommandInput['kind']> = Omit<Extract<ConventionCommandInput, { kind: K }>, 'kind'>

/** A command of each kind that the schema takes, and the rules refuse of an edition without an article. */
export const HARMLESS_TO_CONVENTION: { [K in ConventionCommandInput['kind']]: Of<K> } = {
  changeConvention: { title: '', scope: '', settings: CONVENTION_SETTINGS },
  writeArticle: { n: 99, text: '条文', reason: '' },
  dropArticle: { n: 99, reason: '' },
  moveArticle: { n: 99, to: 1 },
  addSource: { n: 99, source: { matter: 999_999 } },
  comment: { article: 99, text: '' },
  answerComment: { comment: 999, taken: false, article: null, text: '', shown: false },
  answerComments: { comments: [999], text: '', shown: false },
  showComment: { comment: 999, shown: true },
  eraseComment: { comment: 999 },
  eraseWording: { n: 99, version: 1 },
  eraseName: { of: 'reviewer' },
  beginDrafting: {},
  sendToReview: {},
  findCheck: { check: 'fines', clear: true, note: '' },
  giveOpinion: { reviewer: '', opinion: '', heldOn: 0 },
  recordStreet: { office: '', opinion: '', document: '', heldOn: 0, agrees: true },
  backToDraft: { reason: '' },
  sealText: {},
  takeVote: {},
  noteComposition: { composition: { present: 0, women: 0, unregistered: 0 } },
  fileText: { filedOn: 0, office: '', receiver: '', receipt: '' },
  publishText: { effectiveOn: 0 },
  noteUse: { n: 99, source: null },
  markContradiction: { n: 99, place: 1, why: '' },
  settleContradiction: { mark: 99, how: '' },
  reviewArticle: { n: 99, what: 'keep', reason: '' },
  endReview: {},
  abandonConvention: { why: '' },
}

const SPOTTERS: readonly Who[] = [...COORDINATORS, 'spotter', 'facilitator']
const DRAFTERS: readonly Who[] = [...SPOTTERS, 'deliberator']
const REVIEWERS: readonly Who[] = [...COORDINATORS, 'officer', 'adviser']

/** Whom each command is let through for, said a second time. */
export const MAY_SEND_TO_CONVENTION: Record<ConventionCommandInput['kind'], readonly Who[]> = {
  changeConvention: COORDINATORS,
  writeArticle: DRAFTERS,
  dropArticle: DRAFTERS,
  moveArticle: DRAFTERS,
  addSource: DRAFTERS,
  comment: [...SPOTTERS, 'deliberator', 'adviser'],
  answerComment: COORDINATORS,
  answerComments: COORDINATORS,
  showComment: COORDINATORS,
  eraseComment: COORDINATORS,
  eraseWording: COORDINATORS,
  eraseName: COORDINATORS,
  beginDrafting: COORDINATORS,
  sendToReview: COORDINATORS,
  findCheck: REVIEWERS,
  giveOpinion: REVIEWERS,
  recordStreet: [...COORDINATORS, 'officer'],
  backToDraft: COORDINATORS,
  sealText: COORDINATORS,
  takeVote: COORDINATORS,
  noteComposition: COORDINATORS,
  fileText: [...COORDINATORS, 'officer'],
  publishText: COORDINATORS,
  noteUse: [...COORDINATORS, 'handler'],
  markContradiction: [...LEADERS, 'spotter'],
  settleContradiction: COORDINATORS,
  reviewArticle: COORDINATORS,
  endReview: COORDINATORS,
  abandonConvention: COORDINATORS,
}
