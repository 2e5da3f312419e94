import { diffIndices } from 'node-diff3'

const ENDS = '。！？!?'
const CLOSING = '。！？!?.”’"\'」』）)'
const SPACE = /\s/

/** Whether a sentence ends at a sign. A full stop ends one only where space follows: 3.5 is a number. */
const endsAt = (text: string, at: number): boolean =>
  text[at] === '\n' ||
  ENDS.includes(text[at]!) ||
  (text[at] === '.' && (at + 1 === text.length || SPACE.test(text[at + 1]!)))

/**
 * The sentences of a text, in order; together they are the text. Each has its marks at the end, the space
 * before it and the ends of lines after it.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (!endsAt(text, at)) continue
    let end = text[at] === '\n' ? at : at + 1
    while (end < text.length && CLOSING.includes(text[end]!)) end++
    while (text[end] === '\n') end++
    sentences.push(text.slice(start, end))
    start = end
    at = end - 1
  }
  return start < text.length ? [...sentences, text.slice(start)] : sentences
}

/**
 * What sentences are compared by: two are the same whatever space stands around them. Those that are said
 * again are told apart by how often, or comparing many of them would take minutes.
 */
function keysOf(sentences: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return sentences.map((sentence) => {
    const words = sentence.trim()
    const times = seen.get(words) ?? 0
    seen.set(words, times + 1)
    return `${times} ${words}`
  })
}

/**
 * Where two lists of sentences differ: from where and how many of the first, and what the second has there.
 */
interface Difference {
  from: number
  count: number
  after: string[]
}

/** How `after` differs from `before`, sentence by sentence. */
export const differences = (before: readonly string[], after: readonly string[]): Difference[] =>
  diffIndices(keysOf(before), keysOf(after)).map(({ buffer1: [from, count], buffer2: [start, length] }) => ({
    from,
    count,
    after: after.slice(start, start + length),
  }))

/**
 * [N4] What becomes of a text that two people changed at once. `base`: what the writer started from;
 * `standing`: what stands by now; `wrote`: what they wrote. Each sentence is taken for itself: what one of
 * them wrote stays, what one of them took out goes unless the other rewrote it, and where both rewrote the
 * same sentence both wordings stay, the one that stood first.
 */
export function mergeTexts(base: string, standing: string, wrote: string): string {
  if (wrote === base || wrote === standing) return standing
  if (standing === base) return wrote
  const before = sentencesOf(base)
  const [theirs, mine] = [standing, wrote].map((text) => changeOf(before, sentencesOf(text))) as [Change, Change]
  const pieces = Array.from({ length: before.length + 1 }, (_, n) => {
    const added = united(theirs.added.get(n) ?? [], mine.added.get(n) ?? [])
    const [they, i] = [theirs.kept.get(n), mine.kept.get(n)]
    if (they === undefined || i === undefined) return added
    // Both kept it; one of them may have moved it to another line.
    return [...added, i === before[n] ? they : i]
  })
  return joined(pieces.flat())
}

/** What somebody did to a text: what they added before its nth sentence, and as what they kept the nth. */
interface Change {
  added: Map<number, string[]>
  kept: Map<number, string>
}

function changeOf(before: readonly string[], after: readonly string[]): Change {
  const change: Change = { added: new Map(), kept: new Map() }
  let [n, there] = [0, 0]
  const keepUntil = (from: number) => {
    while (n < from) change.kept.set(n++, after[there++]!)
  }
  for (const { from, count, after: added } of differences(before, after)) {
    keepUntil(from)
    change.added.set(from, added)
    n += count
    there += added.length
  }
  keepUntil(before.length)
  return change
}

/** All that two people added at one place, the same sentence once. */
function united(theirs: readonly string[], mine: readonly string[]): string[] {
  const all: string[] = []
  let next = 0
  for (const { from, count, after } of differences(theirs, mine)) {
    all.push(...theirs.slice(next, from + count), ...after)
    next = from + count
  }
  return [...all, ...theirs.slice(next)]
}

/** Sentences of several hands as one text: none runs into the one before it. */
function joined(pieces: readonly string[]): string {
  let text = ''
  for (const piece of pieces) {
    const last = text.slice(-1)
    if (text !== '' && last !== '\n' && !CLOSING.includes(last)) text += '\n'
    else if (last === '.' && !SPACE.test(piece[0]!)) text += ' '
    text += piece
  }
  return text
}
