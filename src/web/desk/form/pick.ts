import type { Filling } from './filling.svelte.ts'
import type { Form } from './form.ts'

/** The words by which something is looked for, and which of what was found is meant. */
export interface Picking {
  words: string
  picked: string
}

/** A form that is sent as soon as one of those found is picked; the words stay until it is taken. */
export const pickForm = <What>(name: string, build: (picked: string) => What): Form<What, Picking> => ({
  name,
  start: () => ({ words: '', picked: '' }),
  ready: ({ picked }) => picked !== '',
  build: ({ picked }) => build(picked),
})

/**
 * Sends the one that was picked. Gives the answer, or undefined where it was not taken: then another can be.
 */
export async function pick<What, Done>(
  filling: Filling<What, Done, Picking>,
  picked: string,
): Promise<{ answer: Done } | undefined> {
  if (filling.sending) return undefined
  filling.values.picked = picked
  const done = await filling.send()
  filling.values.picked = ''
  return done
}
