CREATE TABLE "invitation_batch_rows" (
	"account_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"teams" jsonb NOT NULL,
	"note" text NOT NULL,
	"outcome" text DEFAULT 'waiting' NOT NULL,
	"verdict" text,
	"reason" text,
	CONSTRAINT "invitation_batch_rows_account_id_batch_id_position_pk" PRIMARY KEY("account_id","batch_id","position"),
	CONSTRAINT "invitation_batch_rows_reason" CHECK (("invitation_batch_rows"."outcome" = 'refused') = ("invitation_batch_rows"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "invitation_batches" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"client_address" text,
	"total" integer NOT NULL,
	"invited" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"finished_at" timestamptz,
	CONSTRAINT "invitation_batches_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "invitation_batches_counts" CHECK ("invitation_batches"."invited" >= 0 and "invitation_batches"."refused" >= 0 and "invitation_batches"."invited" + "invitation_batches"."refused" <= "invitation_batches"."total"),
	CONSTRAINT "invitation_batches_finished" CHECK (("invitation_batches"."finished_at" is not null) = ("invitation_batches"."invited" + "invitation_batches"."refused" = "invitation_batches"."total"))
);
--> statement-breakpoint
ALTER TABLE "invitation_batch_rows" ADD CONSTRAINT "invitation_batch_rows_account_id_batch_id_invitation_batches_account_id_id_fk" FOREIGN KEY ("account_id","batch_id") REFERENCES "public"."invitation_batches"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_account_id_organizations_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."organizations"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_batches_by_created" ON "invitation_batches" USING btree ("account_id","created_at","id");
--> statement-breakpoint
-- By hand: closed words, the second wall, grants by column, and the end of an organization.
alter table invitation_batch_rows add constraint invitation_batch_rows_outcome check (outcome in ('waiting', 'invited', 'refused'));

alter table invitation_batches enable row level security;
alter table invitation_batch_rows enable row level security;
create policy of_account on invitation_batches to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on invitation_batch_rows to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
grant select, insert on invitation_batches to guildhall_app;
grant update (invited, refused, finished_at) on invitation_batches to guildhall_app;
grant select, insert on invitation_batch_rows to guildhall_app;
grant update (outcome, verdict, reason) on invitation_batch_rows to guildhall_app;

-- As before, and the batches, whose rows go first.
create or replace function app.erase_organization(chunk integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account uuid := app.account_id();
  erased integer;
begin
  perform from public.accounts where account_id = account and kind = 'organization' and state in ('dismissing', 'dismissed') for no key update;
  if not found then
    return true;
  end if;
  delete from public.denials where ctid = any (array(select ctid from public.denials where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.audit_events where ctid = any (array(select ctid from public.audit_events where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.invitation_batch_rows where ctid = any (
    array(select ctid from public.invitation_batch_rows where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.invitation_batches where ctid = any (
    array(select ctid from public.invitation_batches where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.invitations where ctid = any (array(select ctid from public.invitations where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.project_grants where ctid = any (array(select ctid from public.project_grants where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.projects where ctid = any (array(select ctid from public.projects where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.memberships where ctid = any (
    array(select ctid from public.memberships where account_id = account and role <> 'owner' limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.team_memberships where account_id = account;
  delete from public.teams where account_id = account;
  delete from public.invitation_mail_days where account_id = account;
  delete from public.memberships where account_id = account;
  delete from public.organizations where account_id = account;
  update public.accounts set state = 'dismissed', dismissed_at = now() where account_id = account and state = 'dismissing';
  return true;
end $$;
