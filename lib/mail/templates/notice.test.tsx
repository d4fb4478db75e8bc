import { render } from "@react-email/render";
import { expect, test } from "vitest";
import { asText } from "../send.ts";
import { Notice, noticeSubject, type NoticeMail } from "./notice.tsx";

const notice: NoticeMail = {
  heading: "Adam now owns Acme",
  paragraphs: ["Olivia transferred the ownership of Acme to Adam.", "Olivia is now an admin."],
  action: { label: "Open the organization", link: "https://guildhall.example/orgs/acme?a=1&b=2" },
  footer: "If this surprises you, ask the owner of the organization.",
};

async function both(mail: NoticeMail) {
  const html = await render(<Notice {...mail} />);
  return { html, text: asText(html) };
}

test("a notice says what happened, one button and why it came", async () => {
  const { html, text } = await both(notice);
  for (const words of [notice.heading, ...notice.paragraphs, notice.footer]) expect(text).toContain(words);
  expect(text).toContain("Open the organization https://guildhall.example/orgs/acme?a=1&b=2");
  expect(html.match(/<a /g)).toHaveLength(1);
});

test("names in a notice are text", async () => {
  const hostile = `<img src=x onerror="alert(1)"></p><a href="https://evil.example">here</a>`;
  const { html, text } = await both({ ...notice, heading: hostile, paragraphs: [hostile] });
  expect(html).not.toContain("<img");
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(text).toContain(hostile);
});

test("no name breaks out of the subject", () => {
  expect(noticeSubject`${"Adam\r\nBcc: gus@globex.example"} now owns ${"Acme\u2028\u202e\u0000Inc"}`).toBe(
    "Adam Bcc: gus@globex.example now owns Acme Inc",
  );
});

test("long names leave the subject's sentence readable and bounded", () => {
  expect(noticeSubject`${"😀".repeat(500)} now owns ${"A".repeat(500)}`).toBe(`${"😀".repeat(59)}… now owns ${"A".repeat(59)}…`);
});
