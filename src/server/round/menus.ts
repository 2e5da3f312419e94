import { voteOn } from '../../core/round/vote.ts'
import type { Menus } from '../ballot/services.ts'
import { ProblemError } from '../http/problem.ts'
import type { Rounds } from './rounds.ts'

/** [V19] [B17] The votes of rounds, as votes look at them. */
export const menusOf = (rounds: Rounds): Menus => ({
  async voteOn(community, id) {
    try {
      return await rounds.read({ community, id }, (round) =>
        round.stage === 'frozen' && round.vote ? { vote: round.vote, said: structuredClone(voteOn(round)) } : undefined,
      )
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'roundMissing') return undefined
      throw error
    }
  },
})
