import type { MapPoint } from '../../wire/map.ts'
import type { PlanPoint } from '../../wire/plan.ts'
import type { Db } from '../database/open.ts'
import { ProblemError } from '../http/problem.ts'
import { keepMapPoint } from './map.store.ts'
import type { OfCard } from './store.ts'
import { forgetPoint, keepPoint, pointsOf } from './store.ts'

/** Where something is, on the plan and on the map: null is nowhere, what is left out stays as it is. */
export interface Points {
  point?: PlanPoint | null | undefined
  mapPoint?: MapPoint | null | undefined
}

/** [T41] [T46] Keeps where a card points; [T48] `desk`: as the desk says it. */
export async function keepPoints(db: Db, card: OfCard, { point, mapPoint }: Points, desk: boolean): Promise<void> {
  if (point) await keepPoint(db, card, point, desk)
  else if (point === null) await forgetPoint(db, 'plan_point', card)
  if (mapPoint) await keepMapPoint(db, card, mapPoint, desk)
  else if (mapPoint === null) await forgetPoint(db, 'card_point', card)
}

/** [T48] Refuses that the desk changes where a card's author, or a program, said it is. */
export async function refuseAuthors(db: Db, card: OfCard, { point, mapPoint }: Points): Promise<void> {
  const { theirs } = await pointsOf(db, card)
  if ((point !== undefined && theirs.plan) || (mapPoint !== undefined && theirs.map))
    throw new ProblemError('authorPointed')
}
