import type { ReadAnswer, ReadAsked } from './found.ts'
import { Refused } from './found.ts'
import { readLedger, readLines } from './read.ts'

// A process of its own that reads one file: what a file does to its memory or time ends with it. It is
// started without any setting of the server's, so it holds no key and knows no database. Whoever asked ends
// it once the answer has come; it ends by itself where they are gone.
process.once('disconnect', () => process.exit())
process.once('message', async (asked: ReadAsked) => process.send!(await answer(asked)))

async function answer({ bytes, settings }: ReadAsked): Promise<ReadAnswer> {
  try {
    return settings ? { found: await readLedger(bytes, settings) } : { lines: await readLines(bytes) }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code, facts: error.facts }
    // More text than a string of the engine holds.
    if (error instanceof RangeError) return { refused: 'importTooLarge', facts: {} }
    console.error(error)
    return { refused: 'importUnreadable', facts: {} }
  }
}
