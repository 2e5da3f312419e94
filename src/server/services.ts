import type { AccountServices } from './account/services.ts'
import type { AlikeServices } from './alike/services.ts'
import type { OwnerDb } from './database/scope.ts'
import type { Measures } from './integrations/measures.ts'
import type { Open311Services } from './open311/services.ts'
import type { PaperServices } from './paper/services.ts'

/** Everything that routes are made of: what each floor adds to the one below; main.ts puts it together. */
export interface Services
  extends
    AlikeServices,
    AccountServices,
    Pick<Open311Services, 'departments'>,
    Pick<PaperServices, 'handwriting' | 'photoQueue'> {
  /** Missing where nobody looks at figures. */
  measures: Measures | undefined
}

/**
 * Does not compile where a route could reach the owner of the tables: as a service, or in one that shows it.
 * Whatever works as the owner keeps it to itself.
 */
type Shown =
  | Services[keyof Services]
  | { [Name in keyof Services]: Services[Name][keyof Services[Name]] }[keyof Services]
type Nobody = Extract<Shown, OwnerDb>
true satisfies [Nobody] extends [never] ? true : never
