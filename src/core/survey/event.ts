import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Background, BackgroundSaid } from './background.ts'
import type { Answers } from './command.ts'
import type { Published } from './publish.ts'
import type { AnswerCode, Channel, SurveySaid } from './survey.ts'

/** As entries have it: those from before there was a background have none. */
type SaidThen = Omit<SurveySaid, 'background'> & { background?: Background[] }

/** What can happen to a wave, as everybody may know it: no code and no answer. */
export type SurveyTold =
  | { kind: 'surveyDrafted'; community: Id; id: Id; code: string; said: SaidThen }
  | { kind: 'surveyChanged'; said: SaidThen }
  | { kind: 'codesMade'; set: number; count: number; hash: string }
  | { kind: 'codesVoided'; set: number; count: number }
  /** What it asks is fixed from here on, and public. */
  | { kind: 'surveyOpened'; title: string; own: string[]; background?: Background[] }
  | { kind: 'surveyAnswered'; channel: Channel }
  | { kind: 'surveyClosed'; result: Published }
  | { kind: 'surveyAbandoned'; why: string }
export type SurveyToldOf<K extends SurveyTold['kind']> = Extract<SurveyTold, { kind: K }>

export interface SurveyEvent {
  at: number
  by: Actor
  told: SurveyTold
  /** [S5] What is in no journal: which code, and what was said. It lives in the tables, each by itself. */
  unsaid?: {
    codes?: Pick<AnswerCode, 'id' | 'mark'>[]
    mark?: string | null
    answers?: Answers
    background?: BackgroundSaid | undefined
  }
}

/** Why a command was not carried out. */
export type SurveyRefusal =
  | TextRefusal
  | { refused: 'surveyMissing' }
  | { refused: 'idTaken' }
  | { refused: 'surveyStage' }
  | { refused: 'sheetsAreOut' }
  | { refused: 'tooManyStatements'; most: number }
  | { refused: 'statementTwice' }
  | { refused: 'surveyHasNoCodes' }
  | { refused: 'tooManyCodes'; most: number }
  | { refused: 'noSuchCodes' }
  | { refused: 'noSuchAnswerCode' }
  | { refused: 'answersMissing'; asks: string }

/** [S5] What the journal keeps: of a draft no words. */
export const surveyInJournal = ({ told }: SurveyEvent): SurveyTold =>
  'said' in told ? { ...told, said: { ...told.said, title: '', own: told.said.own.map(() => '') } } : told
