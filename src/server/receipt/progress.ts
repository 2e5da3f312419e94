import { isOffered } from '../../core/ledger/decide.ts'
import { climbedTo } from '../../core/ledger/overdue.ts'
import type { PlacedSettings } from '../../core/ledger/settings.ts'
import type { HistoryEntry } from '../../wire/matter.ts'
import type { Progress } from '../../wire/receipt.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { Holder } from '../meeting/holder.ts'
import { historyOf } from '../ledger/matter.store.ts'
import type { Holding } from './progress.store.ts'
import { holdingsOf } from './progress.store.ts'
import { publicEntry } from '../ledger/view.ts'

/** What became of a card, matter by matter, with what its holder may say to each now. */
export async function progressOf(
  services: LedgerServices,
  holder: Holder,
  settings: PlacedSettings,
): Promise<Progress[]> {
  const { db, identity } = services
  const slug = (await identity.places.all()).get(holder.community)!.slug
  const holdings = await holdingsOf(db, holder.community, holder.card)
  const left = await hasLeft(services, holder)
  return Promise.all(
    holdings.map(async (holding) => ({
      ...seen(holding, { ...holder, left }, settings, services.runtime.now()),
      community: { slug },
      history: await historyThrough(services, holding),
    })),
  )
}

/** [L65] Whether the card was taken back: then nobody is asked because of it. */
const hasLeft = async ({ meetings }: LedgerServices, { community, meeting, card }: Holder): Promise<boolean> =>
  (await meetings.read(community, meeting, ({ board }) =>
    ['withdrawn', 'undone'].includes(board.cards[card]?.state ?? 'withdrawn'),
  )) ?? true

function seen(
  { sheet, people, secret, through }: Holding,
  holder: Holder & { left: boolean },
  settings: PlacedSettings,
  now: number,
) {
  const { id, number, title, stage, triage, owner, dueAt, answers } = sheet
  const affected = !holder.left && (holder.as === 'author' || holder.endorsing)
  const said = new Map(secret.answered).get(holder.participant) ?? null
  // [L35] Whoever typed the card has seen its receipt too: that there is an answer is shown, not what it is.
  const stands = holder.entered && said !== null
  const situation = { sheet, folded: 0, looks: null }
  return {
    matter: {
      id,
      number,
      title,
      stage,
      lane: triage?.lane ?? null,
      office: owner.office || settings.office,
      dueAt,
      climbed: climbedTo(sheet, now, settings),
      people,
      answers,
    },
    through: through && { number: through.number, title: through.title },
    mine: holder.entered ? null : said,
    stands,
    mayAnswer: affected && !stands && isOffered('answer', situation),
    mayContest: affected && isOffered('contest', situation),
  }
}

/**
 * The history of a matter, and before it that of the folded one through which a card came, as the public may
 * read them.
 */
async function historyThrough({ db }: LedgerServices, { sheet, through }: Holding): Promise<HistoryEntry[]> {
  const own = await historyOf(db, sheet)
  const before = through ? await historyOf(db, through) : []
  return [...before, ...own].sort((a, b) => a.seq - b.seq).map(publicEntry)
}
