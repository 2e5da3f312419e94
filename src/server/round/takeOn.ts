import type { MatterCommand } from '../../core/ledger/command.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Dish } from '../../core/round/shown.ts'
import { dishOf } from '../../core/round/shown.ts'
import { chosenOf } from '../../core/round/round.ts'
import { yuan } from '../../core/round/vote.ts'
import type { RoundAccepted, TakeOnBody } from '../../wire/round.ts'
import { ProblemError } from '../http/problem.ts'
import { sheetOf } from '../ledger/matter.store.ts'
import { idFor } from '../secrets/token.ts'
import type { RoundServices } from './services.ts'

/** What it needs of all services. */
type Needed = Pick<RoundServices, 'rounds' | 'ledger' | 'identity' | 'db'>

interface Taking {
  services: Needed
  round: FullKey
  code: string
  title: string
  dish: Dish
  matter: Id
  /** Cards of the matter from which it came. */
  cards: Sheet['cards']
  asked: TakeOnBody
  actor: { kind: 'staff'; id: Id }
}

/**
 * [B22] A chosen project becomes a matter: opened under its number, weighed, routed to the round, decided
 * with its milestones, and given to its owner. The matter's id is made of the project's, so that whoever
 * presses, and however often, there is one; what broke off goes on where it stands.
 */
export async function takeOn(
  services: Needed,
  round: FullKey,
  n: number,
  asked: TakeOnBody,
  actor: { kind: 'staff'; id: Id },
): Promise<RoundAccepted> {
  const found = await services.rounds.read(round, (state) => {
    const project = chosenOf(state).find((one) => one.n === n)
    if (!project || (state.stage !== 'decided' && project.matterOpened === null)) return null
    const { code, title } = state
    return structuredClone({ code, title, dish: dishOf(project), from: project.matter })
  })
  if (!found) throw new ProblemError('notChosen')
  const key = services.identity.ticketKey
  const matter = idFor(`matter of round:${round.community}/${round.id}:${n}`, key)
  const source = found.from === null ? undefined : await sheetOf(services.db, round.community, found.from)
  const taking: Taking = { services, round, ...found, matter, cards: source?.cards ?? [], asked, actor }
  for (let done = 0; done < STEPS_MOST; done++) {
    const step = nextStep(taking, await sheetOf(services.db, round.community, matter))
    if (!step) break
    await does(taking, step)
  }
  const command = { kind: 'takeOn', n, matter } as const
  return services.rounds.ask(round, { key: idFor(`taken:${matter}`, key), command, actor, body: command })
}

/**
 * Opened, weighed, routed, proposed, decided, given: where others change it meanwhile, it is left as it is.
 */
const STEPS_MOST = 6

const does = ({ services, round, matter, actor }: Taking, command: MatterCommand) =>
  services.ledger.matter(round.community, matter, {
    key: idFor(`${command.kind} of ${matter}`, services.identity.ticketKey),
    command,
    actor,
    body: command,
  })

/** What is to be done next so that the matter is decided and has its owner; undefined where it is. */
function nextStep(taking: Taking, known: Sheet | undefined): MatterCommand | undefined {
  const { dish, code, title, asked } = taking
  const reason = `${title} · ${dish.number}`
  if (!known) return opening(taking)
  switch (known.stage) {
    case 'opened': {
      const reach = { people: null, grids: [] }
      return { kind: 'triage', urgency: 2, importance: 3, reach, safety: false, lane: 'major', reason }
    }
    case 'triaged':
      return {
        kind: 'route',
        route: 'microProject',
        reason,
        receiver: { name: title, reference: dish.number ?? code, heardOn: null },
      }
    case 'referred':
      return known.proposals.some(({ id }) => id === proposalOf(taking)) ? adopting(taking, reason) : proposing(taking)
    case 'decided':
      if (known.owner.person === asked.owner.person && known.owner.office === asked.owner.office) return undefined
      return { kind: 'dispatch', owner: asked.owner, reason }
    default:
      return undefined
  }
}

const proposalOf = ({ matter, services }: Pick<Taking, 'matter' | 'services'>) =>
  idFor(`proposal of ${matter}`, services.identity.ticketKey)

function opening({ round, code, dish, matter, cards }: Taking): MatterCommand {
  return {
    kind: 'openMatter',
    id: matter,
    community: round.community,
    title: dish.title,
    summary: [dish.need, dish.content].filter(Boolean).join('\n'),
    category: '',
    where: dish.place,
    grids: [],
    cards,
    topic: null,
    round: { round: round.id, code, project: dish.n, number: dish.number! },
  }
}

function proposing({ dish, matter, services }: Taking): MatterCommand {
  const { content, need, title, cost, gains, upkeep, lines } = dish
  const costs = lines.map(({ what, quantity, price }) => `${what} ${quantity} × ${yuan(price)}`)
  return {
    kind: 'writeProposal',
    id: proposalOf({ matter, services }),
    proposal: null,
    after: null,
    title,
    version: {
      text: [content || need || title, upkeep].filter(Boolean).join('\n'),
      cost: Math.ceil(cost!.amount / 100),
      resources: costs.join('\n').slice(0, 400),
      affected: gains,
      changed: '',
    },
  }
}

/** What was frozen is adopted, and nothing else that was written meanwhile. */
function adopting(taking: Taking, reason: string): MatterCommand {
  const { services, matter, asked } = taking
  const { owner, tasks } = asked
  return {
    kind: 'adopt',
    proposal: proposalOf(taking),
    version: 1,
    reason,
    tasks: tasks.map(({ title, dueAt }, i) => ({
      id: idFor(`task ${i} of ${matter}`, services.identity.ticketKey),
      title,
      owner,
      dueAt,
    })),
  }
}
