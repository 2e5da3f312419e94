import type { Document, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'

/** A document that says nothing of anybody, with a block of each usual kind: to look at a letterhead with. */
export function sampleOf(issuer: string, { words, tag }: Language): Document {
  const title = words('document.sample')
  const text = words('document.sampleText')
  const columns = ['document.no', 'document.content'] as const
  const blocks: Sourced[] = [
    { kind: 'title', issuer, text: title, source: 'community' },
    { kind: 'fields', rows: [{ name: words('document.number'), value: [gap(12)] }], source: 'hand' },
    { kind: 'heading', level: 1, text: words('document.content'), source: 'community' },
    { kind: 'paragraph', text: [text], source: 'community' },
    { kind: 'list', ordered: true, items: [[text], [text]], source: 'community' },
    {
      kind: 'table',
      columns: columns.map((key, n) => ({ name: words(key), share: n === 0 ? 1 : 4 })),
      rows: [[['1'], [text]]],
      source: 'community',
    },
    { kind: 'seal', issuer, day: [words('document.sealHere')], source: 'hand' },
  ]
  return { title, language: tag, blocks, foot: title, at: 0 }
}
