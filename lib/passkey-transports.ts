/** What an authenticator may say of how it is reached (WebAuthn 3, AuthenticatorTransport). */
export const passkeyTransports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
export type PasskeyTransport = (typeof passkeyTransports)[number];

export function isPasskeyTransport(value: string): value is PasskeyTransport {
  return passkeyTransports.some((transport) => transport === value);
}
