import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a small model knows: words that mean one thing have one direction. */
const CONCEPTS: readonly RegExp[] = [
  /路灯|路燈|黑灯瞎火|摸黑|心里发毛|太黑|street ?light|dark/i,
  /垃圾|臭|rubbish/i,
  /电动车|电瓶车|e-?bike/i,
  /孩子|小孩|学校/i,
  /老人|长者|食堂/i,
  /停车|车位|parking/i,
]

/** How the service behaves. */
export type Manner = 'well' | 'slow' | 'garbage' | 'short' | 'huge' | 'redirect' | 'broken' | 'unequal' | 'zero'

export interface EmbeddingStub {
  url: string
  manner: Manner
  /** Texts that arrived, and what stood in the header with the key. */
  asked: string[]
  keys: Set<string>
  requests: number
  /** Requests that were answered to their end. */
  answered: number
  stop(): Promise<void>
}

/** A real service on this machine that speaks the protocol, with a model small enough to be understood. */
export async function startEmbeddingService(): Promise<EmbeddingStub> {
  const service = { manner: 'well' as Manner, asked: [] as string[], keys: new Set<string>(), requests: 0, answered: 0 }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    response.on('finish', () => service.answered++)
    request.on('end', () => {
      service.requests++
      service.keys.add(request.headers.authorization ?? '')
      const { input } = JSON.parse(body) as { input: string[] }
      service.asked.push(...input)
      const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
      const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }))
      switch (service.manner) {
        case 'well':
          return json({ data })
        case 'slow':
          return void setTimeout(() => json({ data }), 8000).unref()
        case 'garbage':
          return response.end('<html>maintenance</html>')
        case 'short':
          return json({ data: data.slice(1) })
        case 'unequal':
          return json({ data: data.map((one, i) => (i ? one : { ...one, embedding: [1, 2] })) })
        case 'zero':
          return json({ data: data.map((one) => ({ ...one, embedding: one.embedding.map(() => 'x') })) })
        case 'huge':
          return response.end(`{"data": "${'x'.repeat(20_000_000)}"}`)
        case 'redirect':
          return response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
        case 'broken':
          return response.writeHead(500).end('secret words of the service')
      }
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return Object.assign(service, { url, stop })
}

/** A direction for each concept, and a little of the text itself, so that no two texts are quite the same. */
function vectorOf(text: string): number[] {
  const own = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const character of text) own[character.codePointAt(0)! % own.length]! += 0.05
  return [...CONCEPTS.map((concept) => (concept.test(text) ? 1 : 0)), ...own]
}
