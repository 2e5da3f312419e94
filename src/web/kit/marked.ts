/** A stretch of a text, in code units; `to` is behind its end. */
export interface Range {
  at: number
  to: number
}

/**
 * Cuts a text into what is marked and what is not. Ranges may overlap and come in any order; what lies
 * outside the text is left out.
 */
export function marked(text: string, ranges: readonly Range[]): { text: string; mark: boolean }[] {
  const parts: { text: string; mark: boolean }[] = []
  let done = 0
  for (const { at, to } of [...ranges].sort((a, b) => a.at - b.at)) {
    const [from, until] = [Math.max(at, done), Math.min(to, text.length)]
    if (from >= until) continue
    if (from > done) parts.push({ text: text.slice(done, from), mark: false })
    parts.push({ text: text.slice(from, until), mark: true })
    done = until
  }
  if (done < text.length) parts.push({ text: text.slice(done), mark: false })
  return parts
}
