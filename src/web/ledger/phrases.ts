/**
 * Pairs of characters that follow on one another as people read them: 长者, 者食, 食堂 are 长者食堂. Other words stay
 * as they are.
 */
export function phrasesOf(words: readonly string[]): string[] {
  const phrases: string[] = []
  let last = ''
  for (const word of words) {
    const follows = /^\p{Script=Han}{2}$/u.test(word) && last.endsWith([...word][0]!)
    if (follows) phrases[phrases.length - 1] += [...word][1]!
    else phrases.push(word)
    last = /\p{Script=Han}$/u.test(word) ? word : ''
  }
  return phrases
}
