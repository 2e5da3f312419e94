import type { Context } from 'hono'
import type { Refused } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import type { Form } from '../http/form.ts'
import { problemBody, ProblemError } from '../http/problem.ts'

/**
 * A form that was refused: what its page shows instead, and under which status. `used`: its id can serve no
 * more.
 */
export interface RefusedForm {
  refused: Refused
  status: number
  used: boolean
}

/** Refusals after which the form needs another id. */
const USED = new Set(['idReused', 'personErased'])

/**
 * Does what a form asks for. Where that is refused it gives what the form's page needs to be shown again: the
 * reason, and the words as they were written, so that nobody has to write them twice. What speaks of nothing
 * that is there goes on as an error, and so does what nobody foresaw.
 */
export async function tried(
  c: Context<Env>,
  form: Form,
  { matter, field }: { matter: string | null; field: string },
  act: () => Promise<unknown>,
): Promise<RefusedForm | undefined> {
  try {
    if (form.refused) throw form.refused
    await act()
    return undefined
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status === 404) throw error
    if (typeof error.facts.seconds === 'number') c.header('retry-after', String(error.facts.seconds))
    const { title, detail } = problemBody(error, c.get('caller').locale)
    return {
      refused: { matter, text: form.words(field), title, detail },
      status: error.status,
      used: USED.has(error.code),
    }
  }
}
