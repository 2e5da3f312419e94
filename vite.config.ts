import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// `vite build` makes what browsers load; `vite build --mode desk` the desk, apart from them, so that phones and
// screens load few files, whatever the desk's pages share; `vite build --ssr` makes the server and the pages it
// renders; `vite build --mode verify` makes a page that is kept as one file, by itself: entries of one build
// share files.
const ALONE = ['verify', 'recount']
// How long a plugin took, and that the desk is large, tells those who start Grove nothing.
const checks = { bundlerTimings: false }
const chunkSizeWarningLimit = 5000
const target = ['es2020', 'chrome87', 'safari14']

export default defineConfig(({ command, isSsrBuild, mode }) => ({
  plugins: [svelte()],
  publicDir: false,
  // Hundreds of small files are slow to find and open: what is plain JavaScript comes with the server in one file, so that Grove starts sooner.
  ssr:
    command === 'build'
      ? {
          noExternal:
            /^(kysely|hono|zod|openapi3-ts|qrcode|dijkstrajs|lru-cache|content-disposition|negotiator|content-type|ipaddr\.js|typesafe-i18n|feed|xml-js|sax|saxes|xmlchars|yauzl|pend|ical-generator|csv-\w+|@hono\/.*|@asteasolutions\/.*)$/,
        }
      : {},
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        chunkSizeWarningLimit,
        target: 'node20',
        rollupOptions: {
          input: {
            main: 'src/server/main.ts',
            // What must answer before the rest is loaded.
            settings: 'src/server/settings.ts',
            supervisor: 'src/server/database/supervisor.ts',
            hold: 'src/server/database/hold.ts',
            render: 'src/web/render.ts',
            // Processes of their own.
            sheetReader: 'src/server/spreadsheet/import/reader/process.ts',
            documentWriter: 'src/server/document/writer/process.ts',
            paperReader: 'src/server/paper/reader/process.ts',
            handwriting: 'src/server/paper/recogniser/process.ts',
            codeReader: 'src/server/photo/codeReader.ts',
            sheetLook: 'src/server/minutes/sheet/process.ts',
            carryFile: 'src/server/carry/process.ts',
            // Commands of a terminal (scripts/grove.mjs).
            verify: 'scripts/verify.ts',
            recount: 'scripts/recount.ts',
            drawAgain: 'scripts/drawAgain.ts',
            countBudget: 'scripts/countBudget.ts',
            backup: 'scripts/backup.ts',
            restore: 'scripts/restore.ts',
            appoint: 'scripts/appoint.ts',
            admin: 'scripts/admin.ts',
            signIn: 'scripts/signIn.ts',
            removeSample: 'scripts/removeSample.ts',
            doctor: 'scripts/doctor.ts',
            prepareDatabase: 'scripts/prepareDatabase.ts',
            document: 'scripts/document.ts',
            exportMeeting: 'scripts/exportMeeting.ts',
            importMeeting: 'scripts/importMeeting.ts',
          },
          output: { entryFileNames: '[name].js' },
          checks,
        },
      }
    : ALONE.includes(mode)
      ? {
          outDir: 'dist/web/alone',
          emptyOutDir: false,
          target,
          modulePreload: { polyfill: false },
          rollupOptions: {
            input: { [mode]: `src/web/${mode}/main.ts` },
            output: { entryFileNames: '[name].js' },
            checks,
          },
        }
      : mode === 'desk'
        ? {
            outDir: 'dist/web',
            emptyOutDir: false,
            manifest: '.vite/desk.json',
            target,
            modulePreload: { polyfill: false },
            rolldownOptions: {
              input: ['src/web/desk/main.ts'],
              // What several of its pages need is one file.
              output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
              checks,
            },
          }
        : {
            outDir: 'dist/web',
            chunkSizeWarningLimit,
            manifest: true,
            target,
            modulePreload: { polyfill: false },
            rollupOptions: {
              input: [
                'src/web/phone/main.ts',
                // What a phone loads once a card can be written.
                'src/web/phone/later.ts',
                'src/web/screen/main.ts',
                'src/web/square/aloud.ts',
                'src/web/square/voteScreen.ts',
                'src/web/square/copyText.ts',
                'src/web/square/countAgain.ts',
                'src/web/square/pushOffer.ts',
                'src/web/square/pushWorker.ts',
                'src/web/square/mapView.ts',
              ],
              // Named exports of an entry stay: another script imports them.
              preserveEntrySignatures: 'exports-only',
              checks,
            },
          },
}))
