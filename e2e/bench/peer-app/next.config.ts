import type { NextConfig } from "next";

/** The same compiler as ours. What is checked with everything else is not checked again. */
const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  serverExternalPackages: ["postgres"],
  typescript: { ignoreBuildErrors: true },
};

export default config;
