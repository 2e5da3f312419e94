import type { Context } from 'hono'
import { NotAsked } from '../../core/open311/asked.ts'
import type { Node } from '../../core/open311/shape.ts'
import { list, sparkOf, xmlOf } from '../../core/open311/shape.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Open311Word } from '../../wire/strings/open311Words.ts'
import { OPEN311_WORDS } from '../../wire/strings/open311Words.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import { localeOf } from '../http/locale.ts'
import type { ProblemError } from '../http/problem.ts'
import { problemBody } from '../http/problem.ts'

/** Addresses of Open311, below a community and of the installation. */
const OURS = /^\/(c\/[^/]+\/)?open311\//
export const isOpen311 = (path: string): boolean => OURS.test(path)

/** What a request is refused for, in the words of the standard's own errors. */
export class Open311Error extends Error {
  constructor(
    readonly status: 400 | 403 | 404,
    readonly word: Open311Word,
    readonly facts: Record<string, string> = {},
  ) {
    super(word)
  }
}

/** Words in a language, with what is filled in. */
export const said = (word: Open311Word, locale: Locale, facts: Record<string, string | number> = {}): string =>
  inLocale(OPEN311_WORDS[word], locale).replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

/** [T30] Anybody's page may read what everybody may read. */
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' }

/** An answer as XML or JSON, as the end of its address asks. */
export function answer(c: Context, root: string, node: Node, status = 200): Response {
  const wantsJson = c.req.path.endsWith('.json')
  const type = wantsJson ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8'
  const text = wantsJson ? JSON.stringify(sparkOf(node)) : xmlOf(root, node)
  return c.body(text, status as 200, { ...HEADERS, 'content-type': type })
}

/** What `answered` gives, or why not, as the standard says it. */
export async function orError(c: Context, answered: () => Promise<Response>): Promise<Response> {
  try {
    return await answered()
  } catch (error) {
    if (error instanceof Open311Error) return errors(c, error.status, said(error.word, localeOf(c), error.facts))
    if (error instanceof NotAsked) return errors(c, 400, error.message)
    throw error
  }
}

/**
 * [T30] Whatever else goes wrong: 403, 404, 429 and our own failures are told by their status, all else is
 * 400.
 */
export function answerProblem(c: Context, problem: ProblemError): Response {
  const { status } = problem
  const { title, detail } = problemBody(problem, localeOf(c))
  const kept = status === 404 || status === 403 || status === 429 || status >= 500
  return errors(c, kept ? status : 400, `${title} ${detail}`)
}

const errors = (c: Context, code: number, description: string): Response =>
  answer(c, 'errors', list('error', [{ code, description }]), code)
