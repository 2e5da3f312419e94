import type { ConventionServices } from '../convention/services.ts'
import type { Surveys } from './surveys.ts'

/** The same, with surveys. */
export interface SurveyServices extends ConventionServices {
  surveys: Surveys
}
