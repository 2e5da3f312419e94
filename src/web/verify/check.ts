import type { Checked, ProofFile } from '../../core/log/check.ts'
import { checkProofFile } from '../../core/log/check.ts'
import { sha256 } from '../../core/plain/sha256.ts'

/** What the check gives; `signed` is undefined where the browser knows no Ed25519. */
export interface Outcome {
  checked: Checked
  signed: boolean | undefined
}

/**
 * Checks a proof file on this device. WebCrypto answers later, so signatures are gathered first and checked
 * after everything else.
 */
export async function check(file: ProofFile, given: { trusted?: string; outside?: string }): Promise<Outcome> {
  const due: { key: Uint8Array; message: Uint8Array; signature: Uint8Array }[] = []
  const gather = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    due.push({ key, message, signature }) > 0
  const checked = checkProofFile(sha256, gather, file, given)
  if (!checked.holds) return { checked, signed: undefined }
  try {
    for (const { key, message, signature } of due) {
      const imported = await crypto.subtle.importKey('raw', own(key), 'Ed25519', false, ['verify'])
      if (!(await crypto.subtle.verify('Ed25519', imported, own(signature), own(message))))
        return { checked: { holds: false, wrong: 'signature' }, signed: false }
    }
    return { checked, signed: true }
  } catch {
    return { checked, signed: undefined }
  }
}

/** Bytes in a buffer of their own, as WebCrypto wants them. */
const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
