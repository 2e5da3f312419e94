import type { MeetingServices } from '../meeting/services.ts'
import type { MinutesBook } from './minutes.ts'

/** The same, with minutes. */
export interface MinutesServices extends MeetingServices {
  minutes: MinutesBook
}
