import { ROOT_ZONE } from '../../src/core/place/place.ts'
import { ProgramKeys } from '../../src/server/access/programs.ts'
import { Guesses } from '../../src/server/access/guesses.ts'
import { readProxies } from '../../src/server/http/proxies.ts'
import { SharedLimits } from '../../src/server/http/sharedLimits.ts'
import { Hub } from '../../src/server/hub/hub.ts'
import { openForTool } from '../../src/server/database/openForTool.ts'
import { readSettings } from '../../src/server/main.ts'
import { ticketKey } from '../../src/server/secrets/ticketKey.ts'
import { MeetingCodes } from '../../src/server/access/meetingCodes.store.ts'
import { systemRuntime } from '../../src/server/integrations/runtime.ts'
import { People } from '../../src/server/person/store.ts'
import { Watch } from '../../src/server/person/watch.ts'
import { Places } from '../../src/server/place/store.ts'
import { plantYear } from '../../src/sample/year/year.ts'

/**
 * Plays the sample communities' year straight through the rules, beside a running Grove or alone: a year
 * cannot be waited for. Played twice with one seed on one day it changes nothing.
 */
export async function playYear(seed: string): Promise<void> {
  const settings = readSettings(process.env)
  const database = await openForTool(settings.dataDir, settings.directUrl)
  const { owner, requests } = database
  try {
    const began = Date.now()
    const key = await ticketKey(owner)
    const limits = new SharedLimits(undefined, key)
    const identity = {
      people: new People(owner, systemRuntime, new Watch()),
      places: new Places(requests.anonymous, ROOT_ZONE),
      codes: new MeetingCodes(requests.anonymous, systemRuntime),
      requests,
      ticketKey: key,
      publicUrl: undefined,
      proxies: readProxies(''),
      limits,
      guesses: new Guesses(limits),
      programs: new ProgramKeys(owner, systemRuntime),
      holding: async () => undefined,
      now: () => systemRuntime.now(),
    }
    const { meetings, cards, matters, votes } = await plantYear(
      { database, hub: new Hub(), identity },
      seed,
      systemRuntime.now(),
    )
    console.log(
      `${meetings} meetings, ${cards} cards, ${matters} matters, ${votes} votes in ${Math.round((Date.now() - began) / 100) / 10} s`,
    )
  } finally {
    await database.close()
  }
}
