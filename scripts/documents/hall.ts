import { CAPACITIES } from '../../src/core/meeting/meeting.ts'
import type { Board } from '../../src/core/meeting/meeting.ts'
import type { MotionVote, MotionWording } from '../../src/core/meeting/motion.ts'
import { ruleWords } from '../../src/core/meeting/ruleWords.ts'
import type { Language } from '../../src/core/document/language.ts'
import type { Expected } from './numbers.ts'

// What minutes say of the hall besides its cards, counted anew from the board that the API answers: rules,
// turns, tables, motions, pledges, dots, lots and what the room was asked.

/** Phrases of every part; who spoke is known by number alone, so of a person only their kinds of name. */
export function inHall(board: Board, language: Language): Expected {
  const parts = [forward, rules, turns, tables, motions, pledges, dots, lots, room].map((part) => part(board, language))
  const all = (of: keyof Expected) => parts.flatMap((part) => part[of] ?? [])
  return { must: all('must'), may: all('may'), own: all('own') }
}

type Part = (board: Board, language: Language) => Partial<Expected>

/** What the minutes can call somebody: by name where they agreed, by capacity, or as somebody. */
const called = ({ attendance }: Board, { words }: Language): string[] => {
  const capacities = CAPACITIES.map((one) => words(`capacity.${one}`))
  const named = attendance.named.flatMap((said) => capacities.map((aside) => words('document.aside', { said, aside })))
  return [...named, ...capacities, words('document.somebody'), '—']
}

/** The times at which things were brought forward are the journal's: any minute of the meeting. */
const forward: Part = ({ openedAt, closedAt, cards, topics }, { words, time }) => {
  const minutes = Math.ceil(((closedAt ?? 0) - (openedAt ?? 0)) / 60_000) + 1
  const times = Array.from({ length: Math.min(2000, minutes) }, (_, n) => `${time(openedAt! + n * 60_000)}\t`)
  const number = (n: number) => [`\t${words('document.toCard', { number: n })}`]
  return {
    may: openedAt === null ? [] : [...times, ...Object.values(cards).flatMap((card) => number(card.number))],
    own: Object.values(topics).map(({ name }) => name),
  }
}

const rules: Part = ({ rules: { adopted, changes, ...rest } }, { words, time }) =>
  adopted
    ? {
        must: [
          ...ruleWords(rest, words),
          words('rules.adopted', { time: time(adopted.at) }),
          ...(adopted.hands === null ? [] : [words('rules.hands', { hands: adopted.hands })]),
          ...changes.map(({ at, reason }) => words('rules.changed', { time: time(at), reason })),
        ],
      }
    : {}

const turns: Part = (board, language) => ({
  must: board.turns.flatMap(({ since, until, struck, card }) => [
    `\t${language.time(since)}\t${struck ? '—' : length(until - since)}`,
    ...(card && board.cards[card] ? [language.words('document.toCard', { number: board.cards[card].number })] : []),
  ]),
  may: board.turns.flatMap(({ number }) => called(board, language).map((who) => `${number}\t${who}`)),
  own: board.turns.flatMap(({ reason, dish }) => [
    reason,
    dish ? language.words('turn.dish', { n: dish.n, title: dish.title }) : '',
  ]),
})

const length = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  return `${(seconds - (seconds % 60)) / 60}:${String(seconds % 60).padStart(2, '0')}`
}

const tables: Part = ({ tables: hall, cards }, { words, time }) => {
  const said = (hall?.tables ?? []).flatMap(({ proposals }) =>
    proposals.map((proposal, n) => {
      const card = 'card' in proposal ? cards[proposal.card] : undefined
      const number = words('document.toCard', { number: card?.number ?? 0 })
      const whole = card?.state === 'standing' && card.text
      return `${n + 1}. ${card ? (whole ? words('document.aside', { said: card.text, aside: number }) : number) : ''}`
    }),
  )
  return {
    must: [
      ...(hall?.tables ?? []).map(({ number, marks }) => words('document.tableOf', { number, people: marks.length })),
      ...said,
    ],
    may: (hall?.reports ?? []).map(({ since }) => words('document.tableTold', { time: time(since) })),
  }
}

const motions: Part = (board, language) => {
  const { words } = language
  const counts = ({ for: pro, against, abstain }: MotionVote) => words('motion.counts', { for: pro, against, abstain })
  return {
    must: board.motions.flatMap(({ number, wordings, holds, votes, stage }) => [
      `${number}\t${said(
        wordings.find(({ version }) => version === holds)!,
        language,
      )}`,
      ...votes.map(counts),
      ...votes
        .filter(({ ballots, ...one }, n) => ballots === '' && !votes.slice(n + 1).some(sameAs(one)))
        .map((one) => `\t${[one.for, one.against, one.abstain].join('\t')}\t`),
      ...(stage === 'carried' ? [decided(number, said(holding(wordings, holds), language), words)] : []),
    ]),
    may: board.motions.flatMap(({ number, wordings, became, ballots }) => [
      ...wordings.map((wording) => said(wording, language)),
      ...(became ? [words(became.task ? 'motion.task' : 'motion.became', { number: became.matter })] : []),
      ...(ballots ? [words('document.byBallots', { code: ballots })] : []),
      words('document.voteOnMotion', { number, said: '' }).trim(),
      words('document.voteOnAmendment', { number, said: '' }).trim(),
      words('document.otherWording', { number, said: '\0', came: '\0' }).split('\0')[0]!,
      words('document.countedAgain', { number, counts: '\0', reason: '\0' }).split('\0')[0]!,
    ]),
    own: board.motions.flatMap(({ reason, votes }) => [reason, ...votes.map((vote) => vote.reason)]),
  }
}

const holding = (wordings: readonly MotionWording[], holds: number): MotionWording =>
  wordings.find(({ version }) => version === holds)!

/** As far as what came of it. */
const decided = (number: number, said: string, words: Language['words']): string =>
  words('document.decidedMotion', { number, said, came: '' }).trim()

const sameAs = (one: Pick<MotionVote, 'version' | 'amendment'>) => (other: MotionVote) =>
  other.version === one.version && other.amendment === one.amendment

/** Who does what by when. */
function said({ what, who, by }: MotionWording, { words, day }: Language): string {
  const how = [who && words('motion.who', { who }), by === null ? '' : words('motion.by', { day: day(by) })]
  const aside = how.filter(Boolean).join(words('language.listSign'))
  const text = what || words('motion.gone')
  return aside ? words('document.aside', { said: text, aside }) : text
}

const pledges: Part = (board, language) => {
  const { words, day } = language
  return {
    must: board.pledges.map(({ what, resource, by }) =>
      [
        words('document.aside', { said: what || words('pledge.gone'), aside: words(`pledge.${resource}`) }),
        by === null ? '—' : day(by),
      ].join('\t'),
    ),
    may: board.pledges.flatMap(({ number, who, became }) => [
      ...called(board, language).map((one) => `${number}\t${who ? who + words('language.listSign') : ''}${one}`),
      ...(became?.task ? [words('pledge.task', { number: became.task })] : []),
    ]),
    own: board.pledges.flatMap(({ who, reason }) => [who, reason]),
  }
}

const dots: Part = ({ dots: hall, topics }, { words }) => {
  if (hall?.stage !== 'shown') return {}
  const { each, people, handed, given, stickers, seats, corrections } = hall
  return {
    must: [
      words('document.dotsFrom', { each, people, handed }),
      ...Object.values(topics)
        .filter(({ tree, seat }) => !seats || seat < seats[tree])
        .map(({ id, name }) => {
          const [phone, wall] = [given?.[id] ?? 0, stickers[id] ?? 0]
          return [name, phone, wall, phone + wall].join('\t')
        }),
      ...corrections.map(({ topic, from, to, reason }) =>
        words('document.dotsCorrected', { name: topics[topic]?.name ?? '', from, to, reason }),
      ),
    ],
  }
}

const lots: Part = (board, language) => {
  const { words } = language
  return {
    must: board.lots.map(({ number, purpose, from, take, called: numbers }) =>
      [
        number,
        words('document.lotOf', { purpose, from: words(`lot.from.${from}`), take }),
        numbers.join(' ') || '—',
      ].join('\t'),
    ),
    may: board.lots.flatMap(({ number, drawn, again }) => [
      ...(again ? [words('document.lotAgain', { number, reason: again })] : []),
      ...drawn.flatMap((one) => [
        String(one),
        ...called(board, language).map((who) => words('document.aside', { said: String(one), aside: who })),
      ]),
    ]),
    own: board.lots.map(({ reason }) => reason),
  }
}

const room: Part = ({ room: asked, cards }, { words }) => {
  const closed = asked.filter(({ open }) => !open)
  return {
    must: closed.map(({ number, cards: [first, second], given, hands }) =>
      [
        number,
        words('document.roomPair', { first: cards[first!]?.number ?? 0, second: cards[second!]?.number ?? 0 }),
        ...(['yes', 'no', 'unsure'] as const).map((one) => (given?.[one] ?? 0) + (hands?.[one] ?? 0)),
      ].join('\t'),
    ),
    may: closed.flatMap(({ number, people, atDesk, hands, corrections }) => [
      words('document.roomWays', {
        number,
        phones: people - atDesk,
        desk: atDesk,
        hands: hands ? hands.yes + hands.no + hands.unsure : 0,
      }),
      ...corrections.map(({ from, to, reason }) => {
        const sum = (count: typeof to | null) => (count ? count.yes + count.no + count.unsure : 0)
        return words('document.roomCorrected', { number, from: sum(from), to: sum(to), reason })
      }),
    ]),
  }
}
