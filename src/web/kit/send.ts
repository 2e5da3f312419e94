import type { Problem } from '../../wire/problem.ts'
import type { components, paths } from './api.ts'

/**
 * What came of a request: an answer, a refusal that explains itself, or nothing heard (try again: ids make it
 * safe).
 */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem } | { ok: false; problem: null }

/** A named type of the API's document, as answers hold it. */
export type Named<Name extends keyof components['schemas']> = components['schemas'][Name]

interface Methods {
  GET: 'get'
  POST: 'post'
  PUT: 'put'
  PATCH: 'patch'
  DELETE: 'delete'
}
type Method = keyof Methods
/** The addresses of the API that know a method. */
export type Address<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<Methods[M], unknown> ? P : never
}[keyof paths]
type Operation<M extends Method, P extends keyof paths> = paths[P][Methods[M] & keyof paths[P]]

type Parameters<O> = O extends { parameters: infer Given } ? Given : unknown
type Json = 'application/json'
/** Bytes are sent as they are; everything else as JSON. */
type Body<O> = O extends { requestBody: { content: Record<Json, infer B> } }
  ? { body: B }
  : O extends { requestBody?: object }
    ? { body: Blob }
    : unknown
/** A repeated command is carried out once: its key is the same. */
type Key<O> =
  Parameters<O> extends { header: { 'idempotency-key': string } }
    ? { key: string }
    : Parameters<O> extends { header?: { 'idempotency-key'?: string } }
      ? { key?: string | undefined }
      : unknown
/** Headers of an address's own: what must stand in no address. */
type Headers<O> =
  Parameters<O> extends { header: infer H }
    ? keyof Omit<H, 'idempotency-key'> extends never
      ? unknown
      : { headers: Omit<H, 'idempotency-key'> }
    : unknown
/** What an address asks for: the names in it, its query, a body, a key. */
export type Asking<M extends Method, P extends keyof paths> = Omit<Parameters<Operation<M, P>>, 'header'> &
  Body<Operation<M, P>> &
  Headers<Operation<M, P>> &
  Key<Operation<M, P>>

type Content<R> = R extends { content: Record<Json, infer Value> } ? Value : undefined
type Replies<O> = O extends { responses: infer R } ? R : never
/** What an address answers when all went well; nothing where there is no body. */
export type AnswerOf<M extends Method, P extends keyof paths> = Content<
  Replies<Operation<M, P>>[keyof Replies<Operation<M, P>> & (200 | 201 | 204)]
>

/**
 * Asks the API: which addresses there are, what each asks for and what it answers stands in its document, of
 * which `api.ts` is made. A reply that is not Grove's own (a proxy's page, a login wall of the hall's Wi-Fi)
 * counts as nothing heard.
 */
export async function call<M extends Method, P extends Address<M>>(
  method: M,
  address: P,
  ...[asking]: unknown extends Asking<M, P> ? [] : object extends Asking<M, P> ? [Asking<M, P>?] : [Asking<M, P>]
): Promise<Answer<AnswerOf<M, P>>> {
  const { path = {}, query = {}, body, key, headers: own } = (asking ?? {}) as Sent
  try {
    const headers: Record<string, string> = { accept: 'application/json', ...own }
    if (body !== undefined && !(body instanceof Blob)) headers['content-type'] = 'application/json'
    if (key) headers['idempotency-key'] = key
    const response = await fetch(urlOf(address, path, query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    })
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok) return { ok: false, problem: type.includes('problem+json') ? await response.json() : null }
    if (response.status === 204) return { ok: true, value: undefined as AnswerOf<M, P> }
    return type.includes('json') ? { ok: true, value: await response.json() } : { ok: false, problem: null }
  } catch {
    return { ok: false, problem: null }
  }
}

interface Sent {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  key?: string
  headers?: Record<string, string>
}

/** An address with its names filled in; what a query leaves undefined is left out. */
function urlOf(address: string, path: Record<string, unknown>, query: Record<string, unknown>): string {
  const filled = address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))
  const asked = Object.entries(query).filter(([, value]) => value !== undefined)
  return asked.length ? `${filled}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}` : filled
}

/**
 * Sends a file and gets one back, as an address that the browser keeps while the page is open; undefined
 * where it was refused or nothing was heard.
 */
export async function fileFor(address: string, body: Blob): Promise<string | undefined> {
  try {
    const response = await fetch(address, { method: 'POST', credentials: 'same-origin', body })
    return response.ok ? URL.createObjectURL(await response.blob()) : undefined
  } catch {
    return undefined
  }
}

/** A file that was asked for by a body in JSON, as such an address, with a header that came with it. */
export async function fileAsked(address: string, body: object, header: string): Promise<Answer<[string, string]>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    })
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok) return { ok: false, problem: type.includes('problem+json') ? await response.json() : null }
    return { ok: true, value: [URL.createObjectURL(await response.blob()), response.headers.get(header) ?? ''] }
  } catch {
    return { ok: false, problem: null }
  }
}

/** This page as the server draws it now; null where it does not answer. */
export const pageAnew = (): Promise<Document | null> =>
  fetch(location.href)
    .then(async (reply) => (reply.ok ? new DOMParser().parseFromString(await reply.text(), 'text/html') : null))
    .catch(() => null)
