import { lockingWith } from '../integrations/passphrase.ts'
import { openFile, Refused } from './open.ts'
import type { LockAnswer, LockAsked, OpenAnswer, OpenAsked } from './fileAnswer.ts'

// A process of its own that locks or opens one file: what a file does to its memory or time ends with it, and
// the key is made of the passphrase while the server answers others. It holds no key of the server's and
// knows no database. Whoever asked ends it once the answer has come.
process.once('disconnect', () => process.exit())
process.once('message', async (asked: OpenAsked | LockAsked) =>
  process.send!('lock' in asked ? await lock(asked) : await open(asked)),
)

async function lock({ lock, passphrase }: LockAsked): Promise<LockAnswer> {
  return { locked: await lockingWith(passphrase).encrypt(lock) }
}

async function open({ file, passphrase }: OpenAsked): Promise<OpenAnswer> {
  try {
    return { opened: await openFile(file, passphrase) }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code }
    console.error(error)
    return { refused: 'carryUnreadable' }
  }
}
