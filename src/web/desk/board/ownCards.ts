import type { Id } from '../../../core/plain/id.ts'

const nameOf = (code: string) => `grove.entered.${code}`

/**
 * The cards of a meeting that were entered at this computer: they can be mended here. The server decides in
 * the end.
 */
export function ownCards(code: string): Set<Id> {
  try {
    return new Set(JSON.parse(localStorage.getItem(nameOf(code)) ?? '[]') as Id[])
  } catch {
    return new Set()
  }
}

export function rememberOwn(code: string, card: Id): void {
  try {
    localStorage.setItem(nameOf(code), JSON.stringify([...ownCards(code), card]))
  } catch {
    // Storage is full or withheld: the card is in all the same, only the shortcut to mend it is missing.
  }
}
