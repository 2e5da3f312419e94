/** A copy of plain JSON that shares nothing with it. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
