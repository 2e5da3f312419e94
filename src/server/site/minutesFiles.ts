import type { OpenAPIHono } from '@hono/zod-openapi'
import { isId } from '../../core/plain/id.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith, mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { refuseOpenTree } from '../minutes/carryOut.ts'
import { findFile } from '../minutes/file.store.ts'
import type { SearchServices } from '../search/services.ts'

/**
 * [N11] [N12] Signed sheets and photos of a meeting, while everybody may see them; the desk sees all
 * attached.
 */
export function minutesFiles(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, db } = services
  app.get('/m/:code/files/:file', authorizeWith(identity)('minutes.read'), async (c) => {
    const caller = c.get('caller')
    await refuseOpenTree(services, caller)
    const atDesk = await mayDo(identity, caller, ACTIONS['meeting.desk'])
    const file = c.req.param('file')
    const found = isId(file) ? await findFile(db, caller.meeting!, file, atDesk) : undefined
    if (!found) throw new ProblemError('noSuchFile')
    const pdf = found.type === 'pdf'
    return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': pdf ? 'application/pdf' : 'image/webp',
      // Nothing in it runs, whoever brought it; what is taken back is gone at once.
      'content-disposition': pdf ? `attachment; filename="minutes-${caller.meeting!.code}.pdf"` : 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })
}
