// npm run sbom [-- FILE]: the bill of materials of what Grove ships (CycloneDX, JSON), from the lockfile
// alone: works without a network.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const file = process.argv[2] ?? 'sbom.json'
const text = execFileSync(
  'npm',
  ['sbom', '--omit=dev', '--package-lock-only', '--offline', '--sbom-format=cyclonedx'],
  {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  },
)
writeFileSync(file, text)
const { components } = JSON.parse(text)
console.log(`${components.length} packages are in ${file}`)
