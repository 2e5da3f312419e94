import { endOfDayAt } from '../../core/plain/clock.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { textOf } from '../../core/convention/convention.ts'
import type { ConventionAccepted } from '../../wire/convention.ts'
import type { Locale } from '../../wire/locale.ts'
import { ProblemError } from '../http/problem.ts'
import { clockOf } from '../ledger/clocks.ts'
import { readNotice } from '../ledger/room.store.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import { idFor } from '../secrets/token.ts'
import { draftOf } from './conventions.ts'
import { wordsIn } from './present.ts'
import type { ConventionServices } from './services.ts'

const DAY = 86_400_000
const LAW_DAYS = 15

/**
 * [C10] Hangs the reviewed draft on the notice board, whole; it is objected to and answered like every
 * notice. Asked again it is the same one.
 */
export async function hangDraft(
  services: ConventionServices,
  convention: FullKey,
  key: Id,
  actor: { kind: 'staff'; id: Id },
  locale: Locale,
): Promise<ConventionAccepted> {
  const { conventions, ledger, runtime, identity, db } = services
  const { community, id } = convention
  const command = { kind: 'hangDraft' } as const
  const accepted = await conventions.ask(convention, { key, command, actor, body: command })
  const { stage, drafts, settings, title, scope, text } = await conventions.read(convention, (held) =>
    structuredClone({ ...held, text: textOf(held) }),
  )
  if (stage !== 'hanging') throw new ProblemError('conventionStage', { stage })
  const found = await standingNotice(draftOf(id, drafts), (one) => readNotice(db, community, one))
  if (found.notice) return accepted
  const say = wordsIn(locale)
  const clock = await clockOf(services, community)
  const now = runtime.now()
  const articles = text.map((article, i) => say('article', { n: i + 1, text: article.text }))
  const publishing = {
    kind: 'publishNotice',
    id: found.id,
    community,
    about: settings.hangDays >= LAW_DAYS ? 'deliberation' : 'other',
    matter: null,
    meeting: null,
    from: now,
    until: endOfDayAt(clock, now + settings.hangDays * DAY),
    title: say('notice', { title }),
    text: [say('asks'), ...articles].join('\n'),
    basis: say(settings.body, { scope }),
    amount: null,
    contact: { respondent: '', phone: '', place: '' },
  } as const
  const sent = { key: idFor(`publishes ${found.id}`, identity.ticketKey), command: publishing, actor }
  await ledger.notice(community, found.id, { ...sent, body: { kind: 'publishNotice', convention: id } })
  return accepted
}
