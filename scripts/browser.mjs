// Finds a Chromium for the journeys and the pictures, or installs Debian's. Plain Node.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const SHELL = '/usr/bin/chromium-headless-shell'
const PLACES = [
  process.env.CHROMIUM,
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function install(...packages) {
  console.log(`Installing ${packages[0]} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const patient = ['-qq', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20']
  for (const args of [['update'], ['install', '-y', ...packages]])
    execFileSync('apt-get', [...args, ...patient], { stdio: ['ignore', 'ignore', 'inherit'], env })
}

/**
 * As root on Debian, installs the Chromium that draws pages and nothing else, unless it is there or another
 * is named: journeys cost it a third of the processor time of a whole one. Where it cannot be had, a whole
 * one does the same.
 */
export function installShell() {
  if (process.env.CHROMIUM || existsSync(SHELL) || !isDebianRoot()) return
  try {
    execFileSync('apt-cache', ['show', 'chromium-headless-shell'], { stdio: 'ignore' })
    install('chromium-headless-shell', 'fonts-noto-cjk')
  } catch {}
}

/**
 * The path of a Chromium. As root on Debian it is installed where missing, with fonts that have Chinese;
 * elsewhere the error says what to do.
 */
export function findBrowser() {
  const found = () => PLACES.find((place) => place && existsSync(place))
  if (!found() && isDebianRoot()) install('chromium', 'fonts-noto-cjk')
  const browser = found()
  if (!browser) throw new Error('No Chromium found. Install one, or set CHROMIUM to its path.')
  return browser
}
