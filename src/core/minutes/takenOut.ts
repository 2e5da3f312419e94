import type { Id } from '../plain/id.ts'
import { INVISIBLE } from '../plain/text.ts'
import type { Minutes, Notes, Signing } from './minutes.ts'

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

/**
 * [N7] Minutes without words: in every text, vote, draft, remark and in what was signed; and in how many
 * places they stood.
 */
export function withoutWords(minutes: Minutes, words: string): { minutes: Minutes; places: number } {
  if (Array.from(foldWords(words)).length < WORDS_LEAST) return { minutes, places: 0 }
  let places = 0
  const out = (text: string): string => {
    const without = textWithout(text, words)
    places += without.places
    return without.text
  }
  const ofNotes = ({ texts, votes }: Notes): Notes => ({
    texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, out(text)])),
    votes: votes.map(({ rule, ...vote }) => ({
      ...vote,
      subject: out(vote.subject),
      ...(rule === undefined ? {} : { rule: out(rule) }),
    })),
  })
  const ofSigning = (signing: Signing): Signing => {
    const { board } = signing
    if (!board) return signing
    const topics = Object.entries(board.topics).map(([id, topic]) => [id, { ...topic, name: out(topic.name) }])
    return {
      ...signing,
      board: {
        ...board,
        theme: out(board.theme),
        place: out(board.place),
        next: out(board.next),
        agenda: board.agenda.map((item) => ({ ...item, title: out(item.title) })),
        attendance: { ...board.attendance, named: board.attendance.named.filter((name) => out(name) === name) },
        topics: Object.fromEntries(topics),
      },
    }
  }
  const without = {
    ...minutes,
    ...ofNotes(minutes),
    rounds: minutes.rounds.map((round) => ({
      ...round,
      draft: ofNotes(round.draft),
      remarks: round.remarks.map((remark) => ({
        ...remark,
        sentence: out(remark.sentence),
        text: out(remark.text),
        answer: remark.answer && { ...remark.answer, why: out(remark.answer.why) },
      })),
    })),
    signings: minutes.signings.map(ofSigning),
  }
  return { minutes: without, places }
}

/** [N7] [M26] Minutes after people were erased: without their names and without what they remarked. */
export function withoutPeople(minutes: Minutes, people: readonly Id[], names: readonly string[]): Minutes {
  const theirs = ({ id }: { id: Id }) => people.includes(minutes.authors[id] ?? '')
  const left = Object.entries(minutes.authors).filter(([, author]) => !people.includes(author))
  const rounds = minutes.rounds.map((round) => ({
    ...round,
    remarks: round.remarks.map((remark) => (theirs(remark) ? { ...remark, sentence: '', text: '' } : remark)),
  }))
  const without = (left: Minutes, name: string) => withoutWords(left, name).minutes
  return names.reduce(without, { ...minutes, rounds, authors: Object.fromEntries(left) })
}
