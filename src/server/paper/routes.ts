import { makeCode, makeReceipt } from '../../core/plain/code.ts'
import { SEAL_LETTERS } from '../../core/paper/mark.ts'
import { codeParam, keyHeader } from '../../wire/plain.ts'
import { printed, printing } from '../../wire/paper.ts'
import { made, routeOf } from '../api/route.ts'
import { newId } from '../integrations/runtime.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { NewPaper } from '../meeting/paperCard.store.ts'
import { keepPaperCards } from '../meeting/paperCard.store.ts'
import { namingOf } from '../secrets/naming.ts'

const route = routeOf<LedgerServices>()

const printCards = route(
  'printCards',
  {
    method: 'post',
    path: '/api/meetings/{code}/paper/cards',
    tag: 'Desk',
    summary: 'Give printed cards their numbers and receipts; sent again under the same key, the same cards',
    action: 'paper.print',
    params: codeParam,
    headers: keyHeader,
    body: printing,
    answer: made(printed, 'The cards, to be printed'),
  },
  async ({ services, caller, headers, body }) => {
    const { identity, runtime } = services
    const staff = { kind: 'staff', id: caller.staff!.person } as const
    const batch = namingOf(identity.ticketKey, caller.meeting!, staff)('printing', headers['idempotency-key'])
    const cards = Array.from({ length: body.count }, (_, n): NewPaper => ({
      receipt: makeReceipt(runtime.random(40)),
      seal: makeCode(SEAL_LETTERS, runtime.random(40)),
      person: newId(runtime),
      tree: body.trees[n % body.trees.length]!,
      size: body.size,
    }))
    const by = { batch, at: runtime.now(), staff: staff.id }
    const kept = await keepPaperCards(caller.db, caller.meeting!, by, cards)
    return { batch, first: kept[0]!.number, last: kept.at(-1)!.number }
  },
)

/** Printed cards, for the desk. */
export const paperRoutes = [printCards]
