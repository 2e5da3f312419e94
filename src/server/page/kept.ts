import { LRUCache } from 'lru-cache'
import { ProblemError } from '../http/problem.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'

/** What many ask for at once, as it goes out: the bytes as they are, and compressed. */
export interface Made {
  plain: Buffer
  gzip: Buffer
}

/**
 * What is asked for: its name says all that changes it but what happens in a community, and the journal's
 * position says that.
 */
export interface Wanted {
  name: string
  position: string
}

/** Bytes of all that is kept. */
const KEPT_MOST = 64_000_000
/** So many are made at once; so many more may wait, and who comes then is told to come again. */
const AT_ONCE = 2
const WAITING_MOST = 100
const comeAgain = () => new ProblemError('tooMany', { seconds: 5 })

/**
 * Public pages and pictures, made once for each position of the journal, whoever and however many ask; who
 * asks meanwhile shares the making. Bounded in bytes, in what is made at once and in who waits. What is
 * hidden, withdrawn or erased moves the position, so no page outlives it; and `forget` drops all at once.
 */
export class KeptPages {
  private readonly kept = new LRUCache<string, Made & { position: string }>({
    maxSize: KEPT_MOST,
    sizeCalculation: ({ plain, gzip }) => plain.length + gzip.length + 1,
  })
  private readonly making = new Map<string, Promise<Made>>()
  private readonly inTurn = concurrencyLimit(AT_ONCE, WAITING_MOST, comeAgain)
  private life = 0

  /**
   * Gives what is kept, or makes it. `make` may say that what it saw is older than the position: then it is
   * given, and not kept.
   */
  of({ name, position }: Wanted, make: () => Promise<Made & { stale?: boolean }>): Promise<Made> {
    const kept = this.kept.get(name)
    if (kept?.position === position) return Promise.resolve(kept)
    const key = `${name} ${position}`
    const { life } = this
    let made = this.making.get(key)
    if (!made) {
      made = this.inTurn(undefined, make)
        .then(({ stale, ...page }) => {
          if (!stale && life === this.life) this.kept.set(name, { ...page, position })
          return page
        })
        .finally(() => this.making.get(key) === made && this.making.delete(key))
      this.making.set(key, made)
    }
    return made
  }

  /** [M30] Something was taken back: nothing that was made before is given any more. */
  forget(): void {
    this.life++
    this.kept.clear()
    this.making.clear()
  }
}
