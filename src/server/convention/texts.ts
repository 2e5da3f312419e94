import { voteOn } from '../../core/convention/vote.ts'
import type { Texts } from '../ballot/services.ts'
import type { Conventions } from './conventions.ts'
import { conventionOfVote } from './store.ts'

/** [C11] The votes on sealed texts, as votes look at them. */
export const textsOf = (conventions: Conventions): Texts => ({
  async sealed(db, community, vote) {
    const id = await conventionOfVote(db, community, vote)
    if (!id) return undefined
    return conventions.read({ community, id }, (convention) =>
      convention.vote === vote && convention.sealed ? structuredClone(voteOn(convention)) : undefined,
    )
  },
})
