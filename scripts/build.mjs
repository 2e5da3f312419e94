// npm run build: what `npm start` builds by itself, for a machine that only builds (README, "Built
// elsewhere").
import { prepare, buildAll } from './prepare.mjs'

await prepare()
await buildAll()
