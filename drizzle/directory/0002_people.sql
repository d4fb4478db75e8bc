CREATE TABLE "email_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"old_email" text NOT NULL,
	"new_email" text NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"confirmed_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "passkey_challenges" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"last_used_at" timestamptz,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
DROP INDEX "sign_in_methods_user_id_index";--> statement-breakpoint
ALTER TABLE "sign_in_methods" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_waiting" ON "email_changes" USING btree ("user_id") WHERE "email_changes"."confirmed_at" is null;--> statement-breakpoint
CREATE INDEX "passkeys_user_id_index" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_methods_user_id_provider_index" ON "sign_in_methods" USING btree ("user_id","provider");--> statement-breakpoint
-- By hand: constraints and grants of the above.
alter table sign_in_methods add constraint sign_in_methods_provider check (provider in ('github', 'google'));
alter table email_changes
  add constraint email_changes_email_canonical check (new_email = lower(new_email) and new_email ~ '^[!-~]+@[!-~]+$' and length(new_email) <= 254),
  add constraint email_changes_differ check (new_email <> old_email);

grant select, insert, delete on passkeys, passkey_challenges, email_changes to guildhall_app;
grant update (name, counter, backed_up, last_used_at) on passkeys to guildhall_app;
grant update (challenge, expires_at) on passkey_challenges to guildhall_app;
grant update (confirmed_at) on email_changes to guildhall_app;
