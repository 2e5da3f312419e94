import { ROOT_ZONE } from '../../core/place/place.ts'
import type { PageState } from '../../wire/meeting.ts'
import type { PageName } from '../../wire/pages.ts'
import type { Locale } from '../../wire/plain.ts'
import { renderPage } from '../render.ts'
import { stringsFor } from '../strings.ts'
import type { DeskState } from '../desk/deskState.svelte.ts'
import { samplesOf } from './samples.ts'
import { TEXTS, type TextName } from './texts.ts'

/** What a script draws, each with its file here: the views of the phone, the screen, parts of the desk. */
const DRAWN = {
  phoneWrite: 'phone',
  phoneRead: 'phone',
  phoneMine: 'phone',
  screen: 'screen',
  deskBoard: 'desk',
  deskMatter: 'desk',
  deskParts: 'desk',
} as const
type Drawn = keyof typeof DRAWN

/** What the gallery shows: public pages, and parts of the other surfaces. */
export type Shown = PageName | Drawn
export const SHOWN = [...Object.keys(samplesOf('').pages), ...Object.keys(DRAWN)] as Shown[]

/**
 * A page of the gallery as a document: `shown` with one of the texts in every field that a person can fill.
 */
export function galleryPage(shown: Shown, text: TextName, locale: Locale): string {
  const words = TEXTS[text]
  if (!isDrawn(shown)) {
    const { title, head, html } = renderPage(shown, locale, samplesOf(words).pages[shown])
    return documentOf(locale, title, head, html)
  }
  const file = DRAWN[shown]
  const state = JSON.stringify({
    ...(file === 'desk' ? deskState(locale) : pageState(file, words, locale)),
    shown,
    text: words,
  })
  const body = `<div id="app"></div><script type="application/json" id="state">${state.replace(/</g, '\\u003c')}</script>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/src/web/gallery/${file}.ts"></script>`
  return documentOf(locale, `${shown} · ${text}`, '', body)
}

/** The gallery's first page: every page with every text, in every language. */
export function galleryIndex(locales: readonly Locale[]): string {
  const row = (shown: string, text: string) =>
    locales.map((locale) => `<a href="/gallery/${shown}/${text}/${locale}">${text} ${locale}</a>`).join(' · ')
  const rows = SHOWN.map(
    (shown) =>
      `<h2>${shown}</h2>${Object.keys(TEXTS)
        .map((text) => `<p>${row(shown, text)}</p>`)
        .join('')}`,
  )
  return documentOf('en', 'Gallery', '', `<main><h1>Gallery</h1>${rows.join('')}</main>`)
}

/** Whether a script draws it; a public page comes whole from the server. */
export const isDrawn = (shown: Shown): shown is Drawn => shown in DRAWN

const documentOf = (locale: Locale, title: string, head: string, body: string): string => `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`

const NOW = Date.UTC(2026, 4, 29, 6, 30)
const CLOCK = ROOT_ZONE

const deskState = (locale: Locale): DeskState => ({
  locale,
  strings: stringsFor('desk', locale),
  origin: 'http://192.168.1.20:3000',
  now: NOW,
  clocks: { rongshu: CLOCK },
})

function pageState(surface: 'phone' | 'screen', text: string, locale: Locale): PageState {
  const { openBoard, pages } = samplesOf(text)
  const name = text || '1'
  const [mine = '', other = ''] = Object.keys(openBoard.cards)
  return {
    locale,
    strings: stringsFor(surface, locale),
    seq: 1,
    board: openBoard,
    communityName: name,
    communitySlug: 'rongshu',
    joinUrl: 'http://192.168.1.20:3000/m/K7M2QP',
    joinQr: '',
    recordQr: '',
    origin: 'http://192.168.1.20:3000',
    now: NOW,
    me: {
      participant: mine,
      name,
      capacity: 'resident',
      nameAgreed: true,
      present: true,
      cards: [{ id: mine, receipt: 'R7K-2M9-QP4T' }],
      endorsed: [other],
      numbers: [],
      moved: [],
      amended: [],
      dots: {},
      answers: {},
      pledged: [],
      stickers: false,
      follow: { [other]: 'token' },
    },
    shown: 'pass',
    pass: null,
    fruit: { topics: [], visions: [] },
    last: pages.record.last,
    clock: CLOCK,
  }
}
