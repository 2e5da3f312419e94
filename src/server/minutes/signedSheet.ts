import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { ProblemError } from '../http/problem.ts'
import { askBeside, NoAnswer, programAt } from '../integrations/beside.ts'
import type { Looked } from './sheet/look.ts'
import type { SheetAsked } from './sheet/process.ts'

const LIMITS = { heapMb: 512, memoryMb: 900, seconds: 10 }

/** One PDF is looked through at a time; so many wait. */
const looking = concurrencyLimit(1, 20)

/**
 * Refuses a PDF that is no sheet of paper (`pdfActive`), or that cannot be looked through (`notAPdf`). It is
 * read in a process beside the server, with a limit of memory and time; `gone` when whoever brings it goes
 * away.
 */
export async function checkPdf(pdf: Uint8Array, gone: AbortSignal): Promise<void> {
  const looked = await looking(gone, () => look(pdf, gone))
  if (looked === 'active') throw new ProblemError('pdfActive')
  if (looked === 'unreadable') throw new ProblemError('notAPdf')
}

async function look(pdf: Uint8Array, gone: AbortSignal): Promise<Looked> {
  try {
    return await askBeside<Looked>(READER, { pdf } satisfies SheetAsked, LIMITS, gone)
  } catch (error) {
    if (error instanceof NoAnswer) return 'unreadable'
    throw error
  }
}

const READER = programAt(import.meta.url, 'sheetLook', 'sheet/process.ts')
