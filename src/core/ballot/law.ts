/** Who may decide formally. */
export type Body = 'residentsMeeting' | 'representativesMeeting' | 'ownersAssembly'

/** What owners decide together: the list of the Civil Code, Art. 278. */
export const OWNERS_SUBJECTS = [
  'assemblyRules',
  'managementRules',
  'committee',
  'manager',
  'useFund',
  'raiseFund',
  'rebuild',
  'commonUse',
  'other',
] as const
export type OwnersSubject = (typeof OWNERS_SUBJECTS)[number]

/** By what votes are weighed: each person as one, or by exclusive floor area. */
export const MEASURES = ['heads', 'area'] as const
export type Measure = (typeof MEASURES)[number]

/** A share that must be reached: `over` of `of`, exactly that being enough or, with `above`, not. */
export interface Share {
  over: number
  of: number
  above: boolean
}

/** What the law asks of a formal decision. Each share is of each measure. */
export interface BodyLaw {
  measures: readonly Measure[]
  /** Of those entitled, so many take part. */
  takePart: Share
  /** Of those taking part, so many are in favour; abstentions count as taking part. */
  inFavour: Share
  /** Days between the notice and the meeting. */
  noticeDays: number
  source: string
}

/** A country's law of formal decisions. Another country's stands beside it. */
export interface Law {
  bodies: Record<Body, BodyLaw>
  /** Subjects of the owners that need more in favour. */
  weighty: { subjects: readonly OwnersSubject[]; inFavour: Share }
}

/**
 * What a body needs in favour: [V4] owners need more for some subjects; `null`: of no subject, or unknown.
 */
export const inFavourOf = ({ bodies, weighty }: Law, body: Body, subject: OwnersSubject | null): Share =>
  body === 'ownersAssembly' && subject !== null && weighty.subjects.includes(subject)
    ? weighty.inFavour
    : bodies[body].inFavour

const MORE_THAN_HALF: Share = { over: 1, of: 2, above: true }
const TWO_THIRDS: Share = { over: 2, of: 3, above: false }

export const CHINA: Law = {
  bodies: {
    residentsMeeting: {
      measures: ['heads'],
      takePart: MORE_THAN_HALF,
      inFavour: MORE_THAN_HALF,
      noticeDays: 10,
      source: 'Residents’ Committee Law (in force 2026-01-01), Arts. 26–34',
    },
    representativesMeeting: {
      measures: ['heads'],
      takePart: TWO_THIRDS,
      inFavour: MORE_THAN_HALF,
      noticeDays: 0,
      source: 'Residents’ Committee Law (in force 2026-01-01), Arts. 26–34',
    },
    ownersAssembly: {
      measures: ['heads', 'area'],
      takePart: TWO_THIRDS,
      inFavour: MORE_THAN_HALF,
      noticeDays: 0,
      source: 'Civil Code, Art. 278',
    },
  },
  weighty: { subjects: ['raiseFund', 'rebuild', 'commonUse'], inFavour: { over: 3, of: 4, above: false } },
}
