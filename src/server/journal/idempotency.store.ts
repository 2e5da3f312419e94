import { createHmac } from 'node:crypto'
import type { QueryResult } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import { idFor } from '../secrets/token.ts'
import { encodeArray } from '../database/arrays.ts'
import type { Db, Tx } from '../database/open.ts'
import { PREPARED } from '../database/pipeline.ts'
import { insertion } from '../database/upsert.ts'
import type { Outcome, Sent, Statement, Waiting } from './aggregate.ts'

/** Under what the answer to a command is remembered: made of its key and its sender, by a secret. */
export const commandName = (actor: Actor, key: Id, secret: string): Id =>
  idFor(`command:${actor.kind}:${actor.id}:${key}`, secret)

/** What a command said, so that a repetition is known; by a secret, since a short text could be guessed. */
export const fingerprint = ({ id, actor, body }: Sent<unknown>, secret: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([id, { kind: actor.kind, id: actor.id }, body]))
    .digest('base64')

/** Answers to commands by their names; `fresh` ones are not in the table yet. */
export type Answers = Map<Id, { hash: string; answer: object; fresh?: boolean }>

const ANSWERED = `${PREPARED}select id, hash, answer from command where community = $1 and id = any($2::uuid[])`

/** Those of a batch that were answered before, by this process or another. */
export async function answersTo(db: Db | Tx, community: Id, batch: readonly Waiting[]): Promise<Answers> {
  return answersIn(await db.executeQuery(answering(community, batch)), batch)
}

/** Asks for them, as a statement. */
export function answering(community: Id, batch: readonly Waiting[]): CompiledQuery {
  // An older Grove remembered answers by the key alone: they are their sender's where all else is the same.
  const keys = encodeArray(
    'uuid',
    batch.flatMap(({ name, key }) => [name, key]),
  )
  return CompiledQuery.raw(ANSWERED, [community, keys])
}

/** What that statement gave. */
export function answersIn({ rows }: QueryResult<unknown>, batch: readonly Waiting[]): Answers {
  const found = rows as { id: Id; hash: string; answer: object }[]
  const kept = new Map(found.map(({ id, hash, answer }) => [id, { hash, answer }]))
  const answers: Answers = new Map()
  for (const { name, key, hash } of batch) {
    const older = kept.get(key)
    const earlier = kept.get(name) ?? (older?.hash === hash ? older : undefined)
    if (earlier) answers.set(name, earlier)
  }
  return answers
}

/** The outcome of a command that was answered before; undefined where it was not. */
export function earlierOutcome(answers: Answers, { name, hash }: Waiting): Outcome | undefined {
  const earlier = answers.get(name)
  return earlier && (earlier.hash === hash ? { accepted: earlier.answer } : { refused: 'idReused' })
}

/** Writes the fresh ones. */
export function remembering(community: Id, answers: Answers, at: number): Statement {
  const fresh = [...answers].filter(([, { fresh }]) => fresh)
  return insertion<(typeof fresh)[number]>(
    'command',
    {
      community: { type: 'uuid', all: community },
      id: { type: 'uuid', of: ([id]) => id },
      hash: { type: 'text', of: ([, { hash }]) => hash },
      answer: { type: 'jsonb', of: ([, { answer }]) => answer },
      at: { type: 'int8', all: at },
    },
    fresh,
  )
}
