import { vi } from 'vitest'
import { Processes } from '../../src/server/database/processes.ts'

/**
 * Groves of one database in this test are as on two machines that do not reach each other (decision 103):
 * none hands on, and both write.
 */
export const keepApart = (): unknown => vi.spyOn(Processes.prototype, 'ownerOf').mockReturnValue(undefined)
