// npm run dev: Grove while you change it. Pages follow with hot replacement, the server starts anew when its
// sources change, the database stays.
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createServer as createVite } from 'vite'
import { galleryOf } from './gallery.mjs'
import { prepare } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await prepare({ build: true })

const PORT = Number(process.env.PORT || 3000)
/**
 * What the server is made of: a change there starts it anew. The rest are scripts of pages, which follow by
 * themselves.
 */
const SERVER = /\/src\/(core|wire|server|web\/(square|tree|kit|strings|render))/
const CALM_MS = 200
/** From what a page's built script was made. */
const SOURCES = new Map(
  ['manifest', 'desk'].flatMap((name) => {
    const built = JSON.parse(readFileSync(`dist/web/.vite/${name}.json`, 'utf8'))
    return Object.entries(built).map(([src, { file }]) => [file, src])
  }),
)

const front = createServer(answer)
const vite = await createVite({ appType: 'custom', server: { middlewareMode: true, hmr: { server: front } } })

let grove
/** One start at a time, in the order in which sources changed. */
let turn = Promise.resolve()

async function startGrove() {
  await grove?.stop()
  grove = undefined
  vite.moduleGraph.invalidateAll()
  const [{ startGrove, readSettings }, { renderPage, ...rest }] = await Promise.all([
    vite.ssrLoadModule('/src/server/main.ts'),
    vite.ssrLoadModule('/src/web/render.ts'),
  ])
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', publicUrl: `http://localhost:${PORT}` }
  grove = await startGrove(settings, { renderPage, ...rest }, 'dist/web')
}

const restart = () =>
  (turn = turn
    .then(startGrove)
    .then(() => console.log(`${new Date().toTimeString().slice(0, 8)}  Grove runs at http://localhost:${PORT}`))
    .catch((error) => console.error(error)))

let calm
vite.watcher.on('all', (_, file) => {
  if (!SERVER.test(file) || file.endsWith('.test.ts')) return
  clearTimeout(calm)
  calm = setTimeout(restart, CALM_MS)
})

/** Vite answers for sources; everything else is Grove's, whose pages load their scripts from the sources. */
function answer(incoming, outgoing) {
  vite.middlewares(incoming, outgoing, async () => {
    await turn
    const page = await galleryOf(vite, incoming.url)
    if (page) return outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    if (!grove) return outgoing.writeHead(503).end('Grove did not start: the terminal says why.')
    const { hostname, port } = new URL(grove.local)
    const headers = { ...incoming.headers, 'accept-encoding': 'identity' }
    const passedOn = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (reply) => {
      // The page's policy would forbid what replaces its parts.
      const { 'content-security-policy': _, ...rest } = reply.headers
      if (!/text\/html/.test(rest['content-type'] ?? '')) return reply.pipe(outgoing.writeHead(reply.statusCode, rest))
      const parts = []
      reply.on('data', (part) => parts.push(part))
      reply.on('end', () => {
        const page = Buffer.from(fromSources(Buffer.concat(parts).toString()))
        outgoing.writeHead(reply.statusCode, { ...rest, 'content-length': page.length }).end(page)
      })
    })
    passedOn.on('error', () => outgoing.destroy())
    incoming.pipe(passedOn)
    outgoing.on('close', () => passedOn.destroy())
  })
}

/** A page whose built script and styles are replaced by their sources. */
function fromSources(html) {
  return html
    .replace(/<link rel="(stylesheet|modulepreload)" href="\/assets\/[^>]*>\n?/g, '')
    .replace(/(id="later" href=)"\/(assets\/[^"]*)"/, (_, start, file) => `${start}"/${SOURCES.get(file)}"`)
    .replace(/<script type="module" src="\/(assets\/[^"]*)"><\/script>/, (_, file) =>
      ['/@vite/client', `/${SOURCES.get(file)}`]
        .map((src) => `<script type="module" src="${src}"></script>`)
        .join('\n'),
    )
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    await turn
    await grove?.stop()
    process.exit(0)
  })

await new Promise((listening) => {
  front.once('error', ({ code }) => {
    console.error(code === 'EADDRINUSE' ? `Port ${PORT} is in use. Set another: PORT=3001 npm run dev` : code)
    process.exit(1)
  })
  front.listen(PORT, listening)
})
await restart()
if (grove?.signInLink) console.log(`Facilitator      ${grove.signInLink}`)
else console.log('A sign-in link:  npx grove sign-in')
if (grove?.coordinatorLink) console.log(`Coordinator      ${grove.coordinatorLink}`)
