import type { z } from '@hono/zod-openapi'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { IdField, Thing } from '../../wire/ids.ts'
import { idFields, idFieldsByKind } from '../../wire/ids.ts'
import { idFor } from './token.ts'

/** What something new is called, of which somebody said `word`. */
export type Naming = (thing: Thing, word: Id) => Id

/**
 * Names new things. Whoever asks for one has a word of their own for it; its id is made of that word, of
 * where the thing is and of who asks, under the installation's key. So sent again it is the same thing, with
 * nothing to remember; nobody can give a thing an id that another has, here, in another meeting or in another
 * community; and no id tells a clock or an order.
 * `where`: the community, and of a thing in a meeting, matter or notice that too. `asker`: who asks, or what
 * only they know.
 */
export const namingOf =
  (key: string, where: { community: Id; id?: Id }, asker: Actor | string): Naming =>
  (thing, word) => {
    const who = typeof asker === 'string' ? asker : `${asker.kind}:${asker.id}`
    return idFor(`new:${thing}:${where.community}/${where.id ?? ''}:${who}:${word}`, key)
  }

/**
 * Gives the new things in a request their names: every field that its schema marks as new, so that no route
 * or command can forget one. Of a list that is sent as a whole, items in `there` keep their ids.
 */
export function namesIn(schema: z.ZodType) {
  const newOf = (fields: IdField[]) => fields.filter(({ is }) => is === 'new' || is === 'either')
  const byKind = new Map(Object.entries(idFieldsByKind(schema)).map(([kind, fields]) => [kind, newOf(fields)]))
  const alone = byKind.size > 0 ? [] : newOf(idFields(schema))
  return <Sent extends object>(sent: Sent, name: Naming, there?: ReadonlySet<Id>): Sent => {
    const fields = 'kind' in sent ? (byKind.get(sent.kind as string) ?? alone) : alone
    return fields.reduce((named, field) => renamed(named, field.path, naming(field, name, there)) as Sent, sent)
  }
}

const naming =
  ({ thing, is }: IdField, name: Naming, there?: ReadonlySet<Id>) =>
  (word: Id): Id =>
    is === 'either' && there?.has(word) ? word : name(thing!, word)

function renamed(part: unknown, [step, ...rest]: readonly string[], name: (word: Id) => Id): unknown {
  if (part === null || part === undefined) return part
  if (step === undefined) return name(part as Id)
  if (step === '*') return (part as unknown[]).map((one) => renamed(one, rest, name))
  const thing = part as Record<string, unknown>
  return step in thing ? { ...thing, [step]: renamed(thing[step], rest, name) } : thing
}
