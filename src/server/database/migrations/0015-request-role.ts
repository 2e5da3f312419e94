import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Requests work under a login role of their own from now on (requestRole.ts). What the net needs for that is
 * kept where no request can read it;
 * the role without a login that connections used to take on, and could leave, loses what it had. Where other
 * databases still use it, or this user may not drop it, it stays without rights here.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    create table second_net (
      one boolean primary key default true check (one),
      seal bytea not null,
      password text not null,
      spread text not null
    )`.execute(db)
  await sql`
    do $$ begin
      if exists (select 1 from pg_roles where rolname = 'grove_request' and not rolcanlogin) then
        revoke all on all tables in schema public from grove_request;
        revoke all on schema public from grove_request;
        begin
          drop role grove_request;
        exception when dependent_objects_still_exist or insufficient_privilege then null;
        end;
      end if;
    end $$`.execute(db)
}
