import type { RegisterServices } from '../register/services.ts'
import type { Bulletins } from './bulletins.ts'
import type { Hooks } from './hooks.ts'
import type { Push } from './push.ts'
import type { Robots } from './robots.ts'

/** The same, with chat groups and bulletins. */
export interface ReachServices extends RegisterServices {
  bulletins: Bulletins
  robots: Robots
  hooks: Hooks
  push: Push
}
