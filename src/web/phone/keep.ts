/** What a phone keeps between visits. Where the browser forbids storage (private windows) it lasts as long as the page. */
const memory = new Map<string, string>()

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  memory.set(key, text)
  try {
    localStorage.setItem(`grove.${key}`, text)
  } catch {
    // Full or forbidden: the copy in memory still serves this page.
  }
}

export function kept<T>(key: string): T | undefined {
  let text = memory.get(key)
  try {
    text = localStorage.getItem(`grove.${key}`) ?? text
  } catch {
    // Forbidden: see above.
  }
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}
