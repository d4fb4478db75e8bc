import { expect, test } from "vitest";
import { identityOf } from "./auth-identity.ts";

const address = (email: string, { primary = true, verified = true } = {}) => ({ email, primary, verified });
const gitHub = (...emails: ReturnType<typeof address>[]) => identityOf("github", { id: 7, login: "olivia", email: null, emails });

test("GitHub's primary address counts, in its canonical form, once it is verified (PRODUCT 4.1)", () => {
  expect(gitHub(address(" Olivia@ACME.example "))).toEqual({
    provider: "github",
    providerAccountId: "github.com/7",
    label: "olivia",
    email: "olivia@acme.example",
  });
  expect(gitHub(address("olivia@acme.example", { verified: false })).email).toBeNull();
});

test("another verified address of GitHub's never counts: its own of no reply is among them", () => {
  const spare = address("7+olivia@users.noreply.github.com", { primary: false });
  expect(gitHub(address("olivia@acme.example", { verified: false }), spare).email).toBeNull();
  expect(gitHub(spare).email).toBeNull();
  expect(gitHub().email).toBeNull();
});

test("Google's address counts when Google says that it is verified", () => {
  const claims = { sub: "1234", email: "Olivia@acme.example" };
  expect(identityOf("google", { ...claims, email_verified: true })).toEqual({
    provider: "google",
    providerAccountId: "accounts.google.com/1234",
    label: "Olivia@acme.example",
    email: "olivia@acme.example",
  });
  for (const claim of [{ email_verified: false }, {}]) expect(identityOf("google", { ...claims, ...claim }).email).toBeNull();
  expect(identityOf("google", { sub: "1234", email_verified: true }).email).toBeNull();
});

test("an address we would not take from anybody does not count either", () => {
  expect(gitHub(address("olivia@localhost")).email).toBeNull();
  expect(gitHub(address("олиvia@acme.example")).email).toBeNull();
});

test.each([{}, { id: "7", login: "olivia", emails: [] }, { id: 7, emails: [] }, { id: 7, login: "olivia", emails: { message: "no" } }])(
  "what GitHub does not document is refused: %j",
  (answer) => {
    expect(() => identityOf("github", answer)).toThrow();
  },
);
