import type { Locale } from '../../wire/plain.ts'

/** Whether this device has a voice of its own to read with. */
export const canSpeak = (): boolean =>
  typeof speechSynthesis === 'object' && typeof SpeechSynthesisUtterance === 'function'

const VOICE: Record<Locale, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' }

/**
 * Reads a text aloud with the device's own voice, a little slower than usual; nothing leaves the device.
 * Asked while it reads, it stops. `ended` is called when it is over.
 */
export function readAloud(text: string, locale: Locale, ended: () => void): void {
  if (speechSynthesis.speaking) return speechSynthesis.cancel()
  const spoken = new SpeechSynthesisUtterance(text)
  spoken.lang = VOICE[locale]
  spoken.rate = 0.9
  spoken.onend = ended
  spoken.onerror = ended
  speechSynthesis.speak(spoken)
}
