import type { Lot } from '../../core/plain/lotRecord.ts'

/** A lot that was announced twice, and drawn; `text` is what somebody wrote, `name` what it is about. */
export const lotSample = (name: string, text: string, at: number): Lot & { id: string } => ({
  id: '00000000-0000-4000-8000-000000000970',
  number: 2,
  stage: 'drawn',
  purpose: name,
  pool: '1-12 14 16-40',
  take: 3,
  marks: [],
  checkpoint: 'grove.example/log/rongshu\n326\nq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
  fixed: 'a1'.repeat(32),
  again: text,
  announcedAt: at,
  called: ['3', '5', '6'],
  retyped: 1,
  sealed: '2f1c9f2e-56b7-5a5c-9d3f-0e3f1a2b4c5d',
  drawn: [7, 31, 2],
  reason: '',
  endedAt: at,
})
