// A file that a comment or a document names is there: names move with the code. What is written `so` in a
// document, and what stands in a comment, is looked for at the end of the paths of this repository; a name in
// capitals stands for any.
import { readFileSync } from 'node:fs'
import { projectFiles } from './files.mjs'

const NAME = /(?<![\w.:/@-])((?:[\w.-]+\/)*\w[\w.-]*\.(?:ts|svelte|mjs|cjs))(?![\w/])/g
const listed = projectFiles()
const isThere = (name) => listed.some((file) => file === name || file.endsWith(`/${name}`))

/** What a line of a file says to people. */
const said = (file, line) =>
  file.endsWith('.md')
    ? [...line.matchAll(/`([^`]+)`/g)].map(([, text]) => text)
    : [/^\s*(?:\/\/|\/?\*+)(.*)$/.exec(line)?.[1] ?? / \/\/ (.*)$/.exec(line)?.[1] ?? '']

// Released migrations and the history of versions stay as they were written.
const files = listed.filter((file) => /\.(ts|svelte|mjs|cjs|md)$/.test(file) && !/migrations\/|CHANGELOG/.test(file))
const missing = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, n) =>
      said(file, line)
        .flatMap((text) => [...text.matchAll(NAME)].map(([, name]) => name))
        .filter((name) => !/(^|\/)[A-Z]+\./.test(name) && !isThere(name))
        .map((name) => `${file}:${n + 1}: ${name}`),
    ),
)
if (missing.length > 0) {
  console.error(`These name files that are not there:\n${missing.join('\n')}`)
  process.exitCode = 1
}
