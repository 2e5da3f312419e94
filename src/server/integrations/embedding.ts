/**
 * Turns texts into vectors; equal texts have equal vectors. Rejects where the service does not answer as it
 * should.
 */
export type Embed = (texts: readonly string[]) => Promise<Float32Array[]>

/**
 * An embedding service: where it is, under which key (empty where it asks for none), and which of its models.
 */
export interface EmbeddingService {
  url: string
  key: string
  model: string
}

const TIMEOUT_MS = 5000
const ANSWER_MOST = 16_000_000
const DIMENSIONS_MOST = 8192

/** What a service answered that is no answer. The words say nothing of what was asked, nor of the key. */
class NotEmbedded extends Error {}

/**
 * Speaks with an embedding service in the manner of OpenAI: POST {url}/embeddings. Only the words of texts
 * are sent. The address is the operator's own setting, so it may be on this machine; redirects are not
 * followed, so that it stays the only one. Vectors come back with length 1.
 */
export function embedThrough({ url, key, model }: EmbeddingService, timeout = TIMEOUT_MS): Embed {
  return async (texts) => {
    const reply = await fetch(`${url}/embeddings`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    }).catch((error: unknown) => {
      throw new NotEmbedded(`no answer: ${(error as Error).name}`)
    })
    const body = await readUpTo(reply, ANSWER_MOST)
    if (!reply.ok) throw new NotEmbedded(`status ${reply.status}`)
    return vectorsIn(body, texts.length)
  }
}

async function readUpTo(reply: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of (reply.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > most) throw new NotEmbedded('the answer is too long')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof NotEmbedded ? error : new NotEmbedded(`broken off: ${(error as Error).name}`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * The vectors of an answer in the order of the texts. Refuses any that are missing, of unequal length, or not
 * made of numbers.
 */
function vectorsIn(body: string, count: number): Float32Array[] {
  let data: unknown
  try {
    data = (JSON.parse(body) as { data?: unknown }).data
  } catch {
    throw new NotEmbedded('the answer is no JSON')
  }
  if (!Array.isArray(data) || data.length !== count) throw new NotEmbedded('the answer has not a vector for each text')
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count })
  for (const [place, one] of data.entries()) {
    const { index = place, embedding } = (one ?? {}) as { index?: number; embedding?: unknown }
    if (Number.isInteger(index) && index >= 0 && index < count) vectors[index] = unit(embedding)
  }
  const length = vectors[0]?.length ?? 0
  if (length === 0 || vectors.some((vector) => vector?.length !== length))
    throw new NotEmbedded('the answer has vectors that are missing, or unequal in length')
  return vectors as Float32Array[]
}

function unit(numbers: unknown): Float32Array | undefined {
  if (!Array.isArray(numbers) || numbers.length > DIMENSIONS_MOST) return undefined
  const square = numbers.reduce((sum: number, value: unknown) => sum + Number(value) ** 2, 0)
  if (!Number.isFinite(square) || square === 0) return undefined
  const length = Math.sqrt(square)
  return Float32Array.from(numbers as number[], (value) => value / length)
}
