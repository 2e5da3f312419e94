// node scripts/offline.mjs COMMAND …: runs a command where there is no network but this machine's own (Linux:
// a network namespace with loopback alone). Where the system makes none, says so and ends with 77.
import { spawnSync } from 'node:child_process'

const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user']
const alone = (script, ...args) =>
  spawnSync('unshare', ['--net', ...asRoot, 'sh', '-c', `ip link set lo up && ${script}`, 'sh', ...args], {
    stdio: 'inherit',
  }).status ?? 1

const asked = process.argv.slice(2)
if (asked.length === 0) throw new Error('node scripts/offline.mjs COMMAND …')
// No route leads out.
if (alone('! ip route get 192.0.2.1 2>/dev/null') === 0) process.exit(alone('exec "$@"', ...asked))
console.log('This system makes no network of its own for a command: not run.')
process.exit(77)
