// npm run draw: writes the drawing of a matter's stages into docs/rules/ledger.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { drawStages } from '../src/core/ledger/stages.ts'

const FILE = new URL('../docs/rules/ledger.md', import.meta.url)
const [open, close] = ['<!-- stages -->', '<!-- /stages -->']
const text = readFileSync(FILE, 'utf8')
const [before, rest] = [text.slice(0, text.indexOf(open)), text.slice(text.indexOf(close))]
writeFileSync(FILE, `${before}${open}\n\n\`\`\`mermaid\n${drawStages()}\n\`\`\`\n\n${rest}`)
