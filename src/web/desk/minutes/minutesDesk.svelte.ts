import type { Part } from '../../../core/minutes/minutes.ts'
import { partKey } from '../../../core/minutes/minutes.ts'
import type { MinutesCommandInput, MinutesView } from '../../../wire/minutes.ts'
import { newId } from '../../kit/id.ts'
import type { Answer } from '../../kit/send.ts'
import { call } from '../../kit/send.ts'
import { shelfOf } from '../form/filling.svelte.ts'
import { notices } from '../notices.svelte.ts'
import { NoteText } from './noteText.svelte.ts'

/** The minutes of one meeting at this desk: read again whenever the stream says that they have changed. */
export class MinutesDesk {
  view = $state.raw<MinutesView | null>(null)
  private readonly notes = new Map<string, NoteText>()
  private reading: Promise<void> | undefined
  private again = false

  constructor(readonly code: string) {}

  /** Reads the minutes; while that is under way, once more after it. */
  read = (): Promise<void> => {
    if (this.reading) this.again = true
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined
      const once = this.again
      this.again = false
      if (once) void this.read()
    })
    return this.reading
  }

  private async readNow(): Promise<void> {
    const answer = await call('GET', '/api/meetings/{code}/minutes', { path: { code: this.code } })
    if (!answer.ok) return
    if (this.view && answer.value.seq < this.view.seq) return
    this.view = answer.value
    for (const [key, note] of this.notes) note.take(answer.value.texts[key] ?? '', answer.value.seq)
  }

  /** A text, with what is typed into it here. */
  note(part: Part): NoteText {
    const key = partKey(part)
    const known = this.notes.get(key)
    if (known) return known
    const standing = this.view?.texts[key] ?? ''
    const note = new NoteText(part, shelfOf('minutes', `${this.code}.${key}`), this.post, this.read, standing)
    this.notes.set(key, note)
    return note
  }

  /** How all texts stand that are open here. */
  get state(): 'saved' | 'sending' | 'waiting' {
    const states = [...this.notes.values()].map(({ state }) => state)
    if (states.includes('waiting')) return 'waiting'
    return states.some((state) => state === 'sending' || state === 'unsaved') ? 'sending' : 'saved'
  }

  post = (command: MinutesCommandInput, key: string): Promise<Answer<{ seq: number; id?: string | undefined }>> =>
    call('POST', '/api/meetings/{code}/minutes/commands', { path: { code: this.code }, body: command, key })

  /** Sends what a single press asks for; says why where it was refused. */
  async send(command: MinutesCommandInput): Promise<boolean> {
    const heard = notices.heard(await this.post(command, newId()))
    await this.read()
    return heard
  }

  /** Sends what is typed and not yet sent. */
  flush(): void {
    for (const note of this.notes.values()) void note.flush()
  }
}
