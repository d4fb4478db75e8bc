import { defineConfig } from "drizzle-kit";

/** `npm run db:generate`: writes SQL from the directory's schema; it never connects. */
export default defineConfig({ dialect: "postgresql", schema: "./db/directory/schema.ts", out: "./drizzle/directory" });
