import { concurrencyLimit } from '../../src/server/http/concurrencyLimit.ts'

/** Does something with each, at most `most` at a time; gives what came of it, in the order of `all`. */
export function together<T, R>(all: Iterable<T>, most: number, work: (one: T, n: number) => Promise<R>): Promise<R[]> {
  const inTurn = concurrencyLimit(most, Infinity)
  return Promise.all([...all].map((one, n) => inTurn(undefined, () => work(one, n))))
}
