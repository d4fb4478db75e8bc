import { vi } from "vitest";
import { accountDeletion, accountErasure } from "./account-deletion.ts";
import { dismissal, erasure } from "./dismissal.ts";
import { killEverywhere } from "./kill-everywhere.ts";

vi.hoisted(() => vi.resetModules());

/** What takes an organization or a person away; beside `beginnings.db.test.ts`, as each takes a minute. */
killEverywhere({
  "organization.dismiss": dismissal,
  "organization.erase": erasure,
  "profile.delete": accountDeletion,
  "profile.erase": accountErasure,
});
