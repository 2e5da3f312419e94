/**
 * Copies the text of a field that people can see. On plain http browsers withhold the clipboard, so it is
 * done the old way. Gives whether it worked.
 */
export function copyField(field: HTMLInputElement): boolean {
  field.focus()
  field.setSelectionRange(0, field.value.length)
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}
