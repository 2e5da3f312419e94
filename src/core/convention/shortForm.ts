import { graphemes } from '../plain/text.ts'

/** So much is read in a chat group without opening it. */
export const SHORT_MOST = 300

/**
 * [C18] A text for chat groups, of 300 letters at most with its address: the title, then of each article its
 * first sentence, as many as fit, and how many more there are.
 */
export function shortForm(
  title: string,
  articles: readonly string[],
  address: string,
  more: (n: number) => string,
): string {
  const firsts = articles.map((text, i) => `${i + 1}. ${firstSentence(text)}`)
  for (let count = firsts.length; count >= 0; count--) {
    const left = firsts.length - count
    const lines = [title, ...firsts.slice(0, count), ...(left > 0 ? [more(left)] : []), address]
    const text = lines.join('\n')
    if (graphemes(text) <= SHORT_MOST) return text
  }
  return `${title}\n${address}`
}

const firstSentence = (text: string): string => /^[^。！？!?\n]*[。！？!?]?/.exec(text.trim())?.[0] || text.trim()
