-- By hand: the first question of whoever answers an invitation, in one statement, as `app.enter` is for members: it finds the
-- invitation's account, sets it for the transaction, takes its lock, and answers with its id; null where there is none, or
-- none that lives. The caller's own rights but for finding the account, which `app.find_invitation` does.
create function app.enter_invitation(invitation uuid) returns uuid language plpgsql volatile as $$
declare
  account uuid := app.find_invitation(invitation);
begin
  perform set_config('app.account_id', account::text, true);
  perform from public.accounts a where a.account_id = account and a.state = 'active' for no key update;
  return case when found then account end;
end $$;

revoke execute on function app.enter_invitation(uuid) from public;
grant execute on function app.enter_invitation(uuid) to guildhall_app;
