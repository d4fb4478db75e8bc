CREATE TABLE "accounts" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"holder_name" text,
	"holder_email" text,
	"region" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"authorization_version" bigint DEFAULT 0 NOT NULL,
	"audit_head_number" bigint DEFAULT 0 NOT NULL,
	"audit_head_hash" text DEFAULT '' NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "accounts_kind_key" UNIQUE("account_id","kind"),
	CONSTRAINT "accounts_personal_user" CHECK (("accounts"."kind" = 'personal') = ("accounts"."user_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"account_id" uuid NOT NULL,
	"number" bigint DEFAULT 0 NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamptz DEFAULT clock_timestamp() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"actor_name" text NOT NULL,
	"event" text NOT NULL,
	"target_id" uuid,
	"target_name" text,
	"client_address" text,
	"details" text,
	"details_hash" text DEFAULT '' NOT NULL,
	"previous_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "audit_events_account_id_number_pk" PRIMARY KEY("account_id","number")
);
--> statement-breakpoint
CREATE TABLE "denials" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"permission" text NOT NULL,
	"target" text NOT NULL,
	"hour" timestamptz NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "denials_account_id_user_id_permission_target_hour_pk" PRIMARY KEY("account_id","user_id","permission","target","hour")
);
--> statement-breakpoint
CREATE TABLE "invitation_mail_days" (
	"account_id" uuid NOT NULL,
	"day" text NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "invitation_mail_days_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "invitation_teams" (
	"account_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "invitation_teams_account_id_invitation_id_team_id_pk" PRIMARY KEY("account_id","invitation_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"role" text NOT NULL,
	"note" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"inviter_user_id" uuid NOT NULL,
	"inviter_name" text NOT NULL,
	"mail_state" text DEFAULT 'queued' NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"sent_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"closed_at" timestamptz,
	"accepted_by_user_id" uuid,
	CONSTRAINT "invitations_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"sort_name" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(name || ' ' || email)) STORED NOT NULL,
	"joined_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_account_id_user_id_pk" PRIMARY KEY("account_id","user_id"),
	CONSTRAINT "memberships_role_key" UNIQUE("account_id","user_id","role")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"account_kind" text GENERATED ALWAYS AS ('organization') STORED NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"alerting_email" text NOT NULL,
	"invoicing_email" text NOT NULL,
	"country" text,
	"plan" text DEFAULT 'free' NOT NULL,
	"owner_user_id" uuid NOT NULL,
	"owner_role" text GENERATED ALWAYS AS ('owner') STORED NOT NULL,
	"seats_used" integer DEFAULT 0 NOT NULL,
	"seats_reserved" integer DEFAULT 0 NOT NULL,
	"seats_paid" integer,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organizations_seats" CHECK ("organizations"."seats_paid" is null or "organizations"."plan" = 'lapsed' or "organizations"."seats_used" + "organizations"."seats_reserved" <= "organizations"."seats_paid"),
	CONSTRAINT "organizations_counts" CHECK ("organizations"."seats_used" >= 0 and "organizations"."seats_reserved" >= 0)
);
--> statement-breakpoint
CREATE TABLE "team_memberships" (
	"account_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "team_memberships_account_id_team_id_user_id_pk" PRIMARY KEY("account_id","team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "teams_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "denials" ADD CONSTRAINT "denials_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_mail_days" ADD CONSTRAINT "invitation_mail_days_account_id_organizations_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."organizations"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_teams" ADD CONSTRAINT "invitation_teams_account_id_invitation_id_invitations_account_id_id_fk" FOREIGN KEY ("account_id","invitation_id") REFERENCES "public"."invitations"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_teams" ADD CONSTRAINT "invitation_teams_account_id_team_id_teams_account_id_id_fk" FOREIGN KEY ("account_id","team_id") REFERENCES "public"."teams"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_organizations_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."organizations"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_organizations_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."organizations"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_account_id_account_kind_accounts_account_id_kind_fk" FOREIGN KEY ("account_id","account_kind") REFERENCES "public"."accounts"("account_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_account_id_team_id_teams_account_id_id_fk" FOREIGN KEY ("account_id","team_id") REFERENCES "public"."teams"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_account_id_user_id_memberships_account_id_user_id_fk" FOREIGN KEY ("account_id","user_id") REFERENCES "public"."memberships"("account_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_account_id_organizations_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."organizations"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_id" ON "invitations" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_pending" ON "invitations" USING btree ("account_id","email") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_to_address" ON "invitations" USING btree ("email") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_by_created" ON "invitations" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invitations_by_expiry" ON "invitations" USING btree ("expires_at") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_owner" ON "memberships" USING btree ("account_id") WHERE role = 'owner';--> statement-breakpoint
CREATE INDEX "memberships_of_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_by_name" ON "memberships" USING btree ("account_id","sort_name","user_id");--> statement-breakpoint
CREATE INDEX "memberships_by_joined" ON "memberships" USING btree ("account_id","joined_at","user_id");--> statement-breakpoint
CREATE INDEX "memberships_by_role" ON "memberships" USING btree ("account_id","role","sort_name","user_id");--> statement-breakpoint
CREATE INDEX "team_memberships_account_id_user_id_index" ON "team_memberships" USING btree ("account_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("account_id",lower(name));