import type { Notice } from '../../core/ledger/notice.ts'
import type { Id } from '../../core/plain/id.ts'
import { idFor } from '../secrets/token.ts'

/**
 * A notice that follows from something else, `of` which its id is made, so that there is one: the one that
 * stands, or the next where those before were withdrawn; `found` looks one up by its id.
 */
export async function standingNotice(
  of: string,
  found: (id: Id) => Promise<Notice | undefined>,
): Promise<{ id: Id; notice: Notice | undefined }> {
  for (let withdrawn = 0; ; withdrawn++) {
    const id = idFor(`${of}${withdrawn ? ` ${withdrawn}` : ''}`, 'grove')
    const notice = await found(id)
    if (!notice?.withdrawn) return { id, notice }
  }
}
