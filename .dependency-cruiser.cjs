/**
 * The floors of the server, lowest first: a room imports rooms below it, never one above; types count too.
 * The files of the root (app.ts, main.ts …) stand on top: they put everything together, and hand in what a
 * lower room causes above it.
 */
const FLOORS = {
  http: 'what a request and an answer are made of: problems, bodies, forms, limits; knows nothing of Grove',
  integrations: 'the world outside: clock and chance, mail, embedding services',
  database: 'PostgreSQL: starting it, tables, migrations, row security',
  secrets: 'what only this installation can make: tickets, passes, links, names of new things',
  place: 'where: subdistricts, communities, grids, buildings',
  person: 'who works here, and who appoints whom',
  access: 'who may do what: one table, one door',
  api: 'a route, described once: what it lets in, what it answers; the document made of all routes',
  hub: 'live topics: a frame is encoded once; stands under the journal, which publishes into it',
  journal: 'the write path, and the public log',
  page: 'how a page is answered: document, compression, what is kept for all',
  photo: 'photos: made safe, kept, shown',
  plan: 'a community’s plan, and points of cards on it',
  meeting: 'meetings, and who holds their cards',
  minutes: 'what people enter for the minutes of a meeting: notes, corrections, signed sheets, photos',
  ballot: 'votes: who may, which ballots there are, what was cast, how it is counted',
  ledger: 'matters, notices, teams, settings',
  round: 'budget rounds: what is proposed, screened, chosen, carried out',
  convention: 'the residents’ convention: drafted, reviewed, hung, voted on, filed, published',
  survey: 'the survey “What has changed”: waves, answers by code, what is published',
  register: 'people and resources: consent, invitations by link, what came of them',
  receipt: 'what residents see of their cards, and answer: story, letters',
  reach: 'chat groups of places, their keepers, bulletins, and what comes back by their links',
  open311: 'Open311 GeoReport v2: requests of neighbouring systems, and what is sent to theirs',
  spreadsheet: 'spreadsheets in and out',
  document: 'minutes, notices, sheets to sign: gathered here, written by a process beside',
  paper: 'printed cards: their numbers, what a photo shows of them, and who confirms it',
  carry: 'meetings that are carried from one Grove to another',
  search: 'search over everything public, behind the journal; lists below get their terms handed in',
  alike: 'what says the same: suggestions to the desk',
  live: 'streams of a meeting',
  community: 'places and calendars as others read them',
  account: 'signing in, and the staff’s accounts',
  site: 'every address that a browser opens',
  operate: 'for whoever runs the machine: health, figures, what stands how',
  verify: 'checks of a database and of what is served; reads every store',
}
const rooms = Object.keys(FLOORS)

const floors = rooms.map((room, n) => ({
  name: `floor-${room}`,
  comment: `${room}: ${FLOORS[room]}. What it causes above it, the root hands in.`,
  severity: 'error',
  from: { path: `^src/server/${room}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/(server|sample)/', pathNot: `^src/server/(${rooms.slice(0, n + 1).join('|')})/` },
}))

/** Files of wire that browsers may load: times, languages, strings, kinds of what is found. */
const WIRE_WITHOUT_ZOD = '^src/wire/(strings/|(times|locale|searchKinds)\\.ts$)'

/** The house's walls. Each rule says why it stands. */
module.exports = {
  forbidden: [
    {
      name: 'core-alone',
      comment:
        'The process is pure: it runs in browsers, on the server and in tests alike, and knows none of them. node-diff3 compares two lists, and is as pure.',
      severity: 'error',
      from: { path: '^src/core', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/core|^(node_modules/)?node-diff3' },
    },
    {
      name: 'reach-alone',
      comment: 'A bulletin tells of what happened by its name; what that is, the server looks up.',
      severity: 'error',
      from: { path: '^src/core/reach', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/', pathNot: '^src/core/(reach|plain|place|meeting/command\\.ts)' },
    },
    {
      name: 'plain-first',
      comment:
        'plain ← place ← meeting ← ledger ← team: what comes later may know what came before, never the other way.',
      severity: 'error',
      from: { path: '^src/core/plain', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(place|meeting|minutes|ledger|team|alike|log)' },
    },
    {
      name: 'place-before-meeting',
      severity: 'error',
      from: { path: '^src/core/place', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(meeting|minutes|ledger|team)' },
    },
    {
      name: 'meeting-before-ledger',
      severity: 'error',
      from: { path: '^src/core/meeting', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(minutes|ledger|team)' },
    },
    {
      name: 'minutes-of-meetings-alone',
      severity: 'error',
      from: { path: '^src/core/minutes', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(ledger|team|document)' },
    },
    {
      name: 'ballot-alone',
      comment: 'What the law says of votes knows nobody who votes, and not what about.',
      severity: 'error',
      from: { path: '^src/core/ballot', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/', pathNot: '^src/core/(ballot|plain)/' },
    },
    {
      name: 'budget-alone',
      comment: 'The count of a round is a function of ballots and a rule, and knows neither residents nor matters.',
      severity: 'error',
      from: { path: '^src/core/budget', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/', pathNot: '^src/core/(budget|plain)/' },
    },
    {
      name: 'round-and-convention-on-vote',
      comment: 'A round and a convention are voted on; which matters carry a round out, the server says.',
      severity: 'error',
      from: { path: '^src/core/(ballot|budget|meeting|ledger)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/(round|convention)' },
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
      to: { path: '^src/core/(place|meeting|minutes|ledger|team)' },
    },
    {
      name: 'alike-text-first',
      comment: 'Gathering, categories and search each compare by what text/ makes of a text, and none needs another.',
      severity: 'error',
      from: { path: '^src/core/alike/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/alike/', pathNot: '^src/core/alike/($1|text)/' },
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
    ...floors,
    {
      name: 'floors-are-known',
      comment: 'A new room of the server gets its floor in FLOORS above; otherwise nothing would hold it.',
      severity: 'error',
      from: { path: '^src/server/[^/]+/', pathNot: `^src/server/(${rooms.join('|')})/` },
      to: {},
    },
    {
      name: 'sample-is-a-guest',
      comment: 'Production needs no sample: only the start plants it, where it is asked to.',
      severity: 'error',
      from: { path: '^src/(server|wire|core|web)/', pathNot: '(^src/server/main|\\.test)\\.ts$' },
      to: { path: '^src/sample/' },
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
      comment:
        'What runs in browsers, and the square that shares its parts, loads schemas only as types: zod would double what a phone downloads before a card can be written. Values come from files of wire that hold none. The page that counts a vote again is kept as a file, and reads one that anybody may have written.',
      severity: 'error',
      from: { path: '^src/web', pathNot: '(\\.test\\.ts$|^src/web/recount/)' },
      to: { path: '^src/wire/', pathNot: WIRE_WITHOUT_ZOD, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'phone-stays-small-below',
      comment: 'What browsers load of wire as values loads no schema by itself.',
      severity: 'error',
      from: { path: WIRE_WITHOUT_ZOD },
      to: {
        path: '(^src/wire/|node_modules/(zod|@hono)/)',
        pathNot: WIRE_WITHOUT_ZOD,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'phone-without-zod',
      comment: 'The same by any other way.',
      severity: 'error',
      from: { path: '^src/(web|core)', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(zod|@hono)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-in-stores',
      comment:
        'Only stores, database/ and verify/ speak SQL, so a table can change in one place; queries that need no import are found by scripts/queries.mjs.',
      severity: 'error',
      from: { path: '^src', pathNot: '(^src/server/(database|verify)/|[/.]store\\.ts$|\\.test\\.ts$)' },
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
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte', '.json'] },
  },
}
