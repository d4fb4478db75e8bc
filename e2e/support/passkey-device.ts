import type { Page } from "@playwright/test";

/** A phone or laptop that keeps passkeys, for one page; its owner touches it whenever it asks. */
export class PasskeyDevice {
  readonly #ask: (isUserVerified: boolean) => Promise<void>;

  static async of(page: Page): Promise<PasskeyDevice> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new PasskeyDevice(async (isUserVerified) => {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    });
  }

  private constructor(ask: (isUserVerified: boolean) => Promise<void>) {
    this.#ask = ask;
  }

  /** From now on whoever holds it gives up at its prompt. */
  giveUp(): Promise<void> {
    return this.#ask(false);
  }

  /** From now on whoever holds it proves to be its owner. */
  prove(): Promise<void> {
    return this.#ask(true);
  }
}
