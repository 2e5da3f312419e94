/** Runs a command of a terminal; what goes wrong is told in a sentence, and the command ends with 1. */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
