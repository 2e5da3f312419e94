import type { SurveyServices } from '../survey/services.ts'
import type { Bulletins } from './bulletins.ts'
import type { Robots } from './robots.ts'

/** The same, with chat groups and bulletins. */
export interface ReachServices extends SurveyServices {
  bulletins: Bulletins
  robots: Robots
}
