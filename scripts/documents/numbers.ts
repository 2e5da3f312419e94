import { isOpen, MATTER_STAGES } from '../../src/core/ledger/stages.ts'
import type { Board, Card, Tree } from '../../src/core/meeting/meeting.ts'
import { CAPACITIES, TREES } from '../../src/core/meeting/meeting.ts'
import type { Document } from '../../src/core/document/blocks.ts'
import { lineText, textOf } from '../../src/core/document/blocks.ts'
import type { Language } from '../../src/core/document/language.ts'
import type { MatterView } from '../../src/wire/matter.ts'
import type { NoticeView } from '../../src/wire/rooms.ts'
import type { AnsweredMeeting } from './answers.ts'
import { inHall } from './hall.ts'

// Every number of a document against what the API answers. Which phrases with a number there may be is
// counted here anew from the answers; a digit that stands in none of them, and in nobody's own words, is a
// difference.

/** Phrases that a document must say, those that it may say, and words of people, whatever is in them. */
export interface Expected {
  must: string[]
  may: string[]
  own: string[]
}

/** What a document does not say of the API's answer, and which of its numbers the answer does not say. */
export function differences(document: Document, { must, may, own }: Expected): string[] {
  const text = textOf(document)
  const silent = must.filter((phrase) => !text.includes(phrase)).map((phrase) => `does not say: ${phrase}`)
  // The longest first: a title may be part of a sentence. Phrases come before words, which may be as short as
  // 5.
  const longest = (some: readonly string[]) => [...new Set(some)].sort((a, b) => b.length - a.length)
  const known = [...longest([...must, ...may]), ...longest(own)].filter(Boolean)
  const bare = (line: string) => known.reduce((left, phrase) => left.replaceAll(phrase, ' '), line)
  const lines = document.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(lineText).join('\t')) : [textOf({ blocks: [block] })],
  )
  const unknown = lines.filter((line) => /\d/.test(bare(line))).map((line) => `a number of its own: ${bare(line)}`)
  return [...silent, ...unknown]
}

const standing = ({ cards }: Board, tree?: Tree): Card[] =>
  Object.values(cards).filter((card) => card.state === 'standing' && (!tree || card.tree === tree))

/** Cards of a meeting that a matter holds. */
const heldOf = ({ cards }: MatterView, { code }: Board): MatterView['cards'] =>
  cards.filter(({ meeting }) => meeting.code === code)

/** The day as of which documents of a meeting are true. */
const asOf = ({ board, matters }: AnsweredMeeting): number =>
  Math.max(board.closedAt ?? board.openedAt ?? board.startsAt, ...matters.map(({ sheet }) => sheet.since))

const wordsOfPeople = ({ board, matters, communityName }: AnsweredMeeting): string[] => [
  communityName,
  board.theme,
  board.place,
  board.next,
  ...board.agenda.map(({ title }) => title),
  ...board.attendance.named,
  ...Object.values(board.cards).flatMap(({ text, where }) => [text, where]),
  ...Object.values(board.topics).map(({ name }) => name),
  ...matters.flatMap(({ sheet }) => [sheet.title, sheet.owner.office, ...sheet.tasks.map(({ title }) => title)]),
]

/**
 * [M8] People by capacity, counted anew: the fewest groups stand together that leave each group, and those
 * together, nobody or five.
 */
function toldApart(capacities: AnsweredMeeting['board']['attendance']['capacities']) {
  const rising = CAPACITIES.filter((one) => capacities[one]).sort((a, b) => capacities[a]! - capacities[b]!)
  const nobodyOrFive = (n: number) => n === 0 || n >= 5
  const sum = (of: typeof rising) => of.reduce((all, one) => all + capacities[one]!, 0)
  for (let n = 0; n < rising.length; n++) {
    const [few, rest] = [rising.slice(0, n), rising.slice(n)]
    if (!nobodyOrFive(sum(few)) || capacities[rest[0]!]! < 5) continue
    const apart = CAPACITIES.filter((one) => rest.includes(one)).map((one) => [one, capacities[one]!] as const)
    return n === 0 ? apart : [...apart, ['further', sum(few)] as const]
  }
  return []
}

/** What minutes say of a meeting; `address` is where everyone reads its record. */
export function inMinutes(answer: AnsweredMeeting, address: string, language: Language): Expected {
  const { words, day, dayAndTime, time } = language
  const { board, matters } = answer
  const { people, expected, headCount, capacities } = board.attendance
  const [problem, action, vision] = TREES.map((tree) => standing(board, tree).length) as [number, number, number]
  const summary = people > 0 ? 'document.summary' : 'document.summaryCards'
  const counted = (n: number) => words('document.people', { n })
  const hall = inHall(board, language)
  const capacity = toldApart(capacities).map(([one, n]) => [words(`capacity.${one}`), n])
  const must = [
    words(summary, { problem, action, vision, people }),
    ...TREES.map((tree) =>
      words('document.treeCards', { tree: words(`tree.${tree}`), n: standing(board, tree).length }),
    ),
    ...topicHeads(board, words),
    ...capacity.map(([name, n]) => `${name}\t${n}`),
    `${words('record.total')}\t${people}`,
    leftOpen(answer, words),
    ...cardRows(board, words),
    ...matters.flatMap((view) => matterRows(view, board, language)),
    ...(people > 0 ? [`${words('field.present')}\t${counted(people)}`] : []),
    ...(expected > 0 ? [`${words('document.expected')}\t${counted(expected)}`] : []),
    ...(headCount === null ? [] : [`${words('document.heads')}\t${counted(headCount)}`]),
    ...board.agenda.map(({ minutes }) => words('document.minutesLong', { n: minutes })),
    ...hall.must,
  ]
  const may = [
    ...hall.may,
    ...[board.openedAt ?? board.startsAt, board.closedAt ?? 0].flatMap((at) => [dayAndTime(at), time(at), day(at)]),
    day(asOf(answer)),
    ...capacity.map(([name, n]) => `${name} ${n}`),
    ...quotes(board, words),
    words('document.attachmentCards'),
    words('document.attachmentAttendance'),
    ...Array.from({ length: 20 }, (_, n) => language.ordinal(n + 1)),
    address,
  ]
  return { must, may, own: [...wordsOfPeople(answer), ...hall.own] }
}

type Words = Language['words']

const hanging = (board: Board, topic: string): Card[] => standing(board).filter((card) => card.topic === topic)

const topicHeads = (board: Board, words: Words): string[] => [
  ...Object.values(board.topics).flatMap(({ id, name, people }) => {
    const cards = hanging(board, id).length
    return cards ? [words('document.topic', { name, people, cards })] : []
  }),
  ...TREES.flatMap((tree) => {
    const n = standing(board, tree).filter(({ topic }) => topic === null).length
    return n ? [words('document.loose', { n })] : []
  }),
]

const quotes = (board: Board, words: Words): string[] => [
  ...standing(board).map(
    ({ number, text, endorsements: n }) =>
      words('document.quote', { number, text }) + (n > 0 ? words('document.endorsed', { n }) : ''),
  ),
  // Three of each group are quoted.
  ...[...Object.keys(board.topics).map((id) => hanging(board, id).length), ...TREES.map((tree) => loose(board, tree))]
    .filter((n) => n > 3)
    .map((n) => words('document.moreCards', { n: n - 3 })),
]
const loose = (board: Board, tree: Tree): number => standing(board, tree).filter(({ topic }) => topic === null).length

const cardRows = (board: Board, words: Words): string[] =>
  Object.values(board.cards).map(({ number, tree, state, text, where, endorsements }) =>
    [
      number,
      words(`tree.${tree}`),
      ...(state === 'standing' ? [text, where, endorsements] : [words(`document.${state}`), '', '']),
    ].join('\t'),
  )

function matterRows(view: MatterView, board: Board, { words, day, money }: Language): string[] {
  const { number, title, triage, owner, dueAt, stage, tasks, decision, proposals } = view.sheet
  const due = dueAt !== null ? day(dueAt) : isOpen(stage) ? '______' : '—'
  const cards = heldOf(view, board)
    .map((card) => card.number)
    .sort((a, b) => a - b)
    .join(', ')
  const said = triage ? words('document.aside', { said: title, aside: words(`lane.${triage.lane}`) }) : title
  const adopted = proposals.find(({ id }) => id === decision?.proposal)
  const version = adopted?.versions.find((one) => one.number === decision!.version)
  return [
    [number, said, cards, owner.office || '______', due, words(`matterStage.${stage}`)].join('\t'),
    ...tasks.map((task) =>
      ['', words('document.task', { title: task.title }), '', task.owner.office || '______', day(task.dueAt), ''].join(
        '\t',
      ),
    ),
    ...(adopted && version
      ? [
          words('document.decided', {
            number,
            matter: title,
            title: adopted.title,
            day: day(decision!.at),
            text: version.text,
          }) + (version.cost === null ? '' : words('document.cost', { cost: money(version.cost) })),
        ]
      : []),
  ]
}

function leftOpen({ board, matters }: AnsweredMeeting, words: Words): string {
  const held = new Set(matters.flatMap((view) => heldOf(view, board).map(({ number }) => number)))
  const problems = standing(board, 'problem')
  const open = problems.filter(({ number }) => !held.has(number)).map(({ number }) => number)
  if (problems.length === 0) return words('document.noProblems')
  if (open.length === 0) return words('document.nothingOpen')
  return words('document.openCards', { n: open.length, list: open.sort((a, b) => a - b).join(', ') })
}

/**
 * What a text for the press says of a meeting: some of it may be left out where the text would be too long.
 */
export function inPress(answer: AnsweredMeeting, address: string, { words, day, dayAndTime }: Language): Expected {
  const { board, matters } = answer
  const [problem, action, vision] = TREES.map((tree) => standing(board, tree).length) as [number, number, number]
  const n = problem + action + vision
  const { people, headCount } = board.attendance
  const held = new Set(matters.flatMap((view) => heldOf(view, board).map(({ number }) => number)))
  const stages = MATTER_STAGES.map(
    (stage) => [stage, matters.filter(({ sheet }) => sheet.stage === stage).length] as const,
  )
  const topics = Object.values(board.topics).filter(({ id, people }) => people > 0 && hanging(board, id).length > 0)
  const must = [
    dayAndTime(board.openedAt ?? board.startsAt),
    ...(people > 0 ? [words('press.people', { n: people })] : []),
    n > 0 ? words('press.cards', { n, problem, action, vision }) : words('press.noCards'),
  ]
  const list = stages
    .filter(([, of]) => of > 0)
    .map(([stage, of]) => words('press.stage', { stage: words(`matterStage.${stage}`), n: of }))
    .join(words('language.listSign'))
  const cards = standing(board).filter(({ number }) => held.has(number)).length
  const open = standing(board, 'problem').filter(({ number }) => !held.has(number)).length
  const most = [...topics].sort((a, b) => b.people - a.people || a.seat - b.seat || (a.id < b.id ? -1 : 1)).slice(0, 3)
  const named = most
    .map(({ name, people }) => words('press.topic', { name, n: people }))
    .join(words('language.listSign'))
  const may = [
    ...(headCount === null ? [] : [words('press.heads', { n: headCount })]),
    words(topics.length > 3 ? 'press.topicsFirst' : 'press.topics', { n: topics.length, list: named }),
    words('press.matters', { day: day(asOf(answer)), cards, n: matters.length, list }),
    words('press.noMatters', { day: day(asOf(answer)) }),
    words('press.open', { n: open }),
    words('press.decided', { n: matters.filter(({ sheet }) => sheet.decision).length }),
    ...standing(board).map((card) =>
      words('press.quote', {
        tree: words(`tree.${card.tree}`),
        text: card.text.replace(/\s+/gu, ' ').replace(/[。.]$/u, ''),
        n: card.endorsements,
      }),
    ),
    address,
  ]
  return { must, may, own: wordsOfPeople(answer) }
}

/** What a notice says. */
export function inNotice(notice: NoticeView, address: string, { words, day, money }: Language): Expected {
  const { from, until, amount, objections, postings, matter, result } = notice
  const answered = objections.filter(({ answer }) => answer !== null).length
  const must = [
    `${day(from)} – ${day(until)}`,
    ...(amount === null ? [] : [money(amount)]),
    ...(matter ? [words('document.aboutMatter', matter)] : []),
    ...(notice.withdrawn || result ? [] : [words('document.objectAt', { until: day(until) })]),
    ...postings.map(({ board, at }) => words('document.hungAt', { board, day: day(at) })),
    ...postings.flatMap(({ down }) => (down ? [words('document.takenDown', { day: day(down.at) })] : [])),
    day(result?.at ?? from),
  ]
  const may = [words('document.objectionsCounted', { n: objections.length, answered, address }), address]
  const { respondent, phone, place } = notice.contact
  const own = [
    notice.title,
    notice.basis,
    notice.withdrawn?.reason,
    result?.text,
    respondent,
    phone,
    place,
    ...notice.text.split(/\n+/),
    ...objections.flatMap(({ text, answer, hidden }) => [text, answer?.text, hidden?.reason]),
    ...postings.flatMap(({ board, unread, down }) => [board, unread, down?.early]),
  ]
  return { must, may, own: own.flatMap((one) => one ?? []) }
}
