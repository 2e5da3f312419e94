/**
 * What a phone keeps between visits. Where the browser forbids storage (private windows) it lasts as long as
 * the page.
 */
const memory = new Map<string, string>()
const PREFIX = 'grove.'

/** Keeps `value`, as JSON, before it returns: the browser may end the page at any moment. */
export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(PREFIX + key, text)
    memory.delete(key)
  } catch {
    // Full or forbidden: a copy in memory still serves this page.
    memory.set(key, text)
  }
}

/** What was kept under `key`; undefined where nothing was, or nothing that can be read. */
export function kept<T>(key: string): T | undefined {
  try {
    const text = memory.get(key) ?? localStorage.getItem(PREFIX + key)
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

/** Forgets what was kept under `key`. */
export function letGo(key: string): void {
  memory.delete(key)
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Forbidden: nothing was put there.
  }
}

/**
 * The keys that begin with `start`, in order; what other tabs of this device kept is among them.
 */
export function keptKeys(start: string): string[] {
  const keys = new Set(memory.keys())
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) keys.add(key.slice(PREFIX.length))
  } catch {
    // Forbidden: see above.
  }
  return [...keys].filter((key) => key.startsWith(start)).sort()
}

/** Everything kept under keys that begin with `start`, in the order of the keys. */
export const keptAll = <T>(start: string): T[] =>
  keptKeys(start)
    .map((key) => kept<T>(key))
    .filter((value) => value !== undefined)

/** Calls `hear` when another tab of this phone keeps something under `key`. */
export function onKept(key: string, hear: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key === PREFIX + key) hear()
  })
}
