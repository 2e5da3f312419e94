import { canonical } from './canonical.ts'
import { cleanText, oneLine } from './text.ts'

/**
 * Why something a person asked for is not done; `refused` is a stable word, what else it holds explains it.
 */
export interface Refusing {
  refused: string
}

class Refused {
  constructor(readonly refusal: Refusing) {}
}

/** Leaves a rule with a refusal: only inside `decided`. */
export const refuse = <R extends Refusing>(refusal: R): never => {
  throw new Refused(refusal)
}

/** What `rule` gives, or the refusal that it left with; so that rules read as lists of what must hold. */
export function decided<T, R extends Refusing>(rule: () => T): T | R {
  try {
    return rule()
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.refusal as R
    throw thrown
  }
}

/**
 * An id that is known already came again. With the same content it is the same thing, sent twice: nothing is
 * to be done. With other content it is refused, so that no second text is lost without a word.
 */
export function refuseOther<T extends object>(known: T, sent: { [K in keyof T]: T[K] }): void {
  if (canonical(known) !== canonical(sent)) refuse({ refused: 'idTaken' })
}

/**
 * Text of several lines made safe and counted in graphemes (see `cleanText`), or a refusal; `least` 0 lets it
 * be empty.
 */
export function clean(raw: string, most: number, least: 0 | 1 = 1): string {
  const cleaned = cleanText(raw, most, least)
  return 'refused' in cleaned ? refuse(cleaned) : cleaned.text
}

/** The same for what stands on one line: a title, a name, a place in words. */
export const cleanLine = (raw: string, most: number, least: 0 | 1 = 1): string => clean(oneLine(raw), most, least)
