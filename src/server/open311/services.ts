import type { ReachServices } from '../reach/services.ts'
import type { Departments } from './systems.ts'

/** The same, with what programs of neighbours send and ask by Open311. */
export interface Open311Services extends ReachServices {
  departments: Departments
}
