import type { HallTable, TableProposal } from '../../../core/meeting/hallTables.ts'
import { nextTable, peopleByMark, reporting } from '../../../core/meeting/hallTables.ts'
import type { HallLot } from '../../../core/meeting/lots.ts'
import { wordingOf } from '../../../core/meeting/motion.ts'
import { t } from '../deskState.svelte.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'

/** The dialog that is open. */
export type TableDialog = { kind: 'open' } | { kind: 'seat' | 'propose'; table: HallTable }

/** [M59] – [M62] What the facilitator does with tables. */
export class TableDesk {
  dialog = $state.raw<TableDialog | null>(null)
  private busy = false

  constructor(readonly desk: MeetingDesk) {}

  private readonly people = $derived.by(() =>
    peopleByMark(
      this.desk.board.id,
      this.desk.participants.map(({ id }) => id),
    ),
  )

  /** What the desk calls whoever has a mark. */
  name(mark: string): string {
    const id = this.people.get(mark)
    const listed = this.desk.participants.find(({ joinedAs, confirmed }) => confirmed && joinedAs === id)
    const who = this.desk.participants.find((one) => one.id === id)
    return listed?.name || who?.name || t('speakers.nameless')
  }

  /** What is proposed, in its own words. */
  words(proposal: TableProposal): string {
    if ('card' in proposal) {
      const card = this.desk.board.cards[proposal.card]
      return `${card?.number ?? 0} ${card?.text || t('room.gone')}`
    }
    const motion = this.desk.board.motions.find(({ id }) => id === proposal.motion)
    return motion ? `${t('motion.number', { number: motion.number })} ${wordingOf(motion).what}` : ''
  }

  /**
   * The lot by which all who are there can be dealt out: one of everybody that was drawn, and nobody sits
   * yet.
   */
  get lotOfAll(): HallLot | undefined {
    return this.desk.board.lots.find(
      ({ from, stage, take, marks }) =>
        from === 'there' && stage === 'drawn' && marks.length > 0 && take === marks.length,
    )
  }

  show(shown: boolean): Promise<unknown> {
    return this.desk.send({ kind: 'setFocus', focus: { kind: shown ? 'tables' : 'trees' } })
  }

  /** The next table tells the room; after the last one that has something to tell, the report ends. */
  async next(): Promise<void> {
    if (this.busy) return
    this.busy = true
    const runs = reporting(this.desk.board)
    const next = nextTable(this.desk.board)
    if (next) await this.report(next.number)
    else if (runs) await this.desk.send({ kind: 'endReport', table: runs.table })
    this.busy = false
  }

  async report(table: number): Promise<void> {
    if (await this.desk.send({ kind: 'reportTable', table })) await this.show(true)
  }

  /** Whether the key was one of tables: it makes them, then lets the next one tell. */
  key(key: string): boolean {
    const { stage, openTree, tables } = this.desk.board
    if (key !== 'i' || this.dialog || stage !== 'open' || openTree) return false
    if (!tables) this.dialog = { kind: 'open' }
    else void this.next()
    return true
  }
}
