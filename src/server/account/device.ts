import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { mailboxOf } from '../../core/plain/address.ts'
import { keepCookie } from '../http/cookie.ts'
import type { Identity } from '../access/authorize.ts'
import { same } from '../secrets/token.ts'

const COOKIE = 'grove_device'
const LASTS_SECONDS = 400 * 24 * 3600

/**
 * A browser in which somebody has shown that they read a mailbox. It opens nothing; limits count it apart
 * from strangers.
 */
export interface Device {
  id: string
  reads(address: string): boolean
}

const sealed = (text: string, key: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 18).toString('base64url')

const markOf = (address: string, key: string) => sealed(`mailbox:${mailboxOf(address)}`, key)

/** The device that a request comes from; undefined where its cookie is none that was made with this key. */
export function deviceOf(c: Context, key: string): Device | undefined {
  const [id = '', mark = '', seal = ''] = (getCookie(c, COOKIE) ?? '').split('.')
  if (!seal || !same(seal, sealed(`device:${id}.${mark}`, key))) return undefined
  return { id: `device ${id}`, reads: (address) => same(mark, markOf(address, key)) }
}

/**
 * Remembers in the browser that its person reads a mailbox: they came in with its account, or confirmed a
 * letter.
 */
export function knowDevice(c: Context, identity: Identity, address: string, random: Buffer): void {
  const body = `${random.toString('base64url')}.${markOf(address, identity.ticketKey)}`
  keepCookie(c, identity, COOKIE, `${body}.${sealed(`device:${body}`, identity.ticketKey)}`, LASTS_SECONDS)
}
