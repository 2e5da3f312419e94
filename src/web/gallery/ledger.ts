import type { Clock } from '../../core/plain/clock.ts'
import { USUAL_SETTINGS } from '../../core/ledger/settings.ts'
import { MATTER_STAGES } from '../../core/ledger/stages.ts'
import type { LedgerSummary, NoticeView } from '../../wire/rooms.ts'
import type { MatterRow, MatterView } from '../../wire/matter.ts'
import type { PageData } from '../../wire/pages.ts'

/** The ledger's pages with `text` in every field that a person can fill: for the gallery and for tests. */
export function ledgerSamples(text: string, at: number, clock: Clock) {
  // What the rules want is never empty.
  const name = text || '1'
  const community = { slug: 'rongshu', name, subdistrict: name }
  const rate = { part: 3, of: 12, share: 0.25 }
  const summary: LedgerSummary = {
    stages: Object.fromEntries(MATTER_STAGES.map((stage) => [stage, 1])) as LedgerSummary['stages'],
    open: 9,
    overdue: 2,
    climbed: 1,
    loose: 4,
    unhung: 1,
    rates: { response: rate, resolution: rate, satisfaction: { part: 1, of: 3, share: null } },
    from: at - 1,
    until: at,
  }
  const row: MatterRow = {
    id: 'm1',
    number: 3,
    title: name,
    category: name,
    where: text,
    stage: 'underWay',
    lane: 'major',
    route: 'deliberation',
    urgency: 3,
    importance: 4,
    safety: true,
    office: name,
    owner: null,
    openedAt: at,
    since: at,
    dueAt: at - 90_000_000,
    climbed: 'subdistrict',
    cards: 2,
    people: 5,
    reopened: 1,
    changedAt: at,
  }
  const notice: NoticeView = {
    id: 'n1',
    kind: 'decision',
    title: name,
    text,
    basis: text,
    amount: 48_000,
    contact: { respondent: name, phone: '8888 8888', place: text },
    matter: { number: 3, title: name },
    meeting: { code: 'ABCD23', theme: name },
    from: at,
    until: at + 1,
    state: 'running',
    hanging: 'hangs',
    hangBy: at,
    postings: [
      { id: 'p1', board: text, photo: 'f1', at, unread: text, down: { photo: 'f2', at, unread: null, early: text } },
    ],
    withdrawn: null,
    objections: [{ id: 'o1', text, at, paper: { slip: 3, receivedOn: at }, answer: { text, at }, hidden: null }],
    result: { text, at },
  }
  const version = { number: 1, text, cost: 100, resources: text, affected: text, changed: '', at }
  const view: MatterView = {
    community,
    people: 5,
    climbed: 'community',
    sheet: {
      id: 'm1',
      community: 'c1',
      number: 3,
      title: name,
      summary: text,
      category: name,
      where: text,
      grids: [],
      openedAt: at,
      topic: null,
      cards: [{ meeting: 'me1', card: 'ca1' }],
      stage: 'done',
      since: at,
      dueAt: at - 1,
      answerBy: at,
      answeredAt: at,
      extensions: [{ from: at, to: at, reason: text, at }],
      owner: { office: name },
      triage: {
        urgency: 4,
        importance: 2,
        reach: { people: 12, grids: [] },
        safety: true,
        lane: 'quick',
        proposed: 'major',
        reason: text,
        at,
      },
      route: { route: 'deliberation', reason: text, at },
      receiver: { name, reference: text, heardOn: null },
      steps: [
        {
          id: 's1',
          kind: 'formalMeeting',
          body: 'residentsMeeting',
          dueOn: at,
          record: {
            heldAt: at,
            note: text,
            vote: { noticeAt: at, eligible: 9, present: 8, for: 7, against: 1, abstain: 0 },
            passed: true,
            at,
          },
        },
      ],
      proposals: [
        {
          id: 'p1',
          title: name,
          versions: [version, { ...version, number: 2, changed: text }],
          advice: [{ id: 'a1', version: 1, text, at, answer: { taken: false, why: text, at } }],
          support: [
            { version: 2, for: 1, against: 0, abstain: 0, names: { for: [text], against: [], abstain: [] }, at },
          ],
          state: 'adopted',
          reason: text,
        },
      ],
      decision: { proposal: 'p1', version: 2, reason: text, at },
      tasks: [
        {
          id: 't1',
          title: name,
          owner: { office: name },
          dueAt: at,
          progress: 50,
          note: text,
          doneAt: null,
          offers: [],
        },
      ],
      evidence: [{ text, before: 'b1', after: 'b2', at }],
      callbacks: [{ reached: true, solved: false, satisfied: false, note: text, at }],
      answers: { solved: 1, unsolved: 1, satisfied: 1, unsatisfied: 1 },
      contests: [{ id: 'x1', text, photo: null, at }],
      reopened: 2,
      confirmedAt: null,
      explained: null,
      reason: text,
      foldedInto: null,
      unfolded: null,
    },
    cards: [
      {
        meeting: { id: 'me1', code: 'K7M2QP', theme: name },
        card: 'ca1',
        number: 1,
        tree: 'problem',
        state: 'standing',
        text,
        where: text,
        photo: null,
        postedAt: at,
        endorsements: 2,
        through: 7,
        also: [8, 9],
      },
    ],
    folded: [{ id: 'm7', number: 7, title: name }],
    foldedInto: null,
    offers: [{ id: 'of1', organisation: name, kind: 'money', text, at, withdrawn: null }],
    history: [
      { seq: 1, at, told: { kind: 'matterSentBack', reason: text } },
      { seq: 2, at, told: { kind: 'authorLookedUp', reason: text } },
    ],
  }
  const now = at
  return {
    community: {
      clock,
      community,
      now,
      summary,
      overdue: [row],
      open: [row],
      members: [
        {
          id: 'm1',
          team: 'advisory',
          name,
          capacity: 'adviser',
          interests: text,
          declaredAt: at,
          since: at,
          until: null,
        },
      ],
      notices: [notice],
      forest: null,
      feedUrl: '/c/rongshu/feed.xml',
      calendarUrl: '/c/rongshu/calendar.ics',
      nextCursor: text,
    },
    matters: { clock, community, now, list: { items: [row], next: text, total: 1 }, filter: { q: text } },
    matter: {
      clock,
      now,
      view,
      definitions: USUAL_SETTINGS.definitions,
      formKey: 'k1',
      refused: { matter: 'm1', text, title: name, detail: text },
    },
    notices: { clock, community, items: [notice] },
    notice: {
      clock,
      community,
      notice,
      formKey: 'k1',
      sent: true,
      refused: { matter: 'm1', text, title: name, detail: text },
    },
    subdistrict: {
      clocks: { rongshu: clock },
      now,
      view: {
        subdistrict: { slug: 'hedu', name },
        communities: [{ slug: 'rongshu', name, summary }],
        totals: summary,
      },
      climbed: [{ ...row, community: { slug: 'rongshu', name } }],
      alike: [{ category: name, words: [text], matters: [{ ...row, community: { slug: 'rongshu', name } }] }],
    },
  } satisfies Omit<Partial<PageData>, 'community'> & { community: Omit<PageData['community'], 'meetings'> }
}
