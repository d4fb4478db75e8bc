CREATE TABLE "spent_passkey_challenges" (
	"challenge_hash" text PRIMARY KEY NOT NULL,
	"spent_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "spent_passkey_challenges_spent_at_index" ON "spent_passkey_challenges" USING btree ("spent_at");--> statement-breakpoint
-- By hand: grants of the above.
grant select, insert, delete on spent_passkey_challenges to guildhall_app;
