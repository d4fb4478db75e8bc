CREATE TABLE "project_grants" (
	"account_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"role" text NOT NULL,
	"project_role_id" uuid,
	CONSTRAINT "project_grants_account_id_project_id_user_id_pk" PRIMARY KEY("account_id","project_id","user_id"),
	CONSTRAINT "project_grants_custom" CHECK (("project_grants"."role" = 'custom') = ("project_grants"."project_role_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "project_roles" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "project_roles_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "project_roles_team_key" UNIQUE("account_id","id","team_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"allowed_apis" text[],
	"sort_name" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "projects_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "projects_team_key" UNIQUE("account_id","id","team_id")
);
--> statement-breakpoint
ALTER TABLE "project_grants" ADD CONSTRAINT "project_grants_project" FOREIGN KEY ("account_id","project_id","team_id") REFERENCES "public"."projects"("account_id","id","team_id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "project_grants" ADD CONSTRAINT "project_grants_project_role" FOREIGN KEY ("account_id","project_role_id","team_id") REFERENCES "public"."project_roles"("account_id","id","team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_grants" ADD CONSTRAINT "project_grants_account_id_user_id_memberships_account_id_user_id_fk" FOREIGN KEY ("account_id","user_id") REFERENCES "public"."memberships"("account_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_roles" ADD CONSTRAINT "project_roles_account_id_team_id_teams_account_id_id_fk" FOREIGN KEY ("account_id","team_id") REFERENCES "public"."teams"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_account_id_team_id_teams_account_id_id_fk" FOREIGN KEY ("account_id","team_id") REFERENCES "public"."teams"("account_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_grants_of_user" ON "project_grants" USING btree ("account_id","user_id");--> statement-breakpoint
CREATE INDEX "project_grants_of_role" ON "project_grants" USING btree ("account_id","project_role_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_roles_name" ON "project_roles" USING btree ("account_id","team_id",lower(name));--> statement-breakpoint
CREATE INDEX "projects_by_name" ON "projects" USING btree ("account_id","sort_name","id");--> statement-breakpoint
CREATE INDEX "projects_of_team" ON "projects" USING btree ("account_id","team_id","sort_name","id");--> statement-breakpoint
-- By hand from here on: vocabularies, what never changes, versions, the second wall, the end of an organization.

alter table projects add constraint projects_allowed_apis check (cardinality(allowed_apis) <= 100 and array_position(allowed_apis, null) is null);
alter table project_grants add constraint project_grants_role check (role in ('editor', 'read-only', 'forbidden', 'custom'));
-- Whoever may do something in a project sees it (PRODUCT 3).
alter table project_roles add constraint project_roles_permissions check (
  'project.view' = any (permissions)
  and permissions <@ array['project.view', 'project.update', 'project.setApis', 'projectKey.view', 'projectKey.create', 'projectKey.rotate', 'projectKey.revoke', 'projectUsage.view']);

create trigger keep_keys before update on projects for each row
  when (new.account_id <> old.account_id or new.id <> old.id) execute function app.keep_keys();
create trigger keep_keys before update on project_roles for each row
  when (new.account_id <> old.account_id or new.id <> old.id or new.team_id <> old.team_id) execute function app.keep_keys();
create trigger keep_keys before update on project_grants for each row
  when (new.account_id <> old.account_id or new.project_id <> old.project_id or new.user_id <> old.user_id) execute function app.keep_keys();

-- What a gateway decides with: which APIs the keys of a project work for (PRODUCT 3.7), and that it is there.
create function app.projects_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.accounts set authorization_version = authorization_version + 1
    where account_id in (select account_id from changed);
  return null;
end $$;
create trigger projects_removed after delete on projects referencing old table as changed
  for each statement execute function app.projects_removed();

create function app.projects_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.accounts set authorization_version = authorization_version + 1
    where account_id in (
      select n.account_id from after_change n join before_change o using (account_id, id)
        where o.allowed_apis is distinct from n.allowed_apis or o.team_id <> n.team_id);
  return null;
end $$;
create trigger projects_changed after update on projects
  referencing old table as before_change new table as after_change
  for each statement execute function app.projects_changed();

alter table projects enable row level security;
alter table project_roles enable row level security;
alter table project_grants enable row level security;
create policy of_account on projects to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on project_roles to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on project_grants to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());

grant select, insert, delete on projects, project_roles, project_grants to guildhall_app;
grant update (name, description, allowed_apis, team_id) on projects to guildhall_app;
grant update (name, permissions) on project_roles to guildhall_app;
grant update (role, project_role_id) on project_grants to guildhall_app;

-- As before, and projects before the teams that hold them.
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
