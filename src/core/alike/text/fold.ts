import { SIMPLIFIED, TRADITIONAL } from '../../plain/simplified.ts'

/**
 * A text brought to one form for comparing, and where each of its code units comes from: `text[i]` stands for
 * `original.slice(from[i], to[i])`.
 */
export interface Folded {
  text: string
  from: number[]
  to: number[]
}

const simplified = new Map(Array.from(TRADITIONAL, (character, i) => [character, SIMPLIFIED[i]!]))
// What OpenCC leaves apart, since one of them has other uses too: 答覆 is 答复, 瞭解 is 了解, 揹 is 背.
for (const [character, plain] of ['覆复', '瞭了', '揹背']) simplified.set(character!, plain!)

/** Pictures that people put where a word would stand, and the word. */
const PICTURES = new Map(
  (
    '🐶狗 🐕狗 🐩狗 🐱猫 🐀老鼠 🐁老鼠 🦟蚊子 💩狗屎 🌳树 🌲树 🌴树 💡灯 🔦灯 🗑垃圾 🚮垃圾 🚽厕所 🚻厕所 🔥着火 🚒消防 ' +
    '🚗汽车 🚙汽车 🅿停车 🚲自行车 🛵电动车 🏍摩托车 🔋充电 🔌充电 🚌公交 🚇地铁 🚦红绿灯 🚥红绿灯 🛗电梯 💧漏水 ' +
    '🚰自来水 🌧下雨 🔊噪音 📢喇叭 🎤唱歌 💃跳舞 🚬抽烟 👴老人 👵老人 🧓老人 👶孩子 👧孩子 👦孩子 🏫学校 🏥医院 ' +
    '🛝滑梯 🪑椅子 💺座椅 🍚吃饭 📦快递 🚧施工 ♿轮椅'
  )
    .split(' ')
    .map((entry): [string, string] => {
      const [picture, ...word] = Array.from(entry)
      return [picture!, word.join('')]
    }),
)
const READABLE = /[\p{L}\p{N}\p{Mc}]/u
const ACCENT = /\p{Mn}/gu
const ACCENTED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/**
 * Folds a text for comparing, never for showing: Traditional to Simplified, full to half width, capitals to
 * small letters, accents off, ①㎡⑵ to plain digits and letters, whatever is neither letter nor digit to one
 * space. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  return fold(text).text
}

/**
 * As foldText, and says which part of the original each code unit comes from, so that a match can be marked
 * in what the person wrote.
 */
export function foldWithPlaces(text: string): Folded {
  const places = { from: [] as number[], to: [] as number[] }
  return { text: fold(text, places).text, ...places }
}

function fold(text: string, places?: { from: number[]; to: number[] }): { text: string } {
  let out = ''
  let gap = false
  const put = (unit: string, at: number, next: number) => {
    if (gap) {
      out += ' '
      places?.from.push(at)
      places?.to.push(at)
      gap = false
    }
    out += unit
    for (let i = 0; places && i < unit.length; i++) {
      places.from.push(at)
      places.to.push(next)
    }
  }
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at)!
    const next = at + (code > 0xffff ? 2 : 1)
    const form = known[code] ?? (known[code] = workOut(code))
    if (form === ' ') gap = out !== ''
    else if (form.length === 1) put(form, at, next)
    else
      for (const unit of form)
        if (unit === ' ') gap = out !== ''
        else put(unit, at, next)
    at = next
  }
  return { text: out }
}

// What a code point folds to never changes, so it is worked out once.
const known: Record<number, string> = Object.create(null) as Record<number, string>

function workOut(code: number): string {
  // A lone surrogate cannot be normalised into anything readable.
  if (code >= 0xd800 && code <= 0xdfff) return ' '
  let form = String.fromCodePoint(code)
  for (let before = ''; before !== form;) {
    before = form
    form = Array.from(form.normalize('NFKC').toLowerCase(), plain).join('')
  }
  const word = PICTURES.get(form)
  if (word) return word
  return Array.from(form, (character) => (READABLE.test(character) ? character : ' ')).join('')
}

function plain(character: string): string {
  const bare = ACCENTED.test(character) ? character.normalize('NFKD').replace(ACCENT, '') : character
  const simple = simplified.get(bare) ?? bare
  // An accent standing alone belongs to the letter before it, which loses accents too.
  return simple.replace(ACCENT, '')
}
