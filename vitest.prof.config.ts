import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './tests/build/longFirst.ts'

// On a busy machine what is waited for takes its time: a poll gives up late, and ends at once where it holds.
const slow = {
  setupFiles: ['tests/build/ownConnections.ts'],
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
}

const transformed = process.env.GROVE_TRANSFORMED

// Contracts share one embedded database (or DATABASE_URL); journeys and hardship start Groves of their own, on
// copies of what one first start has left.
// Three files at a time on two cores, of whatever kind: what waits for a browser or a disk leaves its core to
// another; with four the whole takes two minutes more. Tests keep nothing in modules, so files in one process
// share what they import.
export default defineConfig({
  plugins: [svelte()],
  test: {
    maxWorkers: 3,
    isolate: false,
    // Tests make much that is soon forgotten. With room for it from the first, it is seldom looked through; and
    // threads that help with that wait for each other where three processes share two cores. Both together are
    // a quarter of a test's processor time.
    execArgv: ['--cpu-prof','--cpu-prof-interval=2000','--cpu-prof-dir=/tmp/lead/prof','--min-semi-space-size=64', '--max-semi-space-size=64', '--single-threaded-gc'],
    sequence: { sequencer: LongFirst },
    // Where `npm test` keeps what was transformed while it runs. Nothing of it is taken for the next run.
    experimental: transformed ? { fsModuleCache: true, fsModuleCachePath: transformed } : {},
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: 'contracts',
          include: ['tests/contracts/**/*.test.ts'],
          globalSetup: ['tests/build/database.ts'],
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/build/planted.ts'],
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'hardship',
          include: ['tests/hardship/**/*.test.ts'],
          globalSetup: ['tests/build/planted.ts'],
          ...slow,
        },
      },
    ],
  },
})
