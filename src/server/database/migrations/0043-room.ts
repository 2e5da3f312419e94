import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** [M53] What the room was asked, and what each person answered. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table room_question (
     community uuid not null, meeting uuid not null, number integer not null, question jsonb not null,
     primary key (community, meeting, number))`,
  `create table room_answer (
     community uuid not null, meeting uuid not null, question integer not null, participant uuid not null,
     answer text not null, entered_by uuid, primary key (community, meeting, question, participant))`,
]
