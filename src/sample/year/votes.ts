import type { Answers } from '../../core/ballot/answer.ts'
import type { VoteCommand } from '../../core/ballot/command.ts'
import type { OwnersSubject } from '../../core/ballot/law.ts'
import { entryText, kindOf, missingKinds } from '../../core/ballot/roll.ts'
import type { Decides, Door, Rules } from '../../core/ballot/rules.ts'
import { thresholdsByLaw } from '../../core/ballot/rules.ts'
import type { Body } from '../../core/ballot/law.ts'
import { codeOf } from '../../core/plain/code.ts'
import { hash32 } from '../../core/plain/hash.ts'
import type { Id } from '../../core/plain/id.ts'
import type { VoteAccepted } from '../../wire/ballot.ts'
import { handOn } from '../../server/ballot/handOn.ts'
import { markOf, serialOf } from '../../server/ballot/serial.ts'
import type { BallotServices } from '../../server/ballot/services.ts'
import { newId, systemRuntime } from '../../server/integrations/runtime.ts'
import { commit, newSalt } from '../../server/journal/hash.ts'
import { idOf } from '../plant.ts'

const DAY = 86_400_000

/** What votes need of the server. */
export type Holding = Pick<BallotServices, 'votes' | 'formal' | 'meetings' | 'minutes' | 'identity'>

/** A formal vote of the year: who decides what, and how many say what. */
export interface Held {
  name: string
  community: Id
  title: string
  text: string
  body: Body
  subject: OwnersSubject | null
  decides?: Decides
  matter: Id | null
  eligible: number
  /** For, against; the others who came abstain. */
  present: number
  yes: number
  no: number
  /** Who makes the ballots and counts; who prints them and enters them a second time. */
  staff: readonly [Id, Id]
  at: number
}

const WHO: Record<Body, [voter: Rules['voter'], who: string]> = {
  residentsMeeting: ['person', '年满十八周岁、住在本社区的居民，按户籍和居住登记'],
  representativesMeeting: ['representative', '本届居民代表'],
  ownersAssembly: ['owner', '本楼栋的业主，以不动产登记为准'],
}
const FAMILIES = '陈林黄何罗梁郑谢唐许邓冯曾彭蔡潘袁董余苏叶吕魏蒋田杜丁沈姜范'
const GIVEN = '丽华建平秀英志强小燕国栋美玲文辉海燕阿珍水根春兰'

/**
 * Holds a vote through the rules, as a hall does it: roll, seal, ballots made by one and printed by another,
 * phones, a heap of papers entered by two, hands where the body may raise them; closed, it hands itself on.
 * Played again it changes nothing.
 */
export async function holdVote(services: Holding, held: Held): Promise<void> {
  const { community, name, present, staff, subject, body } = held
  const id = idOf(`vote ${name}`)
  const key = { community, id }
  const code = codeOf(id)
  const say = (what: string, command: VoteCommand, who = staff[0], follows?: ReturnType<typeof handOn>) =>
    services.votes.ask<VoteAccepted>(key, {
      key: idOf(`vote ${name} ${what}`),
      command,
      actor: { kind: 'staff', id: who },
      body: what,
      follows,
    })
  const [voter, who] = WHO[body]
  const noticeAt = Math.floor((held.at - 15 * DAY) / DAY) * DAY
  const law = { body, subject, noticeAt }
  const doors: Door[] = body === 'ownersAssembly' ? ['phone', 'box'] : ['phone', 'box', 'hands']
  const rules: Rules = {
    ...thresholdsByLaw(law),
    voter,
    who,
    law,
    ties: 'again',
    secret: false,
    interim: 'turnout',
    doors,
  }
  const { decides, title, text, matter } = held
  const question = { id: '1', text, asks: 'yesNo' as const, options: [], most: 1, seats: 1, least: null }
  const said = { title, questions: [{ ...question, ...(decides ? { decides } : {}) }], rules, meeting: null, matter }
  await say('draft', { kind: 'draftVote', community, id, code, said })
  await say('roll', { kind: 'setRoll', entries: rollOf(held) })
  await say('seal', { kind: 'sealVote' })
  const { roll } = await services.votes.read(key, (vote) => ({ roll: [...vote.roll.values()] }))
  const { ticketKey } = services.identity
  const serials = missingKinds(roll, [], 1).map((kind) => {
    const ballot = newId(systemRuntime)
    return { id: ballot, mark: markOf(key, serialOf(key, ballot, ticketKey), ticketKey), ...kind }
  })
  await say('make', { kind: 'printBallots', serials })
  await say('print', { kind: 'printSet', set: 1 }, staff[1])
  await say('open', { kind: 'openVote' })
  const hands = doors.includes('hands') ? Math.round(present / 3) : 0
  const papers = Math.min(10, Math.floor((present - hands) / 3))
  const saysOf = (n: number): 'for' | 'against' | 'abstain' =>
    n <= held.yes ? 'for' : n <= held.yes + held.no ? 'against' : 'abstain'
  const came = roll.slice(0, present)
  await Promise.all(
    came.map(({ n }) => say(`gives ${n}`, { kind: 'handOut', n, way: n > present - hands ? 'hands' : 'ballot' })),
  )
  const marks = await services.votes.read(key, (vote) => [...vote.serials.values()].map((one) => ({ ...one })))
  const heap: { mark: string; answers: Answers }[] = []
  const casts: Promise<unknown>[] = []
  for (const entry of came.slice(0, present - hands)) {
    // Any ballot of their kind: which one it is nobody notes.
    const { mark } = marks.splice(
      marks.findIndex(({ area }) => area === kindOf(entry).area),
      1,
    )[0]!
    const answers: Answers = { 1: saysOf(entry.n) }
    if (heap.length < papers) heap.push({ mark, answers })
    else {
      const voterId = idOf(`vote ${name} voter ${entry.n}`)
      const command = { kind: 'cast', mark, answers } as const
      const actor = { kind: 'participant', id: voterId } as const
      casts.push(services.votes.ask(key, { key: voterId, command, actor, body: 'cast' }))
    }
  }
  await Promise.all(casts)
  if (heap.length > 0) {
    const { batch } = await say('heap', { kind: 'openBatch', door: 'box', ballots: heap.length })
    for (const who of staff) await say(`enters ${who}`, { kind: 'enterBatch', batch: batch!, ballots: heap }, who)
  }
  if (hands > 0) {
    const raised = came.slice(-hands).map(({ n }) => saysOf(n))
    const counts = (['for', 'against', 'abstain'] as const).map((said) => raised.filter((one) => one === said).length)
    await say('hands', { kind: 'countHands', question: '1', counts })
  }
  await say('close', { kind: 'closeVote' }, staff[0], handOn(services as BallotServices))
}

/** Invented people, the largest flats first: so those in favour hold the area too. */
function rollOf({ name, eligible, body }: Held) {
  const chance = (what: string, n: number) => hash32(`${name} ${what}`) % n
  const areas = Array.from({ length: eligible }, (_, i) =>
    body === 'ownersAssembly' ? 6_200 + chance(`area ${i}`, 6_000) : 0,
  ).sort((a, b) => b - a)
  return areas.map((area, i) => {
    // Each family name once a roll of owners: [V3] of one name there is one owner.
    const family = FAMILIES[(i + chance('family', FAMILIES.length)) % FAMILIES.length]!
    const at = chance(`given ${i}`, GIVEN.length / 2) * 2
    const entry = { name: `${family}${GIVEN.slice(at, at + 2)}`, place: placeOf(i, body), area }
    const salt = newSalt()
    return { ...entry, participant: null, salt, commitment: commit(salt, entryText({ n: i + 1, ...entry })) }
  })
}

const placeOf = (i: number, body: Body): string =>
  body === 'ownersAssembly'
    ? `3栋${Math.floor(i / 4) + 1}0${(i % 4) + 1}`
    : `${Math.floor(i / 6) + 1}栋${(i % 6) + 1}01`
