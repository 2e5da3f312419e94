import pg from 'pg'
import { requestRoleOf } from './requestRole.ts'

/** Something that an administrator of PostgreSQL enters. */
export interface Step {
  /** In which database: the administrator's own, or Grove's. */
  at: 'admin' | 'grove'
  /** Passed over where this finds a row. */
  unless?: string
  text: string
}

/** What Grove shall have, read from the address that it shall use. */
export interface Wanted {
  user: string
  password: string
  database: string
}

/** Reads DATABASE_URL; throws where it does not name a user, a password and a database. */
export function wantedBy(url: string | undefined): Wanted {
  if (!url || !URL.canParse(url))
    throw new Error('Set DATABASE_URL to the address that Grove shall use: postgres://USER:PASSWORD@HOST/DATABASE')
  const { username, password, pathname } = new URL(url)
  const [user, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent)
  if (!user || !secret || !database) throw new Error('DATABASE_URL must name a user, a password and a database.')
  return { user, password: secret, database }
}

const named = (name: string) => pg.escapeIdentifier(name)
const said = (text: string) => pg.escapeLiteral(text)

/**
 * What gives Grove a user that owns its tables and may make no roles, its database, and the role of requests
 * with the password `secret`.
 */
export function stepsFor({ user, password, database }: Wanted, secret: string): Step[] {
  const asks = requestRoleOf(database)
  const unless = (name: string) => `select 1 from pg_roles where rolname = ${said(name)}`
  return [
    { at: 'admin', unless: unless(user), text: `create role ${named(user)} login password ${said(password)}` },
    { at: 'admin', unless: unless(asks), text: `create role ${named(asks)} login noinherit` },
    { at: 'admin', text: `alter role ${named(asks)} password ${said(secret)}` },
    {
      at: 'admin',
      unless: `select 1 from pg_database where datname = ${said(database)}`,
      text: `create database ${named(database)} owner ${named(user)} encoding 'UTF8' template template0`,
    },
    { at: 'admin', text: `revoke temporary on database ${named(database)} from public` },
    { at: 'grove', text: 'revoke create on schema public from public' },
    { at: 'grove', text: `grant create, usage on schema public to ${named(user)}` },
  ]
}

/** Enters the steps as an administrator; what is there already stays. */
export async function enter(adminUrl: string, database: string, steps: readonly Step[]): Promise<void> {
  for (const at of ['admin', 'grove'] as const) {
    const url = new URL(adminUrl)
    if (at === 'grove') url.pathname = `/${encodeURIComponent(database)}`
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    try {
      for (const { unless, text } of steps.filter((step) => step.at === at))
        if (!unless || !(await client.query(unless)).rowCount) await client.query(text)
    } finally {
      await client.end()
    }
  }
}

/** The address at which requests sign in. */
export function requestUrlOf(url: string, secret: string): string {
  const address = new URL(url)
  address.username = requestRoleOf(wantedBy(url).database)
  address.password = secret
  return address.href
}
