import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unlessComposing } from './keys.ts'

test('a key that an input method takes acts on nothing', () => {
  const heard: string[] = []
  const hear = unlessComposing((event: KeyboardEvent) => heard.push(event.key))
  const press = (key: string, more: object) => hear({ key, keyCode: 13, isComposing: false, ...more } as KeyboardEvent)
  press('Enter', { isComposing: true })
  press('Enter', { keyCode: 229 })
  expect(heard).toEqual([])
  press('Enter', {})
  expect(heard).toEqual(['Enter'])
})

test('every place that hears keys asks this first', () => {
  const files = readdirSync('src/web', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(svelte|ts)$/.test(name),
  )
  const bare = files.flatMap((name) =>
    readFileSync(`src/web/${name}`, 'utf8')
      .split('\n')
      .filter(
        (line) => /\bonkey(down|up|press)=|addEventListener\('key/.test(line) && !line.includes('unlessComposing('),
      )
      .map((line) => `${name}: ${line.trim()}`),
  )
  // Not handlers of their own: one that is wrapped where it is made, and one that is removed by name.
  expect(bare.filter((line) => !line.startsWith('desk/board/drag.ts') && !line.startsWith('kit/keys.test.ts'))).toEqual(
    [],
  )
})
