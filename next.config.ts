import type { NextConfig } from "next";

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  // The server writes its own access log, without queries: tokens live there.
  logging: false,
  // They keep sockets and workers of their own and must exist once in the process.
  serverExternalPackages: ["postgres", "graphile-worker", "pino"],
  // `npm run verify` checks the types, of the tests too; who builds to serve need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1.5mb" },
  },
};

export default config;
