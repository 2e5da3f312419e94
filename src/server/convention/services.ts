import type { RoundServices } from '../round/services.ts'
import type { Conventions } from './conventions.ts'

/** The same, with conventions. */
export interface ConventionServices extends RoundServices {
  conventions: Conventions
}
