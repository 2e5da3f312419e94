import { isOpen } from '../../core/ledger/stages.ts'
import type { MatterStage } from '../../core/ledger/stages.ts'
import { requestId } from '../../core/open311/asked.ts'
import type { RequestUpdate, ServiceRequest } from '../../core/open311/shape.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Locale } from '../../wire/plain.ts'
import STAGE_WORDS from '../../wire/strings/matterStage.ts'
import { wordsUnder } from '../../wire/strings/rows.ts'
import { publicEntry } from '../ledger/view.ts'
import { said } from './answer.ts'
import { codeOfCategory, nameOfCategory } from './catalogue.ts'
import type { Open311Services } from './services.ts'
import type { RequestRow, StepRow } from './store.ts'

const STAGES = wordsUnder('matterStage', STAGE_WORDS)

/** An instant as the standard writes it. */
export const w3c = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
/** [T34] Closed where nothing is to be done any more; what is done and not checked yet is open. */
const statusOf = (stage: MatterStage | null) => (stage === null || isOpen(stage) ? 'open' : 'closed')

/** [T34] A card as a request: what everybody can read of it anyway, and of nobody who wrote it. */
export function requestOf(row: RequestRow, locale: Locale, publicUrl: string): ServiceRequest {
  const category = row.category || row.service || ''
  const stands = row.state === 'standing'
  return {
    service_request_id: requestId(row.code, row.number),
    status: statusOf(row.stage),
    status_notes: notesOf(row, locale),
    service_name: nameOfCategory(category, locale),
    service_code: codeOfCategory(category),
    description: stands ? row.text : null,
    agency_responsible: row.receiver || row.office || null,
    service_notice: null,
    requested_datetime: w3c(row.posted_at),
    updated_datetime: w3c(Math.max(row.posted_at, row.said_at, row.changed_at ?? 0)),
    expected_datetime: row.due_at === null ? null : w3c(row.due_at),
    address: (stands && row.place) || null,
    address_id: null,
    zipcode: null,
    lat: stands ? row.lat : null,
    long: stands ? row.long : null,
    media_url: stands ? mediaOf(row, publicUrl) : null,
  }
}

const mediaOf = ({ photo }: RequestRow, publicUrl: string): string | null =>
  photo && `${publicUrl}/photos/${photo}.webp`

function notesOf({ state, matter, stage }: RequestRow, locale: Locale): string {
  const held =
    matter === null
      ? said('received', locale)
      : said('matter', locale, { number: matter, stage: STAGES[stage!][locale] })
  return state === 'cut' ? `${said('cut', locale)} · ${held}` : held
}

/** [T35] A step as an update, in the words of the matter's public history. */
export function updateOf(
  { render, publicUrl }: Open311Services,
  { seq, at, body, stage, code, number }: StepRow,
  locale: Locale,
  clock: Clock,
): RequestUpdate {
  const { told } = publicEntry({ seq, at, told: body })
  const { title, detail, said: words } = render.languageOf(locale, clock).happened(told)
  return {
    update_id: `${seq}-${requestId(code, number)}`,
    service_request_id: requestId(code, number),
    status: statusOf(stage),
    updated_datetime: w3c(at),
    description: [title, detail, words].filter(Boolean).join('\n'),
    media_url: told.kind === 'matterDone' ? `${publicUrl()}/photos/${told.evidence.after}.webp` : null,
  }
}
