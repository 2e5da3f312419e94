import type { DepartmentSystemBody, Open311Desk } from '../../../wire/open311.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'

/** What an administrator does: demand keys or not, make and end them, set and take away systems. */
export type Wish =
  | { demandsKey: boolean }
  | { label: string }
  | { endKey: string }
  | { system: string | null; set: DepartmentSystemBody }
  | { dropSystem: string }

interface Made {
  id: string
  key?: string
}
export type Open311Asking = Asking<Wish, Made | undefined>

/** What other systems are to a community, read again while others work on it too. */
export class Open311Book extends Book<Open311Desk, Wish, Made | undefined> {
  /** A key that was made just now: nobody sees it again. */
  made = $state.raw<{ label: string; key: string } | null>(null)

  constructor(readonly path: { slug: string }) {
    super({ form: 'askOpen311', of: path.slug })
  }

  protected load() {
    return call('GET', '/api/communities/{slug}/open311', { path: this.path })
  }

  post(wish: Wish, key: string): Promise<Answer<Made | undefined>> {
    const { path } = this
    if ('demandsKey' in wish)
      return call('PUT', '/api/communities/{slug}/open311', { path, body: wish }) as Promise<never>
    if ('label' in wish) return this.makeKey(wish.label, key)
    if ('endKey' in wish)
      return call('DELETE', '/api/communities/{slug}/open311/keys/{key}', {
        path: { ...path, key: wish.endKey },
      }) as Promise<never>
    const at = '/api/communities/{slug}/open311/systems/{system}'
    if ('dropSystem' in wish)
      return call('DELETE', at, { path: { ...path, system: wish.dropSystem } }) as Promise<never>
    if (wish.system)
      return call('PUT', at, { path: { ...path, system: wish.system }, body: wish.set }) as Promise<never>
    return call('POST', '/api/communities/{slug}/open311/systems', { path, body: wish.set })
  }

  private async makeKey(label: string, key: string): Promise<Answer<Made>> {
    const { path } = this
    const answer = await call('POST', '/api/communities/{slug}/open311/keys', { path, body: { label }, key })
    if (answer.ok) this.made = { label, key: answer.value.key }
    return answer
  }
}
