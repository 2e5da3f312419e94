import { entryText } from '../src/core/ballot/roll.ts'
import type { VoteCommand } from '../src/core/ballot/command.ts'
import { markOf, serialOf } from '../src/server/ballot/serial.ts'
import { voteAggregate } from '../src/server/ballot/votes.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import { commit, newSalt } from '../src/server/journal/hash.ts'
import type { Services } from '../src/server/services.ts'
import type { Ballots } from './posters.ts'

/** As many as a roll holds. */
export const VOTERS = 20_000
const AT_ONCE = 512

/** A vote of a whole roll by phone, open, with everybody's ballot handed out. */
export async function openVote({ identity, committers }: Services, slug: string): Promise<Ballots> {
  const community = (await identity.places.community(slug))!.id
  const id = newId(runtime)
  const code = id.replaceAll('-', '').slice(-6).toUpperCase()
  const vote = { community, id }
  const [one, other] = [newId(runtime), newId(runtime)]
  const ask = async (command: VoteCommand, by = one) => {
    const sent = { id, key: newId(runtime), command, actor: { kind: 'staff', id: by } as const, body: command }
    const outcome = await committers.ask(voteAggregate, community, sent, 'system')
    if ('refused' in outcome) throw new Error(JSON.stringify(outcome))
  }
  const question = { id: '1', text: '停车位', asks: 'yesNo' as const, options: [], most: 1, seats: 1, least: null }
  const rules = {
    voter: 'person',
    who: '住在本社区的人',
    law: null,
    measures: ['heads'],
    takePart: null,
    inFavour: { over: 1, of: 2, above: true },
    of: 'takingPart',
    ties: 'again',
    secret: true,
    interim: 'nothing',
    doors: ['phone'],
  } as const
  const said = {
    title: '停车位',
    questions: [question],
    rules: { ...rules, measures: [...rules.measures], doors: [...rules.doors] },
  }
  await ask({ kind: 'draftVote', community, id, code, said: { ...said, meeting: null, matter: null } })
  const entries = Array.from({ length: VOTERS }, (_, i) => {
    const entry = { name: `住户${i + 1}`, place: '', area: 0 }
    const salt = newSalt()
    return { ...entry, participant: null, salt, commitment: commit(salt, entryText({ n: i + 1, ...entry })) }
  })
  await ask({ kind: 'setRoll', entries })
  await ask({ kind: 'sealVote' })
  const ids = Array.from({ length: VOTERS }, () => newId(runtime))
  const serials = ids.map((ballot) => serialOf(vote, ballot, identity.ticketKey))
  const marked = ids.map((ballot, i) => ({
    id: ballot,
    mark: markOf(vote, serials[i]!, identity.ticketKey),
    area: 0,
    without: [],
  }))
  await ask({ kind: 'printBallots', serials: marked })
  await ask({ kind: 'printSet', set: 1 }, other)
  await ask({ kind: 'openVote' })
  for (let n = 1; n <= VOTERS; n += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, VOTERS + 1 - n) }, (_, i) =>
        ask({ kind: 'handOut', n: n + i, way: 'ballot' }),
      ),
    )
  return { path: `/api/communities/${slug}/votes/${code}/ballots`, serials }
}
