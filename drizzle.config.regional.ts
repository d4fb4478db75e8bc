import { defineConfig } from "drizzle-kit";

/** `npm run db:generate`: writes SQL from the regions' schema; it never connects. */
export default defineConfig({ dialect: "postgresql", schema: "./db/regional/schema.ts", out: "./drizzle/regional" });
