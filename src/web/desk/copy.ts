/**
 * Copies text. On plain http browsers withhold the clipboard, so an invisible field does it the old way.
 * Gives whether it worked.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Refused: the old way below.
  }
  const field = document.createElement('textarea')
  field.value = text
  field.style.cssText = 'position:fixed;opacity:0'
  const host = document.querySelector('dialog[open]') ?? document.body
  const before = document.activeElement as HTMLElement | null
  host.append(field)
  field.select()
  const worked = document.execCommand('copy')
  field.remove()
  before?.focus()
  return worked
}
