import type { DepartmentSystemBody, Open311Desk } from '../../../wire/open311.ts'
import type { ProgramScope, ShownProgramKey } from '../../../wire/programs.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'

/** What an administrator does: demand keys or not, make and end them, set and take away systems. */
export type Wish =
  | { demandsKey: boolean }
  | { label: string; scopes: ProgramScope[]; days: number | null }
  | { endKey: string }
  | { system: string | null; set: DepartmentSystemBody }
  | { dropSystem: string }

interface Made {
  id: string
  key?: string
}
export type Open311Asking = Asking<Wish, Made | undefined>

type View = Open311Desk & { keys: ShownProgramKey[] }

/** What programs and other systems are to a community, read again while others work on it too. */
export class Open311Book extends Book<View, Wish, Made | undefined> {
  /** A key that was made just now: nobody sees it again. */
  made = $state.raw<{ label: string; key: string } | null>(null)

  constructor(readonly path: { slug: string }) {
    super({ form: 'askOpen311', of: path.slug })
  }

  protected async load(): Promise<Answer<View>> {
    const { path } = this
    const [doors, keys] = await Promise.all([
      call('GET', '/api/communities/{slug}/open311', { path }),
      call('GET', '/api/communities/{slug}/keys', { path }),
    ])
    if (!doors.ok) return doors
    return keys.ok ? { ...doors, value: { ...doors.value, keys: keys.value.items } } : keys
  }

  post(wish: Wish, key: string): Promise<Answer<Made | undefined>> {
    const { path } = this
    if ('demandsKey' in wish)
      return call('PUT', '/api/communities/{slug}/open311', { path, body: wish }) as Promise<never>
    if ('label' in wish) return this.makeKey(wish, key)
    if ('endKey' in wish)
      return call('DELETE', '/api/communities/{slug}/keys/{key}', {
        path: { ...path, key: wish.endKey },
      }) as Promise<never>
    const at = '/api/communities/{slug}/open311/systems/{system}'
    if ('dropSystem' in wish)
      return call('DELETE', at, { path: { ...path, system: wish.dropSystem } }) as Promise<never>
    if (wish.system)
      return call('PUT', at, { path: { ...path, system: wish.system }, body: wish.set }) as Promise<never>
    return call('POST', '/api/communities/{slug}/open311/systems', { path, body: wish.set })
  }

  private async makeKey(body: Extract<Wish, { label: string }>, key: string): Promise<Answer<Made>> {
    const { path } = this
    const answer = await call('POST', '/api/communities/{slug}/keys', { path, body, key })
    if (answer.ok) this.made = { label: body.label, key: answer.value.key }
    return answer
  }
}
