import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { boardEvent, frame } from '../../wire/board.ts'
import { problem } from '../../wire/problem.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import { STAFF_COOKIE } from '../access/authorize.ts'
import { statusOf } from '../http/problem.ts'
import type { Route } from './route.ts'
import { TAGS } from './route.ts'

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Grove',
    // The whole number counts changes that break programs (docs/api.md).
    version: '1.0.0',
    description:
      'Meetings, three trees, and a public record. Grove’s own pages use this same interface. Instants are milliseconds since 1970-01-01 UTC. Properties may be added to answers: ignore those that you do not know.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'This Grove' }],
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
}

const PROBLEM = { $ref: '#/components/schemas/Problem' }

/** The problems of a route by the kind of their status: which codes it can answer. */
function problemResponses(codes: readonly ProblemCode[]) {
  const said = (range: '4XX' | '5XX', description: string) => {
    const some = codes.filter((code) => `${String(statusOf(code))[0]}XX` === range)
    const schema = { allOf: [PROBLEM, { type: 'object' as const, properties: { code: { enum: some } } }] }
    return { [range]: { description, content: { 'application/problem+json': { schema } } } }
  }
  return { ...said('4XX', 'Refused, with one of these codes'), ...said('5XX', 'Failed on our side: ask again later') }
}

/** How a program says who it is. */
const SCHEMES = {
  ticket: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that joining a meeting answers; browsers keep it as a cookie',
  },
  staff: { type: 'apiKey', in: 'cookie', name: STAFF_COOKIE, description: 'What signing in at the desk sets' },
  screen: { type: 'apiKey', in: 'query', name: 'key', description: 'The key in the address of a hall’s screen' },
} as const

/** The OpenAPI 3.1 document of the routes: the contract with every program, Grove’s own pages among them. */
export function documentOf(routes: readonly Route[]) {
  const registry = new OpenAPIRegistry()
  registry.register('Problem', problem)
  registry.register('Frame', frame)
  registry.register('BoardEvent', boardEvent)
  for (const [name, scheme] of Object.entries(SCHEMES)) registry.registerComponent('securitySchemes', name, scheme)
  for (const { description, problems } of routes) {
    registry.registerPath({ ...description, responses: { ...description.responses, ...problemResponses(problems) } })
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument(INFO)
}
