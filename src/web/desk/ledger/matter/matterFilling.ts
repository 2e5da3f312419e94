import type { MatterCommandInput } from '../../../../wire/ledger.ts'
import type { DeskMatter } from '../../../../wire/matter.ts'
import type { Answer, Named } from '../../../kit/send.ts'
import { clockHere } from '../../deskState.svelte.ts'
import { Filling } from '../../form/filling.svelte.ts'
import type { Values } from '../../form/form.ts'
import type { Action } from './actions.ts'
import { formOf, type Asked } from './forms.ts'

/** What is answered: what was asked for, and nothing of what was done with several at once. */
export type Done = Partial<Named<'LedgerAccepted'>>

/** The form of something done with a matter (`view`), or with several at once (null; `about` says which). */
export class MatterFilling extends Filling<MatterCommandInput, Done, Values, Asked> {
  constructor(
    readonly action: Action,
    readonly view: DeskMatter | null,
    about: string,
    post: (command: MatterCommandInput, key: string) => Promise<Answer<Done>>,
    again?: () => Promise<DeskMatter | null>,
  ) {
    const { kind, target } = action
    super(formOf(kind, target, view, clockHere(), again), [about, ...Object.values(target)].join('.'), post)
  }
}
