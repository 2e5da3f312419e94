import type { Actor } from '../meeting/command.ts'
import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'
import { clean, cleanLine, decided, refuse, refuseOther } from '../plain/refuse.ts'
import type {
  Bulletin,
  BulletinCommand,
  BulletinEvent,
  BulletinFacts,
  BulletinRefusal,
  BulletinStage,
  BulletinText,
  BulletinTold,
  BulletinWords,
  Copy,
} from './bulletin.ts'
import { LINE_MOST, LINES_MOST, TEXT_MOST, TITLE_MOST } from './bulletin.ts'
import { awakeFrom } from './quiet.ts'

const WEEK = 7 * 86_400_000
const WHY_MOST = 200

type Of<K extends BulletinCommand['kind']> = Extract<BulletinCommand, { kind: K }>
interface Asking<K extends BulletinCommand['kind']> {
  bulletin: Bulletin
  command: Of<K>
  now: number
  facts: BulletinFacts
}
type Rules = { [K in BulletinCommand['kind']]: (asking: Asking<K>) => BulletinTold | null }

const refused = (refusal: BulletinRefusal): never => refuse<BulletinRefusal>(refusal)

function refuseUnless({ stage }: Bulletin, ...stages: BulletinStage[]): void {
  if (!stages.includes(stage)) refused({ refused: 'bulletinStage', stage })
}

/** [T4] At least the text and the title in simplified Chinese; of the others, what there is. */
function wordsIn(words: BulletinWords): BulletinWords {
  const of = ({ text, title, lines }: BulletinText, least: 0 | 1): BulletinText => {
    const kept = lines.map((line) => cleanLine(line, LINE_MOST, 0)).filter((line) => line !== '')
    if (kept.length > LINES_MOST) refused({ refused: 'linesTooMany', most: LINES_MOST })
    return { text: clean(text, TEXT_MOST, least), title: cleanLine(title, TITLE_MOST, least), lines: kept }
  }
  return { 'zh-Hans': of(words['zh-Hans'], 1), 'zh-Hant': of(words['zh-Hant'], 0), en: of(words.en, 0) }
}

/** [T6] [T12] Copies for groups that have none yet; who keeps none is refused. */
function copiesFor({ bulletin, command, now, facts }: Asking<'sendBulletin'>): Copy[] {
  const there = new Set<Id>(bulletin.copies.map(({ group }) => group))
  // [T9] Also of those that come later: each time by the hour at which it is sent.
  const handedFrom = awakeFrom(facts.settings, facts.clock, now)
  return command.copies.flatMap(({ group, code }) => {
    if (there.has(group)) return []
    there.add(group)
    const of = facts.kept.get(group) ?? refused({ refused: 'groupUnkept' })
    return [{ group, code, ...of, at: handedFrom, posted: null }]
  })
}

/** [T10] When the week has room again; null where it has now. */
export function fullUntil(sent: readonly number[], mostAWeek: number, now: number): number | null {
  const within = sent.filter((at) => at > now - WEEK)
  return within.length < mostAWeek ? null : within[within.length - mostAWeek]! + WEEK
}

const RULES: Rules = {
  draftBulletin({ bulletin, command, facts }) {
    const { kind: _, words, ...said } = command
    const cleaned = wordsIn(words)
    if (bulletin) {
      refuseOther({ source: bulletin.source, words: bulletin.words }, { source: said.source, words: cleaned })
      return null
    }
    // [T5] [T11]
    const digest = said.source.kind === 'digest'
    if (digest && facts.waiting.length === 0) refused({ refused: 'nothingWaits' })
    if (!digest && !facts.known) refused({ refused: 'noSuchSource' })
    return { kind: 'bulletinDrafted', ...said, words: cleaned, gathers: digest ? [...facts.waiting] : [] }
  },
  describeBulletin({ bulletin, command }) {
    refuseUnless(bulletin, 'draft', 'waiting')
    const words = wordsIn(command.words)
    return canonical(words) === canonical(bulletin.words) ? null : { kind: 'bulletinDescribed', words }
  },
  sendBulletin(asking) {
    const { bulletin, facts, now } = asking
    refuseUnless(bulletin, 'draft', 'waiting', 'sent')
    const copies = copiesFor(asking)
    const first = bulletin.stage !== 'sent'
    if (!first) return copies.length ? { kind: 'bulletinSent', copies, dueAt: bulletin.dueAt! } : null
    // [T10] What the week has no room for waits; the digest of what waits is what there must be room for.
    const until = fullUntil(facts.sent, facts.settings.mostAWeek, now)
    if (until !== null && bulletin.source.kind === 'digest') return refused({ refused: 'weekFull', until })
    if (until !== null) return bulletin.stage === 'waiting' ? null : { kind: 'bulletinWaiting' }
    return { kind: 'bulletinSent', copies, dueAt: awakeFrom(facts.settings, facts.clock, now) }
  },
  // [T7]
  correctBulletin({ bulletin, command }) {
    refuseUnless(bulletin, 'sent')
    const [words, why] = [wordsIn(command.words), cleanLine(command.why, WHY_MOST)]
    const same = canonical(words) === canonical(bulletin.words) && why === bulletin.corrected?.why
    return same ? null : { kind: 'bulletinCorrected', words, why }
  },
  // [T8]
  withdrawBulletin({ bulletin, command }) {
    if (bulletin.stage === 'withdrawn') return null
    return { kind: 'bulletinWithdrawn', why: cleanLine(command.why, WHY_MOST) }
  },
  markPosted({ bulletin, command }) {
    refuseUnless(bulletin, 'sent')
    const copy = bulletin.copies.find(({ group }) => group === command.group)
    if (!copy) return refused({ refused: 'noSuchGroup' })
    return copy.posted === null ? { kind: 'bulletinPosted', group: command.group } : null
  },
  gatherBulletin: ({ bulletin }) => (bulletin.stage === 'waiting' ? { kind: 'bulletinGathered' } : null),
}

/** Decides what a command does to a bulletin. Rules: docs/rules/reach.md. */
export const decideBulletin = (
  bulletin: Bulletin | undefined,
  command: BulletinCommand,
  actor: Actor,
  now: number,
  facts: BulletinFacts,
): BulletinEvent[] | BulletinRefusal =>
  decided<BulletinEvent[], BulletinRefusal>(() => {
    if (!bulletin && command.kind !== 'draftBulletin') refused({ refused: 'bulletinMissing' })
    const rule = RULES[command.kind] as (asking: Asking<BulletinCommand['kind']>) => BulletinTold | null
    const told = rule({ bulletin: bulletin!, command, now, facts })
    return told ? [{ at: now, by: actor, told }] : []
  })
