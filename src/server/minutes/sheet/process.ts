import type { Looked } from './look.ts'
import { lookThrough } from './look.ts'

/** A PDF that somebody brings, as it came. */
export interface SheetAsked {
  pdf: Uint8Array
}

// A process of its own that looks through one PDF: whatever it holds, it costs nobody else time or memory.
process.once('disconnect', () => process.exit())
process.once('message', async ({ pdf }: SheetAsked) => process.send!((await lookThrough(pdf)) satisfies Looked))
