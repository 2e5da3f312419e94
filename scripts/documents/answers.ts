import type { Board } from '../../src/core/meeting/meeting.ts'
import type { MatterView } from '../../src/wire/matter.ts'
import type { NoticeView } from '../../src/wire/rooms.ts'

/** A meeting as the API tells it to everyone, with the matters that took in its cards, by number. */
export interface AnsweredMeeting {
  board: Board
  communityName: string
  matters: MatterView[]
}

/** What a running Grove answers everyone of a community; nothing of it is read from the database. */
export class Answers {
  private views: Promise<MatterView[]> | undefined

  constructor(
    private readonly base: string,
    readonly slug: string,
  ) {}

  /** Meetings that were announced, are held or have ended. */
  async meetings(): Promise<{ code: string }[]> {
    return (await this.ask<{ items: { code: string }[] }>('meetings')).items
  }

  async meeting(code: string): Promise<AnsweredMeeting> {
    const answer = await this.get<{ board: Board; communityName: string }>(`/api/meetings/${code}`)
    const mine = ({ cards }: MatterView) => cards.some(({ meeting }) => meeting.code === code)
    const matters = (await this.matters()).filter((view) => mine(view) && !view.foldedInto)
    return { ...answer, matters: matters.sort((a, b) => a.sheet.number - b.sheet.number) }
  }

  /** Every matter of the community. */
  matters(): Promise<MatterView[]> {
    return (this.views ??= this.readMatters())
  }

  private async readMatters(): Promise<MatterView[]> {
    const numbers: number[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: { number: number }[]; next: string | null } = await this.ask(
        `matters?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      numbers.push(...page.items.map(({ number }) => number))
      cursor = page.next
    }
    return Promise.all(numbers.map((number) => this.ask<MatterView>(`matters/${number}`)))
  }

  async notices(): Promise<NoticeView[]> {
    return (await this.ask<{ items: NoticeView[] }>('notices')).items
  }

  /** Budget rounds, conventions, and waves of the survey: each by its code. */
  async rounds(): Promise<{ code: string }[]> {
    return (await this.ask<{ items: { code: string }[] }>('rounds')).items
  }

  async conventions(): Promise<{ code: string }[]> {
    return (await this.ask<{ items: { code: string }[] }>('conventions')).items
  }

  async surveys(): Promise<{ code: string }[]> {
    return (await this.ask<{ items: { code: string }[] }>('surveys')).items
  }

  private ask<T>(what: string): Promise<T> {
    return this.get(`/api/communities/${this.slug}/${what}`)
  }

  private async get<T>(path: string): Promise<T> {
    const reply = await fetch(this.base + path)
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as T
  }
}
