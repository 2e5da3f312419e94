import type { Id } from '../plain/id.ts'
import type { BackgroundSaid } from './background.ts'
import type { AnswerCode, Channel, SurveySaid } from './survey.ts'

/** What somebody says to each statement, by its name. */
export type Answers = Record<string, number>

/** Everything that can be asked of a wave. Codes come as their marks: no rule ever sees one. */
export type SurveyCommand =
  | { kind: 'draftSurvey'; community: Id; id: Id; code: string; said: SurveySaid }
  | { kind: 'describeSurvey'; said: SurveySaid }
  | { kind: 'makeCodes'; codes: Pick<AnswerCode, 'id' | 'mark'>[] }
  | { kind: 'voidCodes'; set: number }
  | { kind: 'openSurvey' }
  /** `mark` null: to a poll. */
  /** [S24] `background` only with the consent of whoever answers. */
  | {
      kind: 'answerSurvey'
      mark: string | null
      channel: Channel
      answers: Answers
      background?: BackgroundSaid | undefined
    }
  | { kind: 'closeSurvey' }
  | { kind: 'abandonSurvey'; why: string }

export type SurveyCommandOf<K extends SurveyCommand['kind']> = Extract<SurveyCommand, { kind: K }>
