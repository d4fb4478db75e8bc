CREATE INDEX "mail_sends_sent_at_index" ON "mail_sends" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "sign_in_tokens_expires_at_index" ON "sign_in_tokens" USING btree ("expires_at");