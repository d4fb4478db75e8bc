CREATE INDEX "accounts_ending" ON "accounts" USING btree ("account_id") WHERE state in ('dismissing', 'dismissed');--> statement-breakpoint
CREATE INDEX "audit_events_by_event" ON "audit_events" USING btree ("account_id","event","number");--> statement-breakpoint
CREATE INDEX "audit_events_by_actor" ON "audit_events" USING btree ("account_id","actor_name","number") WHERE actor_kind = 'user';