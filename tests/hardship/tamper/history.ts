import type { Client, TestGrove } from '../../build/grove.ts'
import { id } from '../../build/grove.ts'
import { ballotsOf } from '../../build/serials.ts'
import { A_VOTE } from '../../build/voteCommands.ts'
import { chooseOf, yesNo } from '../../build/voting.ts'

const DAY = 86_400_000

/**
 * Lives a small history in the sample's first community: cards of every fate, topics, matters, a notice,
 * teams, settings. Gives the community.
 */
export async function live(grove: TestGrove): Promise<string> {
  const { code, id: meeting, community, desk } = await grove.meeting()
  const coordinator = await grove.staff('coordinator')
  const send = async (method: string, path: string, json: object) => {
    const reply = await coordinator.send(method, `/api/communities/rongbu/${path}`, {
      json,
      headers: { 'idempotency-key': id() },
    })
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`)
    return reply.body as { id: string }
  }
  const people = await Promise.all(Array.from({ length: 6 }, (_, n) => grove.join(code, `邻居${n}`)))
  const cards: string[] = []
  for (const [n, person] of people.entries()) {
    const problem = await person.card(code, `路灯不亮，第${n}盏`)
    const action = await person.card(code, `装一盏灯 ${n}`, 'action', { links: [problem] })
    cards.push(problem, action)
    await person.must(code, { kind: 'editCard', card: problem, text: `路灯不亮，第${n}盏，还闪`, where: `${n}号楼` })
  }
  for (const [n, person] of people.entries()) {
    await person.must(code, { kind: 'endorse', card: cards[(2 * n + 2) % 12]! })
    await person.must(code, { kind: 'endorse', card: cards[(2 * n + 4) % 12]! })
  }
  await people[0]!.must(code, { kind: 'takeBack', card: cards[2]! })
  await people[5]!.must(code, { kind: 'withdrawCard', card: cards[11]! })
  await desk.must(code, { kind: 'hideCard', card: cards[9]!, reason: '写了别人的电话' })
  const lamps = [cards[0]!, cards[2]!]
  const topic = await desk.makes(code, { kind: 'openTopic', tree: 'problem', name: '路灯', cards: lamps })
  const other = await desk.makes(code, { kind: 'openTopic', tree: 'action', name: '装灯', cards: [cards[1]!] })
  await desk.must(code, { kind: 'renameTopic', topic, name: '巷子里的灯' })
  await desk.must(code, { kind: 'dissolveTopic', topic: other })
  await desk.must(code, { kind: 'addWalkIn', id: id(), name: '走进来的人', capacity: 'resident' })

  const refs = (...at: number[]) => at.map((n) => ({ meeting, card: cards[n]! }))
  const matters: string[] = []
  for (const [title, held] of [
    ['路灯', refs(0, 2)],
    ['后巷的灯', refs(4, 9)],
    ['装灯', refs(1, 3)],
  ] as const)
    matters.push((await send('POST', `matters/${id()}/commands`, { kind: 'openMatter', title, cards: held })).id)
  const weighed = { urgency: 3, importance: 2, reach: { people: 40 }, lane: 'quick', reason: '天黑看不见路' }
  await send('POST', `matters/${matters[0]}/commands`, { kind: 'triage', ...weighed })
  await send('POST', `matters/${matters[0]}/commands`, { kind: 'route', route: 'quickFix', reason: '当天能修' })
  await send('POST', `matters/${matters[1]}/commands`, { kind: 'foldInto', into: matters[0], reason: '同一排灯' })
  await send('POST', `teams/commands`, {
    kind: 'seatMember',
    id: id(),
    team: 'advisory',
    name: '何工',
    capacity: 'adviser',
    interests: '在市政院上班',
  })
  await send('POST', `teams/commands`, {
    kind: 'makeOffer',
    id: id(),
    organisation: '榕埠股份公司',
    about: 'money',
    text: '两万元',
  })
  await send('POST', `notices/${id()}/commands`, {
    kind: 'publishNotice',
    about: 'decision',
    title: '装灯方案',
    text: '装三十盏',
    from: Date.now(),
    until: Date.now() + 16 * DAY,
  })
  await send('PATCH', 'ledger/settings', { office: '榕埠社区居委会', was: { office: '' } })
  await speakAndGive(
    desk,
    code,
    people,
    await desk.makes(code, { kind: 'openTopic', tree: 'problem', name: '灯', cards: [cards[4]!] }),
  )
  await holdVote(grove, true)
  await holdVote(grove, false)
  // More than one tile.
  for (let n = 0; n < 150; n++) await desk.must(code, { kind: 'countHeads', heads: n + 1 })
  return community
}

/** The floor, dots and the room: two ask to speak, one does; one gives what they have, one answers. */
async function speakAndGive(desk: Client, code: string, people: readonly Client[], topic: string): Promise<void> {
  await desk.must(code, { kind: 'switchFloor', open: true })
  for (const person of people.slice(0, 2)) await person.must(code, { kind: 'askFloor', card: null, stance: 'for' })
  await desk.must(code, { kind: 'giveFloor', number: 1, reason: '先到' })
  await desk.must(code, { kind: 'endTurn', number: 1 })
  const lot = await desk.makes(code, { kind: 'announceLot', purpose: '谁去街道', from: 'there', take: 1 })
  await desk.must(code, { kind: 'callLot', lot, called: '3 5' })
  await desk.must(code, { kind: 'drawLot', lot, called: '3 5' })
  await desk.must(code, { kind: 'openDots', each: 3 })
  await people[0]!.must(code, { kind: 'giveDots', dots: [{ topic, n: 2 }] })
  const { cards } = (await desk.board(code)).board
  const standing = Object.values(cards).filter(({ state, tree }) => state === 'standing' && tree === 'problem')
  await desk.must(code, { kind: 'askRoom', cards: standing.slice(0, 2).map(({ id }) => id) })
  await people[1]!.makes(code, { kind: 'makePledge', what: '周末清楼道', resource: 'labour' })
  await people[1]!.must(code, { kind: 'answerRoom', question: 1, answer: 'no' })
}

/**
 * A vote of three people with two ballots cast, one of them twice, a hand, an interest, a void one; closed.
 * Or still open, with a heap that one person has entered.
 */
async function holdVote(grove: TestGrove, closed: boolean): Promise<void> {
  const desk = await grove.staff('facilitator')
  const votes = '/api/communities/rongbu/votes'
  const key = () => ({ 'idempotency-key': id() })
  const said = { ...A_VOTE, questions: [yesNo('1'), chooseOf('2', ['甲', '乙'], 1, 1)] }
  const { code } = (await desk.post(votes, said, key())).body as { code: string }
  const does = async (command: object) => {
    const reply = await desk.post(`${votes}/${code}/commands`, command, key())
    if (reply.status !== 200) throw new Error(reply.text)
  }
  const entries = Array.from({ length: 4 }, (_, n) => ({ name: `住户${n}`, place: `${n}栋`, area: 0 }))
  await does({ kind: 'setRoll', entries })
  await does({ kind: 'sealVote' })
  await does({ kind: 'declareInterest', n: 4, question: '1', why: '亲属' })
  await does({ kind: 'printBallots', spare: 1 })
  await does({ kind: 'openVote' })
  for (const n of [1, 2]) await does({ kind: 'handOut', n, way: 'ballot' })
  await does({ kind: 'handOut', n: 3, way: 'hands' })
  const papers = (await ballotsOf(grove, code)).filter(({ without }) => without.length === 0)
  const answers = { 1: 'for', 2: [1] }
  if (!closed) {
    await does({ kind: 'openBatch', door: 'box', ballots: 2 })
    const ballots = papers.slice(0, 2).map(({ serial }) => ({ serial, answers }))
    return does({ kind: 'enterBatch', batch: 1, ballots })
  }
  for (const { serial } of [...papers.slice(0, 2), papers[0]!])
    await grove.stranger().post(`${votes}/${code}/ballots`, { serial, answers }, key())
  await does({ kind: 'countHands', question: '1', counts: [1, 0, 0] })
  await does({ kind: 'countHands', question: '2', counts: [0, 1] })
  await does({ kind: 'closeVote' })
}
