import { BOARD_WORDS } from '../meeting/boardWords.ts'
import type { Called } from '../meeting/names.ts'
import type { Id } from '../plain/id.ts'
import { INVISIBLE } from '../plain/text.ts'
import { withWords } from '../plain/words.ts'
import type { Minutes, Notes, Remark, TakenOut, Vote } from './minutes.ts'
import { partKey } from './minutes.ts'
import type { SignedBoard } from './signing.ts'

/** What stands where words were taken out: a gap, as on paper. */
const GAP = '____'
/** A name of one character is part of half of all words: it cannot be told apart. */
export const WORDS_LEAST = 2

const LATIN = /\p{Script=Latin}/u

/** What words are found by: width, case, white space and what nobody sees make no difference. */
export const foldWords = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()

/** A text folded sign by sign, and for each place in it where its sign begins and ends in the text. */
function folded(text: string): { all: string; from: number[]; to: number[] } {
  const [from, to]: [number[], number[]] = [[], []]
  let [all, at] = ['', 0]
  for (const sign of text) {
    const plain = foldWords(sign)
    for (let n = 0; n < plain.length; n++) {
      from.push(at)
      to.push(at + sign.length)
    }
    all += plain
    at += sign.length
  }
  return { all, from, to }
}

/** A text without words, and in how many places they stood. In Latin letters whole words are meant. */
export function textWithout(text: string, words: string): { text: string; places: number } {
  const wanted = foldWords(words)
  const { all, from, to } = folded(text)
  let [out, done, places] = ['', 0, 0]
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at)) {
    const [start, end] = [from[at]!, to[at + wanted.length - 1]!]
    const within = (a: string | undefined, b: string | undefined) => LATIN.test(a ?? '') && LATIN.test(b ?? '')
    if (start < done || within(text[start - 1], text[start]) || within(text[end - 1], text[end])) {
      at++
      continue
    }
    out += text.slice(done, start) + GAP
    done = end
    places++
    at += wanted.length
  }
  return { text: out + text.slice(done), places }
}

/** What becomes of a text; `key`: which one it is (`partKey`), or 'named' of a name that stands as one. */
type Change = (text: string, key?: string) => string

/** Minutes in which every text, vote, draft, remark, and what was signed has gone through `change`. */
function withTexts(minutes: Minutes, change: Change): Minutes {
  const ofVote = (vote: Vote): Vote => ({
    ...vote,
    subject: change(vote.subject),
    ...(vote.rule === undefined ? {} : { rule: change(vote.rule) }),
    ...(vote.counted ? { counted: { ...vote.counted, won: vote.counted.won.map((one) => change(one)) } } : {}),
  })
  const ofNotes = ({ texts, votes }: Notes): Notes => ({
    texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text, key)])),
    votes: votes.map(ofVote),
  })
  const ofAnswer = <A extends { why: string }>(answer: A): A => ({ ...answer, why: change(answer.why) })
  const ofRemark = (remark: Remark): Remark => ({
    ...remark,
    sentence: change(remark.sentence, remark.about ? partKey(remark.about) : undefined),
    text: change(remark.text),
    answer: remark.answer && ofAnswer(remark.answer),
    ...(remark.earlier ? { earlier: remark.earlier.map(ofAnswer) } : {}),
  })
  return {
    ...minutes,
    ...ofNotes(minutes),
    rounds: minutes.rounds.map((round) => ({
      ...round,
      draft: ofNotes(round.draft),
      remarks: round.remarks.map(ofRemark),
    })),
    signings: minutes.signings.map((signing) => ({
      ...signing,
      board: signing.board && boardWithTexts(signing.board, change),
    })),
  }
}

function boardWithTexts(board: SignedBoard, change: Change): SignedBoard {
  const named = board.attendance.named.filter((name) => change(name, 'named') === name)
  const signed = withWords<SignedBoard>(board, BOARD_WORDS, (text) => change(text))
  return { ...signed, attendance: { ...board.attendance, named } }
}

/**
 * [N7] Minutes without words: in every text, vote, draft, remark and in what was signed; and in how many
 * places they stood.
 */
export function withoutWords(minutes: Minutes, words: string): { minutes: Minutes; places: number } {
  if (Array.from(foldWords(words)).length < WORDS_LEAST) return { minutes, places: 0 }
  let places = 0
  const without = withTexts(minutes, (text) => {
    const left = textWithout(text, words)
    places += left.places
    return left.text
  })
  return { minutes: without, places }
}

/** Texts that are names, a line each. */
const NAMES: readonly string[] = ['chair', 'recorder', 'absent', 'observers', 'named']

/**
 * The same where a whole line of names is the words, and nowhere else: in a sentence they may be ordinary.
 */
function withoutLines(minutes: Minutes, words: string): { minutes: Minutes; places: number } {
  const wanted = foldWords(words)
  if (wanted === '') return { minutes, places: 0 }
  let places = 0
  const lineOf = (line: string) => {
    if (foldWords(line) !== wanted) return line
    places++
    return GAP
  }
  const change: Change = (text, key = '') => (NAMES.includes(key) ? text.split('\n').map(lineOf).join('\n') : text)
  return { minutes: withTexts(minutes, change), places }
}

/**
 * [N7] [M26] Minutes after people were erased at `at`: without what they remarked, and without their names. A
 * name that the desk entered goes from every text, one that a phone chose only where it is a line of names.
 */
export function withoutPeople(minutes: Minutes, people: readonly Id[], names: readonly Called[], at: number): Minutes {
  const theirs = ({ id }: { id: Id }) => people.includes(minutes.authors[id] ?? '')
  const left = Object.entries(minutes.authors).filter(([, author]) => !people.includes(author))
  const rounds = minutes.rounds.map((round) => ({
    ...round,
    remarks: round.remarks.map((remark) => (theirs(remark) ? { ...remark, sentence: '', text: '' } : remark)),
  }))
  let [without, places]: [Minutes, number] = [{ ...minutes, rounds, authors: Object.fromEntries(left) }, 0]
  for (const { name, given } of names) {
    const next = given ? withoutWords(without, name) : withoutLines(without, name)
    without = next.minutes
    places += next.places
  }
  return noting(without, { at, why: 'person', places })
}

/** [N7] Minutes that were signed say that words were taken out of them since, where they were. */
export const noting = (minutes: Minutes, taken: TakenOut): Minutes =>
  minutes.signings.length > 0 && taken.places > 0 ? { ...minutes, takenOut: [...minutes.takenOut, taken] } : minutes

/** In how many of these texts a name stands; of one character none can be told. */
export const namedIn = (texts: readonly string[], name: string): number =>
  Array.from(foldWords(name)).length < WORDS_LEAST
    ? 0
    : texts.filter((text) => textWithout(text, name).places > 0).length
