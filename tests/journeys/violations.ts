import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds, and controls whose bounds cannot be seen, in words a person can act on. The script is
 * evaluated, not added to the page: the page's CSP forbids that. Of axe's rules all, or those that are named.
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // A document that was written into another keeps what that had loaded.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  // All rules; what passed is neither gathered nor carried over.
  // In the colours of the system axe takes the text's own colour for what is seen.
  const forced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches)
  const options = JSON.stringify({
    resultTypes: ['violations'],
    ...(rules ? { runOnly: rules.filter((rule) => !forced || rule !== 'color-contrast') } : {}),
    ...(forced && !rules ? { rules: { 'color-contrast': { enabled: false } } } : {}),
  })
  const violations = (await page.evaluate(`axe.run(${options}).then(({ violations }) => violations)`)) as {
    id: string
    nodes: { target: string[]; failureSummary: string }[]
  }[]
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.target.join(' ')}: ${nodes[0]!.failureSummary}`),
    ...(await page.evaluate(faintBounds, forced)),
  ]
}

/**
 * Fields, and choices that are pressed, whose bound is less than 3 : 1 against what lies around them (WCAG
 * 2.2, 1.4.11), which axe does not look at: by their border, or by their own ground. In the colours of the
 * system also text that is not 4.5 : 1, and what is chosen, open or current and looks like what is not. Runs
 * in the page.
 */
function faintBounds(forced: boolean): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!
  const mixed = (colours: string[]): number[] => {
    canvas.clearRect(0, 0, 1, 1)
    for (const colour of ['Canvas', ...colours]) {
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const grounds = (of: Element | null): string[] =>
    of ? [...grounds(of.parentElement), getComputedStyle(of).backgroundColor] : []
  const light = (colour: number[]) => {
    const [r, g, b] = colour.map((part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const contrast = (one: number[], other: number[]) => {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b)
    return (more! + 0.05) / (less! + 0.05)
  }
  // An unseen control stands under what its label shows: beside it, or the label itself.
  const bounded = (control: Element): (Element | null)[] =>
    Number(getComputedStyle(control).opacity) > 0 ? [control] : [control.nextElementSibling, control.closest('label')]
  const boundOf = (shown: Element | null): number => {
    if (!shown) return 1
    const { borderBottomColor, borderBottomWidth, borderBottomStyle } = getComputedStyle(shown)
    const around = mixed(grounds(shown.parentElement))
    const hasEdge = parseFloat(borderBottomWidth) >= 1 && borderBottomStyle !== 'none'
    const edge = hasEdge ? contrast(mixed([...grounds(shown), borderBottomColor]), around) : 1
    return Math.max(contrast(mixed(grounds(shown)), around), edge)
  }
  const native = 'input:is([type=checkbox], [type=radio], [type=range], [type=file], [type=hidden])'
  const fields = [...document.querySelectorAll(`:is(input, select, textarea):not(${native}, :disabled)`)]
  const choices = [...document.querySelectorAll('label > :is([type=radio], [type=checkbox]):not(:disabled)')]
  const hidden = choices.filter((choice) => Number(getComputedStyle(choice).opacity) === 0)
  const nameOf = (of: Element) => `${of.tagName.toLowerCase()}.${of.getAttribute('class') ?? ''} ${of.id}`
  const said = [...document.querySelectorAll('body *')].filter(
    (one) =>
      one.checkVisibility() &&
      !one.closest('svg, :disabled') &&
      [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()),
  )
  const faint = said.flatMap((one) => {
    const { color, backgroundImage } = getComputedStyle(one)
    const seen = contrast(mixed([...grounds(one), color]), mixed(grounds(one)))
    return seen >= 4.5 || backgroundImage !== 'none' ? [] : [`text: ${nameOf(one)}: ${seen.toFixed(2)} : 1`]
  })
  const looks = (one: Element) => {
    const now = getComputedStyle(one)
    const after = getComputedStyle(one, '::after')
    const marks = [now.color, now.backgroundColor, now.fontWeight, now.textDecorationLine, now.outlineWidth]
    const edges = ['Top', 'Right', 'Bottom', 'Left'].map((side) => `border${side}` as const)
    const edge = edges.flatMap((side) => [
      now[`${side}Width` as 'color'],
      now[`${side}Color` as 'color'],
      now[`${side}Style` as 'color'],
    ])
    return [...marks, ...edge, after.content, after.height, one.children.length].join()
  }
  const chosen = [...document.querySelectorAll('[aria-current], [aria-selected=true], [aria-pressed=true]')]
  const lost = chosen.flatMap((one) => {
    const place = one.parentElement?.tagName === 'LI' ? one.parentElement : one
    const others = [...(place.parentElement?.children ?? [])]
      .map((other) => (place === one ? other : (other.firstElementChild ?? other)))
      .filter(
        (other) =>
          other !== one &&
          other.tagName === one.tagName &&
          !other.matches('[aria-current], [aria-selected=true], [aria-pressed=true]'),
      )
    return one.checkVisibility() && others.some((other) => looks(other) === looks(one))
      ? [`chosen: ${nameOf(one)} looks like the others`]
      : []
  })
  const inSystemColours = forced ? [...faint, ...lost] : []
  const faintControls = [...fields, ...hidden].flatMap((control) => {
    if (!control.checkVisibility() || control.getBoundingClientRect().width < 8) return []
    const most = Math.max(...bounded(control).map(boundOf))
    return most >= 3 ? [] : [`bounds: ${nameOf(control)}: ${most.toFixed(2)} : 1 against what is around it`]
  })
  return [...faintControls, ...inSystemColours]
}
