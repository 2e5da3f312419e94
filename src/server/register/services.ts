import type { SurveyServices } from '../survey/services.ts'
import type { Registers } from './registers.ts'

/** The same, with the register of people and resources. */
export interface RegisterServices extends SurveyServices {
  registers: Registers
}
