import { style } from "../inbox/style.ts";
import type { Provider } from "./visits.ts";

const names: Record<Provider, string> = { github: "GitHub", google: "Google" };

/** Where the provider would ask for a password: here one says who one is. `people` are offered while typing. */
export function choicePage(provider: Provider, people: readonly string[]): string {
  const name = names[provider];
  return frame(
    `Sign in to ${name}`,
    `<h1>Sign in to ${name}</h1>
    <p>Guildhall asks who you are. Here you can be anybody: type any address.</p>
    <form method="post" class="choice">
      <label for="email">Your address at ${name}</label>
      <input id="email" name="email" type="email" required maxlength="254" list="people" autocomplete="off" spellcheck="false" placeholder="olivia@acme.example">
      <datalist id="people">${people.map((email) => `<option value="${escape(email)}">`).join("")}</datalist>
      <label class="check"><input type="checkbox" name="verified" value="yes" checked> ${name} has verified this address</label>
      <p><button name="decision" value="continue">Continue</button> <button name="decision" value="cancel" formnovalidate class="quiet">Cancel</button></p>
    </form>`,
  );
}

/** A sentence for a visit that is refused. */
export function refusalPage(sentence: string): string {
  return frame("This sign-in cannot go on", `<h1>This sign-in cannot go on</h1><p>${escape(sentence)}</p>`);
}

/** The inbox's look, and what a form of several lines needs beside it. */
export const pageStyle = `${style}
.choice { display: grid; gap: 8px; max-width: 360px; }
.choice input[type=email] { width: 100%; }
.check { display: flex; gap: 8px; align-items: center; }
.check input { width: 16px; height: 16px; }
.quiet { background: var(--canvas); border-color: light-dark(oklch(0.62 0.012 265), oklch(0.55 0.012 265)); color: inherit; }
`;

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark"><title>${title} - stand-in</title><link rel="stylesheet" href="/style.css"></head>
    <body><header><span class="brand">Stand-in</span><span>For GitHub and Google of the local run. Nothing leaves this machine.</span></header><main>${content}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
