import type { ExplainedRound, Loser } from '../round/explained.ts'
import { costedOf, type Dish, type RoundShown } from '../round/shown.ts'
import { yuan } from '../round/vote.ts'
import type { Document, Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** What documents of a round are made of: what everybody may know of it, and the address of its page. */
export interface RoundFacts {
  community: string
  round: RoundShown
  address: string
}

/** The title of each, with the community. */
const head = ({ community, round }: RoundFacts, text: string): Sourced[] => [
  { kind: 'title', issuer: text === round.title ? community : `${community} · ${round.title}`, text, source: 'round' },
]

const known = (name: string, value: string) => (value ? [{ name, value: [value] }] : [])

/** The rules that whoever chooses must know. */
function rulesOf({ round }: RoundFacts, { words, day }: Language): Sourced {
  const { settings, frozenAt } = round
  const dishes = words('round.dishes', { fewest: settings.fewest, most: settings.most })
  return {
    kind: 'fields',
    rows: [
      { name: words('round.column.money'), value: [yuan(settings.budget)] },
      { name: words('round.step.frozen'), value: [dishes] },
      ...known(words('round.who'), settings.who),
      ...(frozenAt === null ? [] : [{ name: words('round.frozenOn'), value: [day(frozenAt)] }]),
    ],
    source: 'round',
  }
}

/** One sheet for the board: every dish a row, with what, where, for whom and how much. */
export function boardMenuOf(facts: RoundFacts, language: Language): Document {
  const { words } = language
  const { round } = facts
  const columns = [
    { name: words('round.column.no'), share: 3 },
    { name: words('round.column.what'), share: 10 },
    { name: words('field.where'), share: 6 },
    { name: words('round.column.for'), share: 6 },
    { name: words('round.column.cost'), share: 5 },
  ]
  const rows = round.dishes.map((dish): Line[] => [
    [`${dish.n}`],
    [[dish.title, dish.content || dish.need].filter(Boolean).join('：')],
    [dish.place],
    [dish.gains],
    [yuan(costedOf(dish))],
  ])
  const blocks: Sourced[] = [
    ...head(facts, round.title),
    rulesOf(facts, language),
    { kind: 'table', columns, rows, source: 'round' },
    scan(facts, 'round.how', language),
  ]
  return { ...sheet(words('round.menuOf', { title: round.title }), blocks, facts, language), paper: 'a3' }
}

/** A booklet: each dish with its picture, what it is, for whom, and how its cost comes about. */
export function menuOf(facts: RoundFacts, language: Language): Document {
  const { round } = facts
  const { words } = language
  const blocks: Sourced[] = [
    ...head(facts, round.title),
    rulesOf(facts, language),
    ...round.dishes.flatMap((dish) => dishBlocks(dish, language)),
    scan(facts, 'round.how', language),
  ]
  return sheet(words('round.menuOf', { title: round.title }), blocks, facts, language)
}

function dishBlocks(dish: Dish, { words, day }: Language): Sourced[] {
  const { picture, from, until, cost } = dish
  const when = from === null && until === null ? '' : `${from === null ? '' : day(from)} – ${until ? day(until) : ''}`
  const lines = [
    ...dish.lines.map(({ what, quantity, price }) => words('round.line', { what, quantity, price: yuan(price) })),
    ...dish.funds.map((fund) => words('round.fund', { from: fund.from, amount: yuan(fund.amount) })),
    ...(cost ? [words('round.checked', { by: cost.by, day: day(cost.at) })] : []),
  ]
  return [
    { kind: 'heading', level: 1, text: `${words('round.no', { n: dish.n })} ${dish.title}`, source: 'round' },
    ...(picture
      ? [
          {
            kind: 'picture',
            album: 'round',
            photo: picture,
            address: `/photos/${picture}.webp`,
            says: words('round.pictureOf', { title: dish.title }),
            source: 'round',
          } as const,
        ]
      : []),
    {
      kind: 'fields',
      rows: [
        { name: words('round.column.cost'), value: [yuan(costedOf(dish))] },
        { name: words('round.form.kind'), value: [words(`round.kind.${dish.kind}`)] },
        ...known(words('field.where'), dish.place),
        ...known(words('round.column.for'), dish.gains),
        ...known(words('round.need'), dish.need),
        ...known(words('round.content'), dish.content),
        ...known(words('round.when'), when),
        ...known(words('round.builder'), dish.builder),
        ...known(words('round.upkeep'), dish.upkeep),
        ...known(words('round.consents'), dish.consents),
        ...known(words('round.lines'), lines.join('\n')),
      ],
      source: 'round',
    },
  ]
}

/** [B11] [B12] Who paid for what, what the others lacked, and what most votes would have chosen. */
export function whyOf(facts: RoundFacts & { explained: ExplainedRound }, language: Language): Document {
  const { round, explained } = facts
  const { words } = language
  const counted = round.counted!
  const equal = explained.share !== null
  const blocks: Sourced[] = [
    ...head(facts, words('round.why')),
    said(words(equal ? 'round.whyLead' : 'round.whyMost')),
    said(words('round.turnout', { have: counted.turnout.have, base: counted.turnout.base })),
    ...(explained.share === null ? [] : [said(words('round.share', { share: yuan(explained.share) }))]),
    { kind: 'heading', level: 1, text: words('round.chosen'), source: 'round' },
    equal ? boughtTable(round, explained, language) : listOf(counted.won, round, language),
    ...(explained.added.length ? [said(words('round.added')), listOf(explained.added, round, language)] : []),
    { kind: 'heading', level: 1, text: words('round.notChosen'), source: 'round' },
    lostTable(round, explained, language),
    ...besides(round, language),
    said(words('round.lot', { from: round.settings.lotFrom, seed: counted.seed })),
    scan(facts, 'round.howWhy', language),
  ]
  return sheet(words('round.whyOf', { title: round.title }), blocks, facts, language)
}

function boughtTable(round: RoundShown, { steps }: ExplainedRound, { words }: Language): Sourced {
  const rows = steps.map(({ n, cost, lines, left }): Line[] => [
    [nameOf(round, n, words)],
    [yuan(cost)],
    [
      lines
        .map((line) => words('round.paid', { n: line.voters, each: yuan(line.each), together: yuan(line.together) }))
        .join('\n'),
    ],
    [yuan(left)],
  ])
  const columns = [
    { name: words('round.column.what'), share: 4 },
    { name: words('round.column.cost'), share: 2 },
    { name: words('round.column.paid'), share: 5 },
    { name: words('round.column.leftAll'), share: 2 },
  ]
  return { kind: 'table', columns, rows, source: 'round' }
}

function lostTable(round: RoundShown, { losers }: ExplainedRound, { words }: Language): Sourced {
  if (losers.length === 0) return said(words('round.nothing'))
  const columns = [
    { name: words('round.column.what'), share: 4 },
    { name: words('round.column.cost'), share: 2 },
    { name: words('round.column.votes'), share: 1 },
    { name: words('round.column.lacked'), share: 5 },
  ]
  const rows = losers.map((loser): Line[] => [
    [nameOf(round, loser.n, words)],
    [yuan(loser.cost)],
    [`${loser.votes}`],
    [whyLost(loser, words)],
  ])
  return { kind: 'table', columns, rows, source: 'round' }
}

function whyLost({ out, had, cost }: Loser, words: Language['words']): string {
  if (out) return words(`round.outWhy.${out}`)
  if (had === null) return words('round.lost', { cost: yuan(cost) })
  const lacked = cost - had
  const facts = { had: yuan(had), cost: yuan(cost), lacked: yuan(Math.max(0, lacked)) }
  return words(lacked > 0 ? 'round.had' : 'round.hadEnough', facts)
}

function besides(round: RoundShown, { words }: Language): Sourced[] {
  const { mostVotes, won, preferred, way } = round.counted!
  const same = mostVotes.length === won.length && mostVotes.every((n) => won.includes(n))
  return [
    { kind: 'heading', level: 1, text: words('round.beside'), source: 'round' },
    ...(same ? [said(words('round.same'))] : [said(words('round.besideHelp')), listOf(mostVotes, round, { words })]),
    ...(preferred && !same
      ? [said(words('round.preferred', { equal: preferred.equalShares, most: preferred.mostVotes }))]
      : []),
    ...(preferred && way === 'mostVotes' ? [said(words('round.preferredMost'))] : []),
  ]
}

const nameOf = ({ dishes }: RoundShown, n: number, words: Language['words']): string =>
  `${words('round.no', { n })} ${dishes.find((dish) => dish.n === n)?.title ?? ''}`

const listOf = (numbers: readonly number[], round: RoundShown, { words }: Pick<Language, 'words'>): Sourced => ({
  kind: 'list',
  ordered: false,
  items: numbers.length ? numbers.map((n) => [nameOf(round, n, words)]) : [[words('round.nothing')]],
  source: 'round',
})

const said = (text: string): Sourced => ({ kind: 'paragraph', text: [text], source: 'round' })

const scan = ({ address }: RoundFacts, says: 'round.how' | 'round.howWhy', { words }: Language): Sourced => ({
  kind: 'qr',
  address: says === 'round.howWhy' ? `${address}/why` : address,
  says: words(says),
  source: 'round',
})

const sheet = (title: string, blocks: Sourced[], { round }: RoundFacts, { tag }: Language): Document => ({
  title,
  language: tag,
  blocks,
  foot: title,
  at: round.counted?.at ?? round.frozenAt ?? round.openedAt,
})
