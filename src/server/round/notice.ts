import { endOfDayAt } from '../../core/plain/clock.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { shownOf } from '../../core/round/shown.ts'
import { yuan } from '../../core/round/vote.ts'
import type { RoundAccepted, RoundView } from '../../wire/round.ts'
import type { Locale } from '../../wire/locale.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import { ROUND_WORDS } from '../../wire/strings/roundWords.ts'
import { ProblemError } from '../http/problem.ts'
import { positionOf } from '../journal/journal.store.ts'
import { clockOf } from '../ledger/clocks.ts'
import { readNotice } from '../ledger/room.store.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import { idFor } from '../secrets/token.ts'
import { resultOf } from './rounds.ts'
import type { RoundServices } from './services.ts'

const DAY = 86_400_000
const LAW_DAYS = 15

/**
 * [B20] Publishes the result of a round on the notice board, with what was chosen, for how much and with how
 * many votes; it is hung, objected to and answered like every notice. Asked again it is the same one.
 */
export async function publishResult(
  services: RoundServices,
  round: FullKey,
  actor: { kind: 'staff'; id: Id },
  locale: Locale,
): Promise<RoundAccepted> {
  const { ledger, rounds, runtime, identity } = services
  const view = await rounds.read(round, (state) => structuredClone(shownOf(state)))
  if (!view.counted) throw new ProblemError('roundStage', { stage: view.stage })
  const clock = await clockOf(services, round.community)
  const days = view.settings.resultDays
  const now = runtime.now()
  const { id, notice } = await standingNotice(resultOf(round.id), (one) =>
    readNotice(services.db, round.community, one),
  )
  if (notice) return { seq: await positionOf(services.db, round.community) }
  const command = {
    kind: 'publishNotice',
    id,
    community: round.community,
    about: days >= LAW_DAYS ? 'project' : 'other',
    matter: null,
    meeting: null,
    from: now,
    until: endOfDayAt(clock, now + Math.max(1, days) * DAY),
    ...wordsOf(view, locale),
    contact: { respondent: '', phone: '', place: '' },
  } as const
  const body = { kind: 'publishNotice', round: round.id }
  const key = idFor(`publishes ${id}`, identity.ticketKey)
  const { seq } = await ledger.notice(round.community, id, { key, command, actor, body })
  return { seq }
}

function wordsOf({ title, counted, dishes, settings }: RoundView, locale: Locale) {
  const { won, votes, turnout, spent, left } = counted!
  const say = (key: keyof typeof ROUND_WORDS, facts: Record<string, string | number> = {}) =>
    inLocale(ROUND_WORDS[key], locale).replace(/\{(\w+)\}/g, (_, name: string) => `${facts[name]}`)
  const line = (n: number) => {
    const dish = dishes.find((one) => one.n === n)!
    const chose = votes.find((one) => one.n === n)!.votes
    return say('line', { n, title: dish.title, place: dish.place, cost: yuan(dish.cost!.amount), votes: chose })
  }
  const chosen = won.length ? won.map(line) : [say('nothing')]
  const text = [
    say('turnout', { have: turnout.have, base: turnout.base }),
    say('chosen', { count: won.length, spent: yuan(spent), left: yuan(left) }),
    ...chosen,
  ]
  return {
    title: say('title', { title }),
    text: fitting(text),
    basis: say('basis', { budget: yuan(settings.budget) }),
    amount: Math.ceil(spent / 100),
  }
}

/** As many whole lines as a notice holds. */
function fitting(lines: readonly string[]): string {
  const all = lines.join('\n')
  return all.length <= TEXT_MOST ? all : `${all.slice(0, all.lastIndexOf('\n', TEXT_MOST - 2))}\n…`
}
const TEXT_MOST = 1900
