import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Providers } from "#components/theme/providers.tsx";
import { SkipLink } from "#components/shell/skip-link.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Guildhall", template: "%s · Guildhall" },
  description: "Organizations, people, roles and API keys.",
  icons: { icon: "/mark.svg" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1115" },
  ],
};

/** The document around every page. It waits for the request, because scripts need that request's nonce (ARCHITECTURE 7). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const nonce = nonceFrom((await headers()).get("content-security-policy"));

  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <SkipLink />
        <Providers nonce={nonce}>
          <div className="application">{children}</div>
        </Providers>
      </body>
    </html>
  );
}

function nonceFrom(policy: string | null): string | undefined {
  return policy?.match(/'nonce-([^']+)'/)?.[1];
}
