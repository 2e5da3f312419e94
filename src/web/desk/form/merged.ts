import { canonical } from '../../../core/plain/canonical.ts'

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * [R21] What was typed, on what stands by now: where nothing was typed since it began, what stands; part by
 * part, as far as there are parts.
 */
export function merged<V>(began: V, typed: V, stands: V): V {
  if (canonical(typed ?? null) === canonical(began ?? null)) return stands
  if (!isParts(began) || !isParts(typed) || !isParts(stands)) return typed
  const names = [...new Set([...Object.keys(typed), ...Object.keys(stands)])]
  return Object.fromEntries(names.map((name) => [name, merged(began[name], typed[name], stands[name])])) as V
}
