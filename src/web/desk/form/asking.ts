import type { Answer } from '../../kit/send.ts'
import type { Field, Values } from './form.ts'

/** What is asked before something is done: fields, and what they come to. */
export interface Asking<What, Done> {
  title: string
  hint?: string
  /** What the button says, where that is not the title. */
  does?: string
  /** Whether it cannot be undone. */
  grave?: true
  /** Of what: its drafts are kept under this. */
  about: string
  /** Nothing of it is kept: what is typed is a secret of somebody else. */
  secret?: true
  fields?: Field[]
  start?: Values
  /** Whether all has been chosen that the browser cannot ask for. */
  ready?: (values: Values) => boolean
  /** [R21] How it would start with what has been read anew, where somebody else changed it meanwhile. */
  again?: (view: never) => Values | undefined
  /** What the server proposes: it may come late, and fills in what nobody has typed in yet. */
  late?: () => Promise<Values | undefined>
  build: (values: Values, newId: () => string) => What
  /** What is said once it is done. */
  did?: (answer: Done) => string | undefined
}

/** What asks: it sends what was asked for under a key, and is read again once that is done. */
export interface Asks<What, Done> {
  asking: Asking<What, Done> | null
  /** What it has read. */
  readonly view?: unknown
  /** Which form this is in what the device keeps, and of which one: a round by its code. */
  readonly shelf: { form: string; of: string }
  /** What is said of anything that was done, where the asking has no words of its own. */
  readonly said?: () => string
  post(what: What, key: string): Promise<Answer<Done>>
  read(): Promise<void>
}
