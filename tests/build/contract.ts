import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { documentOf } from '../../src/server/api/document.ts'
import { ROUTES } from '../../src/server/routes.ts'

/**
 * Holds every answer that a test hears to the document (/api/openapi.json): its status and media type must be
 * named there, and its body must be what the schema says, nothing missing and nothing besides. A problem must
 * be one that the document names of that very address.
 */
type Json = Record<string, any>

/** The document as it is served, and read strictly: what a schema does not name may not be there. */
export const document: Json = JSON.parse(JSON.stringify(documentOf(ROUTES)))
const ajv = new Ajv2020({ strict: false, allErrors: false })
formats.default(ajv)
ajv.addSchema(strictly(document), 'document')

function strictly(part: unknown): Json {
  if (typeof part !== 'object' || part === null) return part as Json
  if (Array.isArray(part)) return part.map(strictly)
  const within = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, strictly(value)]))
  const open =
    typeof within.properties === 'object' &&
    String(within.type) === 'object' &&
    within.additionalProperties === undefined
  return open ? { ...within, additionalProperties: false } : within
}

interface Operation {
  name: string
  method: string
  address: RegExp
  pointer: string
  responses: Json
  /** The codes of problems that it names. */
  problems: Set<string>
}

const operations: Operation[] = Object.entries(document.paths as Json).flatMap(([path, methods]) =>
  Object.entries(methods as Json).map(([method, { operationId, responses }]) => ({
    name: operationId as string,
    method: method.toUpperCase(),
    // A tile's name has slashes in it.
    address: new RegExp(
      `^${path
        .replace('{tile}', '[^]+')
        .replace(/[.]/g, '\\.')
        .replace(/\{\w+\}/g, '[^/]+')}$`,
    ),
    pointer: `/paths/${escaped(path)}/${method}/responses`,
    responses: responses as Json,
    problems: new Set(['4XX', '5XX'].flatMap((range) => codesIn((responses as Json)[range]))),
  })),
)
function codesIn({ content }: Json): string[] {
  return content['application/problem+json'].schema.allOf[1].properties.code.enum
}
// What has fewer names in its address is meant more precisely.
operations.sort((a, b) => names(a) - names(b))

function names({ address }: Operation): number {
  return address.source.split('[^/]+').length
}
function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** The answers that the document names, as `operation status`: those of success. */
export const promised: string[] = operations.flatMap(({ name, responses }) =>
  Object.keys(responses)
    .filter((status) => /^[23]\d\d$/.test(status))
    .map((status) => `${name} ${status}`),
)
/** Those that were heard in this process. */
export const heard = new Set<string>()

/** Forms of pages, at addresses that would fit one of the API. */
const FORMS = new Set(['/sign-in/code'])

const checks = new Map<string, ValidateFunction>()
function checkOf(pointer: string): ValidateFunction {
  const known = checks.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` })
  checks.set(pointer, known)
  return known
}

/** Throws where an answer is none that the document names. Addresses that it does not name are pages. */
export function holdToContract(method: string, path: string, status: number, type: string, body: unknown): void {
  const at = path.split(/[?#]/)[0]!
  if (FORMS.has(at)) return
  const operation = operations.find((one) => one.method === method && one.address.test(at))
  if (!operation || status === 304) return
  const asked = `${method} ${at} (${operation.name}) answers ${status}`
  if (status >= 400) {
    hold('/components/schemas/Problem', body, asked)
    const { code } = body as { code: string }
    if (!operation.problems.has(code)) throw new Error(`${asked} with ${code}, which the document does not name there`)
    return
  }
  const response = operation.responses[status]
  if (!response) throw new Error(`${asked}, which the document does not name`)
  heard.add(`${operation.name} ${status}`)
  const media = type.split(';')[0]!.trim()
  if (!response.content) return
  if (!response.content[media]) throw new Error(`${asked} as ${media}, which the document does not name`)
  if (media === 'application/json') hold(`${operation.pointer}/${status}/content/${escaped(media)}/schema`, body, asked)
}

/** Throws where a frame of a live stream is none as the document says. */
export const holdFrame = (frame: unknown): void => hold('/components/schemas/Frame', frame, 'A live stream sends')

function hold(pointer: string, body: unknown, asked: string): void {
  const check = checkOf(pointer)
  if (check(body)) return
  const wrong = check.errors!.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
  throw new Error(
    `${asked} with what the document does not say:\n${wrong.join('\n')}\n${JSON.stringify(body).slice(0, 2000)}`,
  )
}
