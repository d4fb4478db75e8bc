import { afterEach, expect, test, vi } from "vitest";

const newer = "Zx8Qw2Er5Ty7Ui9Op1As3Df6Gh4Jk0Lm";
const changeId = "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** A fresh module each time: the environment is read once. */
async function tokens(environment: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return { ...(await import("./email-change-token.ts")), ...(await import("#lib/signed-token.ts")) };
}

test("what a token names is read back, and its link stands on APP_URL", async () => {
  const { emailChangeLink, emailChangeToken, readEmailChangeToken } = await tokens();
  expect(readEmailChangeToken(emailChangeToken(changeId))).toBe(changeId);
  expect(emailChangeLink(changeId)).toBe(`https://guildhall.company.test/email-change/${emailChangeToken(changeId)}`);
});

test("changing any one character of a token, or its length, makes it nothing", async () => {
  const { emailChangeToken, readEmailChangeToken } = await tokens();
  const token = emailChangeToken(changeId);
  for (let index = 0; index < token.length; index += 1) {
    const changed = token.slice(0, index) + (token[index] === "1" ? "2" : "1") + token.slice(index + 1);
    expect(readEmailChangeToken(changed), `character ${index}`).toBeNull();
  }
  for (const other of ["", token.slice(1), token.slice(0, -1), `${token}A`, `${token}\n`, ` ${token}`])
    expect(readEmailChangeToken(other), JSON.stringify(other)).toBeNull();
});

test("what was signed as an invitation is good for nothing else", async () => {
  const { readEmailChangeToken, signedToken } = await tokens();
  const body = `guild_email_${changeId}`;
  expect(readEmailChangeToken(signedToken("e-mail change", body))).toBe(changeId);
  expect(readEmailChangeToken(signedToken("invitation", body))).toBeNull();
});

test("a token outlives the rotation of its secret, and not its removal", async () => {
  const token = (await tokens()).emailChangeToken(changeId);
  const rotated = await tokens({ AUTH_SECRET_1: newer });
  expect(rotated.readEmailChangeToken(token)).toBe(changeId);
  expect(rotated.emailChangeToken(changeId)).not.toBe(token);
  vi.stubEnv("AUTH_SECRET_1", "");
  expect((await tokens({ AUTH_SECRET: newer })).readEmailChangeToken(token)).toBeNull();
});
