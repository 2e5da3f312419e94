import type { MinutesServices } from '../minutes/services.ts'
import type { Votes } from './votes.ts'

/** The same, with votes. */
export interface BallotServices extends MinutesServices {
  votes: Votes
}
