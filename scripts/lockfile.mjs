// npm run check: the lockfile holds an entry for every package that another one names, those for other
// machines too (bindings for macOS, Windows, musl …). Where one is missing, `npm ci` fails on that machine,
// or `npm start` changes the lockfile there.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Names of what is missing: "WHO needs WHAT". `packages`: of a package-lock.json, version 3. */
export function missingFrom(packages) {
  return Object.entries(packages).flatMap(([who, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((what) => !isHeld(packages, who, what))
      .map((what) => `${who || 'package.json'} needs ${what}`),
  )
}

/** As Node looks for it: beside those that `who` brings along, then a folder up, and so on. */
function isHeld(packages, who, what) {
  for (let folder = who; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[folder ? `${folder}/node_modules/${what}` : `node_modules/${what}`]) return true
    if (!folder) return false
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingFrom(packages)
  for (const one of missing) console.error(`package-lock.json: ${one}`)
  if (missing.length)
    console.error('Make it anew where the registry serves everything: rm package-lock.json && npm install')
  process.exit(missing.length ? 1 : 0)
}
