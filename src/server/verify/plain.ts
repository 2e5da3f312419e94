import type { Vote as HeldVote } from '../../core/ballot/vote.ts'
import type { Convention } from '../../core/convention/convention.ts'
import { NOBODY, withoutWords } from '../../core/round/event.ts'
import { withoutNotes } from '../../core/round/evolve.ts'
import type { Survey } from '../../core/survey/survey.ts'
import type { Round } from '../../core/round/round.ts'
import type { Notice } from '../../core/ledger/notice.ts'
import type { Matter, Sheet } from '../../core/ledger/sheet.ts'
import { unnamed } from '../../core/ledger/sheet.ts'
import { inWords, unspoken } from '../../core/meeting/words.ts'
import { NO_PLEDGE_WORDS } from '../../core/meeting/pledge.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { Teams } from '../../core/team/team.ts'

// What is compared: things as plain values, without what only tables keep (names of people, words of
// residents), in an order that says nothing.

/**
 * A meeting. Why somebody spoke out of turn is in no entry. The words of cards and motions are compared by
 * their commitments instead.
 */
export function plainMeeting({
  board,
  participants,
  keys,
  erased,
  authorships,
  endorsers,
  entered,
  questions,
  gathered,
  speakers,
  gifts,
  handedTo,
  answers,
  lotHolders,
  pledgers,
  movers,
  ...rest
}: Meeting) {
  const { cards, attendance, motions, pledges, floor, turns, ...outline } = board
  return {
    ...outline,
    attendance: { ...attendance, named: [] },
    floor: { ...floor, speaking: floor.speaking && { ...floor.speaking, reason: '' } },
    turns: turns.map((turn) => ({ ...turn, reason: '' })),
    cards: mapped(cards, ({ text: _text, where: _where, photo: _photo, ...card }) => card),
    participants: mapped(Object.fromEntries(participants), ({ name: _name, ...person }) => person),
    keys: Object.fromEntries(keys),
    erased: [...erased].sort(),
    authorships: Object.fromEntries(authorships),
    endorsers: sets(endorsers),
    entered: Object.fromEntries([...entered].map(([card, by]) => [card, Object.fromEntries(by)])),
    questions: Object.fromEntries([...questions].map(([id, question]) => [id, unspoken(question)])),
    gathered: sets(gathered),
    speakers: Object.fromEntries(speakers),
    gifts: Object.fromEntries(gifts),
    handedTo: [...handedTo].sort(),
    answers: Object.fromEntries([...answers].map(([number, said]) => [number, Object.fromEntries(said)])),
    motions: motions.map((motion) => inWords(motion, () => ({ what: '', who: '' }))),
    movers: Object.fromEntries(movers),
    pledges: pledges.map((pledge) => ({ ...pledge, ...NO_PLEDGE_WORDS })),
    lotHolders: Object.fromEntries(lotHolders),
    pledgers: Object.fromEntries(pledgers),
    posted: rest.posted,
    seats: rest.seats,
  }
}

/**
 * A matter's sheet: residents' words in a contest, what it is called, and who was named stay with the tables.
 */
export const plainSheet = (sheet: Sheet) => ({
  ...sheet,
  title: '',
  summary: '',
  where: '',
  proposals: sheet.proposals.map((proposal) => ({ ...proposal, support: proposal.support.map(unnamed) })),
  contests: sheet.contests.map(({ text: _text, photo: _photo, ...contest }) => contest),
})

/** What stays with the server of a matter. */
export const plainSecret = ({ answered, contestants }: Pick<Matter, 'answered' | 'contestants'>) => ({
  answered: Object.fromEntries(answered),
  contestants: Object.fromEntries(contestants),
})

/** A notice without what residents object, and without who answers. */
export const plainNotice = ({ contact: _contact, ...notice }: Notice) => ({
  ...notice,
  objections: notice.objections.map(({ text: _text, ...objection }) => objection),
})

/** Teams without what members are called and have a stake in. */
export const plainTeams = (teams: Teams | undefined) =>
  teams && { ...teams, members: mapped(teams.members, ({ name: _name, interests: _interests, ...member }) => member) }

const mapped = <T, U>(all: Record<string, T>, of: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, of(one)]))

/** Sets by key, sorted; empty ones are as none. */
const sets = (all: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> =>
  Object.fromEntries([...all].filter(([, set]) => set.size).map(([key, set]) => [key, [...set].sort()]))

/** A vote without names, reasons, serials and choices, which no entry holds. */
export const plainPoll = ({
  roll,
  serials: _s,
  kinds: _k,
  urn: _u,
  voiding: _v,
  takingBack,
  printings,
  reasons: _r,
  batches,
  title,
  questions,
  rules,
  ...vote
}: HeldVote): object => ({
  ...vote,
  // Words of a draft are in no entry.
  ...(vote.sealed ? { title, questions, rules } : {}),
  takingBack: mapped(takingBack, ({ by }) => by),
  printings: mapped(printings, ({ voiding, ...printing }) => ({ ...printing, voiding: voiding?.by ?? null })),
  roll: [...roll.values()].map(({ n, area, commitment, way, recused }) => ({ n, area, commitment, way, recused })),
  batches: Object.values(batches).map(({ entries: _e, ...batch }) => batch),
})

/**
 * A round without its proposers, and without the words of what residents wrote but where they stand on a
 * frozen menu.
 */
export const plainRound = ({ proposers: _, projects, menu, ...round }: Round): object => ({
  ...round,
  menu,
  projects: projects.map((project) => ({
    ...project,
    ...(menu.includes(project.n) ? {} : withoutWords(project)),
    appeal: project.appeal && { ...project.appeal, text: '' },
    ...(project.doers ? { doers: NOBODY } : {}),
    draws: project.draws.map(withoutNotes),
  })),
})

/**
 * [C4] An edition of the convention without what no entry has: residents' words, a draft's, names, and who
 * was there.
 */
export const plainConvention = ({ articles, comments, composition: _, ...convention }: Convention): object => ({
  ...convention,
  articles: articles.map(({ versions, ...article }) => ({ ...article, versions: versions.length })),
  comments: comments.map(({ text: _t, ...comment }) => comment),
  legality: convention.legality && { ...convention.legality, reviewer: '' },
  filed: convention.filed && { ...convention.filed, receiver: '' },
})

/** [S5] A wave without codes and answers, and as a draft without words. */
export const plainSurvey = ({ codes: _c, cells: _a, groups: _g, title, own, ...survey }: Survey): object => ({
  ...survey,
  ...(survey.openedAt === null ? {} : { title, own }),
})
