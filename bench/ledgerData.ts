import { NOBODY_ASKED } from '../src/core/meeting/floor.ts'
import { usualRules } from '../src/core/meeting/meetingRules.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { recountMatters } from '../src/server/ledger/store.ts'
import { keepCards, keepMatters } from '../src/server/search/index.store.ts'

/** How much is there, counted from the beginning: fills go on where the one before ended. */
export interface Size {
  matters: number
  /** A multiple of 500: so many cards has a meeting. */
  cards: number
}

const CARDS_IN_MEETING = 500
const PEOPLE_IN_MEETING = 100
const BATCH = 2000

const list = (words: string) => `(array['${words.split(' ').join("','")}'])`
const WHERE = list(
  '三井巷 渔灯里 榕荫街 望埠苑 鹭滩 石埗围 机修厂 荔径 桥尾 果场坡 东门 西门 南巷 北巷 河边 码头 学校 菜场 公园 车站',
)
const WHAT = list(
  '路灯 电动车 消防通道 垃圾桶 下水道 楼梯扶手 井盖 树枝 健身器材 长椅 围墙 停车位 快递柜 晾衣架 监控 门禁 电梯 水管 外墙 招牌 斑马线 花坛 排水沟 电线 公厕 雨棚 信箱 儿童乐园 充电桩 噪音',
)
const WRONG = list(
  '不亮 乱停 被堵 满了 堵塞 松动 缺失 挡住窗户 坏了 没人修 裂缝 不够 太远 生锈 进水 失灵 漏水 脱落 看不清 积水 晚上太吵 有异味 太暗 需要更新',
)
const CATEGORY = list('环境 停车 安全 设施 邻里 绿化 物业 养老 儿童 其他')
/** Half of all matters are about the first few things: words are not spread evenly. */
const pick = (array: string, of: number, seed: string) =>
  `${array}[1 + (power((abs(hashtext(${seed})) % 10000) / 10000.0, 2) * ${of})::int % ${of}]`
const hash = (seed: string, of: number) => `(abs(hashtext(${seed})) % ${of})`
/** Of a hundred matters: stages as a ledger of ten years has them. */
const STAGE = `case
    when h < 1 then 'opened' when h < 2 then 'triaged' when h < 3 then 'deliberating' when h < 4 then 'decided'
    when h < 5 then 'transferring' when h < 8 then 'underWay' when h < 10 then 'done' when h < 78 then 'confirmed'
    when h < 86 then 'explained' when h < 93 then 'declined' else 'folded' end`

/**
 * Fills a community with matters and cards by bulk statements, deterministic in everything but `now`: ten
 * years of a ledger, five in a hundred matters open a week or so, three cards in a hundred in no matter.
 * Counts people and makes things findable with the code that Grove itself uses.
 */
export async function fillLedger(
  db: Kysely<any>,
  community: string,
  owner: string,
  from: Size,
  to: Size,
  now: number,
  /** Without it nothing of it is found by a search, which takes most of the time. */
  findable = true,
): Promise<void> {
  const run = (statement: string) => sql.raw(statement.replaceAll('$C', `'${community}'::uuid`)).execute(db)
  const meetings = [from.cards / CARDS_IN_MEETING, to.cards / CARDS_IN_MEETING - 1]
  const cards = [from.cards, to.cards - 1]
  const matters = [from.matters, to.matters - 1]
  const year = 365 * 86_400_000
  const heldUntil = Math.floor(to.cards * 0.97)
  const step = (10 * year) / to.matters
  await run(`insert into meeting (community, id, code, theme, place, starts_at, stage, agenda, trees, next, focus,
      links_shown, attendance, posted, seats, rules, floor)
    select $C, md5('meeting' || n)::uuid, 'B' || lpad(upper(to_hex(n)), 5, '0'), '街区环境 ' || n, '', ${now} - n::bigint * 86400000,
      'closed', '[]', '{}', '', '{"kind":"trees"}', false, '{}', ${CARDS_IN_MEETING}, '{}', '${JSON.stringify(usualRules())}', '${JSON.stringify(NOBODY_ASKED)}'
    from generate_series(${meetings}) n`)
  await run(`insert into participant (community, meeting, id, name, capacity, origin, name_agreed)
    select $C, md5('meeting' || n)::uuid, md5('person' || n || ' ' || p)::uuid, '', 'resident', 'phone', false
    from generate_series(${meetings}) n, generate_series(0, ${PEOPLE_IN_MEETING - 1}) p`)
  await run(`insert into card (community, meeting, id, number, tree, state, reason, posted_at, wording, endorsements, links,
      author, receipt, heard)
    select $C, md5('meeting' || n / ${CARDS_IN_MEETING})::uuid, md5('card' || n)::uuid, 1 + n % ${CARDS_IN_MEETING},
      (array['problem','action','vision'])[1 + n % 3], case when ${hash("'s' || n", 50)} = 0 then 'hidden' else 'standing' end,
      '', ${now} - 10::bigint * ${year} + (n * ${(10 * year) / to.cards}::float8)::bigint, 1, 1, '[]',
      md5('person' || n / ${CARDS_IN_MEETING} || ' ' || n % ${PEOPLE_IN_MEETING})::uuid, 'b' || n,
      case when n < ${heldUntil} then 'answered' else 'loose' end
    from generate_series(${cards}) n`)
  await run(`insert into wording (community, meeting, card, version, text, place_words, salt, commitment, at)
    select $C, md5('meeting' || n / ${CARDS_IN_MEETING})::uuid, md5('card' || n)::uuid, 1,
      ${pick(WHERE, 20, "'w' || n / 8")} || ${pick(WHAT, 30, "'t' || n / 8")} || ${pick(WRONG, 24, "'x' || n")} || '，第' || n || '号',
      '', '', '', 0
    from generate_series(${cards}) n`)
  await run(`insert into endorsement (community, meeting, card, participant, standing, at)
    select $C, md5('meeting' || n / ${CARDS_IN_MEETING})::uuid, md5('card' || n)::uuid,
      md5('person' || n / ${CARDS_IN_MEETING} || ' ' || (n + 7) % ${PEOPLE_IN_MEETING})::uuid, true, 0
    from generate_series(${cards}) n where n % 3 = 0`)
  await run(`insert into matter (community, id, number, title, category, place_words, stage, lane, route, urgency, importance,
      safety, owner, office, doers, opened_at, since, due_at, answer_by, answered_at, confirmed_at, reopened, satisfied,
      answers, folded_into, cards, changed_at, sheet, secret)
    select $C, id, number, title, category, place, stage, lane, route, urgency, importance, false, owner, office,
      jsonb_build_array(owner), opened_at, opened_at, due_at, opened_at + 172800000,
      case when stage <> 'opened' then opened_at + h * 3600000 end, case when stage = 'confirmed' then opened_at + 864000000 end,
      (h = 50)::int, case when stage = 'confirmed' then 1 + h % 3 else 0 end, case when stage = 'confirmed' then 3 else 0 end,
      case when stage = 'folded' then md5('matter' || n - 1)::uuid end, 0, opened_at,
      jsonb_build_object('id', id, 'community', $C, 'number', number, 'title', title, 'summary', title || '，居民多次反映，影响出行和安全，希望尽快处理。',
        'category', category, 'where', place, 'grids', '[]'::jsonb, 'openedAt', opened_at, 'topic', null, 'cards', '[]'::jsonb,
        'stage', stage, 'since', opened_at, 'dueAt', due_at, 'answerBy', null, 'answeredAt', null, 'extensions', '[]'::jsonb,
        'owner', jsonb_build_object('person', owner, 'office', office), 'triage', null, 'route', null, 'receiver', null,
        'steps', '[]'::jsonb, 'proposals', '[]'::jsonb) || jsonb_build_object('decision', null, 'tasks', '[]'::jsonb, 'evidence', '[]'::jsonb,
        'callbacks', '[]'::jsonb, 'answers', '{"solved":0,"unsolved":0,"satisfied":0,"unsatisfied":0}'::jsonb, 'contests', '[]'::jsonb,
        'reopened', 0, 'confirmedAt', null, 'explained', null, 'reason', '',
        'foldedInto', case when stage = 'folded' then md5('matter' || n - 1)::uuid end, 'unfolded', null),
      '{"answered":[],"contestants":[]}'
    from (select *, case when open then (case when h % 4 = 0 then ${now} - h * 7200000 else ${now} + n % 60 * 86400000::bigint end)::bigint end as due_at
      from (select *, stage in ('opened','triaged','deliberating','decided','transferring','underWay','done') as open
        from (select *, case when n = 0 or lag_folded and h >= 93 then 'confirmed' else ${STAGE} end as stage
          from (select n, ${hash("'h' || n", 100)} as h, ${hash("'h' || n - 1", 100)} >= 93 as lag_folded,
            md5('matter' || n)::uuid as id, (select coalesce(max(number), 0) from matter where community = $C) + 1 + n - ${from.matters} as number,
            ${pick(WHERE, 20, "'w' || n")} || ${pick(WHAT, 30, "'t' || n")} || ${pick(WRONG, 24, "'y' || n")} as title,
            ${pick(CATEGORY, 10, "'c' || n")} as category, ${pick(WHERE, 20, "'w' || n")} as place,
            (array['quick','major'])[1 + (${hash("'l' || n", 5)} = 0)::int] as lane, 'quickFix' as route,
            1 + ${hash("'u' || n", 4)} as urgency, 1 + ${hash("'i' || n", 4)} as importance,
            case when n % 40 = 0 then '${owner}'::uuid else md5('owner' || n % 30)::uuid end as owner, '居委会' || n % 12 as office,
            (${now} - 10::bigint * ${year} + n * ${step}::float8)::bigint as opened_at
          from generate_series(${matters}) n) a) b) c) d`)
  await run(`insert into matter_card (community, matter, card, meeting)
    select $C, md5('matter' || (n::bigint * ${to.matters} / ${heldUntil}))::uuid, md5('card' || n)::uuid,
      md5('meeting' || n / ${CARDS_IN_MEETING})::uuid
    from generate_series(${Math.floor(from.cards * 0.97)}, ${heldUntil - 1}) n
    where n::bigint * ${to.matters} / ${heldUntil} between ${matters.join(' and ')}`)
  await run(`insert into journal_head (community, seq) values ($C, 0) on conflict do nothing`)
  await run(`insert into journal (community, seq, topic, kind, at, actor_kind, actor, told, sealed, leaf, body)
      select $C, (select seq from journal_head where community = $C) + row_number() over (), 'matter/' || md5('matter' || n)::uuid,
        (array['matterOpened','noted','matterTriaged','matterRouted'])[1 + k], ${now}, 'staff', '${owner}',
        '\\x00', '\\x00', decode(md5(n || ' ' || k) || md5(n || ' ' || k), 'hex'),
        case k when 0 then jsonb_build_object('kind', 'matterOpened', 'sheet', (select sheet from matter where community = $C and id = md5('matter' || n)::uuid))
          else jsonb_build_object('kind', 'noted', 'text', '已经联系物业，本周内到现场看一次。') end
      from generate_series(${matters}) n, generate_series(0, 3) k`)
  await run(`update journal_head set seq = (select max(seq) from journal where community = $C) where community = $C`)
  await vacuum(db)
  await settle(db, community, matters as [number, number])
  if (findable) await makeFindable(db, community, from, to)
  await sql`
    insert into findable_head select community, seq from journal_head where community = ${community}
    on conflict (community) do update set seq = excluded.seq`.execute(db)
  await vacuum(db)
}

/** What PostgreSQL does by itself within minutes: without it, it would plan as for empty tables. */
export async function vacuum(db: Kysely<any>): Promise<void> {
  for (const table of [
    'meeting',
    'participant',
    'card',
    'wording',
    'endorsement',
    'matter',
    'matter_card',
    'journal',
    'findable',
    'spelling',
  ]) {
    await sql.raw(`vacuum analyze ${table}`).execute(db)
  }
}

/** People and words of the new matters, counted as Grove counts them; and their sheets' cards. */
async function settle(db: Kysely<any>, community: string, [from, until]: [number, number]): Promise<void> {
  await sql`
    update matter m set cards = held.cards, sheet = m.sheet || jsonb_build_object('cards', held.refs)
    from (select matter, count(*)::int as cards, jsonb_agg(jsonb_build_object('meeting', meeting, 'card', card)) as refs
      from matter_card where community = ${community} group by matter) as held
    where m.community = ${community} and m.id = held.matter and m.cards = 0
  `.execute(db)
  for (let n = from; n <= until; n += BATCH) {
    const { rows } = await sql<{ id: string }>`
      select md5('matter' || n)::uuid as id from generate_series(${n}::int, ${Math.min(until, n + BATCH - 1)}::int) n
    `.execute(db)
    await db.transaction().execute((tx) => recountMatters(tx as never, community, new Set(rows.map(({ id }) => id))))
  }
}

/** What the search would do behind the journal, had the rows come one by one. */
async function makeFindable(db: Kysely<any>, community: string, from: Size, to: Size): Promise<void> {
  const each = async (what: string, first: number, end: number, keep: (tx: never, ids: string[]) => Promise<void>) => {
    for (let n = first; n < end; n += BATCH) {
      const { rows } = await sql<{ id: string }>`
        select md5(${what} || n)::uuid as id from generate_series(${n}::int, ${Math.min(end, n + BATCH) - 1}::int) n
      `.execute(db)
      const ids = rows.map(({ id }) => id)
      await db.transaction().execute((tx) => keep(tx as never, ids))
    }
  }
  await each('matter', from.matters, to.matters, (tx, ids) => keepMatters(tx, community, ids))
  await each('card', from.cards, to.cards, async (tx, ids) => {
    const { rows } = await sql<{ card: string; meeting: string }>`
      select id as card, meeting from card where community = ${community} and id = any(${ids}::uuid[])`.execute(tx)
    await keepCards(tx, community, rows)
  })
}
