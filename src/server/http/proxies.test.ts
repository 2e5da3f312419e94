import { describe, expect, test } from 'vitest'
import { originOf, readProxies, senderOf } from './proxies.ts'

const from = (peer: string, forwardedFor: string | undefined, trusted: string) =>
  originOf(peer, forwardedFor, readProxies(trusted))?.toString()

describe('whom a request comes from', () => {
  test('is the peer where no proxy is named, whatever it says, also on this machine', () => {
    expect(from('127.0.0.1', '203.0.113.9', '')).toBe('127.0.0.1')
    expect(from('203.0.113.1', '203.0.113.9', '127.0.0.1')).toBe('203.0.113.1')
  })

  test('is whom a named proxy names, here or elsewhere', () => {
    expect(from('127.0.0.1', '203.0.113.9', '127.0.0.1')).toBe('203.0.113.9')
    expect(from('::ffff:10.1.2.3', '203.0.113.9', '10.0.0.0/8')).toBe('203.0.113.9')
    expect(from('fd00::7', '2001:db8::1', 'fd00::/8')).toBe('2001:db8::1')
  })

  test('is read from right to left, through named proxies only: what somebody wrote before them is nothing', () => {
    expect(from('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', '10.0.0.0/8')).toBe('203.0.113.9')
    expect(from('10.0.0.1', '10.0.0.9, 203.0.113.9', '10.0.0.0/8')).toBe('203.0.113.9')
    expect(from('10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.0/8')).toBe('10.0.0.3')
  })

  test('is the proxy itself where it names nobody', () => {
    for (const nobody of [undefined, '', ',,,', 'unknown', '203.0.113.9, _hidden', '999.1.1.1', '7', '0x7f.1'])
      expect(from('10.0.0.1', nobody, '10.0.0.1'), nobody).toBe('10.0.0.1')
  })

  test('is understood with a port and in brackets', () => {
    expect(from('10.0.0.1', '203.0.113.9:4711', '10.0.0.1')).toBe('203.0.113.9')
    expect(from('10.0.0.1', '[2001:db8::1]:443', '10.0.0.1')).toBe('2001:db8::1')
    expect(from('10.0.0.1', '[2001:db8::1]', '10.0.0.1')).toBe('2001:db8::1')
  })
})

test('all addresses of an IPv6 net of 64 bits are one sender, and an IPv4 address is itself', () => {
  const sender = (address: string) => senderOf(originOf(address, undefined, readProxies(''))!)
  expect(sender('2001:db8:1:2:3:4:5:6')).toBe(sender('2001:db8:1:2::1'))
  expect(sender('2001:db8:1:2::1')).not.toBe(sender('2001:db8:1:3::1'))
  expect([sender('::ffff:203.0.113.9'), sender('203.0.113.9')]).toEqual(['203.0.113.9', '203.0.113.9'])
})

test('a list with a word that is no address is refused, and says which', () => {
  for (const word of ['localhost', '10.0.0.0/33', '*', '10.0.0.0/8/8'])
    expect(() => readProxies(`127.0.0.1 ${word}`)).toThrow(word)
  expect(() => readProxies('127.0.0.1, ::1,10.0.0.0/8\n192.168.0.0/16')).not.toThrow()
})
