import type { PageData } from '../../wire/pages.ts'
import type { RoundView } from '../../wire/round.ts'
import { lotSample } from './lotSample.ts'

type RoundPages =
  | 'rounds'
  | 'otherRound'
  | 'round'
  | 'proposal'
  | 'proposed'
  | 'roundWhy'
  | 'roundMenu'
  | 'roundPaper'
  | 'roundAgain'
  | 'roundScreen'
  | 'roundsBeside'

/** The pages of a budget round; `text` is what people wrote, `name` what things are called. */
export function roundSamples(
  text: string,
  name: string,
  at: number,
  clock: PageData['round']['clock'],
): Pick<PageData, RoundPages> {
  const community = { slug: 'rongshu', name, subdistrict: name }
  const dish = (n: number, kind: 'works' | 'services' | 'goods', amount: number): RoundView['dishes'][number] => ({
    n,
    kind,
    title: name,
    place: name,
    need: text,
    gains: name,
    content: text,
    lines: [{ what: name, quantity: 6, price: 200_000 }],
    funds: [{ from: name, amount: 100_000 }],
    builder: name,
    from: at,
    until: at + 9e9,
    upkeep: text,
    consents: text,
    asked: amount,
    cost: { amount, by: name, note: text, at },
    number: n === 1 ? 'buji-rongbu-2026-001' : null,
    picture: n === 2 ? '00000000-0000-4000-8000-000000000000' : null,
    now: n === 1 ? amount + 500_000 : amount,
    reports: n === 1 ? [{ amount: amount + 500_000, note: text, at, over: true, heldOn: null }] : [],
    waits: n === 1,
    draws: n === 1 ? [{ seed: '5', drawn: 5, yes: 2, no: 1, notes: [text], neighbours: { yes: 2, no: 1 } }] : [],
    acceptedAt: n === 1 ? at : null,
    doers: n === 2 ? { contractor: '', upkeep: '' } : { contractor: name, upkeep: name },
  })
  const round: RoundView = {
    code: 'K7M2QP',
    title: name,
    stage: 'decided',
    settings: {
      year: 2026,
      budget: 10_000_000,
      caps: { works: 10_000_000, services: 5_000_000, goods: null },
      appealDays: 3,
      menuDays: 3,
      resultDays: 15,
      fewest: 1,
      most: 3,
      turnout: { over: 1, of: 3, above: false },
      voter: 'person',
      who: text,
      doors: ['phone', 'box'],
      rule: { way: 'equalShares', completion: 'add1', comparison: 'projects', leastVotes: 1, floor: null, step: 100 },
      decider: 'representativesMeeting',
      overPercent: 10,
      acceptors: 5,
      lotFrom: name,
    },
    openedAt: at,
    frozenAt: at,
    pitched: null,
    pitchTurn: null,
    voteCode: 'VTE234',
    closedAt: null,
    why: '',
    came: { proposed: 5, waiting: 1, withdrawn: 0, merged: 1, split: 1 },
    dishes: [dish(1, 'works', 6_000_000), dish(2, 'services', 4_000_000), dish(3, 'works', 5_500_000)],
    screenedOut: [
      { n: 4, out: 'othersDuty', reason: text, again: true, into: null },
      { n: 5, out: 'doubled', reason: text, again: false, into: 1 },
    ],
    lots: [{ ...lotSample(name, text, at), n: null }],
    counted: {
      at,
      hash: 'a1'.repeat(32),
      seed: '7 3 1',
      lot: [3, 1, 2],
      voters: 41,
      turnout: { have: 42, base: 60, need: 20, reached: true },
      votes: [1, 2, 3].map((n) => ({ n, votes: 24 - n })),
      out: [],
      won: [1, 2],
      way: 'equalShares',
      added: [],
      mostVotes: [1, 3],
      preferred: { equalShares: 22, mostVotes: 12 },
      spent: 10_000_000,
      left: 0,
      share: '10000000/41',
      purchases: [{ n: 1, most: '6000000/23', by: null }],
    },
    decision: { decider: 'representativesMeeting', heldOn: at, document: name, left: [{ n: 2, reason: text }], at },
    reserve: [3],
    spent: 6_500_000,
    left: 3_500_000,
  }
  const page = { community, round, clock }
  const refused = { matter: null, text, title: name, detail: text }
  return {
    otherRound: {
      community,
      code: 'K7M2QP',
      other: {
        title: name,
        place: name,
        year: '2026',
        currency: 'PLN',
        budget: '100000',
        rule: 'greedy',
        voters: 41,
        projects: [1, 2, 3].map((n) => ({
          id: `${n}`,
          name: text,
          cost: `${n}0000`,
          votes: 24 - n,
          selected: n < 3,
          equalShares: n !== 2,
          mostVotes: n < 3,
        })),
        counted: { share: '2439.02', spent: '40000', left: '60000' },
        why: null,
      },
    },
    rounds: {
      community,
      clock,
      files: [{ code: 'K7M2QP', title: name, at }],
      items: [{ code: 'K7M2QP', title: name, stage: 'decided', year: 2026, at }],
    },
    round: {
      ...page,
      voting: 'closed',
      matters: {
        1: {
          number: 12,
          office: name,
          steps: (['done', 'late', 'due'] as const).map((state) => ({ title: name, state, at })),
        },
      },
    },
    proposal: {
      ...page,
      round: { ...round, stage: 'soliciting' },
      typed: { title: name, need: text, content: text },
      formKey: 'x',
      refused,
    },
    proposed: {
      ...page,
      round: { ...round, stage: 'screening' },
      project: {
        n: 4,
        title: name,
        state: 'screenedOut',
        screenings: [{ out: 'othersDuty', reason: text, at }],
        appeal: null,
        into: null,
        parts: [{ n: 6, title: name, receipt: 'K7Q-2MD-9XR' }],
        picture: false,
        chosen: null,
        number: null,
        pitch: true,
      },
      receipt: 'K7Q-2MD-9XR',
      formKey: 'x',
      refused,
    },
    roundWhy: {
      ...page,
      explained: {
        share: 243_902,
        steps: [
          {
            n: 1,
            cost: 6_000_000,
            lines: [
              { voters: 20, each: 243_902, together: 4_878_040 },
              { voters: 3, each: 373_986, together: 1_121_960 },
            ],
            left: 4_000_000,
          },
        ],
        added: [2],
        losers: [{ n: 3, votes: 21, cost: 5_500_000, out: null, had: 2_100_000 }],
      },
      ticked: [1, 3],
      mine: { share: 243_902, paid: [{ n: 1, amount: 243_902 }], left: 0, same: 3 },
      missing: { n: 3, cheaper: 2_100_000, budget: 14_000_000 },
    },
    roundMenu: { ...page, qr: '' },
    roundPaper: { ...page, qr: '' },
    roundAgain: page,
    roundsBeside: {
      subdistrict: { slug: 'hedu', name },
      items: [
        {
          community: { slug: 'rongshu', name },
          code: 'K7M2QP',
          title: name,
          stage: 'decided',
          budget: 10_000_000,
          proposed: 12,
          onMenu: 6,
          took: { have: 41, base: 60 },
          chosen: 3,
          accepted: 1,
          spent: 9_000_000,
          left: 1_000_000,
        },
      ],
    },
    roundScreen: {
      ...page,
      round: { ...round, counted: null, pitched: 1, pitchTurn: { since: at, seconds: 120 } },
      now: at + 100_000,
    },
  }
}
