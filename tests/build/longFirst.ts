import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** A process goes on with the next file only within a project: so each project stands together. */
const PROJECTS = ['hardship', 'journeys', 'contracts', 'unit']
/** Files that take longest, the longest first; vitest knows how long others took only after its first run. */
const LONG = [
  'hardship/images',
  'hardship/sheets',
  'hardship/start',
  'hardship/strings',
  'hardship/delivery',
  'hardship/tamper',
  'hardship/stop',
  'journeys/carry',
  'journeys/forms',
  'journeys/rounds',
  'journeys/votes',
  'journeys/paper',
  'journeys/gallery',
  'journeys/notices',
  'journeys/minutes',
  'journeys/ledger',
  'journeys/floor',
  'journeys/alike',
  'journeys/roles',
  'journeys/setup',
  'journeys/axe',
  'contracts/paper',
  'contracts/reach',
  'contracts/carry',
  'contracts/access',
  'contracts/foreignIds',
  'contracts/year',
  'contracts/migrations',
  'contracts/documents',
  'contracts/hall',
  'contracts/mutation',
  'contracts/votes',
  'contracts/notices',
  'core/meeting/properties',
  'core/ledger/properties',
  'core/ballot/properties',
  'web/tree/layout',
  'server/integrations/beside',
]

/**
 * Begins with what takes longest, so that no worker ends alone with it; and keeps a project's files together,
 * so that they share a process, and what it has imported.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification) => {
      const found = LONG.findIndex((name) => moduleId.includes(`/${name}.`))
      return PROJECTS.indexOf(project.name) * (LONG.length + 1) + (found < 0 ? LONG.length : found)
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
