import type { ReachServices } from '../reach/services.ts'
import type { Carrying } from './carry.ts'

/** The same, with what carries meetings from one Grove to another. */
export interface CarryServices extends ReachServices {
  carrying: Carrying
}
