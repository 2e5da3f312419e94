import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [M44] The floor of a meeting: its rules, who waits and who speaks, and who asked for it under which number;
 * its dots.
 * Meetings of before have the usual rules, which nobody adopted.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const RULES = '{"sentences": [], "order": "turns", "seconds": 180, "turns": 2, "adopted": null, "changes": []}'
const FLOOR = '{"open": false, "asked": 0, "waiting": [], "speaking": null}'

const STATEMENTS = [
  `alter table meeting add column rules jsonb not null default '${RULES}', add column floor jsonb not null default '${FLOOR}'`,
  `alter table meeting alter column rules drop default, alter column floor drop default`,
  `alter table meeting add column dots jsonb`,
  `create table dots (
     community uuid not null, meeting uuid not null, participant uuid not null, gift jsonb, stickers boolean not null,
     entered_by uuid, primary key (community, meeting, participant))`,
  `create table speaker (
     community uuid not null, meeting uuid not null, number integer not null, participant uuid, entered_by uuid,
     wrote boolean not null, beyond boolean not null, turn jsonb, nth integer not null,
     primary key (community, meeting, number))`,
]
