import type { ReactNode } from "react";
import type { ShellData } from "./shell-data.ts";

export type SwitcherMenuProps = { shell: ShellData; trigger: { className: string; children: ReactNode } };
