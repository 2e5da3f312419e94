import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds, and controls whose bounds cannot be seen, in words a person can act on. The script is
 * evaluated, not added to the page: the page's CSP forbids that.
 */
export async function violations(page: Page): Promise<string[]> {
  // A document that was written into another keeps what that had loaded.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  // All rules; what passed is neither gathered nor carried over.
  const violations = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as { id: string; nodes: { target: string[]; failureSummary: string }[] }[]
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.target.join(' ')}: ${nodes[0]!.failureSummary}`),
    ...(await page.evaluate(faintBounds)),
  ]
}

/**
 * Fields, and choices that are pressed, whose bound is less than 3 : 1 against what lies around them (WCAG
 * 2.2, 1.4.11), which axe does not look at: by their border, or by their own ground. Runs in the page.
 */
function faintBounds(): string[] {
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
  return [...fields, ...hidden].flatMap((control) => {
    if (!control.checkVisibility() || control.getBoundingClientRect().width < 8) return []
    const most = Math.max(...bounded(control).map(boundOf))
    const name = `${control.tagName.toLowerCase()}.${control.className} ${control.id}`
    return most >= 3 ? [] : [`bounds: ${name}: ${most.toFixed(2)} : 1 against what is around it`]
  })
}
