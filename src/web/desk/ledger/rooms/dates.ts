/**
 * What was found in pasted text: days as YYYY-MM-DD, each once and in order, and the pieces that are no days.
 */
export interface Days {
  days: string[]
  unread: string[]
}

/**
 * Reads days from text with anything between them: 2026-10-01, 2026/10/1, 2026.10.1 and 2026年10月1日. Refuses
 * days that no calendar has.
 */
export function readDays(text: string): Days {
  const days = new Set<string>()
  const unread: string[] = []
  for (const piece of text.split(/[\s,，、;；]+/).filter(Boolean)) {
    const [, y, m, d] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(piece) ?? []
    const day = y && `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`
    if (day && isDay(day)) days.add(day)
    else unread.push(piece)
  }
  return { days: [...days].sort(), unread }
}

/** Whether a calendar has this day (YYYY-MM-DD). */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
