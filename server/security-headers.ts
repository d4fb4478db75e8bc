import { randomBytes } from "node:crypto";

/** A fresh value for one request's scripts. */
export function makeNonce(): string {
  return randomBytes(16).toString("base64");
}

/** The policy of ARCHITECTURE 7. Styles have no nonce: sonner and Next's own 404 set inline styles. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    ...(development ? ["connect-src 'self' ws:"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * What every answer carries beside its policy. The referrer is the bare origin, so that no token in a path leaves
 * the page; `no-referrer` would make browsers send `Origin: null` with plain forms, which is refused as foreign.
 */
export function securityHeaders(appUrl: string): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(appUrl.startsWith("https:") && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}
