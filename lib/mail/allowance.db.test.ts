import { eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { directory } from "#db/directory/client.ts";
import { mailSends } from "#db/directory/schema.ts";
import { takeMailAllowance, type MailKind } from "./allowance.ts";

const someone = () => `${uuidv7()}@nowhere.example`;
const take = (address: string, kind: MailKind) => directory().transaction((tx) => takeMailAllowance(tx, address, kind));
const takes = (times: number, address: string, kind: MailKind) => Promise.all(Array.from({ length: times }, () => take(address, kind)));
const granted = (answers: boolean[]) => answers.filter(Boolean).length;

test.each(["signIn", "invitation"] as const)("40 concurrent takes of one address give exactly five mails (%s)", async (kind) => {
  expect(granted(await takes(40, someone(), kind))).toBe(5);
});

test("each kind and each address has its own count", async () => {
  const [ines, nina] = [someone(), someone()];
  expect(granted(await takes(6, ines, "signIn"))).toBe(5);
  expect(granted(await takes(6, ines, "invitation"))).toBe(5);
  expect(granted(await takes(6, nina, "signIn"))).toBe(5);
});

test("a mail counts no longer than its window, and its row goes with the next take", async () => {
  const ines = someone();
  const addressHash = await hashAfterOneTake(ines);
  const aged = (minutes: number) => ({
    id: uuidv7(),
    addressHash,
    kind: "signIn" as const,
    sentAt: sql`clock_timestamp() - make_interval(mins => ${minutes})`,
  });
  await directory()
    .insert(mailSends)
    .values([aged(9), aged(9), aged(9), aged(11), aged(11)]);

  expect(granted(await takes(3, ines, "signIn"))).toBe(1);
  expect(await directory().$count(mailSends, eq(mailSends.addressHash, addressHash))).toBe(5);
});

test("a transaction that is rolled back has counted nothing", async () => {
  const ines = someone();
  const failing = directory().transaction(async (tx) => {
    await takeMailAllowance(tx, ines, "invitation");
    throw new Error("the mail was not sent");
  });
  await expect(failing).rejects.toThrow("the mail was not sent");
  expect(granted(await takes(6, ines, "invitation"))).toBe(5);
});

test("no row holds the address", async () => {
  const ines = someone();
  const addressHash = await hashAfterOneTake(ines);
  expect(addressHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(await directory().select().from(mailSends))).not.toContain(ines);
});

/** Takes once, and reads the row this very transaction made. */
function hashAfterOneTake(address: string): Promise<string> {
  return directory().transaction(async (tx) => {
    await takeMailAllowance(tx, address, "signIn");
    const [made] = await tx
      .select()
      .from(mailSends)
      .where(sql`${mailSends}.xmin = pg_current_xact_id()::xid`);
    if (!made) throw new Error("nothing was counted");
    return made.addressHash;
  });
}
