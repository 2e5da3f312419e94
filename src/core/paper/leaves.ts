import type { Tree } from '../meeting/meeting.ts'

const leaf = (colour: string, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20" fill="${colour}">${shapes}</svg>`

const petals = [0, 72, 144, 216, 288]
  .map((turn) => `<ellipse cy="-5.4" rx="3.6" ry="4.2" transform="rotate(${turn})"/>`)
  .join('')

/**
 * The leaf of each tree, as on the trees themselves: told by its shape where there is no colour, pointed,
 * rounded, a blossom of five. Dark enough to stay black on a printer without colours.
 */
export const LEAVES: Record<Tree, string> = {
  problem: leaf('#9e3b28', '<path d="M0 -9.5 C7 -3 7 4 0 9.5 C-7 4 -7 -3 0 -9.5Z"/>'),
  action: leaf('#1f6340', '<ellipse rx="7" ry="8.5" transform="rotate(24)"/>'),
  vision: leaf('#8a5a06', petals),
}
