import { readCode } from '../../core/plain/code.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { ReceiptView } from '../../wire/meeting.ts'
import type { Parts } from '../parts.ts'
import { newId } from '../outside/world.ts'
import { ProblemError } from '../problem.ts'
import { presentReceipt } from './present.ts'
import { ask } from './routes.ts'

/** What became of the card that a receipt was given for. Dashes, spaces and case in the receipt do not matter. */
export async function findReceipt(parts: Parts, typed: string): Promise<ReceiptView> {
  const { community, meeting, card } = await lookUp(parts, typed)
  const words = await parts.db
    .selectFrom('wording')
    .select(['text', 'place_words as where', 'photo'])
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('card', '=', card)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const place = (await parts.known.places.all()).get(community)!
  const view = await parts.meetings.read(community, meeting, (held) =>
    presentReceipt(held, card, words, { slug: place.slug, name: place.name }),
  )
  if (!view) throw new ProblemError('noSuchReceipt', 404)
  return view
}

/** Withdraws a card for whoever holds its receipt: the author, also without the phone it was written on. */
export async function withdrawByReceipt(parts: Parts, typed: string): Promise<{ receipt: string }> {
  const { community, meeting, card, code } = await lookUp(parts, typed)
  const author = await parts.meetings.read(community, meeting, (held: Meeting) => held.authorships.get(card)!.author)
  const command = { kind: 'withdrawCard', card } as const
  const actor = { kind: 'participant', id: author! } as const
  await ask(parts, community, { meeting, key: newId(parts.world), command, actor, body: command })
  return { receipt: code }
}

async function lookUp({ db }: Parts, typed: string) {
  const code = readCode(typed).replace(/(...)(?=.)/g, '$1-')
  if (!/^[0-9A-Z-]+$/.test(code)) throw new ProblemError('noSuchReceipt', 404)
  const row = await db.selectFrom('receipt').selectAll().where('code', '=', code).executeTakeFirst()
  if (!row) throw new ProblemError('noSuchReceipt', 404)
  return row
}
