// Which files are the project's own: what git knows or would take; where there is no git (an unpacked
// archive), all that is not made here.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

const MADE = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.DS_Store', 'sbom.json'])

/** Paths of files, with slashes, below these folders; below the working directory where none is named. */
export function projectFiles(...folders) {
  const own = knownToGit(folders)
  return own.length ? own : (folders.length ? folders : ['.']).flatMap(filesBelow).sort()
}

function knownToGit(folders) {
  try {
    const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 }
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], quiet)
    return listed.split('\n').filter((file) => file && existsSync(file))
  } catch {
    return []
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path.split(sep).join('/')]
    })
}
