import type { Locale } from '../../wire/plain.ts'

type Dictionary = Record<Locale, Record<string, string>>
export type Surface = 'phone' | 'screen' | 'desk' | 'square'

const dictionaries = import.meta.glob<Dictionary>(['../strings/*.ts', '!../strings/*.test.ts'], {
  eager: true,
  import: 'default',
})

/**
 * The words of a surface in a locale, with those that all surfaces share: flat, ready to be inlined as
 * `state.strings`.
 */
export function stringsFor(surface: Surface, locale: Locale): Record<string, string> {
  const of = (name: string) => dictionaries[`../strings/${name}.ts`]?.[locale]
  return {
    ...of('common'),
    ...of(surface),
    ...(surface === 'square' || surface === 'desk' ? { ...of('ledger'), ...of('answers') } : undefined),
    ...(surface === 'desk'
      ? { ...of('deskAccount'), ...of('deskPeople'), ...of('deskLedger'), ...of('deskMatter'), ...of('deskRooms') }
      : undefined),
  }
}
