import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ReceiptView } from '../../wire/receipt.ts'
import type { PageName } from '../../wire/pages.ts'
import { LOCALES } from '../../wire/plain.ts'
import { samplesOf } from '../gallery/samples.ts'
import { renderPage, treesSvg } from '../render.ts'
import { pages } from './pages.ts'

const HOSTILE = `<script>alert("x")</script> <img src=x onerror='y'> {name} \u05d0\u05d1 &amp;`
const { aCard, aBoard, board, receipt, receiptPage, recordOf, pages: hostile } = samplesOf(HOSTILE)
const names = Object.keys(hostile) as PageName[]

describe('public pages', () => {
  it.each(names)('%s shows what people wrote as text, never as markup', (name) => {
    for (const locale of LOCALES) {
      const { html, head } = renderPage(name, locale, hostile[name])
      // The page's own script, which says it aloud, or asks again how many are here.
      const written = ['aloud', 'voteScreen', 'copyText', 'countAgain', 'mapView', 'pushOffer'].reduce(
        (text, script) => text.replace(`<script type="module" src="/${script}.js"></script>`, ''),
        html + head,
      )
      expect(written).not.toMatch(/<script|<img src=x|="[^"]*alert\("x"/)
    }
  })

  it.each(names)('%s finds every word it asks for, in every language', (name) => {
    for (const locale of LOCALES) {
      const { html, title, description } = renderPage(name, locale, hostile[name])
      const shown = html.replace(/<[^>]*>/g, ' ')
      expect(shown + title + description).not.toMatch(
        /\b(square|home|search|meetings|community|record|receipt|signIn|api|poster|problem|matter|matters|notice|notices|ledger|subdistrict|told|rate|lane|matterStage|tree|stage|agenda|capacity|app)\.[a-z]\w*(?![\w.]*json)/,
      )
      expect(title.length).toBeGreaterThan(0)
      expect(description.length).toBeGreaterThan(0)
    }
  })

  it('keeps a bidi text to itself', () => {
    const { html } = renderPage('record', 'en', hostile.record)
    expect(html).toMatch(/<bdi>[^<]*\u05d0\u05d1/)
  })

  it('draws hostile names as text', () => {
    expect(treesSvg(board, 'en', { width: 1200, height: 675 })).not.toMatch(/<script|<img/)
  })
})

it('a community begins with the meeting that is under way, and leads up to its subdistrict', () => {
  const { html } = renderPage('community', 'en', hostile.community)
  const [now, write] = ['aria-labelledby="open"', '/write"'].map((each) => html.indexOf(each))
  expect(now).toBeGreaterThan(0)
  expect(now).toBeLessThan(write!)
  expect(html).toContain(`href="${hostile.community.upUrl}"`)
})

describe('the record', () => {
  it('gives the reason of a hidden card and none of its words', () => {
    const hidden = aCard(3, {
      state: 'hidden',
      reason: 'names a neighbour',
      text: 'secret words',
      where: 'secret place',
    })
    const { html } = renderPage('record', 'en', recordOf(aBoard([hidden])))
    expect(html).toContain('names a neighbour')
    expect(html).not.toContain('secret')
  })

  it('says that a card was withdrawn and nothing else of it', () => {
    const gone = aCard(4, { state: 'withdrawn', text: 'secret words' })
    const { html } = renderPage('record', 'en', recordOf(aBoard([gone])))
    expect(html).toContain('Card no. 4 was withdrawn')
    expect(html).not.toContain('secret')
  })

  it('names only those who agreed, and no author', () => {
    const { html } = renderPage(
      'record',
      'en',
      recordOf(aBoard([aCard(1)], [], { attendance: { ...board.attendance, named: ['Lin'] } })),
    )
    expect(html).toContain('Lin')
    expect(html).not.toMatch(/author|participant/i)
  })

  it('says so while the meeting is not over', () => {
    const { html } = renderPage('record', 'en', recordOf(aBoard([], [], { stage: 'open', closedAt: null })))
    expect(html).toContain('This meeting is not over yet')
  })

  it('links an action with the problem it addresses, both ways', () => {
    const { html } = renderPage('record', 'en', hostile.record)
    expect(html).toMatch(/Addresses[\s\S]*?href="#card-1"/)
    expect(html).toMatch(/Addressed by[\s\S]*?href="#card-2"/)
  })
})

describe('a receipt', () => {
  it('gives its holder the reason for hiding', () => {
    const { html } = renderPage(
      'receipt',
      'en',
      receiptPage({ ...receipt, state: 'hidden', reason: 'names a neighbour' }),
    )
    expect(html).toContain('names a neighbour')
  })

  it('offers to withdraw, but not twice', () => {
    const formOf = (state: ReceiptView['state']) =>
      renderPage('receipt', 'en', receiptPage({ ...receipt, state })).html.includes('/withdraw"')
    expect([formOf('standing'), formOf('hidden'), formOf('withdrawn')]).toEqual([true, true, false])
  })
})

describe('the reading of an API', () => {
  it('links a schema to its own place', () => {
    const { html } = renderPage('api', 'en', {
      openapi: {
        paths: {
          '/b': {
            get: {
              responses: {
                200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Board' } } } },
              },
            },
          },
        },
        components: { schemas: { Board: { type: 'object' } } },
      },
    })
    expect(html).toContain('href="#schema-Board"')
    expect(html).toContain('id="schema-Board"')
  })
})

describe('the looks of a page', () => {
  // Read as files: the test runner gives no styles.
  const folder = new URL('./styles/', import.meta.url)
  // The desk has the meter too.
  const fileOf = (style: string) => new URL(style === 'meter' ? '../../kit/meter.css' : `${style}.css`, folder)
  const styledIn = (style: string) =>
    new Set(readFileSync(fileOf(style), 'utf8').match(/(?<=\.)[a-z][\w-]*(?=[^{}]*\{)/g))
  const own = readdirSync(folder).map((file) => file.slice(0, -'.css'.length))
  const styled = new Set([...own, 'meter'].flatMap((style) => [...styledIn(style)]))

  it.each(names)('%s has the style of every part in it', (name) => {
    const { html } = renderPage(name, 'en', hostile[name])
    const used = new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, classes]) => classes!.split(/\s+/)))
    const there = new Set(
      ['base', ...pages[name].styles, 'print']
        .filter((style) => style !== 'darkPictures')
        .flatMap((style) => [...styledIn(style)]),
    )
    expect(styled.size).toBeGreaterThan(100)
    expect([...used].filter((each) => styled.has(each) && !there.has(each))).toEqual([])
  })
})
