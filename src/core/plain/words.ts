type Bare<T> = Exclude<T, null | undefined>

/** Whether free text can stand somewhere in a value: a string that is not one of a few. */
export type HoldsText<T> = [Bare<T>] extends [never]
  ? false
  : string extends Bare<T>
    ? true
    : [Bare<T>] extends [string | number | boolean]
      ? false
      : Bare<T> extends readonly (infer Each)[]
        ? HoldsText<Each>
        : true extends FieldsHold<Bare<T>>
          ? true
          : false
type FieldsHold<T> = T extends unknown ? { [K in keyof T]: HoldsText<T[K]> }[keyof T] : never

/**
 * Where words of people stand in a value. A string says whether it is `words`; a list or a record says it of
 * `each`; an object of every field that a text could be in. So what comes to a type later fails to compile
 * until somebody has said it. `none`: names of things, and what Grove made.
 */
export type WordsOf<T> =
  Bare<T> extends string
    ? 'words' | 'none'
    : Bare<T> extends readonly (infer Each)[]
      ? 'none' | { each: WordsOf<Each> }
      : string extends keyof Bare<T>
        ? 'none' | { each: WordsOf<Bare<T>[string & keyof Bare<T>]> }
        : | 'none'
          | { [K in keyof Required<Bare<T>> as HoldsText<Bare<T>[K]> extends false ? never : K]: WordsOf<Bare<T>[K]> }

type Line = 'words' | 'none' | { each: Line } | { [field: string]: Line }

/** A value in which every text of people has gone through `change`; nothing else is another. */
export const withWords = <T>(value: T, where: WordsOf<T>, change: (text: string) => string): T =>
  changed(value, where as Line, change) as T

function changed(value: unknown, where: Line, change: (text: string) => string): unknown {
  if (where === 'none' || value === null || value === undefined) return value
  if (where === 'words') return typeof value === 'string' ? change(value) : value
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((one) => changed(one, where.each as Line, change))
  const lineOf = (key: string): Line =>
    'each' in where ? (where.each as Line) : ((where as { [field: string]: Line })[key] ?? 'none')
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, lineOf(key), change)]))
}

/** All texts of people in a value that say something. */
export function wordsIn<T>(value: T, where: WordsOf<T>): string[] {
  const found: string[] = []
  withWords(value, where, (text) => {
    if (text !== '') found.push(text)
    return text
  })
  return found
}
