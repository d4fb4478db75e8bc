import type { Message } from "./message.ts";

const perPage = 50;

/** All mails, newest first, with a search by address. `page` counts from 1. */
export function listPage(found: Message[], words: string, page: number): string {
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const count = found.length === 1 ? "1 mail" : `${found.length} mails`;
  return frame(
    "Inbox",
    `<h1>Inbox</h1><form role="search" action="/" class="search">
      <label for="q">Address</label>
      <input id="q" name="q" type="search" value="${escape(words)}" placeholder="olivia@acme.example" autocomplete="off" spellcheck="false">
      <button>Search</button>
      <p role="status">${count}${words ? ` to or from “${escape(words)}”` : ""}</p>
    </form>
    ${shown.length > 0 ? `<ul class="mails">${shown.map(row).join("")}</ul>` : emptyState(words)}
    ${pager(found.length, words, page)}`,
  );
}

/** One mail: its headers, the html in a frame of its own, and the text. */
export function mailPage(mail: Message): string {
  const headers: [string, string][] = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Cc", mail.cc.join(", ")],
    ["Bcc", mail.bcc.join(", ")],
    ["Reply to", mail.reply_to.join(", ")],
    ["Sent", when(mail.created_at)],
    ...Object.entries(mail.headers),
  ];
  const described = headers.filter(([, value]) => value !== "").map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`);
  const html = `<section aria-labelledby="html"><h2 id="html">As html</h2>
    <iframe title="The mail as html" src="/mails/${encodeURIComponent(mail.id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`;
  return frame(
    mail.subject,
    `<p><a href="/">All mails</a></p><h1>${escape(mail.subject)}</h1><dl>${described.join("")}</dl>
    ${mail.html === null ? "" : html}
    ${mail.text === null ? "" : `<section aria-labelledby="text"><h2 id="text">As text</h2><pre tabindex="0">${linked(mail.text)}</pre></section>`}`,
  );
}

/** The mail's own html for the sandboxed frame; its links open in a new tab. */
export function mailDocument(mail: Message): string {
  return `<!doctype html><base target="_blank">${(mail.html ?? "").replace(/^\s*<!doctype[^>]*>/i, "")}`;
}

/** A sentence for what is not there. */
export function messagePage(sentence: string): string {
  return frame(sentence, `<h1>${escape(sentence)}</h1><p><a href="/">All mails</a></p>`);
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark"><title>${escape(title)} - Guildhall inbox</title><link rel="stylesheet" href="/style.css"></head>
    <body><header><a href="/" class="brand">Guildhall inbox</a><span>Mail of the local run. Nothing leaves this machine.</span></header><main>${content}</main></body></html>`;
}

function row(mail: Message): string {
  return `<li><a href="/mails/${encodeURIComponent(mail.id)}"><span class="to">${escape(mail.to.join(", "))}</span>
    <span class="subject">${escape(mail.subject)}</span><time datetime="${escape(mail.created_at)}">${when(mail.created_at)}</time></a></li>`;
}

function emptyState(words: string): string {
  return words
    ? `<p class="empty">No mail to or from “${escape(words)}”. <a href="/">Show all mails</a></p>`
    : `<h2 class="empty">No mail yet</h2><p class="empty">What Guildhall sends appears here. Reload the page after an action that mails someone.</p>`;
}

function pager(total: number, words: string, page: number): string {
  const to = (number: number) => `/?${new URLSearchParams({ ...(words && { q: words }), page: String(number) })}`;
  const newer = page > 1 ? `<a href="${escape(to(page - 1))}">Newer</a>` : "";
  const older = page * perPage < total ? `<a href="${escape(to(page + 1))}">Older</a>` : "";
  return newer || older ? `<nav aria-label="Pages">${newer} ${older}</nav>` : "";
}

function when(instant: string): string {
  return instant.replace("T", " ").replace(/\.\d+Z$/, " UTC");
}

/** Web addresses in the text become links, each opened in a new tab. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escape(part)}" target="_blank" rel="noopener noreferrer">${escape(part)}</a>` : escape(part),
    )
    .join("");
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
