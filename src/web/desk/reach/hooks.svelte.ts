import type { HookList, HookMade } from '../../../wire/reach.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'

type Change = { types: string[] | null; from: number | null }
/** What the desk asks: a new program, a change of one by its id, or to end one. */
export type HookWish = { add: { address: string; types: string[] } } | { of: string; change: Change | null }
export type HookAsking = Asking<HookWish, HookMade | undefined>

/** [T24] The programs that hear what happens in a community, read again while others work on them too. */
export class HookBook extends Book<HookList, HookWish, HookMade | undefined> {
  /** What a new program's messages are signed with, until the page is left. */
  made = $state.raw<HookMade | null>(null)

  constructor(readonly path: { slug: string }) {
    super({ form: 'askHooks', of: path.slug })
  }

  protected load() {
    return call('GET', '/api/communities/{slug}/hooks', { path: this.path })
  }

  async post(wish: HookWish, key: string): Promise<Answer<HookMade | undefined>> {
    const { path } = this
    if ('add' in wish) {
      const body = { ...wish.add, from: null } as never
      const answer: Answer<HookMade> = await call('POST', '/api/communities/{slug}/hooks', { path, body, key })
      if ('value' in answer) this.made = answer.value
      return answer
    }
    const at = '/api/communities/{slug}/hooks/{hook}'
    const of = { ...path, hook: wish.of }
    const body = wish.change as never
    return (wish.change ? call('PUT', at, { path: of, body }) : call('DELETE', at, { path: of })) as Promise<never>
  }
}
