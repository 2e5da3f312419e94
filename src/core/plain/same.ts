/**
 * Whether two flat pieces of plain JSON say the same, in whatever order of keys; a missing key says nothing.
 */
export function saysSame(a: object, b: object): boolean {
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => one[key] === other[key])
}
