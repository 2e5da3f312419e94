import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('PUBLIC_URL is what browsers say, however it is spelt', () => {
  const spelt = (PUBLIC_URL: string) => readSettings({ PUBLIC_URL }).publicUrl
  for (const spelling of [
    'https://grove.example',
    'HTTPS://Grove.Example',
    'https://grove.example:443/',
    'https://grove.example/a/b/',
  ])
    expect(spelt(spelling)).toBe('https://grove.example')
  expect(spelt('http://grove.example:8080')).toBe('http://grove.example:8080')
  expect(spelt('https://三棵树.example')).toBe(new URL('https://三棵树.example').origin)
  expect(spelt('')).toBe(undefined)
  for (const wrong of ['grove.example', 'ftp://grove.example', 'https://'])
    expect(() => spelt(wrong)).toThrow('PUBLIC_URL')
})

test('a word in TRUSTED_PROXIES that is neither an address nor a net is refused at the start', () => {
  expect(() => readSettings({ TRUSTED_PROXIES: '127.0.0.1 caddy' })).toThrow('caddy')
})

test('who reads handwriting: this machine, nobody, or a service that is set as a whole', () => {
  expect(readSettings({}).handwriting).toBe('here')
  expect(readSettings({ HANDWRITING: 'no', HANDWRITING_URL: 'https://a.example' }).handwriting).toBe('off')
  const outside = { HANDWRITING_URL: 'https://a.example/v1/', HANDWRITING_MODEL: 'm' }
  expect(readSettings(outside).handwriting).toEqual({
    url: 'https://a.example/v1',
    key: '',
    model: 'm',
    anywhere: false,
  })
  expect(() => readSettings({ HANDWRITING_URL: 'https://a.example' })).toThrow('HANDWRITING_MODEL')
})

test('an installation’s root has the time zone that is set, else China’s; what is none is refused at the start', () => {
  expect(readSettings({}).zone).toBe('Asia/Shanghai')
  expect(readSettings({ TIME_ZONE: 'Europe/Berlin' }).zone).toBe('Europe/Berlin')
  expect(() => readSettings({ TIME_ZONE: '+08:00' })).toThrow('TIME_ZONE')
})

test('figures are asked for at an address of their own, on this machine until said otherwise', () => {
  expect(readSettings({}).metrics).toBe(undefined)
  expect(readSettings({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' })
  expect(() => readSettings({ METRICS_PORT: 'yes' })).toThrow('METRICS_PORT')
  expect(readSettings({ END_AFTER: '15' }).endAfter).toBe(15_000)
  for (const wrong of ['soon', '-1', '301']) expect(() => readSettings({ END_AFTER: wrong })).toThrow('END_AFTER')
})

test('[T45] a map has pictures from one machine, with encryption, and says whose they are', () => {
  const set = (MAP_TILES: string, MAP_ATTRIBUTION = '© OSM', more = {}) =>
    readSettings({ MAP_TILES, MAP_ATTRIBUTION, ...more }).tiles
  expect(readSettings({}).tiles).toBe(undefined)
  const at = 'https://tiles.example:8443/{z}/{x}/{y}.png?key=1'
  const osm = '© OpenStreetMap contributors https://www.openstreetmap.org/copyright'
  expect(set(at, osm, { MAP_DATUM: 'gcj02' })).toEqual({
    url: at,
    host: 'tiles.example:8443',
    attribution: '© OpenStreetMap contributors',
    link: 'https://www.openstreetmap.org/copyright',
    datum: 'gcj02',
  })
  expect(set('/tiles/{z}/{x}/{y}.png')).toMatchObject({ host: null, link: null, datum: 'wgs84' })
  expect(set('http://192.168.1.4/{z}/{x}/{y}.png')?.host).toBe('192.168.1.4')
  for (const wrong of [
    'https://tiles.example/{z}/{x}.png',
    'https://{s}.tiles.example/{z}/{x}/{y}.png',
    'https://{z}.tiles.example/{x}/{y}.png',
    'http://tiles.example/{z}/{x}/{y}.png',
    'https://me@tiles.example/{z}/{x}/{y}.png',
    'https://tiles.example;img-src/{z}/{x}/{y}.png',
    '//tiles.example/{z}/{x}/{y}.png',
    'javascript:{z}{x}{y}',
  ])
    expect(() => set(wrong), wrong).toThrow('MAP_TILES')
  expect(() => readSettings({ MAP_TILES: at })).toThrow('MAP_ATTRIBUTION')
  expect(() => set(at, osm, { MAP_DATUM: 'bd09' })).toThrow('MAP_DATUM')
})
