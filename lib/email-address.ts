import { domainToASCII, domainToUnicode } from "node:url";

export type EmailAddress = { ok: true; address: string } | { ok: false; reason: string };

const addressLength = 254;
const localPartLength = 64;
const labelLength = 63;

const lineOrControl = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/u;
const dotAtom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/iu;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u;
const printableAscii = /^[\u0020-\u007e]*$/u;

/**
 * The one canonical form of an e-mail address, or a sentence that says what is wrong (SECURITY, E-mail addresses).
 * Blanks at the ends go, letters become lower case, the domain becomes ASCII; `+tags` and dots stay.
 * Parsing what it returned gives the same again.
 */
export function parseEmailAddress(input: string): EmailAddress {
  const typed = input.trim();
  if (typed === "") return refused("Enter an e-mail address.");
  if (lineOrControl.test(input)) return refused("An e-mail address is one line without control characters.");
  if (typed.length > addressLength) return refused(tooLong);
  if (typed.normalize("NFKC") !== typed) return refused("This address contains look-alike characters. Type it with plain letters.");
  const at = typed.lastIndexOf("@");
  if (at === -1) return refused("An e-mail address has an @, as in name@example.com.");

  const localPart = typed.slice(0, at);
  const wrongLocalPart = whatIsWrongWithLocalPart(localPart);
  if (wrongLocalPart) return refused(wrongLocalPart);
  const domain = asciiDomain(typed.slice(at + 1).toLowerCase());
  if (!domain) return refused("The part after the @ must be a domain name, as in example.com.");

  const address = `${localPart.toLowerCase()}@${domain}`;
  return address.length > addressLength ? refused(tooLong) : { ok: true, address };
}

const tooLong = `An e-mail address has at most ${addressLength} characters.`;

function whatIsWrongWithLocalPart(localPart: string): string | undefined {
  if (localPart === "") return "Something is missing before the @.";
  if (localPart.length > localPartLength) return `The part before the @ has at most ${localPartLength} characters.`;
  if (!printableAscii.test(localPart)) return "The part before the @ can only have plain letters, without accents.";
  if (!dotAtom.test(localPart)) return "The part before the @ has a character or a dot where none is allowed.";
  return undefined;
}

/** Undefined unless it is a domain name that means the same in Unicode and in ASCII: no address literal, nothing dropped unseen. */
function asciiDomain(domain: string): string | undefined {
  const ascii = domainToASCII(domain);
  const unicode = domainToUnicode(ascii);
  if (domain !== ascii && domain !== unicode) return undefined;
  // Node passes broken punycode through as it came.
  if (/(?:^|\.)xn--/u.test(unicode) || domainToASCII(unicode) !== ascii) return undefined;
  const labels = ascii.split(".");
  const named = labels.length > 1 && labels.every((part) => part.length <= labelLength && label.test(part));
  return named && !/^\d+$/u.test(labels.at(-1) ?? "") ? ascii : undefined;
}

function refused(reason: string): EmailAddress {
  return { ok: false, reason };
}
