import { afterEach, expect, test, vi } from "vitest";

const newer = "Zx8Qw2Er5Ty7Ui9Op1As3Df6Gh4Jk0Lm";
const invitation = { region: "eu" as const, invitationId: "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee", version: 1 };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** A fresh module each time: the environment is read once. */
async function tokens(environment: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return import("./token.ts");
}

test("what a token names is read back, and its link stands on APP_URL", async () => {
  const { invitationLink, invitationToken, readInvitationToken } = await tokens();
  expect(readInvitationToken(invitationToken(invitation))).toEqual(invitation);
  expect(invitationLink(invitation)).toBe(`https://guildhall.company.test/invites/${invitationToken(invitation)}`);
});

test("changing any one character of a token makes it nothing", async () => {
  const { invitationToken, readInvitationToken } = await tokens();
  const token = invitationToken(invitation);
  for (let index = 0; index < token.length; index += 1) {
    const changed = token.slice(0, index) + (token[index] === "1" ? "2" : "1") + token.slice(index + 1);
    expect(readInvitationToken(changed), `character ${index}`).toBeNull();
  }
});

test("a longer, a shorter and a decorated token are nothing", async () => {
  const { invitationToken, readInvitationToken } = await tokens();
  const token = invitationToken(invitation);
  for (const other of [
    "",
    token.slice(1),
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token}\n`,
    ` ${token}`,
    token.toUpperCase(),
    token.replace("_1_", "_01_"),
    token.replace("eu", "us"),
  ]) {
    expect(readInvitationToken(other), JSON.stringify(other)).toBeNull();
  }
});

test("a token outlives the rotation of its secret, and not its removal", async () => {
  const token = (await tokens()).invitationToken(invitation);
  const rotated = await tokens({ AUTH_SECRET_1: newer });
  expect(rotated.readInvitationToken(token)).toEqual(invitation);
  const fresh = rotated.invitationToken(invitation);
  expect(fresh).not.toBe(token);
  vi.stubEnv("AUTH_SECRET_1", "");
  const removed = await tokens({ AUTH_SECRET: newer });
  expect(removed.readInvitationToken(token)).toBeNull();
  expect(removed.readInvitationToken(fresh)).toEqual(invitation);
});
