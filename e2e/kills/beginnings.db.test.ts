import { vi } from "vitest";
import { creationOfOrganization, creationOfPersonalAccount, sweepOfCreations } from "./creations.ts";
import { emailChange, emailConfirmation } from "./email-change.ts";
import { killEverywhere } from "./kill-everywhere.ts";
import { copyOfProfile } from "./profile-copy.ts";

vi.hoisted(() => vi.resetModules());

/** What makes an account, or changes a person everywhere; beside `endings.db.test.ts`, as each takes a minute. */
killEverywhere({
  "organization.create": creationOfOrganization,
  "account.complete": creationOfPersonalAccount,
  "creation.sweep": sweepOfCreations,
  "profile.changeEmail": emailChange,
  "profile.confirmEmail": emailConfirmation,
  "profile.copy": copyOfProfile,
});
