import type { AccountServices } from './account/services.ts'
import type { AlikeServices } from './alike/services.ts'

/** Everything that routes are made of: what each floor adds to the one below; main.ts puts it together. */
export interface Services extends AlikeServices, AccountServices {}
