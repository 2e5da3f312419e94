import { SaxesParser } from 'saxes'
import type { Archive } from './archive.ts'
import { Refused } from './found.ts'

/** What is heard while a part is read. Names come without their prefix (some programs write `x:row`). */
export interface Heard {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads a part of a workbook as XML while it is unpacked; refuses what is not well-formed, and document types, of which workbooks have none. */
export async function readXml(archive: Archive, name: string, heard: Heard): Promise<void> {
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const unreadable = () => {
    throw new Refused('importUnreadable')
  }
  parser.on('error', unreadable)
  parser.on('doctype', unreadable)
  parser.on('opentag', ({ name, attributes }) => heard.open?.(local(name), attributes))
  parser.on('closetag', ({ name }) => heard.close?.(local(name)))
  if (heard.text) parser.on('text', (text) => heard.text!(text))
  if (heard.text) parser.on('cdata', (text) => heard.text!(text))
  let decoder: TextDecoder | undefined
  for await (const piece of archive.pieces(name)) {
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
