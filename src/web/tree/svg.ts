import { faded, SANS, SERIF } from './colours.ts'
import { fruitMarks, leafMarks, starMarks } from './leafShapes.ts'
import { TAIL_GAP } from './names.ts'
import { round } from './path.ts'
import type { Glow, Leaf, Mark, Scene, Text, TreeScene } from './scene.ts'

/** Text as data: nothing in it can become markup. Letters that XML forbids are left out. */
const escaped = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/**
 * The scene as a drawing that stands for itself: for public pages, posters, minutes and export. Needs no
 * browser. `name` sets the ids inside apart where a page holds several pictures.
 */
export function toSvg(scene: Scene, name = 'grove'): string {
  const { width, height, palette } = scene
  const glows = new Map<string, string>()
  const used = new Map<string, Mark[]>()
  const draw = (glow: Glow) => glowSvg(glow, glows, name)
  const land = scene.land.map(markSvg).join('')
  const trees = scene.trees.map((tree) => treeSvg(tree, scene, draw, used, name))
  const washes = trees.map(({ washes }) => washes).join('')
  const bodies = trees.map(({ body }) => body).join('')
  const defs = [
    ...[...glows].map(
      ([colour, id]) =>
        `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}"/><stop offset=".55" stop-color="${colour}" stop-opacity=".62"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`,
    ),
    ...[...used].map(([id, marks]) => `<g id="${id}">${marks.map(markSvg).join('')}</g>`),
  ].join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" aria-labelledby="${name}-title ${name}-desc">`,
    `<title id="${name}-title">${escaped(scene.title)}</title><desc id="${name}-desc">${escaped(scene.description)}</desc>`,
    `<defs>${defs}</defs>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    land,
    washes,
    bodies,
    `<g fill="none" stroke-linecap="round">${[...scene.links, ...scene.tags.flatMap(({ marks }) => marks)].map(markSvg).join('')}</g>`,
    [...scene.tags.flatMap(({ texts }) => texts), ...scene.texts].map(textSvg).join(''),
    '</svg>',
  ].join('')
}

function treeSvg(tree: TreeScene, scene: Scene, draw: (glow: Glow) => string, used: Map<string, Mark[]>, name: string) {
  const fade = tree.opacity < 1 ? ` opacity="${tree.opacity}"` : ''
  const use = (id: string, marks: () => Mark[], x: number, y: number, turn: number, size: number) => {
    if (!used.has(id)) used.set(id, marks())
    return `<use href="#${id}" transform="translate(${round(x)} ${round(y)})${turn ? ` rotate(${Math.round(turn)})` : ''} scale(${round(size)})"/>`
  }
  const pale = faded(scene.palette)
  const twigs = new Map<number, string>()
  for (const { twig } of tree.leaves) if (twig) twigs.set(twig.width!, (twigs.get(twig.width!) ?? '') + twig.d)
  const leaf = ({ form, shade, x, y, angle, size, star, faint }: Leaf) =>
    use(
      `${name}-${tree.tree}-${form}${shade}${faint ? 'f' : ''}`,
      () => leafMarks(tree.tree, form, shade, faint ? pale : scene.palette),
      x,
      y,
      angle,
      size,
    ) + (star ? use(`${name}-star`, () => starMarks(scene.palette), x, y, angle, size) : '')
  const body = [
    `<g${fade}>`,
    '<g stroke-linecap="round">',
    ...[...twigs].map(([width, d]) => markSvg({ d, stroke: scene.palette.wood, width })),
    ...tree.wood.map(markSvg),
    '</g>',
    ...tree.leaves.map(leaf),
    ...tree.fruit.map(({ x, y, size }) =>
      use(`${name}-${tree.tree}-fruit`, () => fruitMarks(tree.tree, scene.palette), x, y, 0, size),
    ),
    '</g>',
  ].join('')
  return { washes: `<g${fade}>${tree.washes.map(draw).join('')}</g>`, body }
}

function glowSvg({ x, y, rx, ry, colour, opacity }: Glow, glows: Map<string, string>, name: string): string {
  if (!glows.has(colour)) glows.set(colour, `${name}-glow${glows.size}`)
  return `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="url(#${glows.get(colour)})" opacity="${Math.round(opacity * 100) / 100}"/>`
}

function markSvg({ d, fill, stroke, width, opacity }: Mark): string {
  const line = stroke ? ` stroke="${stroke}" stroke-width="${Math.round(width! * 1000) / 1000}"` : ''
  return `<path d="${d}" fill="${fill ?? 'none'}"${line}${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`
}

function textSvg({ text, tail, x, y, size, colour, serif, bold, anchor, halo, opacity }: Text): string {
  const rim = halo
    ? ` stroke="${halo}" stroke-width="${round(size * 0.26)}" stroke-linejoin="round" paint-order="stroke" stroke-opacity=".88"`
    : ''
  const fade = opacity < 1 ? ` opacity="${opacity}"` : ''
  const after = tail
    ? `<tspan dx="${TAIL_GAP}em" fill="${tail.colour}" font-weight="${tail.bold ? 600 : 400}">${escaped(tail.text)}</tspan>`
    : ''
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" font-family="${serif ? SERIF : SANS}" font-weight="${bold ? 600 : 400}" text-anchor="${anchor}" fill="${colour}"${rim}${fade}>${escaped(text)}${after}</text>`
}
