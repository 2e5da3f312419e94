import { createHash } from 'node:crypto'
import type { ConventionCommand, ConventionFacts } from '../../src/core/convention/command.ts'
import type { Convention, ConventionSettings } from '../../src/core/convention/convention.ts'
import { CHECKS } from '../../src/core/convention/checklist.ts'
import { decideConvention } from '../../src/core/convention/decide.ts'
import type { ConventionEvent, ConventionRefusal, ConventionTold } from '../../src/core/convention/event.ts'
import { evolveConvention } from '../../src/core/convention/evolve.ts'
import { voteOn } from '../../src/core/convention/vote.ts'

export const DAY = 86_400_000
export const CONVENTION_SETTINGS: ConventionSettings = {
  body: 'representativesMeeting',
  voter: 'household',
  who: '居民代表',
  by: 'article',
  secret: false,
  doors: ['phone', 'box', 'hands'],
  hangDays: 7,
}
export const CLAUSES = ['电动自行车停进车棚。', '晚上十点以后不大声吵闹。', '邻里有事先当面商量。']

const STAFF = { kind: 'staff', id: 's' } as const

/** An edition to be tried out by hand: its clock and what it knows stand where a test sets them. */
export class Making {
  convention: Convention
  readonly events: ConventionEvent[] = []
  now = 100 * DAY
  facts: ConventionFacts = {
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    vote: null,
    notice: null,
    above: null,
    before: null,
  }

  constructor(settings: Partial<ConventionSettings> = {}, after: string | null = null, before?: Convention) {
    if (before)
      this.facts.before = {
        stage: before.stage,
        scope: before.scope,
        articles: before.articles.flatMap(({ n, versions, sources }) =>
          before.passed.includes(n) ? [{ n, ...versions[versions.length - 1]!, sources }] : [],
        ),
      }
    const said = { title: '融布社区居民公约', scope: '', settings: { ...CONVENTION_SETTINGS, ...settings } }
    const opened = decideConvention(
      undefined,
      { kind: 'openConvention', community: 'c', id: 'v', code: 'K7Q2MD', after, ...said },
      STAFF,
      this.now,
      this.facts,
    )
    if (!Array.isArray(opened)) throw new Error(opened.refused)
    this.convention = evolveConvention(undefined, opened[0]!)
    this.events.push(...opened)
  }

  decides(command: ConventionCommand): ConventionEvent[] | ConventionRefusal {
    return decideConvention(this.convention, command, STAFF, this.now, this.facts)
  }
  does(command: ConventionCommand): ConventionTold[] {
    const decision = this.decides(command)
    if (!Array.isArray(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`)
    for (const event of decision) this.convention = evolveConvention(this.convention, event)
    this.events.push(...decision)
    return decision.map(({ told }) => told)
  }
  refused(command: ConventionCommand): string {
    const decision = this.decides(command)
    if (Array.isArray(decision)) throw new Error(`not refused: ${command.kind}`)
    return decision.refused
  }

  writes(...clauses: string[]): this {
    for (const text of clauses) this.does({ kind: 'writeArticle', n: null, after: null, text, reason: '居民提的' })
    return this
  }
  /** To a draft that hangs. */
  hangs(): this {
    if (this.convention.stage === 'soliciting') this.does({ kind: 'beginDrafting' })
    this.does({ kind: 'sendToReview' })
    for (const check of CHECKS) this.does({ kind: 'findCheck', check, clear: true, note: '看过' })
    this.does({ kind: 'giveOpinion', reviewer: '陈律师', opinion: '合法', heldOn: this.now })
    this.does({
      kind: 'recordStreet',
      office: '街道司法所',
      opinion: '同意',
      document: '',
      heldOn: this.now,
      agrees: true,
    })
    this.does({ kind: 'hangDraft' })
    this.facts.notice = { from: this.now, until: this.now + 7 * DAY, open: 0, held: false }
    return this
  }
  seals(): this {
    this.now = this.facts.notice!.until + DAY
    this.facts.notice!.held = true
    this.does({ kind: 'sealText', vote: `vote ${this.convention.drafts}`, voteCode: 'VTE234' })
    return this
  }
  /** Its vote is closed: which questions carried. */
  votes(...carried: boolean[]): this {
    const asked = carried.map((yes) => ({
      eligible: 20,
      present: 16,
      for: yes ? 12 : 4,
      against: yes ? 4 : 12,
      abstain: 0,
      carried: yes,
    }))
    const closed = { hash: 'file', at: this.now, asked }
    this.facts.vote = { stage: 'closed', said: structuredClone(voteOn(this.convention)), closed }
    this.does({ kind: 'takeVote' })
    return this
  }
  /** Filed and published, in force. */
  publishes(): this {
    this.does({ kind: 'fileText', filedOn: this.now, office: '街道办事处', receiver: '李红', receipt: '备2026-3' })
    this.does({ kind: 'publishText', effectiveOn: this.now + DAY })
    this.now += 2 * DAY
    return this
  }
}
