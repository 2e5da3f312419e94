/**
 * JSON in its one canonical form (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers and strings as JavaScript writes them.
 * What JSON.stringify leaves out (undefined) is left out here too, so a value and its copy from the database give the same text.
 * Refuses NaN and the infinities, which JSON cannot hold.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? 'null' : canonical(item))).join()}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value as Record<string, unknown>)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON holds finite numbers only')
  return JSON.stringify(value)
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const item = value[key]
    if (item !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(item)}`
  }
  return `{${text}}`
}
