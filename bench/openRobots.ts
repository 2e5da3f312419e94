import type { Id } from '../src/core/plain/id.ts'
import type { TierCommand } from '../src/core/reach/tiers.ts'
import type { BulletinCommand } from '../src/core/reach/bulletin.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import { Bulletins } from '../src/server/reach/bulletins.ts'
import type { Services } from '../src/server/services.ts'

const STAFF = { kind: 'staff', id: newId(runtime) } as const
const said = (text: string) => ({ title: text, text, lines: [text] })
const WORDS = { 'zh-Hans': said('周六上午议事'), 'zh-Hant': said('週六上午議事'), en: said('We meet on Saturday') }
const code = () => newId(runtime).replaceAll('-', '').slice(0, 12).toUpperCase()

/** Chat groups of a community, each with a robot at an address of its own; gives what sends a bulletin. */
export async function openRobots(
  { committers, robots }: Services,
  community: Id,
  groups: number,
  address: (n: number) => string,
): Promise<() => Promise<void>> {
  const bulletins = new Bulletins(committers, 'system')
  const tiers = (command: TierCommand) =>
    bulletins.tiers(community, { key: newId(runtime), command, actor: STAFF, body: command })
  await tiers({ kind: 'setReach', settings: { quietFrom: 0, quietUntil: 0, mostAWeek: 21 } })
  const ids = Array.from({ length: groups }, () => newId(runtime))
  await Promise.all(
    ids.map((id, n) => tiers({ kind: 'addGroup', id, place: community, name: `群${n}`, keeper: '群主' })),
  )
  await Promise.all(ids.map((group) => tiers({ kind: 'agreeToKeep', group, turn: 1 })))
  for (const [n, group] of ids.entries())
    await robots.set(community, group, { maker: 'webhook', address: address(n), secret: '' })
  return async () => {
    const id = newId(runtime)
    const ask = (command: BulletinCommand) =>
      bulletins.ask({ community, id }, { key: newId(runtime), command, actor: STAFF, body: command })
    const source = { kind: 'free', ref: '' } as const
    await ask({ kind: 'draftBulletin', community, id, code: code(), source, words: WORDS })
    await ask({ kind: 'sendBulletin', copies: ids.map((group) => ({ group, code: code() })) })
    robots.look()
  }
}
