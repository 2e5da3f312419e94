import type { Database } from './open.ts'
import { openDatabase } from './open.ts'
import { runningUrl } from './running.ts'

/**
 * Opens Grove's database for a tool on the same machine: beside a Grove that runs on the embedded data in
 * `folder`, or by itself. What the tool writes goes under the community's lock like everything else; the
 * running Grove sees that the journal's head has moved.
 */
export async function openForTool(folder: string, url: string | undefined): Promise<Database> {
  // Nobody asks a tool from outside.
  return openDatabase(folder, url ?? (await runningUrl(folder)), { withoutRowSecurity: true })
}
