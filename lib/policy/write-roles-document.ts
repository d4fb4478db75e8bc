import { mkdirSync, writeFileSync } from "node:fs";
import { rolesDocument } from "./roles-document.ts";

mkdirSync(new URL("../../docs/", import.meta.url), { recursive: true });
writeFileSync(new URL("../../docs/roles.md", import.meta.url), rolesDocument());
