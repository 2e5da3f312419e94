import { featuresOf } from './features.ts'
import { foldText } from './fold.ts'
import { cosine } from './similar.ts'
import { AGAINST, FOR, MORE_OF, NEGATION, OPINION, OTHERWISE, SCALES, SOMEWHAT, TOO, TURNS } from './stanceWords.ts'
import { Weights } from './weights.ts'

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
  /** What it is for or against: what follows the word; else the whole clause. */
  about: string
  denied: Denied[]
}

/** What a clause says is not so. */
interface Denied {
  /** That there is none of it. */
  absent: boolean
  /** Of what: the words before 不, 没, not. */
  of: string
  /** And those after it. */
  words: string
}

/**
 * Whether two texts that speak of the same thing want the opposite: one is for what the other is against, one
 * finds too early what the other finds too late, one says of it what the other denies. Of texts that want one
 * thing alike, it is not said. A demand and a complaint are no opposites: 遛狗不牵绳 and 遛狗要牵绳 want the same. Not
 * sure: who asks shows it as a question.
 */
export function opposes(a: Stance, b: Stance): boolean {
  if (a.silent && b.silent) return false
  const scales = [...a.wants].flatMap(([scale, end]) => end * (b.wants.get(scale) ?? 0) || [])
  if (scales.length > 0) return scales.includes(-1)
  const pairs = a.clauses.flatMap((one) => b.clauses.map((other) => sides(one, other)))
  return pairs.includes(-1) && !pairs.includes(1)
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
  const proposed = said.about.slice(0, 1) !== '' && bare.text.startsWith(firstWord(said.about))
  return (said.opinion || proposed) && overlap(said.about, bare.text) >= REPEATED
}

const firstWord = (text: string): string => (isLatin(text) ? text.split(' ')[0]! : text.slice(0, 1))
const isLatin = (text: string): boolean => /^[a-z]/.test(text)

// What everybody says is no overlap; nothing is learnt, so that the answer does not change with the board.
const FIXED = new Weights()
const overlap = (a: string, b: string): number => cosine(featuresOf(a), featuresOf(b), FIXED)

/** Whether one says of a thing, as how it is, what the other denies of it: 车位够, 车位不够; 有人管, 没人管. */
const denies = (a: Clause, b: Clause): boolean => a.denied.some((denied) => saysOf(b, denied))

function saysOf({ text, denied }: Clause, { absent, of, words }: Denied): boolean {
  const said = isLatin(words) ? words.split(' ')[0]! : words.slice(0, 2)
  if (said === '' || denied.some((one) => one.words.startsWith(said))) return false
  const at = absent ? text.indexOf('有' + said) : text.search(new RegExp(predicate(said)))
  const before = text.slice(0, Math.max(at, 0)).trim()
  return at >= 0 && (of === '' || before === '' || overlap(of, before) >= SAME_THING)
}

/** As what somebody says of a thing: after a word of degree or at the end. */
const predicate = (word: string): string =>
  isLatin(word)
    ? `\\b(is|are|was|very|really|quite|already) ${word}\\b`
    : `(很|挺|非常|真|都|也|已经|够|有)${word}|${word}(了|好了|的|呢|啊|吧|得很)?( |$)`

/** What a text wants; nothing for most, which only say how things are. */
export function stanceOf(text: string): Stance {
  const clauses = text.split(CLAUSES).map(plain).filter(Boolean).map(clauseOf)
  const wants = new Map<string, number>()
  for (const { scale, end } of clauses.flatMap(({ text: clause }) => wantsIn(clause)))
    wants.set(scale, wants.has(scale) && wants.get(scale) !== end ? 0 : end)
  const silent = wants.size === 0 && clauses.every(({ side, denied }) => side === 0 && denied.length === 0)
  return { clauses, wants, silent }
}

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
  const against = places(text, AGAINST)
  const rest = against.reduce((left, { at, to }) => left.slice(0, at) + ' '.repeat(to - at) + left.slice(to), text)
  const favour = places(rest, FOR)
  const said = [...against, ...favour].sort((one, other) => one.at - other.at)
  const side = against.length % 2 === 1 ? -1 : favour.length || against.length ? 1 : 0
  const about = said.length ? text.slice(said[said.length - 1]!.to).trim() : text
  const opinion = said.some(({ word }) => places(word, OPINION).some(({ to }) => to === word.length))
  return { text, side, opinion, about: about || text, denied: side === 0 ? deniedIn(text) : [] }
}

const deniedIn = (text: string): Clause['denied'] =>
  places(text, NEGATION)
    .map(({ word, at, to }) => ({
      absent: /^(没有|no|without)$/.test(word),
      of: text.slice(0, at).trim(),
      words: text.slice(to).trim(),
    }))
    .filter(({ words }) => !FAILED.test(words))

/** 登不上, 修不好, 没了: how something went, not what is denied of it. */
const FAILED = /^[了到见上下出进去起得成住完过]/

/** Which ends of which scales a clause wants. */
function wantsIn(clause: string): { scale: string; end: number }[] {
  const against = places(clause, AGAINST)
  return SCALES.flatMap(({ key, ends }) =>
    ends.flatMap((words, i) => {
      const end = i === 0 ? 1 : -1
      const turned = (at: number) => (against.filter((one) => one.to <= at).length % 2 ? -end : end)
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
