import type { FullKey, Id } from '../../core/plain/id.ts'
import { graphemes } from '../../core/plain/text.ts'
import type { Place } from '../../core/place/place.ts'
import type { BulletinSource, BulletinText, BulletinWords } from '../../core/reach/bulletin.ts'
import { LINE_MOST, LINES_MOST, readIn, TEXT_MOST, TITLE_MOST } from '../../core/reach/bulletin.ts'
import type { Locale } from '../../wire/plain.ts'
import { LOCALES } from '../../wire/plain.ts'
import { BULLETIN_WORDS } from '../../wire/strings/bulletinWords.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import { dayAndTime, dayOnly } from '../../wire/times.ts'
import { voteCalled, listVotes } from '../ballot/store.ts'
import { ProblemError } from '../http/problem.ts'
import { clockOf } from '../ledger/clocks.ts'
import { listMatters } from '../ledger/list.store.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { listNotices, readNotice } from '../ledger/room.store.ts'
import { listMeetings } from '../meeting/list.store.ts'
import type { ReachServices } from './services.ts'
import { waitingIn } from './store.ts'

/** What is known of what happened, as the words of a bulletin name it. */
type Facts = Record<string, string | number | ((locale: Locale) => string)>
type Key = keyof typeof BULLETIN_WORDS

/** So many of each kind are offered. */
const OFFERED = 8

const cut = (text: string, most: number): string =>
  graphemes(text) <= most
    ? text
    : `${Array.from(text)
        .slice(0, most - 1)
        .join('')}…`

function say(key: Key, facts: Facts, locale: Locale): string {
  return inLocale(BULLETIN_WORDS[key], locale).replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name]
    return String(typeof fact === 'function' ? fact(locale) : (fact ?? ''))
  })
}

/** Words in three languages; a title too long for its room is cut, and the rest of the sentence stays. */
function worded(facts: Facts, title: Key | null, text: Key, lines: readonly (Key | string)[]): BulletinWords {
  const of = (locale: Locale): BulletinText => {
    const room = TEXT_MOST - graphemes(say(text, { ...facts, title: '' }, locale))
    const short = { ...facts, title: cut(String(facts.title ?? ''), Math.max(1, room)) }
    return {
      text: cut(say(text, short, locale), TEXT_MOST),
      title: cut(title === null ? String(facts.title) : say(title, facts, locale), TITLE_MOST),
      lines: lines
        .map((line) => (line in BULLETIN_WORDS ? say(line as Key, facts, locale) : line))
        .filter((line) => line !== '')
        .slice(0, LINES_MOST)
        .map((line) => cut(line, LINE_MOST)),
    }
  }
  return Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as BulletinWords
}

/** [T5] What a bulletin of something that happened could say; whoever sends it may change every word. */
export async function proposedFor(
  services: ReachServices,
  community: Place,
  source: BulletinSource,
): Promise<BulletinWords> {
  const facts = { community: community.name }
  switch (source.kind) {
    case 'meeting':
    case 'record':
      return ofMeeting(services, community, source, facts)
    case 'decision':
    case 'done': {
      const matter = await numberedMatter(services.db, community.id, Number(source.ref) || 0)
      if (!matter) throw new ProblemError('noSuchSource')
      const { number, title } = matter.sheet
      return worded({ ...facts, number, title }, null, source.kind === 'done' ? 'doneText' : 'decisionText', ['matter'])
    }
    case 'notice':
      return ofNotice(services, community, source, facts)
    case 'ballot':
    case 'result': {
      const { title } = await voteNamed(services, community.id, source.ref)
      return worded({ ...facts, title }, null, source.kind === 'ballot' ? 'ballotText' : 'resultText', [])
    }
    case 'cards':
      return worded(facts, 'cardsTitle', 'cardsText', ['anyone'])
    case 'digest':
      return ofDigest(services, community, facts)
    case 'free': {
      const nothing = { text: '', title: '', lines: [] }
      return { 'zh-Hans': nothing, 'zh-Hant': nothing, en: nothing }
    }
  }
}

async function ofMeeting(services: ReachServices, { id }: Place, { kind, ref }: BulletinSource, facts: Facts) {
  const found = await services.identity.codes.find(ref)
  if (!found || found.community !== id) throw new ProblemError('noSuchSource')
  const board = await services.meetings.read(id, found.id, ({ board: { theme, place, startsAt, stage, cards } }) => ({
    theme,
    place,
    startsAt,
    stage,
    cards: Object.values(cards).filter(({ state }) => state === 'standing').length,
  }))
  if (!board || board.stage === 'draft') throw new ProblemError('noSuchSource')
  const clock = await clockOf(services, id)
  const { theme: title, place, cards } = board
  const when = (locale: Locale) => dayAndTime(locale, clock, board.startsAt)
  const all = { ...facts, title, place, cards, when }
  if (kind === 'record') return worded(all, null, 'recordText', ['cards'])
  return worded(all, null, 'meetingText', ['when', ...(place ? (['where'] as const) : []), 'anyone'])
}

async function ofNotice(services: ReachServices, { id }: Place, { ref }: BulletinSource, facts: Facts) {
  const notice = await readNotice(services.db, id, ref).catch(() => undefined)
  if (!notice) throw new ProblemError('noSuchSource')
  const clock = await clockOf(services, id)
  const until = (locale: Locale) => dayOnly(locale, clock, notice.until)
  return worded({ ...facts, title: notice.title, until }, null, 'noticeText', ['until'])
}

async function voteNamed({ db, votes }: ReachServices, community: Id, code: string) {
  const found = await voteCalled(db, community, code)
  if (!found || found.draft) throw new ProblemError('noSuchSource')
  const key: FullKey = { community, id: found.id }
  return votes.read(key, ({ title, stage }) => ({ title, stage }))
}

/** [T11] Titles of what waits, as many as there is room for. */
async function ofDigest({ db }: ReachServices, { id }: Place, facts: Facts): Promise<BulletinWords> {
  const waiting = await waitingIn(db, id)
  if (waiting.length === 0) throw new ProblemError('nothingWaits')
  const n = waiting.length
  const words = worded({ ...facts, n }, 'digestTitle', 'digestText', [])
  for (const locale of LOCALES) {
    const titles = waiting.map((one) => cut(readIn(one, locale).title, LINE_MOST))
    const rest = n - LINES_MOST + 1
    words[locale].lines =
      n <= LINES_MOST ? titles : [...titles.slice(0, LINES_MOST - 1), say('more', { n: rest }, locale)]
  }
  return words
}

/** What happened of late, of which a bulletin can be made: the latest of each kind first. */
export async function sourcesIn(
  services: ReachServices,
  { id }: Place,
): Promise<(BulletinSource & { title: string })[]> {
  const { db, ledger, runtime } = services
  const now = runtime.now()
  const [{ items: meetings }, notices, votes, settings] = await Promise.all([
    listMeetings(db, id, { cursor: undefined, limit: 30 }),
    listNotices(db, id, true, now),
    listVotes(db, id, false),
    ledger.placedSettings(id),
  ])
  const list = async (state: 'decided' | 'done') =>
    (
      await listMatters(db, id, {
        filter: { stage: state, sort: 'newest' },
        settings,
        now,
        limit: OFFERED,
        atDesk: false,
      })
    ).items
  const of = (kind: BulletinSource['kind'], ref: string, title: string) => ({ kind, ref, title })
  const at = (...stages: string[]) => meetings.filter(({ stage }) => stages.includes(stage)).slice(0, OFFERED)
  return [
    ...at('announced', 'open').map(({ code, theme }) => of('meeting', code, theme)),
    ...at('closed').map(({ code, theme }) => of('record', code, theme)),
    ...(await list('decided')).map(({ number, title }) => of('decision', String(number), title)),
    ...(await list('done')).map(({ number, title }) => of('done', String(number), title)),
    ...notices.slice(0, OFFERED).map(({ id: notice, title }) => of('notice', notice, title)),
    ...votes
      .filter(({ stage }) => stage === 'open')
      .slice(0, OFFERED)
      .map(({ code, title }) => of('ballot', code, title)),
    ...votes
      .filter(({ stage }) => stage === 'closed')
      .slice(0, OFFERED)
      .map(({ code, title }) => of('result', code, title)),
  ]
}
