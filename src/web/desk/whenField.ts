/** An instant as the value of a datetime-local field, in this computer's time zone; empty for null. */
export function toField(at: number | null): string {
  if (at === null) return ''
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The instant that a datetime-local field holds, null where it is empty or unfinished. */
export function fromField(value: string): number | null {
  const at = value ? new Date(value).getTime() : NaN
  return Number.isNaN(at) ? null : at
}
