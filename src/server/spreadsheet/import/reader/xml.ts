import { SaxesParser } from 'saxes'
import type { Archive } from './archive.ts'
import { Refused } from './found.ts'

/** What is heard while a part is read. Names come without their prefix (some programs write `x:row`). */
export interface Heard {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * No tag, text or comment of a real workbook is longer (bytes: 32,767 signs of a cell, each written out as an
 * entity), nor nested deeper.
 */
const [TOKEN_MOST, DEPTH_MOST] = [300_000, 64]

/**
 * Reads a part of a workbook as XML while it is unpacked; refuses what is not well-formed, document types, of
 * which workbooks have none, and tags or texts so long, or nested so deep, that no program writes them.
 */
export async function readXml(archive: Archive, name: string, heard: Heard): Promise<void> {
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const unreadable = () => {
    throw new Refused('importUnreadable')
  }
  parser.on('error', unreadable)
  parser.on('doctype', unreadable)
  let [token, depth] = [0, 0]
  parser.on('opentag', ({ name, attributes }) => {
    token = 0
    if (++depth > DEPTH_MOST) unreadable()
    heard.open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    token = 0
    depth--
    heard.close?.(local(name))
  })
  if (heard.text) parser.on('text', (text) => heard.text!(text))
  if (heard.text) parser.on('cdata', (text) => heard.text!(text))
  let decoder: TextDecoder | undefined
  for await (const piece of archive.pieces(name)) {
    if ((token += piece.length) > TOKEN_MOST) throw new Refused('importTooLarge')
    decoder ??= new TextDecoder(piece[0] === 0xff ? 'utf-16le' : piece[0] === 0xfe ? 'utf-16be' : 'utf-8', {
      fatal: true,
    })
    parser.write(decode(decoder, piece))
  }
  parser.close()
}

function decode(decoder: TextDecoder, piece: Buffer): string {
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    throw new Refused('importUnreadable')
  }
}
