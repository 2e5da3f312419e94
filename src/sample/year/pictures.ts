import sharp from 'sharp'

/** A drawn photo of a place before and after: invented places have no real ones. WebP, 480 × 360. */
export async function drawPair(hue: number): Promise<{ before: Buffer; after: Buffer }> {
  return { before: await draw(hue, false), after: await draw(hue, true) }
}

async function draw(hue: number, done: boolean): Promise<Buffer> {
  const sky = done ? `hsl(${hue} 46% 84%)` : `hsl(${hue} 8% 62%)`
  const wall = done ? `hsl(${(hue + 40) % 360} 34% 78%)` : `hsl(${hue} 8% 50%)`
  const ground = done ? '#c9b994' : '#6f675b'
  const lamp = done ? '<circle cx="330" cy="96" r="46" fill="#ffe9a8" opacity=".8"/>' : ''
  const mess = done
    ? '<circle cx="120" cy="240" r="34" fill="#4c9a63"/><rect x="116" y="262" width="8" height="34" fill="#5b4636"/>'
    : '<path d="M90 300l20-28 30 8 18-20 34 40z" fill="#3f3a33"/><path d="M210 318q40-22 90 4z" fill="#59707c"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">
    <rect width="480" height="360" fill="${sky}"/>
    <path d="M0 110h150v190H0zM190 70h90v230h-90zM380 130h100v170H380z" fill="${wall}"/>
    <path d="M20 140h36v40H20zM82 140h36v40H82zM210 100h26v34h-26zM210 160h26v34h-26z" fill="#fff" opacity="${done ? 0.7 : 0.25}"/>
    <rect y="296" width="480" height="64" fill="${ground}"/>
    ${lamp}<path d="M326 96h8v204h-8zM300 92h60v10h-60z" fill="#4b4740"/>${mess}
  </svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 70 }).toBuffer()
}

/**
 * A drawn photo of a notice board with a sheet on it, each with its own light and its own old pins: no two
 * photos are the same. WebP, 480 × 360. `light`: 0 to 999.
 */
export function drawBoard(light: number): Promise<Buffer> {
  const tone = (of: number) => 130 + (Math.floor(light / of) % 10) * 8
  const lit = `rgb(${tone(1)},${tone(10)},${tone(100)})`
  const pins = Array.from({ length: 10 }, (_, n) =>
    (light >> n) & 1 ? `<rect x="${64 + n * 36}" y="${300 - (n % 2) * 8}" width="8" height="8" fill="#2d2a26"/>` : '',
  )
  const lines = Array.from({ length: 9 }, (_, n) => `<path d="M168 ${120 + n * 14}h${n % 4 === 3 ? 84 : 144}"/>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">
    <rect width="480" height="360" fill="${lit}"/><rect x="40" y="30" width="400" height="300" rx="6" fill="#5b4636"/>
    <rect x="54" y="44" width="372" height="272" fill="#a98e74"/>
    <g transform="rotate(-2 240 180)"><rect x="150" y="62" width="180" height="240" fill="#fff"/>
      <path d="M200 92h80" stroke="#9e3b28" stroke-width="9"/>
      <g stroke="#444" stroke-width="3">${lines.join('')}</g>
      <path d="M168 258h34v34h-34zm8 8v18h18v-18z" fill="#22302a"/><path d="M250 282h62" stroke="#444" stroke-width="3"/>
    </g>
    ${pins.join('')}<circle cx="156" cy="70" r="4" fill="#9e3b28"/><circle cx="324" cy="66" r="4" fill="#9e3b28"/>
  </svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 70 }).toBuffer()
}
