import type { Statement } from '../../../core/survey/survey.ts'
import type survey from '../../strings/survey.ts'

/** Words of the survey, on whatever page. */
export type SurveyWords = (key: keyof typeof survey, args?: Record<string, string | number>) => string

/** What a sentence asks: the community's own words, or the fixed ones in the reader's language. */
export const asked = (words: SurveyWords, asks: string, text: string | null): string =>
  text ?? words(`survey.asks.${asks as Statement}`)

/** A share in whole hundredths: nobody reads more out of so few people. */
export const percent = (share: number): number => Math.round(share * 100)
