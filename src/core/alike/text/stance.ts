import { foldText } from './fold.ts'
import { overlap, Words } from './phrases.ts'
import { AGAINST, FOR, MORE_OF, NEGATION, OPINION, OTHERWISE, SCALES, SOMEWHAT } from './stanceWords.ts'
import { DOUBLY, SUBJECT, TOO, TURNS } from './stanceWords.ts'

/** What a text wants, clause by clause. */
export interface Stance {
  clauses: Clause[]
  /** By scale: which of its ends the text wants, 1 or −1; 0 where it wants both. */
  wants: ReadonlyMap<string, number>
  /** It takes no side, wants nothing and denies nothing: no two such texts are opposites. */
  silent: boolean
}

interface Clause {
  text: string
  /** 1 for something, −1 against it, 0 where it only says how things are. */
  side: number
  /** It says so as an opinion (反对), not as a demand (不要). */
  opinion: boolean
  /** What it is for or against: what follows the word, else what stands before it, else the whole clause. */
  about: Words
  /** What it is for or against stands before the word: 加装电梯我同意. */
  ahead: boolean
  denied: Denied[]
  /** What stands before a place of the text, as far as it was asked for. */
  before: Map<number, Words>
}

/** What a clause says is not so. */
interface Denied {
  /** Of what: the words before 不, 没, not. */
  of: Words
  /** And those after it; the first of them; and how they stand where they are said and not denied. */
  words: string
  said: string
  plainly: RegExp
}

/** Pairs of clauses that were compared: what it cost, without a clock. */
export interface StanceCost {
  clauses: number
}

/**
 * Whether two texts that speak of the same thing want the opposite: one is for what the other is against, one
 * finds too early what the other finds too late, one says of it what the other denies. Of texts that want one
 * thing alike, it is not said. A demand and a complaint are no opposites: 遛狗不牵绳 and 遛狗要牵绳 want the same. Not
 * sure: who asks shows it as a question.
 */
export function opposes(a: Stance, b: Stance, cost: StanceCost = { clauses: 0 }): boolean {
  if (a.silent && b.silent) return false
  let wanted = false
  for (const [scale, end] of a.wants) {
    const both = end * (b.wants.get(scale) ?? 0)
    if (both < 0) return true
    wanted ||= both > 0
  }
  return !wanted && onTwoSides(a.clauses, b.clauses, cost)
}

/** Whether some clauses are on two sides of one thing, and none on the same. */
function onTwoSides(a: readonly Clause[], b: readonly Clause[], cost: StanceCost): boolean {
  let apart = false
  for (const one of a)
    for (const other of b) {
      cost.clauses++
      const side = sides(one, other)
      if (side > 0) return false
      apart ||= side < 0
    }
  return apart
}

/**
 * What two texts want together, for comparing a third with both at once. Clauses that take a side come before
 * those that do not, and no more are kept than a text has.
 */
export function together(a: Stance, b: Stance): Stance {
  if (b.clauses.every((clause) => a.clauses.includes(clause))) return a
  const known = new Set(a.clauses.map(({ text }) => text))
  const clauses = [...a.clauses, ...b.clauses.filter(({ text }) => !known.has(text))]
  const loud = (clause: Clause) => clause.side !== 0 || clause.denied.length > 0
  const kept = [...clauses.filter(loud), ...clauses.filter((clause) => !loud(clause))].slice(0, CLAUSES_READ)
  const wants = new Map(a.wants)
  for (const [scale, end] of b.wants) wants.set(scale, (wants.get(scale) ?? end) === end ? end : 0)
  return { clauses: kept, wants, silent: a.silent && b.silent }
}

/**
 * 1 where two clauses are on the same side of one thing, −1 where they are on two, 0 where neither is known.
 */
function sides(a: Clause, b: Clause): number {
  if (a.text === b.text) return 1
  if (a.side !== 0 && b.side !== 0) return overlap(a.about, b.about) >= SAME_THING ? a.side * b.side : 0
  if (a.side === 0 && b.side === 0) return denies(a, b) || denies(b, a) ? -1 : 0
  const [said, bare] = a.side === 0 ? [b, a] : [a, b]
  return said.side < 0 && rejects(said, bare) ? -1 : 0
}

/**
 * Overlap of what two clauses are for or against, from which it is one thing; and from which one repeats it.
 */
const SAME_THING = 0.3
const REPEATED = 0.7

/** Whether a clause is against what another plainly proposes (反对装电梯, 装电梯), and does not complain of. */
function rejects(said: Clause, bare: Clause): boolean {
  if (places(bare.text, TOO).length > 0) return false
  const proposed = bare.text.startsWith(firstWord(said.about.text))
  return (said.opinion || proposed) && overlap(said.about, bare.about) >= REPEATED
}

const firstWord = (text: string): string => (isLatin(text) ? text.split(' ')[0]! : text.slice(0, 1))
const isLatin = (text: string): boolean => /^[a-z]/.test(text)

/** Whether one says of a thing, as how it is, what the other denies of it: 车位够, 车位不够; 有人管, 没人管. */
const denies = (a: Clause, b: Clause): boolean => a.denied.some((denied) => saysOf(b, denied))

function saysOf(clause: Clause, { of, said, plainly }: Denied): boolean {
  if (said === '' || clause.denied.some(({ words }) => words.startsWith(said))) return false
  const at = clause.text.search(plainly)
  if (at < 0) return false
  const before = wordsBefore(clause, at)
  return of.text === '' || before.text === '' || overlap(of, before) >= SAME_THING
}

function wordsBefore({ text, before }: Clause, at: number): Words {
  const known = before.get(at) ?? new Words(text.slice(0, at).trim())
  before.set(at, known)
  return known
}

/** As what somebody says of a thing: after a word of degree or at the end. */
const predicate = (word: string): string =>
  isLatin(word)
    ? `\\b(is|are|was|very|really|quite|already) ${word}\\b`
    : `(很|挺|非常|真|都|也|已经|够|有)${word}|${word}(了|好了|的|呢|啊|吧|得很)?( |$)`

/**
 * What a text wants; nothing for most, which only say how things are. Of a text of many clauses those beyond
 * CLAUSES_READ are read as one, so that comparing two texts stays short.
 */
export function stanceOf(text: string): Stance {
  const clauses = clausesOf(text).map(clauseOf).filter(clearly)
  const wants = new Map<string, number>()
  for (const { scale, end } of clauses.flatMap(wantsIn))
    wants.set(scale, wants.has(scale) && wants.get(scale) !== end ? 0 : end)
  const silent = wants.size === 0 && clauses.every(({ side, denied }) => side === 0 && denied.length === 0)
  return { clauses, wants, silent }
}

/**
 * Words of side and of denial in a text, in order. Where two texts hold others, they may say other things.
 */
export function sideWordsOf(text: string): string {
  const plainly = plain(text)
  return [...saidIn(plainly), ...places(plainly, NEGATION)].map(({ word }) => word).join(' ')
}

const CLAUSES_READ = 8
/** Denials of one clause that are looked at. */
const DENIALS_READ = 3

function clausesOf(text: string): string[] {
  const clauses: string[] = []
  for (const clause of atMost(2 * CLAUSES_READ, text.split(CLAUSES))
    .map(plain)
    .filter(Boolean)) {
    // 电梯，不要: the word of side belongs to what stands before it.
    if (clauses.length > 0 && isSideAlone(clause)) clauses.push(`${clauses.pop()!} ${clause}`)
    else clauses.push(clause)
  }
  return atMost(CLAUSES_READ, clauses)
}

/** So many parts; the last one holds all that are left. */
const atMost = (most: number, parts: string[]): string[] =>
  parts.length <= most ? parts : [...parts.slice(0, most - 1), parts.slice(most - 1).join(' ')]

const isSideAlone = (clause: string): boolean => {
  const said = saidIn(clause)
  return said.length > 0 && thing(blanked(clause, said)) === ''
}

/** Denied twice (没有人反对, 不是不想), nobody knows without reading it: such a clause is not taken into account. */
const clearly = ({ text }: Clause): boolean => !DOUBLY.test(text) && places(text, AGAINST).length < 2

const CLAUSES = /[\n，。；！？、,.;!?:：…]+|但是|可是|不过|\bbut\b/i

/** A clause folded, with n’t written out, and without words in which 别 or 不 means something else. */
function plain(clause: string): string {
  const spoken = foldText(clause.replace(/n['’]t\b/gi, ' not'))
  const turned = TURNS.reduce((text, [turn, plainly]) => text.replace(turn, plainly), spoken)
  return turned.replace(everywhere(OTHERWISE), (word) => ' '.repeat(word.length)).replace(ASKED, ' ')
}

/** 好不好, 有没有: a question takes no side. */
const ASKED = /(.)[不没]\1/g

function clauseOf(text: string): Clause {
  const said = saidIn(text)
  const against = said.some(({ against }) => against)
  const side = against ? -1 : said.length ? 1 : 0
  const behind = said.length ? text.slice(said[said.length - 1]!.to).trim() : text
  const ahead = thing(behind) === ''
  const about = ahead ? thing(blanked(text, said)) : behind
  const opinion = said.some(({ word }) => places(word, OPINION).some(({ to }) => to === word.length))
  const denied = side === 0 ? deniedIn(text) : []
  return { text, side, opinion, about: new Words(about || text), ahead, denied, before: new Map() }
}

/** Words of side in a clause, from left to right. */
function saidIn(text: string): (Place & { against: boolean })[] {
  const against = places(text, AGAINST)
  const favour = places(blanked(text, against), FOR)
  return [
    ...against.map((place) => ({ ...place, against: true })),
    ...favour.map((place) => ({ ...place, against: false })),
  ].sort((one, other) => one.at - other.at)
}

const blanked = (text: string, out: readonly Place[]): string =>
  out.reduce((left, { at, to }) => left.slice(0, at) + ' '.repeat(to - at) + left.slice(to), text)

/** What is spoken of: without who speaks, and without what only closes a sentence. */
function thing(text: string): string {
  let left = text.trim()
  for (;;) {
    const last = left && SUBJECTS.find((word) => endsWith(left, word))
    if (!last) return left
    left = left.slice(0, -last.length).trim()
  }
}
const SUBJECTS = SUBJECT.split('|')

const deniedIn = (text: string): Denied[] =>
  places(text, NEGATION)
    .map(({ word, at, to }) => ({ word, of: text.slice(0, at).trim(), words: text.slice(to).trim() }))
    .filter(({ words }) => !FAILED.test(words))
    .slice(0, DENIALS_READ)
    .map(({ word, of, words }) => {
      const said = isLatin(words) ? words.split(' ')[0]! : words.slice(0, 2)
      const plainly = /^(没有|no|without)$/.test(word) ? '有' + said : predicate(said)
      return { of: new Words(of), words, said, plainly: new RegExp(plainly) }
    })

/** 登不上, 修不好, 没了: how something went, not what is denied of it. */
const FAILED = /^[了到见上下出进去起得成住完过]/

/** Which ends of which scales a clause wants. */
function wantsIn({ text: clause, ahead }: Clause): { scale: string; end: number }[] {
  const against = places(clause, AGAINST)
  return SCALES.flatMap(({ key, ends }) =>
    ends.flatMap((words, i) => {
      const end = i === 0 ? 1 : -1
      const turned = (at: number) => (against.some((one) => ahead || one.to <= at) ? -end : end)
      const done = places(clause, words.do)
        .filter(({ to }) => !DONE.test(clause.slice(to)))
        .map(({ at }) => turned(at))
      const been = places(clause, words.is).flatMap(({ at, to, word }) => {
        const before = clause.slice(0, at)
        if (endsWith(before, TOO)) return [-end]
        const compared = /er$|^(more|less)$/.test(word) && isLatin(word)
        const asked = endsWith(before, MORE_OF) || startsWith(clause.slice(to), SOMEWHAT)
        return compared || asked ? [before.endsWith(' not ') ? end : turned(at)] : []
      })
      return [...done, ...been].map((wanted) => ({ scale: key, end: wanted }))
    }),
  )
}

/** What follows a deed that was done: it asks for nothing. */
const DONE = /^(了|过|的|得|之后|以后|后(?![门面巷街院排]))/

interface Place {
  word: string
  at: number
  to: number
}

const made = new Map<string, RegExp>()

/** A pattern for the words of a list: Latin ones whole, with their endings. */
function everywhere(words: string): RegExp {
  const known = made.get(words)
  if (known) return known
  const latin = (word: string) => `\\b${word}(?:s|d|ed|ing)?\\b`
  const parts = words.split('|').map((word) => (/[a-z]/.test(word) ? latin(word).replace('\\b^', '^') : word))
  const pattern = new RegExp(words ? parts.join('|') : '(?!)', 'g')
  made.set(words, pattern)
  return pattern
}

const places = (text: string, words: string): Place[] =>
  Array.from(text.matchAll(everywhere(words)), ({ 0: word, index }) => ({ word, at: index, to: index + word.length }))

const endsWith = (text: string, words: string): boolean =>
  words.split('|').some((word) => text.trimEnd().endsWith(isLatin(word) ? ' ' + word : word) || text.trim() === word)
const startsWith = (text: string, words: string): boolean =>
  words.split('|').some((word) => text.trimStart().startsWith(word))
