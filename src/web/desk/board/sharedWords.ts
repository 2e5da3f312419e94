const HAN = /\p{Script=Han}/u
/** Characters that begin or end a phrase badly in Chinese. */
const LOOSE_START = /^[的了在是有和与也都就很太把被让给对从到个这那们我你他她它不没吗呢吧啊着过要能会说]+/u
const LOOSE_END = new Set('的了在是有和与也都就很太把被让给对从到个这那们我你他她它吗呢吧啊着')
const SMALL_WORDS = new Set(
  'the and for are was with that this have has had not but you our they there from too very more should would could can will all any its into onto about who what when where'.split(
    ' ',
  ),
)

/**
 * A name to propose for a topic of two cards: the longest run of Chinese characters that both share (2 to
 * 10), else up to three Latin words that both use. Empty where they share nothing that would make a name.
 */
export function sharedWords(one: string, other: string): string {
  return sharedHan(one, other) || sharedLatin(one, other)
}

function sharedHan(one: string, other: string): string {
  const letters = [...one]
  let best = ''
  for (let from = 0; from < letters.length; from++) {
    let run = ''
    for (let to = from; to < letters.length && to - from < 10 && HAN.test(letters[to]!); to++) {
      run += letters[to]
      if (!other.includes(run)) break
      const name = withoutEnd(run.replace(LOOSE_START, ''))
      if ([...name].length > [...best].length) best = name
    }
  }
  return [...best].length >= 2 ? best : ''
}

function withoutEnd(run: string): string {
  const letters = [...run]
  while (letters.length && LOOSE_END.has(letters[letters.length - 1]!)) letters.pop()
  return letters.join('')
}

function sharedLatin(one: string, other: string): string {
  const words = (text: string) => text.match(/[\p{Script=Latin}][\p{Script=Latin}'’-]{2,}/gu) ?? []
  const others = new Set(words(other).map((word) => word.toLowerCase()))
  const shared = [...new Set(words(one))].filter((word) => {
    const small = word.toLowerCase()
    return others.has(small) && !SMALL_WORDS.has(small)
  })
  return shared.slice(0, 3).join(' ')
}
