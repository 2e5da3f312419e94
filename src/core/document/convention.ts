import type { ConventionShown } from '../convention/shown.ts'
import type { Document, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** What is known of a filed text when it is printed. */
export interface ConventionFacts {
  community: string
  /** The body that issues it; empty where nobody has said it. */
  office: string
  convention: ConventionShown
  /** Where everybody reads it. */
  address: string
}

/**
 * [C13] The text that passed and was filed, as it is kept in a folder: its articles, which vote carried it,
 * with whom it was filed under which receipt, from when it holds, and the hash of the text.
 */
export function conventionOf(
  { community, office, convention, address }: ConventionFacts,
  language: Language,
): Document {
  const { words, tag, day } = language
  const issuer = office || community
  const { title, scope, text, filed, effectiveOn, held } = convention
  const vote = held[held.length - 1]!
  const numbers = vote.asked.map(({ n, present, eligible, for: pro, against, abstain }) =>
    words('document.conventionVote', {
      what: n === null ? title : words('document.article', { n: text.findIndex((one) => one.n === n) + 1 }),
      present,
      eligible,
      pro,
      against,
      abstain,
    }),
  )
  const carried = numbers.filter((_, i) => vote.asked[i]!.carried)
  const blocks: Sourced[] = [
    { kind: 'title', issuer, text: title, source: 'community' },
    ...(scope ? [{ kind: 'paragraph', text: [scope], source: 'community' } as const] : []),
    ...text.flatMap((article, i): Sourced[] => [
      { kind: 'paragraph', text: [`${words('document.article', { n: i + 1 })} ${article.text}`], source: 'ledger' },
    ]),
    {
      kind: 'fields',
      rows: [
        { name: words('document.conventionPassed'), value: [day(vote.at)] },
        { name: words('document.conventionFiled'), value: [`${filed!.office} ${day(filed!.filedOn)}`] },
        { name: words('document.conventionReceipt'), value: [filed!.receipt] },
        { name: words('document.conventionFrom'), value: [effectiveOn === null ? '—' : day(effectiveOn)] },
        { name: 'SHA-256', value: [filed!.hash] },
      ],
      source: 'ledger',
    },
    { kind: 'list', ordered: false, items: carried.map((line) => [line]), source: 'ledger' },
    { kind: 'seal', issuer, day: [day(filed!.filedOn)], source: 'community' },
    { kind: 'qr', address, says: title, source: 'community' },
  ]
  return { title, language: tag, blocks, foot: title, at: filed!.at }
}
