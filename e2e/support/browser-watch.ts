import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** Notes everything a flow must never meet, whatever it is about: broken CSP, errors in the console, foreign requests, 5xx. */
export class BrowserWatch {
  readonly problems: string[] = [];
  /** Addresses whose refusals a flow provokes; the browser complains of each in its console. */
  readonly refusals: RegExp[] = [];
  readonly #origin: string;
  readonly #provider: string;

  /** `providerUrl` is the stand-in for GitHub and Google: people go there, and its own pages ask it for more. */
  constructor(appUrl: string, providerUrl: string) {
    this.#origin = new URL(appUrl).origin;
    this.#provider = new URL(providerUrl).origin;
  }

  async over(context: BrowserContext): Promise<void> {
    await context.addInitScript(reportViolations);
    context.on("console", (message) => this.#hear(message));
    context.on("weberror", (error) => this.problems.push(`uncaught in ${error.page()?.url()}: ${error.error().message}`));
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const isOfProvider = origin === this.#provider && (request.isNavigationRequest() || request.frame().url().startsWith(this.#provider));
      if (protocol.startsWith("http") && origin !== this.#origin && !isOfProvider) this.problems.push(`foreign request: ${request.url()}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500) this.problems.push(`${response.status()} from ${response.url()}`);
    });
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== "error" || isRefusedPage(message) || this.#isProvoked(message)) return;
    this.problems.push(`console of ${message.page()?.url()}: ${message.text()}`);
  }

  #isProvoked(message: ConsoleMessage): boolean {
    const refused = /the server responded with a status of 4\d\d/.test(message.text());
    return refused && this.refusals.some((address) => address.test(message.location().url));
  }
}

/** The browser also complains of a page that is meant to answer 403 or 404; flows look at those themselves. */
function isRefusedPage(message: ConsoleMessage): boolean {
  return /the server responded with a status of 40[34]/.test(message.text()) && message.location().url === message.page()?.url();
}

/** Runs in the page, before anything else does. */
function reportViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`Content Security Policy: ${violatedDirective} refused ${blockedURI} in ${sourceFile}`);
  });
}
