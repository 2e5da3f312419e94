import { utf8 } from './bytes.ts'
import { sha256 } from './sha256.ts'

/** What a lot is drawn from. All but what the hall calls is fixed before it is called. */
export interface LotInputs {
  /** What it is about, in a line. */
  purpose: string
  /** The numbers that are drawn from, as `poolText` writes them. */
  pool: string
  /** The public log's newest checkpoint when the lot was announced, as its signed note says it. */
  checkpoint: string
  /**
   * A word of chance that was sealed (its hash is on record) before the hall called, and is told with the
   * outcome: so whoever calls or types cannot work out beforehand what comes of it. A line.
   */
  sealed: string
  /** What the hall made: dice, numbers that were called out, in order, each as digits (`calledIn`). */
  called: readonly string[]
}

/** How many numbers one lot has at most, and how many are called, of how many digits each. */
export const POOL_MOST = 100_000
export const CALLED_MOST = 20
export const DIGITS_MOST = 9

/**
 * The numbers that the hall called, as they are drawn from: whatever separates them, full-width digits or
 * not, leading zeros or not, the same numbers are the same seed. Undefined where there are none, too many, or
 * where anything but digits and separators was typed: who types has nothing to choose.
 */
export function calledIn(typed: string): string[] | undefined {
  const plain = typed.normalize('NFKC')
  if (!/^[\d\s,.;:、。·+/-]*$/.test(plain)) return undefined
  const numbers = plain.match(/\d+/g) ?? []
  if (numbers.length === 0 || numbers.length > CALLED_MOST) return undefined
  return numbers.some(({ length }) => length > DIGITS_MOST) ? undefined : numbers.map((one) => String(Number(one)))
}

/**
 * Numbers as one line, ascending, with a space between; what follows on one another as first and last: `1-7
 * 9`. Each set of numbers has one such line.
 */
export function poolText(numbers: Iterable<number>): string {
  const runs: [first: number, last: number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs[runs.length - 1]
    if (run && run[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(' ')
}

/** The numbers of such a line; undefined where it is empty, too long, or not written so. */
export function readPool(line: string): number[] | undefined {
  const numbers: number[] = []
  for (const run of line.split(' ')) {
    if (!/^\d{1,7}(-\d{1,7})?$/.test(run)) return undefined
    const [first, last = first] = run.split('-').map(Number) as [number, number?]
    if (last - first >= POOL_MOST) return undefined
    for (let number = first; number <= last; number++) numbers.push(number)
    if (numbers.length > POOL_MOST) return undefined
  }
  return poolText(numbers) === line ? numbers : undefined
}

/**
 * Draws the whole pool in order: whoever needs `n` takes the first `n`. A Fisher–Yates shuffle whose numbers
 * come from SHA-256 of a seed and a counter, as in RFC 3797 (which does it with MD5), with rejection instead
 * of its remainder, so that no number is likelier than another. The seed is the hash of all inputs, so anyone
 * can draw again (docs/lots.md). Throws where the pool is none, and where what must be one line is more.
 */
export function drawLot(inputs: LotInputs): number[] {
  const { pool, purpose, sealed } = inputs
  const drawn = readPool(pool)
  if (!drawn) throw new Error(`a pool has 1 to ${POOL_MOST} numbers, each once, in ascending order`)
  if (!isOneLine(purpose + sealed)) throw new Error('purpose and sealed word are a line each')
  const next = chanceOf(sha256(utf8(seedText(inputs))))
  for (let left = drawn.length; left > 1; left--) {
    const at = below(left, next)
    ;[drawn[at], drawn[left - 1]] = [drawn[left - 1]!, drawn[at]!]
  }
  return drawn.reverse()
}

/** Whether nothing in it breaks a line, or turns the direction in which it is read. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/u.test(text)

/** The text whose hash is the seed: a line each, so that it can be written down and typed again. */
export const seedText = (inputs: LotInputs): string => [...linesBefore(inputs), inputs.called.join(' ')].join('\n')

/** What is fixed before anything is called. */
export const linesBefore = ({ purpose, pool, checkpoint, sealed }: Omit<LotInputs, 'called'>): string[] => [
  'grove lot 1',
  purpose,
  pool,
  checkpoint.trim(),
  sealed,
]

/** 32-bit numbers: eight from SHA-256 of the seed and a counter of four bytes, from 0. */
function chanceOf(seed: Uint8Array): () => number {
  let counter = 0
  let block: DataView = new DataView(new ArrayBuffer(0))
  let at = 0
  return () => {
    if (at === block.byteLength) {
      const bytes = new Uint8Array(seed.length + 4)
      bytes.set(seed)
      new DataView(bytes.buffer).setUint32(seed.length, counter++)
      const hash = sha256(bytes)
      block = new DataView(hash.buffer, hash.byteOffset, hash.byteLength)
      at = 0
    }
    at += 4
    return block.getUint32(at - 4)
  }
}

/**
 * A number from 0 to `n` - 1, each as likely: what lies beyond the last whole multiple of `n` is thrown away.
 */
function below(n: number, next: () => number): number {
  const whole = Math.floor(2 ** 32 / n) * n
  for (;;) {
    const number = next()
    if (number < whole) return number % n
  }
}
