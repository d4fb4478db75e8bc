CREATE INDEX "memberships_by_email" ON "memberships" USING btree ("account_id","email");--> statement-breakpoint
CREATE INDEX "team_memberships_by_role" ON "team_memberships" USING btree ("account_id","team_id","role");--> statement-breakpoint
CREATE INDEX "invitations_by_state" ON "invitations" USING btree ("account_id","state","created_at","id");