import type { Locale } from '../../wire/plain.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import type { Rows } from '../../wire/strings/rows.ts'

// What the pages share that are kept as one file and work from a disk, without a network.

/** The words of a key in the page's language, `{name}` filled in. */
export const wordsOf =
  <const R extends Rows>(rows: R) =>
  (key: keyof R & string, args: Record<string, string | number> = {}): string =>
    inLocale(rows[key]!, document.documentElement.lang as Locale).replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(args[name] ?? whole),
    )

/** A new element with a text, at the end of `within`. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  within?: Element,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.textContent = text
  within?.append(made)
  return made
}

/** A field under its label, at the end of a form. */
export function labelled<T extends HTMLElement>(form: HTMLFormElement, text: string, input: T): T {
  element('label', text, form).append(input)
  return input
}

/** What a form of one file begins with: the field for it. */
export function fileField(form: HTMLFormElement, text: string): HTMLInputElement {
  const file = labelled(form, text, element('input'))
  return Object.assign(file, { type: 'file', accept: '.json,application/json' })
}
