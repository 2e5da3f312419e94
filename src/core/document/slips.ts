import type { Notice } from '../ledger/notice.ts'
import { SLIPS_ON_SHEET } from '../ledger/notice.ts'
import type { Document, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'

/** What is known of a notice when slips for objections to it are printed. */
export interface SlipsFacts {
  community: string
  office: string
  notice: Pick<Notice, 'title' | 'from' | 'until' | 'contact'>
  /** Where everyone reads the notice and objects. */
  address: string
  /** Which sheet it is, from 1: slips are numbered on. */
  sheet: number
}

/** Slips on a page. */
const ON_A_PAGE = 2
/** Empty lines to write on. */
const ROOM = '\u00a0\n'.repeat(6)

/**
 * Slips for objections (意见纸) that hang beside a notice, to cut apart: each with its number, room to
 * write and a code. Nobody is asked who they are.
 */
export function slipsOf({ community, office, notice, address, sheet }: SlipsFacts, language: Language): Document {
  const { words, tag, day } = language
  const { title, until, contact } = notice
  const slip = (number: number, n: number): Sourced[] => [
    ...(n > 0 && n % ON_A_PAGE === 0 ? [{ kind: 'newPage', source: 'hand' } as const] : []),
    { kind: 'heading', level: 1, text: words('document.slip', { number, title }), source: 'notice' },
    { kind: 'table', columns: [{ name: words('notice.objections'), share: 1 }], rows: [[[ROOM]]], source: 'hand' },
    {
      kind: 'paragraph',
      text: [
        words('document.slipHelp', { until: day(until), issuer: office || community }),
        words('document.objectPlace'),
        contact.place || gap(12),
      ],
      source: 'notice',
    },
    { kind: 'qr', address: `${address}?slip=${number}`, says: words('document.slipScan'), source: 'notice' },
  ]
  const blocks = Array.from({ length: SLIPS_ON_SHEET }, (_, n) => slip((sheet - 1) * SLIPS_ON_SHEET + n + 1, n)).flat()
  const name = words('document.slips', { title })
  return { title: name, language: tag, blocks, foot: name, at: notice.from }
}
