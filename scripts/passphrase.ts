import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { PASSPHRASE_LEAST } from '../src/wire/carry.ts'

/**
 * The passphrase of a file: what the environment says under `name`, or with `ask` what is typed (it does not
 * show), or the first line that is handed in. Undefined where there is none. `fresh`: for a new file, so it
 * is asked for twice, and may not be short.
 */
export async function passphraseOf(
  ask: boolean,
  fresh: boolean,
  name = 'GROVE_BACKUP_PASSPHRASE',
): Promise<string | undefined> {
  const given = process.env[name] || (ask ? await read('Passphrase: ') : undefined)
  if (given === undefined) return undefined
  if (fresh && given.length < PASSPHRASE_LEAST)
    throw new Error(`The passphrase needs ${PASSPHRASE_LEAST} characters at least.`)
  if (fresh && ask && process.stdin.isTTY && (await read('Once more: ')) !== given)
    throw new Error('These were two different passphrases; nothing was written.')
  return given
}

async function read(question: string): Promise<string> {
  process.stderr.write(question)
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: mute, terminal: process.stdin.isTTY === true })
  try {
    for await (const line of lines) return line
    throw new Error('There was no passphrase.')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
