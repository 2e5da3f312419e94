import { ENTRY_SORTS } from '../../core/register/register.ts'
import type { GuestPage, PageData } from '../../wire/pages.ts'

/** The pages of the register; `text` is what people wrote, `name` what things are called. */
export function registerSamples(
  text: string,
  name: string,
  at: number,
  clock: GuestPage['clock'],
): Pick<PageData, 'register' | 'guest'> {
  const said = { name, contact: name, offers: text, when: text, where: text }
  return {
    register: {
      community: { slug: 'rongshu', name, subdistrict: name },
      items: ENTRY_SORTS.map((sort) => ({ sort, offers: text, when: text, where: name })),
      hours: 42,
    },
    guest: {
      clock,
      community: name,
      slug: 'rongshu',
      at: '/c/rongshu/guest/abc',
      gone: false,
      entry: { sort: 'expert', ...said, agreed: true, until: at, shown: true, words: '' },
      days: { least: '2026-10-01', usual: '2027-10-01', most: '2028-09-30' },
      invitation: {
        asks: text,
        state: 'yes',
        reply: text,
        until: at,
        open: true,
        advised: false,
        hours: 3,
        matter: { number: 7, title: name },
        proposal: { title: name, text },
      },
      formKey: '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a',
      refused: { form: 'answer', title: name, detail: text, text },
    },
  }
}
