import type { FullKey } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import { ProblemError, problemOf } from '../http/problem.ts'
import type { Aggregate, Behalf, Sent } from './aggregate.ts'
import type { Committers } from './committers.ts'

/** A command on its way: `key` is its id, `body` what its sender wrote (a repetition must be the same). */
export type Asked<Command> = Omit<Sent<Command>, 'id'>

/** Asks one thing for what a command says. Resolves once it is durable; a refusal is thrown as a problem. */
export async function askDurably<Answer, Command>(
  committers: Committers,
  aggregate: Aggregate<any, Command, any, any, any>,
  { community, id }: FullKey,
  sent: Asked<Command>,
  by: Behalf,
): Promise<Answer> {
  if (!isId(sent.key)) throw new ProblemError('malformed', { where: 'Idempotency-Key', why: 'UUID' })
  const outcome = await committers.ask(aggregate, community, { id, ...sent }, by)
  if ('refused' in outcome) throw problemOf(outcome as never)
  return outcome.accepted as Answer
}

/** All things of one kind, as routes use them. `missing`: what is said where there is none of that id. */
export class Askable<State, Command, Answer> {
  constructor(
    private readonly committers: Committers,
    private readonly aggregate: Aggregate<State, Command, any, any, any>,
    private readonly missing: ProblemCode,
  ) {}

  /** Resolves once it is durable; a refusal is thrown as a problem. */
  ask<Said = Answer>(key: FullKey, sent: Asked<Command>): Promise<Said> {
    return askDurably(this.committers, this.aggregate, key, sent, 'request')
  }

  /** Reads one between two commits; `use` changes nothing. */
  async read<T>({ community, id }: FullKey, use: (state: State, seq: number) => T): Promise<T> {
    const read = await this.committers.read(this.aggregate, community, id, use)
    if (read === undefined) throw new ProblemError(this.missing)
    return read
  }
}
