/** A schema of an OpenAPI 3.1 document, as far as the page reads it. */
interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  description?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  default?: unknown
}

/** A run of text; `ref` names the schema that it links to. */
export interface Run {
  text: string
  ref?: string
}

export interface Body {
  type: string
  shape: Run[]
  example: string | null
}

interface Operation {
  id: string
  method: string
  path: string
  summary: string
  description: string
  parameters: { name: string; in: string; required: boolean; shape: Run[]; description: string }[]
  bodies: Body[]
  replies: { status: string; description: string; bodies: Body[] }[]
}

export interface Reference {
  title: string
  version: string
  description: string
  groups: { tag: string; description: string; operations: Operation[] }[]
  schemas: { name: string; description: string; shape: Run[] }[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)
const joined = (parts: Run[][], between: string): Run[] =>
  parts.flatMap((part, i) => (i === 0 ? part : [{ text: between }, ...part]))

/** Writes a schema the way TypeScript writes a type, with references as links. */
function shapeOf(schema: Schema | undefined, indent = ''): Run[] {
  if (!schema) return [{ text: 'any' }]
  if (schema.$ref) return [{ text: nameOf(schema.$ref), ref: nameOf(schema.$ref) }]
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }]
  if (schema.enum) return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(' | ') }]
  const options = schema.oneOf ?? schema.anyOf
  if (options) {
    const long = options.length > 3 || options.some((option) => option.properties)
    return joined(
      options.map((option) => shapeOf(option, indent)),
      long ? `\n${indent}| ` : ' | ',
    )
  }
  if (schema.allOf) {
    return joined(
      schema.allOf.map((part) => shapeOf(part, indent)),
      ' & ',
    )
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? (schema.properties ? 'object' : 'any')]
  return joined(
    types.map((type) => ofType(type, schema, indent)),
    ' | ',
  )
}

function ofType(type: string, schema: Schema, indent: string): Run[] {
  if (type === 'array') return [{ text: 'array of ' }, ...shapeOf(schema.items, indent)]
  if (type !== 'object') return [{ text: type + bounds(schema) }]
  const inner = `${indent}  `
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0) {
    const rest = schema.additionalProperties
    return typeof rest === 'object' ? [{ text: 'map of ' }, ...shapeOf(rest, indent)] : [{ text: 'object' }]
  }
  return [
    { text: '{' },
    ...properties.flatMap(([name, property]) => [
      { text: `\n${inner}${name}${schema.required?.includes(name) ? '' : '?'}: ` },
      ...shapeOf(property, inner),
      { text: property.description ? `  // ${property.description.replaceAll('\n', ' ')}` : '' },
    ]),
    { text: `\n${indent}}` },
  ]
}

function bounds(schema: Schema): string {
  const told = (bound: number | undefined) =>
    bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? '' : bound
  const least = told(schema.minimum ?? schema.minLength)
  const most = told(schema.maximum ?? schema.maxLength)
  return (schema.format ? ` (${schema.format})` : '') + (least === '' && most === '' ? '' : ` ${least}…${most}`)
}

// An OpenAPI document comes from our own routes, but its parts are all optional: read gently.
type Loose = Record<string, any>

function bodiesOf(content: Loose | undefined): Body[] {
  return Object.entries(content ?? {}).map(([type, media]: [string, Loose]) => {
    const example = media.example ?? media.examples?.[Object.keys(media.examples)[0] ?? '']?.value
    return {
      type,
      shape: shapeOf(media.schema),
      example: example === undefined ? null : JSON.stringify(example, null, 2),
    }
  })
}

/**
 * Reads an OpenAPI 3.1 document into what the page shows: operations grouped by tag in the document's order,
 * then the named schemas.
 */
export function readOpenApi(document: unknown, others: string): Reference {
  const api = (document ?? {}) as Loose
  const groups = new Map<string, Reference['groups'][number]>()
  const group = (tag: string, description = '') => {
    if (!groups.has(tag)) groups.set(tag, { tag, description, operations: [] })
    return groups.get(tag)!
  }
  for (const tag of api.tags ?? []) group(tag.name, tag.description)
  for (const [path, item] of Object.entries<Loose>(api.paths ?? {})) {
    for (const method of METHODS) {
      if (item[method]) group(item[method].tags?.[0] ?? others).operations.push(operationOf(api, path, method, item))
    }
  }
  return {
    title: api.info?.title ?? 'API',
    version: api.info?.version ?? '',
    description: api.info?.description ?? '',
    groups: [...groups.values()].filter(({ operations }) => operations.length > 0),
    schemas: Object.entries<Schema>(api.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      description: schema.description ?? '',
      shape: shapeOf(schema),
    })),
  }
}

function operationOf(api: Loose, path: string, method: string, item: Loose): Operation {
  const found = <T extends Loose>(part: T): Loose =>
    part.$ref
      ? (part.$ref as string)
          .slice(2)
          .split('/')
          .reduce((at: Loose, key) => at?.[key] ?? {}, api)
      : part
  const operation = item[method] as Loose
  return {
    id: `${method}-${path}`.replace(/[^\w]+/g, '-').replace(/-$/, ''),
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(found).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required ?? false,
      shape: shapeOf(parameter.schema),
      description: parameter.description ?? parameter.schema?.description ?? '',
    })),
    bodies: bodiesOf(found(operation.requestBody ?? {}).content),
    replies: Object.entries<Loose>(operation.responses ?? {}).map(([status, reply]) => ({
      status,
      description: found(reply).description ?? '',
      bodies: bodiesOf(found(reply).content),
    })),
  }
}
