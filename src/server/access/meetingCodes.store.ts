import { LRUCache } from 'lru-cache'
import { makeCode } from '../../core/plain/code.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Runtime } from '../integrations/runtime.ts'

export interface FoundMeeting extends FullKey {
  code: string
}

const KEPT = 10_000

/**
 * Leads from a meeting's code to the meeting. A code never changes its meeting, so what was found is kept.
 */
export class MeetingCodes {
  private readonly found = new LRUCache<string, FoundMeeting>({ max: KEPT })

  constructor(
    private readonly db: Db,
    private readonly runtime: Runtime,
  ) {}

  async find(code: string): Promise<FoundMeeting | undefined> {
    if (!/^[0-9A-Z]{6}$/.test(code)) return undefined
    const known = this.found.get(code)
    if (known) return known
    const row = await this.db.selectFrom('meeting_code').selectAll().where('code', '=', code).executeTakeFirst()
    if (!row) return undefined
    const meeting = { id: row.meeting, community: row.community, code }
    this.found.set(code, meeting)
    return meeting
  }

  /** The meeting of a code that was found before; asks nobody. */
  known(code: string): FoundMeeting | undefined {
    return this.found.get(code)
  }

  /** Whether the meeting is a draft at this moment. */
  async isDraft({ community, id }: FullKey): Promise<boolean> {
    const row = await this.db
      .selectFrom('meeting')
      .select('stage')
      .where('community', '=', community)
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.stage === 'draft'
  }

  /** A code that no meeting has yet. */
  async fresh(): Promise<string> {
    for (;;) {
      const code = makeCode(6, this.runtime.random(24))
      if (!(await this.find(code))) return code
    }
  }
}
