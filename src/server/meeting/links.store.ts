import type { OwnerDb } from '../database/scope.ts'
import type { Follow } from '../secrets/token.ts'
import { peekFollow, readFollow } from '../secrets/token.ts'
import { meetingsOf } from './holder.store.ts'

/**
 * Reads tokens of links to follow a card. Where the card is must be looked up before it is known who asks,
 * since the seal covers it: so this works as the owner of the tables, and says nothing but what the token
 * proves.
 */
export class Links {
  constructor(
    private readonly owner: OwnerDb,
    private readonly key: string,
  ) {}

  /** Whose card a link leads to; undefined where it is not genuine. */
  async follow(token: string): Promise<Follow | undefined> {
    const peeked = peekFollow(token)
    return peeked && readFollow(token, await meetingsOf(this.owner, peeked.card, peeked.participant), this.key)
  }

  /** The same for the link in a letter, which is good for the address alone to which letters go. */
  async letters(token: string): Promise<Follow | undefined> {
    const peeked = peekFollow(token)
    if (!peeked) return undefined
    for (const meeting of await meetingsOf(this.owner, peeked.card, peeked.participant)) {
      const row = await this.owner
        .selectFrom('follower')
        .select('address')
        .where('community', '=', meeting.community)
        .where('card', '=', peeked.card)
        .where('participant', '=', peeked.participant)
        .executeTakeFirst()
      const follow = row && readFollow(token, [meeting], this.key, lettersTo(row.address))
      if (follow) return follow
    }
    return undefined
  }
}

/** What the seal of a link in a letter covers besides. */
export const lettersTo = (address: string): string => `letters:${address}`
