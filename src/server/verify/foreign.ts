/**
 * A server did not answer as one does that serves a log; the message says how. Nothing of its answer is in
 * it.
 */
export class BadServer extends Error {}

/** How long one answer may take, and all of them, in ms. */
const ANSWER_MS = 30_000
const ALL_MS = 30 * 60_000
/** The longest list of communities that we believe in, and on how many pages. */
const SLUGS_MOST = 10_000
const PAGES_MOST = 1000
const PAGE_MOST = 1_000_000

/**
 * Reads from a server that is not believed: what it sends is bounded in size, number and time, and it sends
 * us nowhere else.
 */
export class Foreign {
  private readonly all: AbortSignal

  constructor(
    readonly url: string,
    private readonly answerMs = ANSWER_MS,
    allMs = ALL_MS,
  ) {
    this.all = AbortSignal.timeout(allMs)
  }

  /**
   * What is at a path, `most` bytes at most; undefined where there is nothing. Refuses with BadServer what is
   * larger, slower, or elsewhere.
   */
  async read(path: string, most: number): Promise<Uint8Array | undefined> {
    const url = `${this.url}/${path}`
    const signal = AbortSignal.any([this.all, AbortSignal.timeout(this.answerMs)])
    try {
      const reply = await fetch(url, { signal, redirect: 'manual' })
      if (reply.status >= 300 && reply.status < 400)
        throw new BadServer(`${url} leads elsewhere: give the address where the log is`)
      if (!reply.ok || !reply.body) {
        await reply.body?.cancel()
        return undefined
      }
      return await bounded(reply.body, most, url)
    } catch (error) {
      if (error instanceof BadServer) throw error
      throw new BadServer(`${url} ${this.all.aborted || signal.aborted ? 'takes too long' : 'cannot be read'}`)
    }
  }

  /** The names of all communities' logs. */
  async slugs(): Promise<string[]> {
    const slugs = new Set<string>()
    let cursor = ''
    for (let pages = 1; ; pages++) {
      const bytes = await this.read(
        `api/communities?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        PAGE_MOST,
      )
      if (!bytes) throw new BadServer(`${this.url} is no Grove`)
      const page = pageOf(bytes)
      const before = slugs.size
      for (const slug of page.slugs) slugs.add(slug)
      if (!page.next) return [...slugs]
      // A page without anything new would go on for ever.
      if (slugs.size === before || slugs.size > SLUGS_MOST || pages >= PAGES_MOST)
        throw new BadServer(`${this.url} does not come to an end with its communities`)
      cursor = page.next
    }
  }
}

async function bounded(body: ReadableStream<Uint8Array>, most: number, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) throw new BadServer(`${url} is larger than it can be`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function pageOf(bytes: Uint8Array): { slugs: string[]; next: string | null } {
  try {
    const { items, next } = JSON.parse(new TextDecoder().decode(bytes)) as { items: { slug: unknown }[]; next: unknown }
    const slugs = items.map(({ slug }) => slug)
    if (slugs.every(isSlug) && (next === null || typeof next === 'string')) return { slugs, next }
  } catch {
    // Said below.
  }
  throw new BadServer('the list of communities is none')
}

/** It becomes a part of an address. */
const isSlug = (slug: unknown): slug is string => typeof slug === 'string' && /^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)
