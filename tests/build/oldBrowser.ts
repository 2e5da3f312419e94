import type { BrowserName, CompatStatement, Identifier } from '@mdn/browser-compat-data'
import bcd from '@mdn/browser-compat-data/forLegacyNode'
import type { CallExpression, NewExpression } from 'acorn'
import { parse } from 'acorn'
import { simple } from 'acorn-walk'
import type { BrowserContext } from 'playwright-core'

/** The oldest browsers that Grove is built for (vite.config.ts); what one of them lacks counts as lacking. */
const OLDEST: Partial<Record<BrowserName, number>> = { chrome: 87, chrome_android: 87, safari: 14, safari_ios: 14 }

interface Lacking {
  /** As they are reached from the global object: `WeakRef`, `Array.prototype.at`. */
  names: string[]
  /** Members that nothing had in these browsers, so that whoever calls one calls what is not there. */
  members: Set<string>
  globals: Set<string>
}

/** After MDN's tables. */
function lacking(): Lacking {
  const names: string[] = []
  const old = new Set<string>()
  const note = (lacks: boolean, paths: string[]) => {
    if (lacks) names.push(...paths)
    else for (const path of paths) old.add(lastOf(path))
  }
  const parts = (node: Identifier) =>
    (Object.entries(node) as [string, Identifier][]).filter(([key]) => !key.startsWith('__') && !key.endsWith('_event'))
  for (const [owner, node] of parts(bcd.api)) {
    const whole = lacks(node.__compat)
    note(whole, [owner])
    for (const [key, { __compat }] of parts(node)) {
      if (key === owner) continue
      const name = key.replace(/_static$/, '')
      const where = name === key ? `${owner}.prototype.${name}` : `${owner}.${name}`
      note(whole || lacks(__compat), owner === 'Window' ? [where, name] : [where])
    }
  }
  // Here the tables do not say what is static.
  const builtin = (path: string, node: Identifier, deeper: boolean) => {
    for (const [key, sub] of parts(node)) {
      const gone = lacks(sub.__compat)
      note(gone, path ? [`${path}${key}`, `${path}prototype.${key}`] : [key])
      if (deeper && !gone) builtin(`${path}${key}.`, sub, key === 'Intl')
    }
  }
  builtin('', bcd.javascript.builtins!, true)
  const unknown = (list: string[]) => new Set(list.map(lastOf).filter((name) => !old.has(name)))
  return {
    names,
    members: unknown(names.filter((name) => name.includes('.'))),
    // Of two letters are names that a minifier makes, too.
    globals: unknown(names.filter((name) => !name.includes('.') && name.length > 2)),
  }
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

function lacks(compat: CompatStatement | undefined): boolean {
  if (!compat) return false
  return Object.entries(OLDEST).some(([browser, version]) => {
    const support = compat.support[browser as BrowserName]
    const plain = [support ?? []].flat().find((one) => !one.prefix && !one.flags && !one.alternative_name)
    const since = plain?.version_added ? Number.parseFloat(String(plain.version_added).replace('≤', '')) : NaN
    return !(since <= version)
  })
}

/** What the oldest browsers lack of the language and of what browsers offer to scripts. */
export const LACKING: Lacking = lacking()

const PLAYWRIGHT_NEEDS = ['BigInt64Array', 'BigUint64Array']

/** Takes from all pages of a context what the oldest browsers lack, before any script of theirs runs. */
export async function makeOld(context: BrowserContext): Promise<void> {
  const deepestFirst = LACKING.names
    .filter((name) => !PLAYWRIGHT_NEEDS.includes(name))
    .sort((a, b) => b.split('.').length - a.split('.').length)
  await context.addInitScript((names: string[]) => {
    type Owner = { [part: string]: Owner | undefined }
    for (const name of names) {
      const path = name.split('.')
      const member = path.pop()!
      let owner: Owner | undefined = globalThis as unknown as Owner
      for (const part of path) owner = owner?.[part]
      if (owner && Object.prototype.hasOwnProperty.call(owner, member)) Reflect.deleteProperty(owner, member)
    }
  }, deepestFirst)
}

/**
 * What a built script uses that the oldest browsers lack: globals, calls of members, regular expressions.
 * A global in `typeof X` is asked for, not used. Throws where the syntax is newer than ES2020.
 */
export function usesOf(script: string): Set<string> {
  const uses = new Set<string>()
  const asked = new Set<unknown>()
  const tree = parse(script, { ecmaVersion: 2020, sourceType: 'module' })
  const called = ({ callee }: CallExpression | NewExpression) => {
    if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return
    if (LACKING.members.has(callee.property.name)) uses.add(`.${callee.property.name}()`)
  }
  simple(tree, {
    UnaryExpression: ({ operator, argument }) => void (operator === 'typeof' && asked.add(argument)),
    CallExpression: called,
    NewExpression: called,
    Literal: ({ regex, raw }) => void (regex && /\(\?<[=!]/.test(regex.pattern) && uses.add(raw!)),
  })
  simple(tree, {
    Identifier: (node) => void (LACKING.globals.has(node.name) && !asked.has(node) && uses.add(node.name)),
  })
  return uses
}
