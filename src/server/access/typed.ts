import { readCode, receiptAmong } from '../../core/plain/code.ts'
import type { Identity } from './authorize.ts'

/**
 * The address of what somebody typed into a field for words, where it is a receipt or the code of a meeting;
 * capitals, spaces and dashes do not matter. Whether there is such a receipt is not looked up here: its page
 * says so, and counts wrong ones. Undefined for words.
 */
export async function addressTyped({ codes }: Pick<Identity, 'codes'>, typed: string): Promise<string | undefined> {
  const receipt = receiptAmong(typed)
  if (receipt) return `/r/${receipt}`
  const code = readCode(typed)
  return code.length === 6 && (await codes.find(code)) ? `/m/${code}` : undefined
}
