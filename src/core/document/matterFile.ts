import type { MatterTold } from '../ledger/event.ts'
import { isUsual } from '../ledger/categories.ts'
import type { Votes } from '../ballot/judge.ts'
import type { Evidence, Proposal, RequiredStep, Sheet, Task, Version } from '../ledger/sheet.ts'
import { titleIn, verdictOf } from '../ledger/sheet.ts'
import type { CardState, Tree } from '../meeting/meeting.ts'
import { last } from '../plain/last.ts'
import type { Offer } from '../team/team.ts'
import type { Column, Document, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { DocumentKey, Language } from './language.ts'
import { numbering } from './minutes.ts'
import { evidencePictures } from './photos.ts'

/** A card as the file shows it: what was said, not who said it. */
export interface FileCard {
  meeting: { code: string; theme: string }
  number: number
  tree: Tree
  state: CardState
  text: string
  where: string
  postedAt: number
  endorsements: number
  /** The number of the folded matter through which it belongs here. */
  through: number | null
}

/** A matter as everyone may read it: [L31] with offices, without persons. */
type PublicSheet = Omit<Sheet, 'owner' | 'tasks' | 'evidence' | 'hands'> & {
  owner: { office: string }
  tasks: (Omit<Task, 'owner'> & { owner: { office: string } })[]
  evidence: Omit<Evidence, 'by'>[]
}

/** What is known of a matter when its file is made: what the public may read, and nothing else. */
export interface MatterFileFacts {
  community: { name: string; subdistrict: string }
  sheet: PublicSheet
  /** Distinct people behind its cards. */
  people: number
  cards: readonly FileCard[]
  folded: readonly { number: number; title: string }[]
  foldedInto: { number: number; title: string } | null
  offers: readonly Pick<Offer, 'organisation' | 'kind' | 'text' | 'withdrawn'>[]
  /** Oldest first. */
  history: readonly { at: number; told: MatterTold }[]
  /** Where everyone reads the matter. */
  address: string
}

/** So many photos of what was done. */
const PHOTOS = 12

/** So many proposals stand side by side in one table. */
const BESIDE = 3

/**
 * A matter's file (事项档案): all that happened to it, as one paper: where it stands, its cards in their own
 * words, proposals side by side, votes, tasks, evidence, callbacks, contests, and the whole history. Nothing
 * stands in it that its public page does not say.
 */
export function matterFileOf(facts: MatterFileFacts, language: Language): Document {
  const { words, tag, day } = language
  const { sheet, community } = facts
  const numbered = numbering(language)
  const section = (key: DocumentKey, blocks: Sourced[]): Sourced[] =>
    blocks.length ? [{ kind: 'heading', level: 1, text: numbered(key), source: 'ledger' }, ...blocks] : []
  const title = words('document.fileOf', { number: sheet.number, title: sheet.title })
  const at = last(facts.history)?.at ?? sheet.openedAt
  const blocks: Sourced[] = [
    { kind: 'title', issuer: `${community.subdistrict}${community.name}`, text: title, source: 'ledger' },
    standingFields(facts, language),
    ...section('matter.said', cardsTable(facts, language)),
    ...section('matter.weighed', weighed(sheet, language)),
    ...section('matter.proposals', proposals(sheet.proposals, language)),
    ...section('matter.steps', steps(sheet, language)),
    ...section('matter.tasks', tasks(facts, language)),
    ...section('matter.evidence', evidence(sheet, language)),
    ...section('matter.callbacks', callbacks(sheet, language)),
    ...section('matter.history', historyTable(facts, language)),
    { kind: 'qr', address: facts.address, says: words('document.wholeMatter'), source: 'ledger' },
  ]
  return { title, language: tag, blocks, foot: words('document.asOf', { title, day: day(at) }), at }
}

const committee = (office: string, { words }: Language): string => office || words('matter.committee')
const column = (name: string, share: number): Column => ({ name, share })
const heading = (text: string): Sourced => ({ kind: 'heading', level: 2, text, source: 'ledger' })
const listOf = (items: string[]): Sourced[] =>
  items.length ? [{ kind: 'list', ordered: false, items: items.map((item) => [item]), source: 'ledger' }] : []

function standingFields({ sheet, people, cards, folded, foldedInto }: MatterFileFacts, language: Language): Sourced {
  const { words, day } = language
  const rows: [DocumentKey, string][] = [
    ['document.no', words('matter.number', { number: sheet.number })],
    ['field.summary', sheet.summary],
    ['field.category', categoryWords(sheet.category, language)],
    ['field.where', sheet.where],
    ['document.opened', day(sheet.openedAt)],
    ['document.state', words(`matterStage.${sheet.stage}`)],
    ['document.since', day(sheet.since)],
    ['document.handler', committee(sheet.owner.office, language)],
    ['document.due', sheet.dueAt === null ? '' : day(sheet.dueAt)],
    ['document.extended', sheet.extensions.map(({ to, reason }) => `${day(to)} ${reason}`).join('\n')],
    ['document.behind', words('document.behindWords', { people, cards: cards.length })],
    ['document.reopened', sheet.reopened ? words('matter.reopened', { n: sheet.reopened }) : ''],
    ['document.why', sheet.explained?.reason ?? sheet.reason],
    ['document.review', sheet.explained ? day(sheet.explained.reviewAt) : ''],
    ['document.folded', folded.map(({ number, title }) => words('document.aboutMatter', { number, title })).join('\n')],
    ['document.foldedInto', foldedInto ? words('document.aboutMatter', { ...foldedInto }) : ''],
  ]
  const said = rows.filter(([, value]) => value !== '')
  return { kind: 'fields', rows: said.map(([key, value]) => ({ name: words(key), value: [value] })), source: 'ledger' }
}

/** A usual category in words; one of the community's own stands as it was written. */
function categoryWords(category: string, { words }: Language): string {
  return isUsual(category) ? words(`category.${category}`) : category
}

function cardsTable({ cards }: MatterFileFacts, { words, day }: Language): Sourced[] {
  const columns = [
    column(words('document.card'), 7),
    column(words('document.fromCard'), 5),
    column(words('meeting.place'), 3),
    column(words('document.day'), 4),
    column(words('document.endorsements'), 3),
  ]
  const rows = cards.map(({ meeting, number, tree, state, text, where, postedAt, endorsements, through }): Line[] => [
    [state === 'standing' ? text : words(`document.${state}`)],
    [
      words('document.cardOf', { theme: meeting.theme, tree: words(`tree.${tree}`), number }) +
        (through === null ? '' : `\n${words('matter.through', { number: through })}`),
    ],
    [state === 'standing' ? where : ''],
    [day(postedAt)],
    [state === 'standing' ? String(endorsements) : ''],
  ])
  return rows.length ? [{ kind: 'table', columns, rows, source: 'cards' }] : []
}

function weighed({ triage, route, receiver }: PublicSheet, language: Language): Sourced[] {
  const { words, day } = language
  const step = (n: number) => words('matter.step', { n })
  const rows: [string, string][] = [
    ...(triage
      ? ([
          [words('triage.urgency'), step(triage.urgency)],
          [words('triage.importance'), step(triage.importance)],
          [words('field.people'), triage.reach.people === null ? '' : String(triage.reach.people)],
          [words('field.safety'), triage.safety ? words('matter.safety') : ''],
          [words('field.lane'), laneWords(triage, words)],
          [words('document.why'), triage.reason],
          [words('document.day'), day(triage.at)],
        ] as [string, string][])
      : []),
    ...(route
      ? ([
          [words('field.route'), `${words(`route.${route.route}`)}\n${route.reason}`.trim()],
          [words('field.receiver'), receiver ? `${receiver.name} ${receiver.reference}`.trim() : ''],
        ] as [string, string][])
      : []),
  ]
  const said = rows.filter(([, value]) => value !== '')
  if (said.length === 0) return []
  return [{ kind: 'fields', rows: said.map(([name, value]) => ({ name, value: [value] })), source: 'ledger' }]
}

const laneWords = ({ lane, proposed }: NonNullable<Sheet['triage']>, words: Language['words']): string =>
  words(`lane.${lane}`) + (lane === proposed ? '' : `\n${words('matter.against', { lane: words(`lane.${proposed}`) })}`)

/** The newest wordings side by side; below them how each came about, and what advisers said. */
function proposals(all: readonly Proposal[], language: Language): Sourced[] {
  const tables: Sourced[] = []
  for (let n = 0; n < all.length; n += BESIDE) tables.push(besideTable(all.slice(n, n + BESIDE), language))
  return [...tables, ...all.flatMap((proposal) => lifeOf(proposal, language))]
}

function besideTable(some: readonly Proposal[], language: Language): Sourced {
  const { words, money } = language
  const of = (value: (version: Version, proposal: Proposal) => string) =>
    some.map((proposal): Line => [value(last(proposal.versions)!, proposal)])
  const rows: [DocumentKey, Line[]][] = [
    ['document.content', of(({ text }) => text)],
    ['matter.cost', of(({ cost }) => (cost === null ? '' : money(cost)))],
    ['matter.resources', of(({ resources }) => resources)],
    ['matter.affected', of(({ affected }) => affected)],
    ['team.deliberation', of(({ number }, proposal) => supportOf(proposal, number, language))],
    ['document.outcome', of((_version, proposal) => outcomeOf(proposal, language))],
  ]
  return {
    kind: 'table',
    columns: [column('', 2), ...some.map(({ title }) => column(title, 5))],
    rows: rows.map(([key, values]) => [[words(key)], ...values]),
    source: 'ledger',
  }
}

function supportOf({ support }: Pick<Proposal, 'support'>, version: number, { words }: Language): string {
  const newest = last(support.filter((one) => one.version === version))
  if (!newest) return ''
  const { for: pro, against, abstain, names } = newest
  const counted = words('matter.support', { for: pro, against, abstain })
  return names ? counted : `${counted}\n${words('matter.hands')}`
}

const outcomeOf = ({ state, reason }: Proposal, { words }: Language): string =>
  state === 'open' ? '' : `${words(state === 'adopted' ? 'matter.adopted' : 'matter.setAside')}\n${reason}`.trim()

function lifeOf({ title, versions, advice, support }: Proposal, language: Language): Sourced[] {
  const { words, day } = language
  const earlier = versions.slice(0, -1)
  if (earlier.length === 0 && advice.length === 0) return []
  const line = (version: Version) => {
    const counted = supportOf({ support }, version.number, language)
    return [words('matter.version', { n: version.number }), day(version.at), version.changed, version.text, counted]
      .filter(Boolean)
      .join(' · ')
  }
  const newest = last(versions)!
  const changed = newest.changed
    ? [[words('matter.version', { n: newest.number }), day(newest.at), newest.changed].join(' · ')]
    : []
  return [
    { kind: 'heading', level: 2, text: title, source: 'ledger' },
    ...listOf([...earlier.map(line), ...changed]),
    ...(advice.length ? [heading(words('matter.advice'))] : []),
    ...listOf(
      advice.map(({ text, version, answer }) => {
        const said = words('document.aside', { said: text, aside: words('matter.adviceOn', { n: version }) })
        return answer
          ? `${said} — ${words(answer.taken ? 'matter.taken' : 'matter.notTaken')} ${answer.why}`.trim()
          : `${said} — ${words('matter.adviceWaits')}`
      }),
    ),
  ]
}

function steps({ steps: all, proposals }: PublicSheet, language: Language): Sourced[] {
  const { words, day } = language
  // [L61] Which version of which proposal a record is of.
  const versionOf = ({ record }: RequiredStep) => {
    const of = record?.of
    const proposal = proposals.find(({ id }) => id === of?.proposal)
    return of && proposal ? `${titleIn(proposal, of.version)} · ${words('matter.version', { n: of.version })}` : ''
  }
  if (all.length === 0) return []
  const columns = [
    column(words('field.step'), 4),
    column(words('document.day'), 4),
    column(words('field.eligible'), 2),
    column(words('field.present'), 2),
    column(words('field.for'), 2),
    column(words('field.against'), 2),
    column(words('field.abstain'), 2),
    column(words('document.result'), 4),
  ]
  const rows = all.flatMap((step): Line[][] => {
    const { kind, body, record } = step
    const name = words(body ? `body.${body}` : `stepKind.${kind}`)
    const verdict = verdictOf(step)
    if (!record || !verdict) return [[[name], ...columns.slice(2).map((): Line => ['']), [words('matter.stepWaits')]]]
    const { vote, note, heldAt, counted } = record
    const from = !vote ? '' : counted ? words('matter.countedBy', { code: counted.code }) : words('matter.byHand')
    const recused = counted?.recused ? words('matter.recused', { n: counted.recused }) : ''
    const result = verdict.missing
      ? words(`matter.notJudged.${verdict.missing}`)
      : words(verdict.outcome === 'carried' ? 'matter.carried' : 'matter.notCarried')
    const said = [[result, versionOf(step), note, from, recused].filter(Boolean).join('\n')]
    const row = [[name], [day(heldAt)], ...numbersOf(vote), said]
    const area = vote?.area
    return area ? [row, [[words('document.floorArea')], [''], ...numbersOf(area, 100), ['']]] : [row]
  })
  return [{ kind: 'table', columns, rows, source: 'ledger' }]
}

/** The numbers of a vote, in cells; floor area is kept in hundredths of a square metre. */
const numbersOf = (votes: Votes | null, parts = 1): Line[] =>
  (['eligible', 'present', 'for', 'against', 'abstain'] as const).map((name) => [
    votes ? String(votes[name] / parts) : '',
  ])

function tasks({ sheet, offers }: MatterFileFacts, language: Language): Sourced[] {
  const { words, day } = language
  const columns = [
    column(words('field.task'), 5),
    column(words('document.handler'), 4),
    column(words('document.due'), 4),
    column(words('document.progress'), 4),
    column(words('document.note'), 4),
  ]
  const rows = sheet.tasks.map(({ title, owner, dueAt, progress, doneAt, note }): Line[] => [
    [title],
    [committee(owner.office, language)],
    [day(dueAt)],
    [doneAt === null ? `${progress} %` : `${words('matter.taskDone')} ${day(doneAt)}`],
    [note],
  ])
  const standing = offers.filter(({ withdrawn }) => withdrawn === null)
  return [
    ...(rows.length ? [{ kind: 'table', columns, rows, source: 'ledger' } as const] : []),
    ...(standing.length ? [heading(words('matter.offers'))] : []),
    ...listOf(
      standing.map(({ organisation, kind, text }) => `${organisation} · ${words(`offerKind.${kind}`)} · ${text}`),
    ),
  ]
}

/** What was done, in words, then its newest photos. */
function evidence({ evidence }: PublicSheet, language: Language): Sourced[] {
  const { words, day } = language
  const photos = evidencePictures(evidence, language)
  const more = photos.length - PHOTOS
  return [
    ...listOf(evidence.map(({ at, text }) => `${day(at)} ${text}`)),
    ...photos.slice(-PHOTOS),
    ...(more > 0 ? listOf([words('document.morePhotos', { n: more })]) : []),
  ]
}

function callbacks({ callbacks, answers, contests }: PublicSheet, { words, day }: Language): Sourced[] {
  const said = callbacks.map(({ at, reached, solved, satisfied, note }) =>
    [
      day(at),
      words(reached ? (solved ? 'matter.solved' : 'matter.unsolved') : 'matter.notReached'),
      ...(satisfied === null ? [] : [words(satisfied ? 'matter.isSatisfied' : 'matter.isNotSatisfied')]),
      note,
    ]
      .filter(Boolean)
      .join(' · '),
  )
  const heard = answers.solved + answers.unsolved > 0 ? [words('matter.answers', { ...answers })] : []
  const contested = contests.map(({ at, text, hidden }) =>
    [day(at), hidden ? words('matter.contestHidden', { reason: hidden.reason }) : text].filter(Boolean).join(' · '),
  )
  return [
    ...listOf([...said, ...heard]),
    ...(contested.length ? [heading(words('matter.contests')), ...listOf(contested)] : []),
  ]
}

/** [L31] What was told to everyone, each with its day and time; nothing is left out. */
function historyTable({ history }: MatterFileFacts, { words, dayAndTime, happened }: Language): Sourced[] {
  const columns = [
    column(words('document.day'), 4),
    column(words('document.what'), 5),
    column(words('document.words'), 7),
  ]
  const rows = history.map(({ at, told }): Line[] => {
    const { title, detail, said } = happened(told)
    return [[dayAndTime(at)], [detail ? `${title}\n${detail}` : title], [said]]
  })
  return [{ kind: 'table', columns, rows: rows.length ? rows : [columns.map(() => [gap(3)])], source: 'ledger' }]
}
