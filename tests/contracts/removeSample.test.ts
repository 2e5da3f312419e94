import { expect, inject, test } from 'vitest'
import { plantPlaces, samplePlaceIds } from '../../src/sample/plant.ts'
import { MoreThanSample, removeSample } from '../../src/sample/remove.store.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import { valueOf } from '../../src/server/database/installation.ts'
import { systemRuntime } from '../../src/server/integrations/runtime.ts'
import { noteBackup, overviewOf } from '../../src/server/operate/overview.store.ts'
import { People } from '../../src/server/person/store.ts'
import { Watch } from '../../src/server/person/watch.ts'
import { Places } from '../../src/server/place/store.ts'
import { freshDatabase, id } from '../build/grove.ts'

test('the sample goes with all that was tried in it, and a first subdistrict begins; what is somebody’s own stays', async () => {
  const fresh = await freshDatabase(inject('migrated'))
  const { owner, close } = await openDatabase('', fresh.url, { withoutRowSecurity: true })
  try {
    const places = new Places(owner, 'Asia/Shanghai')
    const people = new People(owner, systemRuntime, new Watch())
    const identity = { places, people } as unknown as Parameters<typeof plantPlaces>[0]['identity']
    await plantPlaces({ identity }, owner)
    const hedu = (await places.called('subdistrict', 'hedu'))!
    expect(samplePlaceIds().has(hedu.id)).toBe(true)
    const own = { id: id(), kind: 'community', parent: hedu.id, slug: 'own', name: '自己的社区' } as const
    await places.add(owner, [own])
    await expect(removeSample(owner, places, '双桥街道')).rejects.toThrow(MoreThanSample)
    expect((await places.all()).size).toBeGreaterThan(10)
    await owner.deleteFrom('place').where('id', '=', own.id).execute()
    places.forget()
    await removeSample(owner, places, '双桥街道')
    expect([...(await places.all()).values()].map(({ name }) => name)).toEqual(['双桥街道'])
    expect((await people.firstWith('administrator'))?.name).toBe('管理员')
    expect(await people.firstWith('facilitator')).toBe(undefined)
    await noteBackup(owner, 1_760_000_000_000)
    await noteBackup(owner, 1_770_000_000_000)
    const { bytes, tables, backupAt, checkpoints } = await overviewOf(owner)
    expect([backupAt, checkpoints]).toEqual([1_770_000_000_000, []])
    expect(bytes).toBeGreaterThan(tables[0]!.bytes)
    // The next start plants nothing.
    expect(await valueOf(owner, 'sample')).toBe('removed')
  } finally {
    await close()
    await fresh.drop()
  }
})
