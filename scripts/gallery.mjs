// The gallery of the pages' parts with texts that pages are seldom tried with: /gallery of `npm run dev`.
const LOCALES = ['zh-Hans', 'zh-Hant', 'en']

/** The document of an address below /gallery, made by a Vite server; undefined for any other address. */
export async function galleryOf(vite, address) {
  const [, first, shown, text, locale = LOCALES[0]] = new URL(address, 'http://grove').pathname.split('/')
  if (first !== 'gallery') return undefined
  const { galleryIndex, galleryPage, SHOWN } = await vite.ssrLoadModule('/src/web/gallery/page.ts')
  return SHOWN.includes(shown) ? galleryPage(shown, text, locale) : galleryIndex(LOCALES)
}
