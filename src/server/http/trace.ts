/**
 * What of an error may stand in a log: its name, its code and where it was thrown. Its message may quote what
 * a person wrote, so it is left out.
 */
export function traceOf(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code } = error as { code?: unknown }
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, ...(typeof code === 'string' && { code }), at: at.slice(0, 5).map((line) => line.trim()) }
}
