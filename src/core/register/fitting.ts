import { foldText } from '../alike/text/fold.ts'
import { featuresOf } from '../alike/text/features.ts'
import { cosine, explain } from '../alike/text/similar.ts'
import { Weights } from '../alike/text/weights.ts'
import type { Id } from '../plain/id.ts'
import type { Register } from './register.ts'
import { askedOf, stands } from './register.ts'

/** Somebody who may help with a matter: why, and how often they were asked within a year. */
export interface Fitting {
  entry: Id
  because: string[]
  times: number
  last: number | null
}

/** So alike is one that fits; so many are told. */
const FITS = 0.05
const TOLD_MOST = 12
/** How alike two are that nobody would tell apart: of such the one who was asked less comes first. */
const STEP = 0.1

/**
 * [K6] Who of the register fits what a matter is about, `text`: what fits better first, and of those that fit
 * alike whoever was asked less often.
 */
export function fitting(register: Register, text: string, now: number): Fitting[] {
  const standing = Object.values(register.entries).filter((entry) => stands(entry, now))
  const wanted = featuresOf(foldText(text))
  const weights = new Weights()
  weights.add(wanted)
  const each = standing.map(({ id, offers }) => ({ id, offers, features: featuresOf(foldText(offers)) }))
  for (const { features } of each) weights.add(features)
  const asked = askedOf(register, now)
  return each
    .map(({ id, offers, features }) => ({ id, offers, near: cosine(features, wanted, weights) }))
    .filter(({ near }) => near >= FITS)
    .map(({ id, offers, near }) => ({
      step: Math.round(near / STEP),
      entry: id,
      offers,
      times: asked.get(id)?.times ?? 0,
      last: asked.get(id)?.last ?? null,
    }))
    .sort((a, b) => b.step - a.step || a.times - b.times || (a.entry < b.entry ? -1 : 1))
    .slice(0, TOLD_MOST)
    .map(({ step: _, offers, ...found }) => ({
      ...found,
      because: explain(offers, text, weights, 3).map(({ phrase, kind }) => phrase || kind || ''),
    }))
}
