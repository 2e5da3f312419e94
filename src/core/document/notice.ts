import type { Notice } from '../ledger/notice.ts'
import type { Document, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'

/** What is known of a public notice when it is printed. */
export interface NoticeFacts {
  community: string
  /** The body that issues it; empty where nobody has said it. */
  office: string
  notice: Omit<Notice, 'id' | 'community' | 'matter' | 'meeting' | 'hangBy'>
  /** The matter that it is about, and the meeting that it rests on. */
  matter: { number: number; title: string } | null
  meeting: { theme: string } | null
  /** Where everyone reads it and objects. */
  address: string
}

/**
 * A public notice (公示) to hang up: issuer, subject, basis, content with the amount, from – until, how to
 * object, who answers, day and seal; what nobody said is a gap. Below stand, once there are any, objections
 * with their answers, without who made them, where it hung, and its result. `objections`: the first 200 are
 * listed for the file; on a sheet that is read while standing they are counted, and the page has the words.
 */
export function noticeOf(
  facts: NoticeFacts,
  language: Language,
  objections: 'listed' | 'counted' = 'listed',
): Document {
  const { community, office, notice, address } = facts
  const { words, tag, day } = language
  const issuer = office || community
  const blocks: Sourced[] = [
    { kind: 'title', issuer, text: words('document.noticeHead'), source: 'community' },
    ...withdrawal(notice, words),
    { kind: 'fields', rows: fieldsOf(facts, language), source: 'notice' },
    { kind: 'heading', level: 1, text: words('document.content'), source: 'notice' },
    ...notice.text.split(/\n+/).map((text): Sourced => ({ kind: 'paragraph', text: [text], source: 'notice' })),
    ...(notice.withdrawn || notice.result ? [] : howToObject(address, notice, language)),
    ...objectionBlocks(facts, words, objections),
    ...postingBlocks(notice.postings, language),
    ...resultBlocks(notice.result, language),
    { kind: 'seal', issuer, day: [day(notice.result?.at ?? notice.from)], source: 'notice' },
  ]
  return { title: notice.title, language: tag, blocks, foot: notice.title, at: notice.from }
}

/** So many objections stand in the document with their words. */
const LISTED = 200

const orGap = (words: string, signs: number): Line => [words || gap(signs)]

function fieldsOf({ notice, matter, meeting }: NoticeFacts, { words, day, money }: Language) {
  const { basis, amount, contact } = notice
  const basedOn = [
    basis,
    matter && words('document.aboutMatter', matter),
    meeting && words('document.aboutMeeting', meeting),
  ]
  const sum = amount === null ? (notice.kind === 'funds' ? [gap(12)] : null) : [money(amount)]
  return [
    { name: words('document.subject'), value: [notice.title] },
    { name: words('notice.basis'), value: orGap(basedOn.filter(Boolean).join('\n'), 24) },
    ...(sum ? [{ name: words('notice.amount'), value: sum }] : []),
    { name: words('document.fromUntil'), value: [`${day(notice.from)} – ${day(notice.until)}`] },
    { name: words('notice.responds'), value: orGap(contact.respondent, 12) },
    { name: words('notice.phone'), value: orGap(contact.phone, 12) },
  ]
}

/** Nobody is asked to object to what was taken back. */
const withdrawal = ({ withdrawn }: NoticeFacts['notice'], words: Language['words']): Sourced[] =>
  withdrawn
    ? [{ kind: 'paragraph', text: [`${words('document.withdrawn')} ${withdrawn.reason}`], source: 'notice' }]
    : []

const howToObject = (
  address: string,
  { until, contact }: NoticeFacts['notice'],
  { words, day }: Language,
): Sourced[] => [
  { kind: 'heading', level: 1, text: words('document.howToObject'), source: 'notice' },
  { kind: 'paragraph', text: [words('document.objectAt', { until: day(until) })], source: 'notice' },
  {
    kind: 'paragraph',
    text: [words('document.objectPlace'), ...orGap(contact.place, 20)],
    source: 'notice',
  },
  { kind: 'qr', address, says: words('document.noticeHead'), source: 'notice' },
]

function objectionBlocks(
  { notice: { objections }, address }: NoticeFacts,
  words: Language['words'],
  said: 'listed' | 'counted',
): Sourced[] {
  if (objections.length === 0) return []
  const shown = said === 'listed' ? objections.slice(0, LISTED) : []
  const answered = objections.filter(({ answer }) => answer !== null).length
  const count = words('document.objectionsCounted', { n: objections.length, answered, address })
  const items = shown.map(({ text, paper, answer, hidden }) => [
    `${hidden ? words('notice.hidden', { reason: hidden.reason }) : text}${paper ? words('document.onPaper') : ''} — ${answer ? words('document.answer', { text: answer.text }) : words('document.waits')}`,
  ])
  return [
    { kind: 'heading', level: 1, text: words('document.objections'), source: 'notice' },
    ...(items.length > 0 ? [{ kind: 'list', ordered: true, items, source: 'notice' } as const] : []),
    ...(items.length < objections.length ? [{ kind: 'paragraph', text: [count], source: 'notice' } as const] : []),
  ]
}

/** Where it hung: on which board, from the photo of it there to that of taking it down. */
function postingBlocks(postings: Notice['postings'], { words, day }: Language): Sourced[] {
  if (postings.length === 0) return []
  const items = postings.map(({ board, at, unread, down }) => {
    const hung = words('document.hungAt', { board, day: day(at) })
    const ended = down ? words('document.takenDown', { day: day(down.at) }) : ''
    const early = down?.early ? words('document.early', { reason: down.early }) : ''
    return [`${hung}${unread === null ? '' : words('document.unread', { reason: unread })}${ended}${early}`]
  })
  return [
    { kind: 'heading', level: 1, text: words('notice.board'), source: 'notice' },
    { kind: 'list', ordered: false, items, source: 'notice' },
  ]
}

const resultBlocks = (result: Notice['result'], { words }: Language): Sourced[] =>
  result
    ? [
        { kind: 'heading', level: 1, text: words('notice.result'), source: 'notice' },
        ...result.text.split(/\n+/).map((text): Sourced => ({ kind: 'paragraph', text: [text], source: 'notice' })),
      ]
    : []
