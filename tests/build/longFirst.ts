import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Files that take longest, the longest first; vitest knows how long others took only after its first run. */
const LONG = ['hardship/delivery', 'hardship/sheets', 'hardship/strings', 'contracts/year', 'hardship/start']

/** Begins with what takes longest, so that no worker ends alone with it. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((name) => moduleId.includes(`/tests/${name}.`))
      return found < 0 ? LONG.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
