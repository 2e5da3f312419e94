import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../access/authorize.ts'
import { problem } from '../../wire/problem.ts'

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Grove',
    version: '1',
    description: 'Meetings, three trees, and a public record. Grove’s own pages use this same interface.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
}

/** Addresses that answer with something else than JSON, so that no schema of theirs is checked. */
const FILES = [
  ['get', '/api/meetings/{code}/cards.csv', 'Meetings', 'The cards as CSV', 'text/csv'],
  ['get', '/api/meetings/{code}/trees.svg', 'Meetings', 'The three trees as a vector picture', 'image/svg+xml'],
  ['get', '/api/meetings/{code}/trees.png', 'Meetings', 'The three trees as a picture', 'image/png'],
  ['get', '/api/meetings/{code}/qr.svg', 'Meetings', 'The QR code that joins the meeting', 'image/svg+xml'],
  ['get', '/photos/{id}.webp', 'Meetings', 'A photo of a standing card', 'image/webp'],
  [
    'get',
    '/api/receipts/{receipt}',
    'Taking part',
    'What became of a card, for whoever holds its receipt',
    'application/json',
  ],
  ['post', '/api/receipts/{receipt}/withdraw', 'Taking part', 'Withdraw a card by its receipt', 'application/json'],
  ['post', '/sign-in/{token}', 'Staff', 'Use a one-time sign-in link; sets the cookie', 'text/html'],
  ['post', '/api/sign-out', 'Staff', 'Sign out', 'text/plain'],
  ['delete', '/api/sessions/{id}', 'Staff', 'End one of my sign-ins', 'text/plain'],
] as const

/**
 * Completes the description that the routes give of themselves: files, and the problem that any address may
 * answer with.
 */
export function describe(app: OpenAPIHono<Env>): void {
  app.openAPIRegistry.register('Problem', problem)
  for (const [method, path, tag, summary, type] of FILES) {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name: name!,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const },
    }))
    app.openAPIRegistry.registerPath({
      method,
      path,
      tags: [tag],
      summary,
      parameters,
      responses: { 200: { description: summary, content: { [type]: { schema: { type: 'string' } } } } },
    })
  }
}

/** The OpenAPI 3.1 document of all addresses for programs. */
export function openApiDocument(app: OpenAPIHono<Env>) {
  const document = app.getOpenAPI31Document(INFO)
  for (const methods of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(methods ?? {})) {
      const { responses } = operation as { responses?: Record<string, unknown> }
      if (responses) {
        responses.default = {
          description: 'What went wrong, in the reader’s language (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        }
      }
    }
  }
  return document
}
