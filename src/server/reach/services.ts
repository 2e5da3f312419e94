import type { RoundServices } from '../round/services.ts'
import type { Bulletins } from './bulletins.ts'

/** The same, with chat groups and bulletins. */
export interface ReachServices extends RoundServices {
  bulletins: Bulletins
}
