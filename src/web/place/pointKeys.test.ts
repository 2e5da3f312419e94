import { expect, test } from 'vitest'
import { moved, pressed } from './pointKeys.ts'

test('[T41] arrows move a point and never leave the plan; a tap is a place of the picture, however large it is', () => {
  const key = (key: string, shiftKey = false) => ({ key, shiftKey })
  expect(moved({ x: 500, y: 500 }, key('ArrowLeft'))).toEqual({ x: 490, y: 500 })
  expect(moved({ x: 500, y: 500 }, key('ArrowDown', true))).toEqual({ x: 500, y: 550 })
  expect(moved({ x: 995, y: 0 }, key('ArrowRight'))).toEqual({ x: 1000, y: 0 })
  expect(moved({ x: 995, y: 0 }, key('ArrowUp'))).toEqual({ x: 995, y: 0 })
  expect(moved({ x: 1, y: 1 }, key('Tab'))).toBeUndefined()
  const box = { left: -100, top: 50, width: 800, height: 400 }
  expect(pressed({ clientX: 100, clientY: 150 }, box)).toEqual({ x: 250, y: 250 })
  expect(pressed({ clientX: 900, clientY: 0 }, box)).toEqual({ x: 1000, y: 0 })
})
