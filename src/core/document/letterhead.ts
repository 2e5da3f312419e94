/**
 * What a letterhead's placeholders stand for, by every name that they may have: `{title}`, `{标题}`. `body` is
 * all that follows the title, and stands as `{@body}` in a paragraph of its own.
 */
export const PLACEHOLDERS = {
  title: ['title', '标题', '標題'],
  issuer: ['issuer', '单位', '單位'],
  note: ['note', '说明', '說明'],
  body: ['body', '正文'],
} as const
export type Placeholder = keyof typeof PLACEHOLDERS

/** Without these a document would lose what it is, or what it says. */
const NEEDED: readonly Placeholder[] = ['title', 'body']

/**
 * Of the placeholders that a file has: those that nobody knows, those that it must have and has not, and the
 * body where it is there more than once.
 */
export function placeholdersIn(found: readonly string[]): { unknown: string[]; missing: string[]; twice: string[] } {
  const names = Object.values(PLACEHOLDERS).flat() as string[]
  return {
    unknown: [...new Set(found.filter((name) => !names.includes(name)))].sort(),
    missing: NEEDED.filter((name) => !PLACEHOLDERS[name].some((one) => found.includes(one))),
    twice: found.filter((name) => (PLACEHOLDERS.body as readonly string[]).includes(name)).slice(1),
  }
}

/** Values under every name that a placeholder may have. */
export const underEachName = (values: Record<Placeholder, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(PLACEHOLDERS).flatMap(([name, all]) => all.map((one) => [one, values[name as Placeholder]])),
  )
