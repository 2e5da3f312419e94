import type { Problem } from '../../wire/plain.ts'

/**
 * What came of a request: an answer, a refusal that explains itself, or nothing heard (try again: ids make it
 * safe).
 */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem } | { ok: false; problem: null }

/**
 * Asks the API. `key` is the id of the command, so that a repeated request is carried out once.
 * A reply that is not Grove's own (a proxy's page, a login wall of the hall's Wi-Fi) counts as nothing heard.
 */
export async function ask<T>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>> {
  try {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined && !(body instanceof Blob)) headers['content-type'] = 'application/json'
    if (key) headers['idempotency-key'] = key
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    })
    const type = response.headers.get('content-type') ?? ''
    if (response.ok) {
      if (response.status === 204) return { ok: true, value: undefined as T }
      return type.includes('json') ? { ok: true, value: (await response.json()) as T } : { ok: false, problem: null }
    }
    return { ok: false, problem: type.includes('problem+json') ? ((await response.json()) as Problem) : null }
  } catch {
    return { ok: false, problem: null }
  }
}
