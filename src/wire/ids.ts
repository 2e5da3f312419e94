import { z } from '@hono/zod-openapi'

/** What an id can name. */
export type Thing =
  | 'place'
  | 'meeting'
  | 'participant'
  | 'card'
  | 'topic'
  | 'agendaItem'
  | 'motion'
  | 'pledge'
  | 'lot'
  | 'photo'
  | 'matter'
  | 'proposal'
  | 'advice'
  | 'step'
  | 'task'
  | 'contest'
  | 'offer'
  | 'member'
  | 'notice'
  | 'objection'
  | 'posting'
  | 'vote'
  | 'round'
  | 'chatGroup'
  | 'hook'
  | 'programKey'
  | 'departmentSystem'
  | 'convention'
  | 'entry'
  | 'invitation'
  | 'remark'
  | 'file'
  | 'person'
  | 'printing'
  | 'question'
  | 'paperPicture'
  | 'command'

interface Said {
  thing: Thing
  /**
   * there: it names something that is there. new: the sender's own word for something new. either: one that
   * is there, else new.
   */
  is: 'there' | 'new' | 'either'
}
const said = z.registry<Said>()
/**
 * What the document says of it comes with it: told to the schema afterwards, it would be another schema, of
 * which nothing is known here.
 */
const uuid = (what: Said, description?: string) => {
  const example = '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a'
  const schema = z
    .uuid()
    .toLowerCase()
    .openapi({ example, ...(description ? { description } : {}) })
  said.add(schema, what)
  return schema
}

/** The id of a thing that is there, as the server calls it. */
export const idOf = (thing: Thing, description?: string) => uuid({ thing, is: 'there' }, description)
/**
 * The sender's own word for something new, a random UUID: it makes repeating harmless, and is no more than
 * that. What the thing is called the server says in its answer (server/secrets/naming.ts): so no id can be
 * taken from somebody else, and none tells a device's clock.
 */
export const newIdOf = (thing: Thing, description = 'Your own word for it, a random UUID; its id is in the answer') =>
  uuid({ thing, is: 'new' }, description)
/**
 * An item of a list that is sent as a whole: one that is there keeps its id, a new one has the sender's own
 * word.
 */
export const idInListOf = (thing: Thing) => uuid({ thing, is: 'either' })

/**
 * An id in a request: where it stands (`*`: in each of a list), and what it names; `thing` is missing where
 * the schema does not say.
 */
export interface IdField extends Partial<Said> {
  path: readonly string[]
}

/** Every id in a schema. Of a union give one option: which fields there are depends on it. */
export function idFields(schema: z.ZodType, path: readonly string[] = []): IdField[] {
  const known = said.get(schema as never)
  if (known) return [{ path, ...known }]
  const { def } = schema as unknown as { def: Def }
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape!).flatMap(([name, field]) => idFields(field, [...path, name]))
    case 'array':
      return idFields(def.element!, [...path, '*'])
    case 'tuple':
      return def.items!.flatMap((item, i) => idFields(item, [...path, String(i)]))
    case 'union':
      return def.options!.flatMap((option) => idFields(option, path))
    case 'record':
      return idFields(def.valueType!, [...path, '*'])
    case 'string':
      return isUuid(def) ? [{ path }] : []
    default:
      return def.innerType || def.in ? idFields((def.innerType ?? def.in)!, path) : []
  }
}

type KindOf<Command> = Command extends { kind: infer K extends string } ? K : string

/** The fields of each command of a union that is told apart by its kind. */
export function idFieldsByKind<Command>(union: z.ZodType<Command>): Record<KindOf<Command>, IdField[]> {
  const { options = [] } = (union as unknown as { def: Def }).def
  const kindOf = (option: z.ZodType) => (option as unknown as { shape: { kind: { value: string } } }).shape.kind.value
  const entries = options.map((option) => [kindOf(option), idFields(option)])
  return Object.fromEntries(entries) as Record<KindOf<Command>, IdField[]>
}

/** The ids that stand at a path of a request. */
export function idsAt(part: unknown, [step, ...rest]: readonly string[]): string[] {
  if (part === null || part === undefined) return []
  if (step === undefined) return [part as string]
  if (step === '*') return (part as unknown[]).flatMap((one) => idsAt(one, rest))
  return idsAt((part as Record<string, unknown>)[step], rest)
}

const isUuid = ({ format, checks }: Def): boolean =>
  /^(uuid|guid)$/.test(format ?? '') ||
  (checks ?? []).some((check) => /^(uuid|guid)$/.test(check._zod?.def.format ?? ''))

interface Def {
  type: string
  format?: string
  checks?: { _zod?: { def: { format?: string } } }[]
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  items?: z.ZodType[]
  options?: z.ZodType[]
  valueType?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
}
