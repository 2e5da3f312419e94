import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'
import type { Background } from './background.ts'
import type { Published } from './publish.ts'

/** [S1] What every wave asks, in this order: four changes to be seen, four things that people feel. */
export const STATEMENTS = [
  'conflicts',
  'environment',
  'minds',
  'trust',
  'takingPart',
  'belonging',
  'home',
  'gain',
] as const
export type Statement = (typeof STATEMENTS)[number]

/** So many statements of the community's own. */
export const OWN_MOST = 4
export const OWN_LENGTH = 80
export const TITLE_LENGTH = 60

/** Five steps, from not at all to fully; the sixth says “don't know”. */
export const ANSWERS = [1, 2, 3, 4, 5, 6] as const
export type Answer = (typeof ANSWERS)[number]

/** How an answer comes: by whoever answers, from a sheet of paper, or in a talk. */
export const CHANNELS = ['page', 'paper', 'talk'] as const
export type Channel = (typeof CHANNELS)[number]

export const SURVEY_STAGES = ['draft', 'open', 'closed', 'abandoned'] as const
export type SurveyStage = (typeof SURVEY_STAGES)[number]

/** What can be said of a wave while it is a draft. */
export interface SurveySaid {
  title: string
  own: string[]
  /** One answer a person, by code; without codes it is a poll. */
  coded: boolean
  /** [S24] By what people may be counted who agree to it. */
  background: Background[]
}

/** A code that somebody may answer with, by its mark, from which nobody can make it. */
export interface AnswerCode {
  id: Id
  mark: string
  set: number
  state: 'out' | 'used' | 'void'
}

/** Codes that were made and shown together. */
export interface CodeSet {
  by: Id
  count: number
  /** Of `codesText`. */
  hash: string
  void: boolean
}

/** One wave of the survey “What has changed”. */
export interface Survey extends SurveySaid {
  community: Id
  id: Id
  /** By which its pages are found. */
  code: string
  stage: SurveyStage
  draftedAt: number
  openedAt: number | null
  closedAt: number | null
  sets: CodeSet[]
  codes: Map<string, AnswerCode>
  came: Record<Channel, number>
  /** [S5] By statement, how many said each of `ANSWERS`: no code, no person, no order, no time. */
  cells: Map<string, number[]>
  /** [S25] By group, while it is open: the same of each statement, one after the other. */
  groups: Map<string, number[]>
  /** Why it was given up. */
  why: string
  result: Published | null
}

/** What a wave asks, by the names of its statements: the fixed ones, then its own by their places. */
export const asksOf = ({ own }: Pick<SurveySaid, 'own'>): string[] => [
  ...STATEMENTS,
  ...own.map((_, i) => `own${i + 1}`),
]

/** The words of one of its own statements; undefined of a fixed one. */
export const ownWords = ({ own }: Pick<SurveySaid, 'own'>, asks: string): string | undefined =>
  asks.startsWith('own') ? own[Number(asks.slice(3)) - 1] : undefined

export const isAnswer = (said: unknown): said is Answer => (ANSWERS as readonly unknown[]).includes(said)

export const newSurvey = (community: Id, id: Id, code: string, said: SurveySaid, at: number): Survey => ({
  community,
  id,
  code,
  ...said,
  stage: 'draft',
  draftedAt: at,
  openedAt: null,
  closedAt: null,
  sets: [],
  codes: new Map(),
  came: { page: 0, paper: 0, talk: 0 },
  cells: new Map(),
  groups: new Map(),
  why: '',
  result: null,
})

/** How many have answered. */
export const peopleIn = ({ came }: Pick<Survey, 'came'>): number => came.page + came.paper + came.talk

/** How many were given a code: what the number of answers is held against; a poll has none. */
export const invitedTo = ({ coded, sets, codes }: Pick<Survey, 'coded' | 'sets' | 'codes'>): number | null => {
  if (!coded) return null
  let lost = 0
  for (const { state } of codes.values()) if (state === 'void') lost++
  return sets.reduce((sum, { count }) => sum + count, 0) - lost
}

/** What the hash of a set of codes is made of. */
export const codesText = (codes: Iterable<Pick<AnswerCode, 'id' | 'mark'>>): string =>
  canonical([...codes].map(({ id, mark }) => [mark, id] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
