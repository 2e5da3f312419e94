import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'

export interface ReceivedLetter {
  to: string
  subject: string
  text: string
  raw: string
}

/** A small SMTP server (RFC 5321, as far as a client needs it) that keeps the letters it gets. */
export interface Mailbox {
  url: string
  letters: ReceivedLetter[]
  /** So many of the next letters are refused for now (451). */
  refuse(times: number): void
  close(): Promise<void>
}

/** Opens a mailbox on a free port of this machine. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ReceivedLetter[] = []
  let refusals = 0
  const server = createServer((socket) => converse(socket))
  function converse(socket: Socket): void {
    let to = ''
    let data: string[] | undefined
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (data) {
        if (line !== '.') return void data.push(line.replace(/^\./, ''))
        letters.push(readLetter(to, data.join('\n')))
        data = undefined
        return say('250 kept')
      }
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO') return say('250 mailbox.test')
      if (verb === 'RCPT') {
        to = /<(.*)>/.exec(line)![1]!
        if (refusals > 0) {
          refusals--
          return say(`451 not now, ${to}`)
        }
      }
      if (verb === 'DATA') {
        data = []
        return say('354 go on')
      }
      say(verb === 'QUIT' ? '221 bye' : '250 fine')
    }
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop()!
      lines.forEach(hear)
    })
    socket.on('error', () => {})
    say('220 mailbox.test')
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    refuse: (times) => (refusals = times),
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function readLetter(to: string, raw: string): ReceivedLetter {
  const [head, ...parts] = raw.split('\n\n')
  const body = parts.join('\n\n')
  const heading = head!.replace(/\n[ \t]+/g, '')
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(heading)?.[1] ?? ''
  const bytes = /quoted-printable/i.test(field('Content-Transfer-Encoding'))
    ? body
        .replace(/=\n/g, '')
        .replace(/((?:=[0-9A-F]{2})+)/g, (all) => Buffer.from(all.replaceAll('=', ''), 'hex').toString())
    : /base64/i.test(field('Content-Transfer-Encoding'))
      ? Buffer.from(body, 'base64').toString()
      : body
  return { to, subject: field('Subject'), text: bytes, raw }
}
