import { render } from "@react-email/render";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { asText } from "../send.ts";
import { Invitation, invitationSubject, type InvitationMail } from "./invitation.tsx";
import { RoleChanged, roleChangedSubject } from "./role-changed.tsx";
import { SignIn } from "./sign-in.tsx";

const invitation: InvitationMail = {
  link: "https://guildhall.example/invites/guild_inv_us_1?next=a&b=c",
  inviter: { name: "Olivia", email: "olivia@acme.example" },
  organizationName: "Acme",
  role: "admin",
  teams: [
    { name: "Platform", role: "admin" },
    { name: "Research", role: "member" },
  ],
  note: "Welcome!\nSee you on Monday.",
  expiresAt: "2026-11-29T17:45:00Z",
};

const both = async (mail: ReactElement) => {
  const html = await render(mail);
  return { html, text: asText(html) };
};

test("the invitation says who invites, to what, as what, the note and when it expires", async () => {
  const { text } = await both(<Invitation {...invitation} />);
  expect(text).toContain(
    "Olivia (olivia@acme.example) invites you to join Acme on Guildhall as an admin, in the teams Platform (admin), Research (member).",
  );
  expect(text).toContain("Welcome!\nSee you on Monday.");
  expect(text).toContain("The invitation expires on Sunday, 29 November 2026 at 17:45 UTC.");
  expect(text).toContain(`Accept invitation ${invitation.link}`);
});

test("an invitation has one button", async () => {
  const { html } = await both(<Invitation {...invitation} />);
  expect(html.match(/<a /g)).toHaveLength(1);
});

test("names and notes are text", async () => {
  const hostile = `<img src=x onerror="alert(1)"></p><a href="https://evil.example">here</a>`;
  const { html, text } = await both(
    <Invitation
      {...invitation}
      inviter={{ name: hostile, email: "olivia@acme.example" }}
      organizationName={hostile}
      teams={[{ name: hostile, role: "member" }]}
      note={hostile}
    />,
  );
  expect(html).not.toContain("<img");
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(text).toContain(hostile);
});

test("the sign-in mail carries the link and how long it works", async () => {
  const { text } = await both(<SignIn link="https://guildhall.example/sign-in/confirm?token=t&email=e" expiresInHours={24} />);
  expect(text).toContain("You asked to sign in to Guildhall");
  expect(text).toContain("expires in 24 hours");
  expect(text).toContain("https://guildhall.example/sign-in/confirm?token=t&email=e");
});

test("the role mail names the old role, the new one and who changed it", async () => {
  const { text } = await both(
    <RoleChanged link="https://guildhall.example/orgs/acme" changedBy="Adam" organizationName="Acme" from="member" to="billing" />,
  );
  expect(text).toContain("Adam changed your role in Acme: you were a member, now you are a billing manager.");
  expect(text).toContain("https://guildhall.example/orgs/acme");
});

test("no name breaks out of the subject", () => {
  const subjects = [
    invitationSubject({ inviter: { name: "Olivia\r\nBcc: gus@globex.example", email: "" }, organizationName: "Acme\u2028\u202e\u0000Inc" }),
    roleChangedSubject({ organizationName: "Acme\nTo: nina@nowhere.example", to: "admin" }),
  ];
  expect(subjects).toEqual([
    "Olivia Bcc: gus@globex.example invites you to Acme Inc",
    "You are now an admin of Acme To: nina@nowhere.example",
  ]);
});

test("long names leave the subject's sentence readable and bounded", () => {
  const subject = invitationSubject({ inviter: { name: "😀".repeat(500), email: "" }, organizationName: "A".repeat(500) });
  expect(subject).toBe(`${"😀".repeat(59)}… invites you to ${"A".repeat(59)}…`);
});
