import type { RoundServices } from '../round/services.ts'
import type { Carrying } from './carry.ts'

/** The same, with what carries meetings from one Grove to another. */
export interface CarryServices extends RoundServices {
  carrying: Carrying
}
