import type { Ways } from '../../../wire/account.ts'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser'
import type { Answer } from '../../kit/send.ts'
import { call } from '../../kit/send.ts'
import { t } from '../deskState.svelte.ts'

/** Why passkeys cannot be used where the reader is, in words; empty where they can. */
export function whyNoPasskeys({ passkeyOrigin }: Ways): string {
  if (!passkeyOrigin) return t('account.noPasskeysHere')
  if (passkeyOrigin !== location.origin) return t('account.passkeysThere', { address: passkeyOrigin })
  return window.isSecureContext && 'PublicKeyCredential' in window ? '' : t('account.noPasskeysInBrowser')
}

/** What came of it: the server's answer, or why the device gave no passkey. */
export type Used<T> = Answer<T> | { ok: 'no'; why: string }

/** What a device answered, its parts as plain objects. */
const sent = ({ id, rawId, type, ...rest }: RegistrationResponseJSON | AuthenticationResponseJSON) => {
  const { response, clientExtensionResults, authenticatorAttachment } = rest
  return {
    id,
    rawId,
    type,
    authenticatorAttachment,
    response: { ...response },
    clientExtensionResults: { ...clientExtensionResults },
  }
}

/** Signs in with a passkey of this device. */
export async function usePasskey(): Promise<Used<undefined>> {
  const asked = await call('POST', '/api/sign-in/passkey/start')
  if (!asked.ok) return asked
  const { startAuthentication } = await import('@simplewebauthn/browser')
  try {
    const response = await startAuthentication({ optionsJSON: asked.value })
    return await call('POST', '/api/sign-in/passkey', { body: { response: sent(response) } })
  } catch {
    return { ok: 'no', why: t('account.passkeyNotDone') }
  }
}

/** Makes a passkey on this device and adds it under a name. */
export async function addPasskey(name: string): Promise<Used<{ id: string }>> {
  const asked = await call('POST', '/api/me/passkeys/start')
  if (!asked.ok) return asked
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    const response = await startRegistration({ optionsJSON: asked.value })
    return await call('POST', '/api/me/passkeys', { body: { name, response: sent(response) } })
  } catch (error) {
    const already = error instanceof Error && error.name === 'InvalidStateError'
    return { ok: 'no', why: t(already ? 'account.passkeyThereAlready' : 'account.passkeyNotDone') }
  }
}
