import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Caller, Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import type { Action, Rule } from '../access/table.ts'
import { ACTIONS } from '../access/table.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { AccessServices } from '../access/services.ts'
import { problemsOf } from './problems.ts'

/** What a route answers when all went well. A file's route makes its own reply. */
export type Answer =
  | { status: 200 | 201; says: string; schema: z.ZodType }
  | { status: 204; says: string }
  | { status: 303; says: string }
  | { status: 200; says: string; type: string; schema?: z.ZodType }

/** An answer in JSON. The schema is a named one of wire, so that its name is a type in every client. */
export const json = <Schema extends z.ZodType>(schema: Schema, says: string) => ({ status: 200, says, schema }) as const
/** The same for what was made by asking. */
export const made = <Schema extends z.ZodType>(schema: Schema, says: string) => ({ status: 201, says, schema }) as const
/** An answer without a body. */
export const nothing = (says: string) => ({ status: 204, says }) as const
/** Anything but JSON, by its media type. */
export const file = <Type extends z.ZodType = z.ZodString>(type: string, says: string, schema?: Type) =>
  ({ status: 200, says, type, ...(schema ? { schema } : {}) }) as const

/** Another address, where the browser goes on. */
export const redirect = (says: string) => ({ status: 303, says }) as const

type Given<A extends Answer> = A extends { type: string } | { status: 303 }
  ? Response
  : A extends { schema: infer Schema extends z.ZodType }
    ? z.output<Schema>
    : void

/** What a program is told of a route, and whom it lets in. */
export interface Description<P = Schema, Q = Schema, H = Schema, B = Schema, A extends Answer = Answer> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With `{names}`: `{slug}` a community, or below /api/subdistricts a subdistrict, `{code}` a meeting. */
  path: string
  /**
   * The last name of the path stands for all that follows, slashes too; nothing looks at it before the
   * handler.
   */
  rest?: true
  tag: Tag
  summary: string
  description?: string
  /** A line of the access table (access/table.ts). */
  action: Action
  params?: P
  query?: Q
  headers?: H
  body?: B
  /** The media types of a body that is no JSON, which the handler reads by itself. */
  bytes?: readonly string[]
  answer: A
  /** What it refuses, besides what follows from its address, action and body (problems.ts). */
  problems?: readonly ProblemCode[]
}

/** A request that was let in and understood. */
export interface Asked<S, P, Q, H, B> {
  services: S
  caller: Caller
  c: Context<Env>
  params: Output<P>
  query: Output<Q>
  headers: Output<H>
  body: Output<B>
}
/** What a schema gives, where there is one. */
export type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Schema = z.ZodType | undefined

/** A route: how it is described, and how it is added to a Grove's own routes. */
export interface Route<S = never> {
  description: RouteConfig
  /** All problems that it can answer. */
  problems: readonly ProblemCode[]
  add: (app: OpenAPIHono<Env>, services: S) => void
}

export const TAGS = {
  Meetings: 'Meetings, their cards and trees, as everyone may read them',
  'Taking part': 'What residents do: join, write, endorse, follow what became of a card',
  Communities: 'Places: subdistricts, communities, grids and buildings',
  Ledger: 'The public ledger of a community: matters, teams, notices, numbers',
  Votes: 'Votes: sealed rules, ballots, counts that anybody repeats',
  Rounds: 'Budget rounds: what residents propose and choose, how it was counted, what became of it',
  Bulletins: 'Chat groups, what is handed to their keepers, what comes back',
  Programs: 'What happened, for programs: asked for from a position, or told as it happens',
  Open311: 'What other systems send and ask by Open311 GeoReport v2, and departments’ systems; see docs/open311.md',
  Surveys: 'The survey “What has changed”: waves, answers by code, what is published of them',
  Register: 'People and resources of a community: what they offer, invitations, what came of them',
  Conventions: 'The residents’ convention: its articles, what was said of them, its vote, and what is in force',
  Subdistricts: 'The communities of a subdistrict side by side',
  Search: 'Cards, matters and notices by their words',
  Desk: 'What staff do in their communities',
  Staff: 'Signing in, one’s own account, who has which role',
  Live: 'Server-sent events',
  Log: 'The public log and its proofs',
} as const
type Tag = keyof typeof TAGS

/**
 * Makes routes of a room, from what that room is given (`S`). `name` is what clients that are made of the
 * document call a route. The handler gets a request that was let in and understood, and gives the value that
 * its answer's schema describes; whatever it refuses it throws as a problem.
 */
export const routeOf =
  <S extends AccessServices>() =>
  <
    A extends Answer,
    P extends Schema = undefined,
    Q extends Schema = undefined,
    H extends Schema = undefined,
    B extends Schema = undefined,
  >(
    name: string,
    described: Description<P, Q, H, B, A>,
    handle: (asked: Asked<S, P, Q, H, B>) => Given<A> | Promise<Given<A>>,
  ): Route<S> => {
    const { answer, action } = described
    const description = configOf(name, described)
    const reply = async (c: Context<Env>, services: S) => {
      const valid = (part: string, schema: Schema) => schema && c.req.valid(part as never)
      const given = await handle({
        services,
        c,
        caller: c.get('caller'),
        params: (described.rest ? c.req.param() : valid('param', described.params)) as Output<P>,
        query: valid('query', described.query) as Output<Q>,
        headers: valid('header', described.headers) as Output<H>,
        body: valid('json', described.body) as Output<B>,
      })
      // Its own reply, as `Given` says; what a stream replies is no Response of this process's class.
      if ('type' in answer || answer.status === 303) return given as Response
      if (answer.status === 204) return c.body(null, 204)
      return c.body(JSON.stringify(given), answer.status, { 'content-type': 'application/json' })
    }
    const add: Route<S>['add'] = (app, services) => {
      const middleware = authorizeWith(services.identity)(action)
      const guarded = createRoute({ ...description, middleware })
      if (described.rest) return app.get(`${guarded.getRoutingPath()}{.+}`, middleware, (c) => reply(c, services))
      app.openapi(guarded, (c: Context<Env>) => reply(c, services))
    }
    return { description, problems: problemsOf(described), add }
  }

function configOf(
  name: string,
  { method, path, rest: _, tag, summary, description, action, problems: __, ...asks }: Description,
): RouteConfig {
  const { params, query, headers, body, bytes, answer } = asks
  const content =
    'type' in answer
      ? { [answer.type]: { schema: answer.schema ?? z.string() } }
      : 'schema' in answer
        ? { 'application/json': { schema: answer.schema } }
        : undefined
  const sent = body
    ? { content: { 'application/json': { schema: body } }, required: true }
    : bytes && { content: Object.fromEntries(bytes.map((type) => [type, { schema: BYTES }])), required: true }
  return {
    operationId: name,
    method,
    path,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: securityOf(ACTIONS[action]),
    request: {
      ...(params ? { params: params as z.ZodObject } : {}),
      ...(query ? { query: query as z.ZodObject } : {}),
      ...(headers ? { headers: headers as z.ZodObject } : {}),
      ...(sent ? { body: sent } : {}),
    },
    responses: { [answer.status]: { description: answer.says, ...(content ? { content } : {}) } },
  }
}

const BYTES = z.string().openapi({ format: 'binary' })

/** By which of the document's schemes a rule of the access table knows who asks. */
const securityOf = ({ anyone, participant, screen, roles }: Rule): Record<string, string[]>[] =>
  anyone
    ? []
    : [...(participant ? [{ ticket: [] }] : []), ...(screen ? [{ screen: [] }] : []), ...(roles ? [{ staff: [] }] : [])]

/**
 * Something that each Grove has for itself, made when it is first asked for: a limit, for one. Tests run
 * several Groves in one process.
 */
export function perGrove<S extends AccessServices, T>(make: (services: S) => T): (services: S) => T {
  const ofEach = new WeakMap<S, T>()
  return (services) => {
    const known = ofEach.get(services) ?? make(services)
    ofEach.set(services, known)
    return known
  }
}
