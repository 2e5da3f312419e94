import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('a text for a terminal is one line, and nothing in it is a command to the terminal', () => {
  expect(printable('灯坏了 🌳 a\tb')).toBe('灯坏了 🌳 a\\u{9}b')
  expect(printable('\u001b[2J\u001b[1;32mNothing is wrong.\r\n')).toBe(
    '\\u{1b}[2J\\u{1b}[1;32mNothing is wrong.\\u{d}\\u{a}',
  )
  expect(printable('\u009b31m\u202e\u2028\u2066\ud800')).toBe('\\u{9b}31m\\u{202e}\\u{2028}\\u{2066}\\u{d800}')
})
