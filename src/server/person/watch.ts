import type { Id } from '../../core/plain/id.ts'

/**
 * What is open for people who are signed in, such as a live stream: looked at again as soon as their roles or
 * sign-ins change.
 */
export class Watch {
  private readonly open = new Map<Id, Set<() => void>>()

  /** `notifyOthers`: where other processes use the database too. */
  constructor(private readonly notifyOthers?: (person: Id) => Promise<void>) {}

  /** Calls `look` whenever something of the person may have changed, until what it returns is called. */
  over(person: Id, look: () => void): () => void {
    const looks = this.open.get(person) ?? new Set()
    this.open.set(person, looks.add(look))
    return () => {
      looks.delete(look)
      if (looks.size === 0 && this.open.get(person) === looks) this.open.delete(person)
    }
  }

  /**
   * Looks at what is open for a person here, and notifies the other processes. One that does not hear looks
   * by itself, some seconds later.
   */
  async announce(person: Id): Promise<void> {
    this.look(person)
    await this.notifyOthers?.(person).catch(() => {})
  }

  look(person: Id): void {
    for (const look of this.open.get(person) ?? []) look()
  }

  lookAtAll(): void {
    for (const person of this.open.keys()) this.look(person)
  }
}
