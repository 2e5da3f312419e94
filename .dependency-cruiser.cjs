/** The house's walls. Each rule says why it stands. */
module.exports = {
  forbidden: [
    {
      name: 'core-alone',
      comment: 'The process is pure: it runs in browsers, on the server and in tests alike, and knows none of them.',
      severity: 'error',
      from: { path: '^src/core', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/core' },
    },
    {
      name: 'plain-first',
      comment:
        'plain ← place ← meeting ← ledger ← team: what comes later may know what came before, never the other way.',
      severity: 'error',
      from: { path: '^src/core/plain', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(place|meeting|ledger|team|alike|log)' },
    },
    {
      name: 'place-before-meeting',
      severity: 'error',
      from: { path: '^src/core/place', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(meeting|ledger|team)' },
    },
    {
      name: 'meeting-before-ledger',
      severity: 'error',
      from: { path: '^src/core/meeting', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(ledger|team)' },
    },
    {
      name: 'ledger-before-team',
      severity: 'error',
      from: { path: '^src/core/ledger', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/team' },
    },
    {
      name: 'texts-and-logs-alone',
      comment: 'alike compares any texts, log hashes any entries: neither knows what a meeting or a matter is.',
      severity: 'error',
      from: { path: '^src/core/(alike|log)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(place|meeting|ledger|team)' },
    },
    {
      name: 'wire-on-core',
      comment: 'What crosses the network is described once, for both sides; so it can know neither.',
      severity: 'error',
      from: { path: '^src/wire' },
      to: { path: '^src/(server|web)' },
    },
    {
      name: 'server-without-web',
      comment: 'The server gets rendered pages handed in; otherwise a change of a page could break the API.',
      severity: 'error',
      from: { path: '^src/server' },
      to: { path: '^src/web' },
    },
    {
      name: 'web-without-server',
      comment: 'Grove has no private API: pages use what everyone can use.',
      severity: 'error',
      from: { path: '^src/web', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/server' },
    },
    {
      name: 'phone-stays-small',
      comment: 'A phone loads wire only as types: zod would double what it downloads before a card can be written.',
      severity: 'error',
      from: { path: '^src/web/(phone|screen|desk|tree|live|kit|meeting)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/wire/(plain|meeting)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-in-stores',
      comment: 'Only stores and database/ speak SQL, so a table can change in one place.',
      severity: 'error',
      from: {
        path: '^src/server',
        pathNot: '(^src/server/database|store\\.ts$|^src/server/journal/|/list\\.ts$|/upsert\\.ts$|\\.test\\.ts$)',
      },
      to: { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'migrations-frozen',
      comment:
        'A released migration does for good what it did on its day: so it carries all it needs, and no living code.',
      severity: 'error',
      from: { path: '^src/server/database/migrations/' },
      to: { pathNot: '^src/server/database/migrations/|node_modules/kysely/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'no-circles',
      comment: 'Files that need each other are one file, or their shared part is a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte', '.json'] },
  },
}
