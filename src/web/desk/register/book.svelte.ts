import type { RegisterAccepted, RegisterCommandInput, RegisterDesk } from '../../../wire/register.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'
import { notices } from '../notices.svelte.ts'

export type RegisterAsking = Asking<RegisterCommandInput, RegisterAccepted>

/** The register of a community, read again while others work on it too. */
export class RegisterBook extends Book<RegisterDesk, RegisterCommandInput, RegisterAccepted> {
  /** The link of an entry or an invitation, by its id. */
  link = $state.raw<{ of: string; link: string } | null>(null)
  /** How somebody is reached: looked up just now. */
  contact = $state.raw<{ of: string; contact: string } | null>(null)

  constructor(readonly path: { slug: string }) {
    super({ form: 'askRegister', of: path.slug })
  }

  protected load() {
    return call('GET', '/api/communities/{slug}/register/desk', { path: this.path })
  }

  post(command: RegisterCommandInput, key: string): Promise<Answer<RegisterAccepted>> {
    return call('POST', '/api/communities/{slug}/register/commands', { path: this.path, body: command as never, key })
  }

  async linkOfEntry(entry: string): Promise<void> {
    const path = { ...this.path, entry }
    const answer = await call('GET', '/api/communities/{slug}/register/entries/{entry}/link', { path })
    if (notices.heard(answer)) this.link = { of: entry, link: answer.value.link }
  }

  async linkOfInvitation(invitation: string): Promise<void> {
    const path = { ...this.path, invitation }
    const answer = await call('GET', '/api/communities/{slug}/register/invitations/{invitation}/link', { path })
    if (notices.heard(answer)) this.link = { of: invitation, link: answer.value.link }
  }

  async lookUp(entry: string): Promise<void> {
    const path = { ...this.path, entry }
    const answer = await call('POST', '/api/communities/{slug}/register/entries/{entry}/contact', { path })
    if (notices.heard(answer)) this.contact = { of: entry, contact: answer.value.contact }
  }
}
