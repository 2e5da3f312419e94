import type { Notice } from '../ledger/notice.ts'
import type { Document, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'

/** What is known of a public notice when it is printed. */
export interface NoticeFacts {
  community: string
  /** The body that issues it; empty where nobody has said it. */
  office: string
  notice: Pick<Notice, 'kind' | 'title' | 'text' | 'from' | 'until' | 'objections' | 'withdrawn'>
  /** The matter that it is about. */
  matter: { number: number; title: string } | null
  /** Where everyone reads it and objects. */
  address: string
}

/**
 * A public notice (公示) to hang up: issuer, subject, basis, content, from – until, how to object, day and
 * seal. Once there are objections, they stand below with their answers, without who made them.
 */
export function noticeOf({ community, office, notice, matter, address }: NoticeFacts, language: Language): Document {
  const { words, tag, day } = language
  const basis = matter ? [words('document.aboutMatter', matter)] : [gap(24)]
  const blocks: Sourced[] = [
    { kind: 'title', issuer: office || community, text: words('document.noticeHead'), source: 'community' },
    ...withdrawal(notice, words),
    {
      kind: 'fields',
      rows: [
        { name: words('document.subject'), value: [notice.title] },
        { name: words('document.basis'), value: basis },
        { name: words('document.fromUntil'), value: [`${day(notice.from)} – ${day(notice.until)}`] },
        { name: words('document.responds'), value: [gap(12)] },
        { name: words('document.phoneNumber'), value: [gap(12)] },
      ],
      source: 'notice',
    },
    { kind: 'heading', level: 1, text: words('document.content'), source: 'notice' },
    ...notice.text.split(/\n+/).map((text): Sourced => ({ kind: 'paragraph', text: [text], source: 'notice' })),
    ...(notice.withdrawn ? [] : howToObject(address, day(notice.until), words)),
    ...objectionBlocks(notice.objections, words),
    { kind: 'seal', issuer: office || community, day: [day(notice.from)], source: 'notice' },
  ]
  return { title: notice.title, language: tag, blocks, foot: notice.title, at: notice.from }
}

/** Nobody is asked to object to what was taken back. */
const withdrawal = ({ withdrawn }: NoticeFacts['notice'], words: Language['words']): Sourced[] =>
  withdrawn
    ? [{ kind: 'paragraph', text: [`${words('document.withdrawn')} ${withdrawn.reason}`], source: 'notice' }]
    : []

const howToObject = (address: string, until: string, words: Language['words']): Sourced[] => [
  { kind: 'heading', level: 1, text: words('document.howToObject'), source: 'notice' },
  { kind: 'paragraph', text: [words('document.objectAt', { until })], source: 'notice' },
  { kind: 'qr', address, says: words('document.noticeHead'), source: 'notice' },
]

function objectionBlocks(objections: Notice['objections'], words: Language['words']): Sourced[] {
  if (objections.length === 0) return []
  const items = objections.map(({ text, answer }) => [
    `${text} — ${answer ? words('document.answer', { text: answer.text }) : words('document.waits')}`,
  ])
  return [
    { kind: 'heading', level: 1, text: words('document.objections'), source: 'notice' },
    { kind: 'list', ordered: true, items, source: 'notice' },
  ]
}
